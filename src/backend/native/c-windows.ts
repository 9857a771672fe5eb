/**
 * C text of the sums that convolutions are made of, which read windows where they lie: neither is copied, so they run as fast as the
 * processor multiplies. What the sums mean is said in `window-params.ts`; here they are tiles of vectors in registers.
 */

import { type Windows, windowWords as words } from '../wasm/window-params.ts'

/** What is stated of each element type; vectors are as long as the processor has them. */
const types = { f32: ['float', 'int32_t', 'ps'], f64: ['double', 'int64_t', 'pd'] } as const
export type FloatType = keyof typeof types

/** Rows of a tile of sums, and its vectors along a row: few enough for the 32 registers of AVX-512 and NEON. */
const [ROWS, VECTORS] = [8, 3]
/** Rows and taps of a tile of products, and taps whose sums are kept (on the stack) while entries pass. */
const [UP, TAPS, PIECE] = [4, 6, 48]
/** Rows of C in a unit of work. */
export const unitRows: Record<Windows, number> = { sums: ROWS, products: UP }

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i)
const each = (n: number, text: (i: number) => string, between = '\n'): string => range(n).map(text).join(between)

/** Names of the type's vectors and what is done with them; `L` is the number of lanes. */
function vectors(type: FloatType, name: string): string {
  const [T, I, p] = types[type]
  const neon = `${type.slice(1)}`
  return `
#if defined(__AVX512F__)
#define B_${name} 64
#define FMA_${name}(a, b, c) (V_${name})_mm512_fmadd_${p}(a, b, c)
#elif defined(__AVX2__) && defined(__FMA__)
#define B_${name} 32
#define FMA_${name}(a, b, c) (V_${name})_mm256_fmadd_${p}(a, b, c)
#elif defined(__aarch64__) && defined(__ARM_NEON)
#include <arm_neon.h>
#define B_${name} 16
#define FMA_${name}(a, b, c) (V_${name})vfmaq_f${neon}((float${neon}x${128 / Number(neon)}_t)(c), (float${neon}x${128 / Number(neon)}_t)(a), (float${neon}x${128 / Number(neon)}_t)(b))
#else
#define B_${name} 16
#define FMA_${name}(a, b, c) ((a) * (b) + (c))
#endif
#define L_${name} (int64_t)(B_${name} / sizeof(${T}))
/* Keeps a compiler from loading a vector again at each use: most loads cross cache lines, and then loads are what it waits for. */
#if defined(__x86_64__)
#define KEEP_${name}(x) __asm__("" : "+v"(x))
#else
#define KEEP_${name}(x)
#endif
typedef ${T} V_${name} __attribute__((vector_size(B_${name})));
typedef ${I} M_${name} __attribute__((vector_size(B_${name})));
typedef ${T} U_${name} __attribute__((vector_size(B_${name}), aligned(${type === 'f32' ? 4 : 8}), may_alias));
#define LOAD_${name}(at) (V_${name})(*(const U_${name} *)(at))`
}

