/** What surrounds printed kernels: the text that every file of them begins with, and how one is called. */

/** What every file of kernels begins with. */
export const PRELUDE = `#include <stdint.h>
#include <math.h>
#include <string.h>
/* A computed place, or the memory's beginning where span bytes from there would pass its end. */
static inline uintptr_t within(uint32_t a, int64_t span, uint32_t limit) { return a <= limit && span <= limit - a ? a : 0; }
#if defined(__AVX512F__) || defined(__AVX__)
#include <immintrin.h>
#endif
/* Past the caches: a large result goes to memory that is in none of them, and would be fetched only to be overwritten. */
static inline void stream(char *to, const char *from, int64_t n) {
#if defined(__AVX512F__) || defined(__AVX__)
  int64_t head = (int64_t)(-(uintptr_t)to & 63);
  if (head > n) head = n;
  if (head) {
    memcpy(to, from, head);
    to += head, from += head, n -= head;
  }
  for (; n >= 64; to += 64, from += 64, n -= 64) {
#ifdef __AVX512F__
    _mm512_stream_si512((void *)to, _mm512_loadu_si512(from));
#else
    _mm256_stream_si256((void *)to, _mm256_loadu_si256((const void *)from));
    _mm256_stream_si256((void *)(to + 32), _mm256_loadu_si256((const void *)(from + 32)));
#endif
  }
#endif
  if (n) memcpy(to, from, n);
}
#if defined(__AVX512F__) || defined(__AVX__)
#define STREAMS 1
#define FENCE _mm_sfence();
#else
#define STREAMS 0
#define FENCE
#endif
static inline int32_t i32_f32(float x) { return x != x ? 0 : x < -2147483648.f ? INT32_MIN : x >= 2147483648.f ? INT32_MAX : (int32_t)x; }
static inline int32_t i32_f64(double x) { return x != x ? 0 : x <= -2147483649. ? INT32_MIN : x >= 2147483648. ? INT32_MAX : (int32_t)x; }
static inline int64_t i64_f32(float x) { return x != x ? 0 : x < -0x1p63f ? INT64_MIN : x >= 0x1p63f ? INT64_MAX : (int64_t)x; }
static inline int64_t i64_f64(double x) { return x != x ? 0 : x < -0x1p63 ? INT64_MIN : x >= 0x1p63 ? INT64_MAX : (int64_t)x; }
static inline float min_f32(float x, float y) { return x != x ? x : y != y ? y : y < x ? y : x; }
static inline float max_f32(float x, float y) { return x != x ? x : y != y ? y : y > x ? y : x; }
static inline double min_f64(double x, double y) { return x != x ? x : y != y ? y : y < x ? y : x; }
static inline double max_f64(double x, double y) { return x != x ? x : y != y ? y : y > x ? y : x; }
`

/** The parameters of each function: the memory's address and its length less 16, the parameter block, the range of axis 0. */
export const SIGNATURE = '(uintptr_t memory, uint32_t limit, uint32_t P, int32_t start, int32_t end)'
/** How koffi is told of the function `symbol`. */
export const declaration = (symbol: string): string => `void ${symbol}${SIGNATURE.replaceAll(/ \w+(?=[,)])/g, '')}`
