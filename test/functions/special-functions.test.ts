/** Bessel, Airy and incomplete gamma functions and orthogonal polynomials by the identities that define them. */
import { describe, expect, test } from 'vitest'
import * as torch from '../../src/index.ts'

const { special } = torch
const numbers = (t: torch.Tensor): number[] => t.tolist() as number[]
const row = (...x: number[]): torch.Tensor => torch.tensor(x, { dtype: torch.float64 })
const close = (a: torch.Tensor, b: torch.Tensor, tol = 1e-12): void => {
  const [x, y] = [numbers(a), numbers(b)]
  x.forEach((v, i) => {
    expect(Math.abs(v - y[i]!)).toBeLessThanOrEqual(tol * (1 + Math.abs(y[i]!)))
  })
}
const X = row(0.001, 0.3, 1, 2.5, 4.9, 5.1, 9, 17.5, 24.9, 25.1, 60, 300)

describe('Bessel functions', () => {
  test('the Wronskian of J and Y is 2 / (πx)', () => {
    const w = special
      .bessel_j1(X)
      .mul(special.bessel_y0(X))
      .sub(special.bessel_j0(X).mul(special.bessel_y1(X)))
    close(w.mul(X), torch.full_like(X, 2 / Math.PI))
  })
  test('J0 is the mean of cos(x sin θ)', () => {
    const angle = torch.arange(2000, { dtype: torch.float64 }).mul(Math.PI / 1000)
    close(special.bessel_j0(X), X.unsqueeze(1).mul(angle.sin()).cos().mean(1))
  })
  test('I0 K1 + I1 K0 is 1 / x', () => {
    const x = row(0.001, 0.5, 3, 10, 39, 41, 100)
    const w = special
      .modified_bessel_i0(x)
      .mul(special.modified_bessel_k1(x))
      .add(special.modified_bessel_i1(x).mul(special.modified_bessel_k0(x)))
    close(w.mul(x), torch.ones_like(x), 1e-11)
    close(special.scaled_modified_bessel_k0(x), special.modified_bessel_k0(x).mul(x.exp()), 1e-11)
  })
  test('I0 and I1 are those of the differentiable functions', () => {
    const x = row(-7, -0.25, 0, 0.5, 3, 12)
    close(special.modified_bessel_i0(x), special.i0(x), 1e-11)
    close(special.modified_bessel_i1(x), special.i1(x), 1e-11)
  })
  test('what lies outside', () => {
    expect(numbers(special.bessel_y0(row(0, -1)))).toEqual([Number.NEGATIVE_INFINITY, Number.NaN])
    expect(numbers(special.modified_bessel_k1(row(0, Number.POSITIVE_INFINITY, -1)))).toEqual([Number.POSITIVE_INFINITY, 0, Number.NaN])
    expect(numbers(special.spherical_bessel_j0(row(0, Number.POSITIVE_INFINITY)))).toEqual([1, 0])
    expect(() => special.bessel_j0(torch.ones(2, { dtype: torch.float16 }))).toThrow(`"bessel_j0_cpu" not implemented for 'Half'`)
  })
})

test('the Airy function satisfies y″ = xy', () => {
  const x = row(-12, -7.6, -7.4, -3, -0.5, 0.5, 0.9, 1.1, 2, 5)
  const h = 1e-3
  const [low, mid, high] = [-h, 0, h].map((d) => special.airy_ai(x.add(d))) as [torch.Tensor, torch.Tensor, torch.Tensor]
  close(
    low
      .add(high)
      .sub(mid.mul(2))
      .div(h * h),
    x.mul(mid),
    2e-4,
  )
  close(special.airy_ai(row(0, 1)), row(0.3550280538878172, 0.1352924163128814), 1e-14)
})

describe('polynomials', () => {
  const x = row(-0.9, -0.3, 0.2, 0.7)
  test.each([3, 12])('Chebyshev’s of degree %i are cosines and sines', (n) => {
    const t = x.acos()
    close(special.chebyshev_polynomial_t(x, n), t.mul(n).cos())
    close(
      special.chebyshev_polynomial_u(x, n),
      t
        .mul(n + 1)
        .sin()
        .div(t.sin()),
    )
    close(
      special.chebyshev_polynomial_v(x, n),
      t
        .mul(n + 0.5)
        .cos()
        .div(t.div(2).cos()),
    )
    close(
      special.chebyshev_polynomial_w(x, n),
      t
        .mul(n + 0.5)
        .sin()
        .div(t.div(2).sin()),
    )
    close(special.shifted_chebyshev_polynomial_t(x.add(1).div(2), n), special.chebyshev_polynomial_t(x, n))
  })
  test('Hermite’s, Laguerre’s and Legendre’s of degree 3', () => {
    close(special.hermite_polynomial_h(x, 3), x.pow(3).mul(8).sub(x.mul(12)))
    close(special.hermite_polynomial_he(x, 3), x.pow(3).sub(x.mul(3)))
    close(special.laguerre_polynomial_l(x, 3), x.pow(3).neg().add(x.pow(2).mul(9)).sub(x.mul(18)).add(6).div(6))
    close(special.legendre_polynomial_p(x, 3), x.pow(3).mul(5).sub(x.mul(3)).div(2))
  })
  test('degrees are broadcast; below 0 there is 0', () => {
    expect(numbers(special.legendre_polynomial_p(2, torch.tensor([-1n, 0n, 1n, 2n])))).toEqual([0, 1, 2, 5.5])
  })
})

describe('incomplete gamma functions', () => {
  const a = row(0.1, 0.5, 1, 3, 20, 150)
  const x = row(0.3, 0.2, 2, 2, 25, 130)
  test('they add up to 1', () => {
    close(torch.igamma(a, x).add(torch.igammac(a, x)), torch.ones_like(a), 1e-14)
  })
  test('of order 1/2 and 1 they are erf and an exponential', () => {
    close(torch.igamma(torch.full_like(x, 0.5), x), x.sqrt().erf(), 1e-13)
    close(torch.igammac(torch.ones_like(x), x), x.neg().exp(), 1e-13)
  })
  test('the gradient is that of finite differences; that by the order does not exist', () => {
    const z = x.clone().requires_grad_()
    expect(torch.autograd.gradcheck((y) => torch.igamma(a, y as torch.Tensor), [z])).toBe(true)
    expect(torch.autograd.gradgradcheck((y) => torch.igammac(a, y as torch.Tensor), [z])).toBe(true)
    const b = a.clone().requires_grad_()
    expect(() => torch.igamma(b, x).sum().backward()).toThrow("the derivative for 'igamma: input' is not implemented.")
  })
})
