/**
 * Convolutions whose groups have few channels (depthwise ones), where a matrix product would move more than it computes: sums of a few
 * terms, each a window's tap times a weight. Records nothing.
 */
import { add, cast, computeType, type Expr, load, mul, reduce } from '../ir/expr.ts'
import type { Sizes } from '../shape/shape.ts'
import { arrange, axesBut, collapse, launch, type Operand, type Program, program } from '../tensor/launch.ts'
import type { Tensor } from '../tensor/tensor.ts'

/** Terms that one pass adds up. */
const TERMS = 9
const programs = new Map<string, Program>()
/** The sum of `terms` products of buffers t and terms + t, and of the buffer after them if `adds`; apart, for it must hold no tensor. */
const sumOf = (terms: number, adds: boolean): Program =>
  program(([stored]) => {
    const ty = computeType[stored!]
    const products: Expr[] = Array.from({ length: terms }, (_, t) => mul(load(ty, t), load(ty, terms + t)))
    const all = adds ? [load(ty, 2 * terms), ...products] : products
    return [{ buffer: 2 * terms + Number(adds), value: all.reduce((a, b) => add(a, b)) }]
  })

/** A tensor along the axes of an iteration, from its element `start` on. */
export interface Along {
  tensor: Tensor
  start: number
  strides: Sizes
}
const operand = ({ tensor, start, strides }: Along, offset = 0): Operand => ({ tensor, strides, start: tensor._start + start + offset })

/** `out` = the sum over t of x, moved by `taps[t]` elements, times w, moved by t; added to what is there if `adds`. */
export function tapSum(out: Along, x: Along, w: Along, taps: Int32Array, extents: Sizes, adds: boolean): void {
  for (let first = 0; first < taps.length; first += TERMS) {
    const chunk = [...taps.subarray(first, first + TERMS)]
    const more = adds || first > 0
    const key = `${chunk.length}${more}`
    let p = programs.get(key)
    if (!p) programs.set(key, (p = sumOf(chunk.length, more)))
    const operands = [
      ...chunk.map((tap) => operand(x, tap)),
      ...chunk.map((_, t) => operand(w, first + t)),
      ...(more ? [operand(out)] : []),
      operand(out),
    ]
    const c = collapse(extents, operands, false)
    launch(p, '', c.operands, c.axes, [], [], chunk.length)
  }
}

const inner = program(([stored, , to]) => {
  const ty = computeType[stored!]
  return [{ buffer: 2, value: cast(computeType[to!], reduce('sum', mul(load(ty, 0), load(ty, 1)))) }]
})
/** `out` = the sum over `reduced` positions of a times b; strides are along the extents, then along what is reduced. */
export function innerProducts(out: Along, a: Along, b: Along, extents: Sizes, reduced: Sizes): void {
  const n = extents.length
  const over = axesBut(n + reduced.length, [])
  const result = { ...operand(out), strides: [...out.strides, ...reduced.map(() => 0)] }
  const { axes, reduce, operands } = arrange([...extents, ...reduced], [operand(a), operand(b), result], over.slice(0, n), over.slice(n))
  launch(inner, '', operands, axes, reduce, [])
}