/** A row of C and a run of positions after the other: each vector of positions times an element of A. */
function sumsTile(type: FloatType, name: string, rows: number): string {
  const T = types[type][0]
  return `
static void ${name}_${rows}(const ${T} *a, int64_t rowA, int64_t k, const int32_t *taps, const char *b, const int32_t *starts, int64_t runs,
  int64_t run, ${T} *c, const ${T} *bias, int64_t stepBias) {
  const int64_t n = runs * run;
  int64_t r = 0, x = 0;
  while (r < runs) {
    ${each(
      VECTORS,
      (j) => `const char *b${j}${j ? ` = b${j - 1}` : ''};
    int64_t c${j}${j ? ` = c${j - 1}` : ''};
    if (r < runs) {
      b${j} = b + starts[r] + x * sizeof(${T}), c${j} = r * run + x;
      x += L_${name};
      if (x >= run) x = 0, r++;
    }`,
    )}
    ${each(rows, (q) => `const ${T} d${q} = bias ? bias[${q} * stepBias] : 0;\nV_${name} ${each(VECTORS, (j) => `s${q}${j} = d${q} - (V_${name}){0}`, ', ')};`)}
    for (int64_t t = 0; t < k; t++) {
      const int64_t o = taps[t];
      const V_${name} ${each(VECTORS, (j) => `y${j} = LOAD_${name}(b${j} + o)`, ', ')};
      ${each(rows, (q) => `{\nconst V_${name} z = a[${q} * rowA + t] - (V_${name}){0};\n${each(VECTORS, (j) => `s${q}${j} = FMA_${name}(z, y${j}, s${q}${j});`)}\n}`)}
    }
    /* What passes the end of a run is overwritten by the next. */
    ${each(
      VECTORS,
      (j) => `if (c${j} + L_${name} <= n) {
      ${each(rows, (q) => `*(U_${name} *)(c + ${q} * n + c${j}) = s${q}${j};`)}
    } else {
      V_${name} s;
      ${each(rows, (q) => `s = s${q}${j};\nmemcpy(c + ${q} * n + c${j}, &s, (n - c${j}) * sizeof(${T}));`)}
    }`,
    )}
  }
}`
}

/** Rows of A times taps, added to \`s\`: a vector of positions of either at a time. */
function productsTile(type: FloatType, name: string, rows: number, taps: number): string {
  const T = types[type][0]
  const s = (q: number, j: number): string => `s${q}${j}`
  const all = (text: (q: number, j: number) => string, between = '\n'): string =>
    each(rows, (q) => each(taps, (j) => text(q, j), between), between)
  const step = (load: (at: string) => string): string => `
        const V_${name} ${each(rows, (q) => `y${q} = ${load(`p + ${q} * rowA + i`)}`, ', ')};
        V_${name} z;
        ${each(taps, (j) => `z = ${load(`b${j} + at + i * sizeof(${T})`)};\nKEEP_${name}(z);\n${each(rows, (q) => `${s(q, j)} = FMA_${name}(y${q}, z, ${s(q, j)});`)}`)}`
  return `
static void ${name}_${rows}_${taps}(const ${T} *a, int64_t rowA, const char *b, const int32_t *taps, const int32_t *starts, int64_t runs,
  int64_t run, M_${name} mask, V_${name} *s) {
  V_${name} ${all((q, j) => `${s(q, j)} = s[${q * taps + j}]`, ', ')};
  const char ${each(taps, (j) => `*b${j} = b + taps[${j}]`, ', ')};
  const int64_t full = run - run % L_${name};
  for (int64_t r = 0; r < runs; r++) {
    const int64_t at = starts[r];
    const ${T} *p = a + r * run;
    int64_t i = 0;
    for (; i < full; i += L_${name}) {${step((at) => `LOAD_${name}(${at})`)}
    }
    /* Past the end of a run there may be anything: zeros in its place, on both sides. */
    if (i < run) {${step((at) => `(V_${name})((M_${name})LOAD_${name}(${at}) & mask)`)}
    }
  }
  ${all((q, j) => `s[${q * taps + j}] = ${s(q, j)};`)}
}`
}

/** Beginning and end of the function called: reads the parameters and takes units of so many rows. */
const entry = (type: FloatType, name: string, signature: string, rows: number, units: string, body: string): string => `
void ${name}${signature} {
  const int32_t *w = (const int32_t *)(memory + P);
  ${words.map((word, i) => (i < 6 ? '' : `const int64_t ${word} = w[${i}];`)).join('\n')}
  const ${types[type][0]} *A = (const void *)(memory + (uint32_t)w[0]), *bias = w[3] ? (const void *)(memory + (uint32_t)w[3]) : 0;
  ${types[type][0]} *C = (void *)(memory + (uint32_t)w[2]);
  const char *B = (const void *)(memory + (uint32_t)w[1]);
  const int32_t *taps = (const void *)(memory + (uint32_t)w[4]), *starts = (const void *)(memory + (uint32_t)w[5]);
  const int64_t blocks = (m + ${rows - 1}) / ${rows};
  for (int64_t u = start; u < end; u++) {
    const int64_t ${units} = u / blocks, first = u % blocks * ${rows};
    const int64_t last = first + ${rows} < m ? first + ${rows} : m;
    ${body}
  }
}`

