/** Modified Bessel functions of the first kind, of orders 0 and 1, plain and scaled by e^-|x|. */
import { abs, copysign, div, type Expr, eq, gt, mul, neg, select, sqrt, sub } from './expr.ts'
import { type Coefficients, inf, num, pmax, pmin, poly } from './math-core.ts'
import { exp } from './math-exp.ts'

interface Order {
  /** Iₙ(x) / (x/2)ⁿ in x²/4, for |x| <= 8. */
  near: Coefficients
  /** √x e⁻ˣ Iₙ(x) in 16/x - 1, for x >= 8. */
  far: Coefficients
}
const ORDERS: readonly [Order, Order] = [
  {
    near: {
      f32: [1, 1.0000002, 0.24999918, 0.027778804, 0.0017355043, 6.963711e-5, 1.893791e-6, 4.3158742e-8, 3.8112524e-10, 1.498448e-11],
      f64: [
        1, 1, 0.25, 0.02777777777777776, 0.0017361111111111455, 6.94444444444105e-5, 1.929012345700443e-6, 3.9367598882241106e-8,
        6.151187354385211e-10, 7.594057828502075e-12, 7.594067963028855e-14, 6.275969746815562e-16, 4.359347712278127e-18,
        2.5729883706087323e-20, 1.3415788597614054e-22, 5.109530076766126e-25, 3.5080229645514325e-27,
      ],
    },
    far: {
      f32: [0.4021765, 0.003360558, 0.00013615654, 1.1102877e-5, 1.6386248e-6, 3.6999913e-7],
      f64: [
        0.4021765094450081, 0.0033605519836678705, 0.00013621607439189736, 1.114303379011965e-5, 1.4838475677896631e-6,
        2.973598809715013e-7, 8.872215409148748e-8, 3.932556687126556e-8, 2.1548855734686888e-8, 7.55660417563625e-9, -6.750698619280971e-9,
        -1.3416969571482092e-8, -5.392710842602726e-9, 7.574289935224937e-9, 7.399383833446494e-9, -3.5442227929916606e-9,
        -5.900689942758072e-9, 1.563938664821033e-9, 3.5790281912434855e-9, -6.030897011778989e-10, -1.5776252170030015e-9,
        1.6566956511533062e-10, 4.411315858709979e-10, -2.254550897111638e-11, -5.778330081397078e-11,
      ],
    },
  },
  {
    near: {
      f32: [1, 0.50000006, 0.08333321, 0.0069445856, 0.00034714706, 1.1595994e-5, 2.718337e-7, 5.3012834e-9, 4.593486e-11, 1.442025e-12],
      f64: [
        1, 0.5, 0.08333333333333333, 0.006944444444444442, 0.0003472222222222254, 1.1574074074071192e-5, 2.755731922415645e-7,
        4.920949860736154e-9, 6.834652605090587e-11, 7.594058016780371e-13, 6.903695773085983e-15, 5.229996635565873e-17,
        3.3531996266919103e-19, 1.8385213120967486e-21, 8.923094281028505e-24, 3.2317132395110176e-26, 2.0317338781883797e-28,
      ],
    },
    far: {
      f32: [0.38939846, -0.009749585, -0.00021916875, -1.4990893e-5, -2.0091147e-6, -4.3140957e-7],
      f64: [
        0.38939845902587233, -0.009749577193235746, -0.00021923576383385313, -1.503854719975072e-5, -1.8349101348195687e-6,
        -3.4838559839052357e-7, -1.000128363517415e-7, -4.3128897963819e-8, -2.337444112088087e-8, -8.429702755329371e-9,
        6.737723999786963e-9, 1.404241160291758e-8, 5.9615223437806554e-9, -7.66447225198281e-9, -7.855086156592297e-9,
        3.465219469175449e-9, 6.186159420631802e-9, -1.483497624333871e-9, -3.7316228977071055e-9, 5.617790598620883e-10,
        1.640647510207729e-9, -1.5330490514185632e-10, -4.58141273420923e-10, 2.0858617136042734e-11, 5.996290856923693e-11,
      ],
    },
  },
]

function bessel(n: 0 | 1, scaled: boolean) {
  return (x: Expr): Expr => {
    const a = abs(x)
    const eight = num(x, 8)
    const { near, far } = ORDERS[n]
    const small = pmin(a, eight)
    const half = mul(small, num(x, 0.5))
    const plain = poly(mul(half, half), near)
    const first = n === 0 ? plain : mul(half, plain)
    const large = pmax(a, eight)
    const second = div(poly(sub(div(num(x, 16), large), num(x, 1)), far), sqrt(large))
    // Scaled: the smaller form takes e⁻ᵃ. Plain: the larger one takes e^(a/2) twice, which does not overflow before the result.
    const root = exp(mul(a, num(x, 0.5)))
    const y = scaled
      ? select(gt(a, eight), second, mul(first, exp(neg(small))))
      : select(gt(a, eight), select(eq(a, inf(x)), a, mul(mul(root, second), root)), first)
    return n === 0 ? y : copysign(y, x)
  }
}
/** Error: 6 ulp in float32, 5.5 in float64. */
export const i0 = bessel(0, false)
/** Error: 3.5 ulp in float32, 3.2 in float64. */
export const i0e = bessel(0, true)
/** Error: 5 ulp in float32, 5 in float64. */
export const i1 = bessel(1, false)
/** Error: 3.2 ulp in float32, 3.2 in float64. */
export const i1e = bessel(1, true)
