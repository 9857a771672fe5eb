/** The single-precision constants of PyTorch's avx_mathfun.h (Cephes' logf, sinf and cosf), highest power first. Only numbers. */
const single = (...c: number[]): readonly number[] => c.map(Math.fround)

/** log x = e·ln 2 + polynomial in the mantissa less one, which lies in √½ … √2. */
export const logarithm = {
  sqrtHalf: Math.fround(Math.SQRT1_2),
  polynomial: single(
    7.0376836292e-2,
    -1.151461031e-1,
    1.167699874e-1,
    -1.2420140846e-1,
    1.4249322787e-1,
    -1.6668057665e-1,
    2.0000714765e-1,
    -2.4999993993e-1,
    3.3333331174e-1,
  ),
  ln2Low: Math.fround(-2.1219444e-4),
  ln2High: 0.693359375,
}
export const sine = single(-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1)
export const cosine = single(2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2)
/** -π/4 in three parts, the first two of so few bits that a small multiple is exact. */
export const quarterPi = single(-0.78515625, -2.4187564849853516e-4, -3.774894977445941e-8)
export const fourOverPi = Math.fround(1.27323954473516)
export const twoPi = Math.fround(2 * Math.PI)