const heights = [ROWS, 4, 2, 1]
const texts: Record<Windows, (type: FloatType, name: string, signature: string) => string> = {
  sums: (type, name, signature) => `${vectors(type, name)}
#if B_${name} == 32
#define R_${name} 4
#else
#define R_${name} ${ROWS}
#endif
${heights.map((rows) => sumsTile(type, name, rows)).join('')}
${entry(
  type,
  name,
  signature,
  ROWS,
  'e',
  `int64_t i = first;
    ${heights
      .map(
        (rows) => `for (; ${rows} <= R_${name} && i + ${rows} <= last; i += ${rows})
      ${name}_${rows}(A + i * rowA, rowA, k, taps, B + e * batchB, starts, runs, run, C + e * batchC + i * runs * run, bias ? bias + i * stepBias : 0, stepBias);`,
      )
      .join('\n')}`,
)}`,
  products: (type, name, signature) => {
    const widths = [TAPS, 3, 1]
    const perRows = (text: (rows: number) => string): string => `if (last - i >= ${UP}) {
        ${text(UP)}
      } else {
        ${text(1)}
      }`
    const perTaps = (text: (taps: number) => string): string =>
      `int64_t t = 0;
        ${widths.map((taps) => `for (; ${taps} <= R_${name} && t + ${taps} <= some; t += ${taps}) {\n${text(taps)}\n}`).join('\n')}`
    return `${vectors(type, name)}
#if B_${name} == 32
#define R_${name} 3
#else
#define R_${name} ${TAPS}
#endif
${[UP, 1].flatMap((rows) => widths.map((taps) => productsTile(type, name, rows, taps))).join('')}
${entry(
  type,
  name,
  signature,
  UP,
  'part',
  `M_${name} mask;
    for (int64_t i = 0; i < L_${name}; i++) mask[i] = -(i < run % L_${name});
    const int64_t stop = (part + 1) * per < batch ? (part + 1) * per : batch;
    for (int64_t i = first; i < last; i += last - i >= ${UP} ? ${UP} : 1)
    for (int64_t tap = 0; tap < k; tap += ${PIECE}) {
      const int64_t some = k - tap < ${PIECE} ? k - tap : ${PIECE};
      V_${name} s[${UP * PIECE}];
      memset(s, 0, sizeof s);
      for (int64_t e = part * per; e < stop; e++) {
        const ${types[type][0]} *a = A + e * batchA + i * rowA;
        const char *b = B + e * batchB;
        ${perRows((rows) => perTaps((n) => `${name}_${rows}_${n}(a, rowA, b, taps + tap + t, starts, runs, run, mask, s + ${rows} * t);`))}
      }
      ${types[type][0]} *c = C + part * batchC + i * k + tap;
      ${perRows((rows) =>
        perTaps(
          (n) => `for (int64_t q = 0; q < ${rows}; q++) for (int64_t j = 0; j < ${n}; j++) {
          const V_${name} v = s[${rows} * t + q * ${n} + j];
          ${types[type][0]} sum = 0;
          for (int64_t l = 0; l < L_${name}; l++) sum += v[l];
          c[q * k + t + j] = sum;
        }`,
        ),
      )}
    }`,
)}`
  },
}

/** The function `name` of the given signature that computes such sums for units `start` to `end`. */
export const windowsText = (which: Windows, type: FloatType, name: string, signature: string): string => texts[which](type, name, signature)
