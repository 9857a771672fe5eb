/** Damages real files at random, loads and describes them: each is read, or refused by an error of ours, soon and in little memory. */

import { describeFile } from '../../src/cli/inspect.ts'
import * as torch from '../../src/index.ts'
import { fileOf } from '../../src/io/input.ts'
import { readEntry, readZip, ZipWriter } from '../../src/io/zip.ts'

type Random = (n: number) => number

/** Mulberry32: a small generator, so that a number names a damage. Gives whole numbers below n. */
function randomOf(seed: number): Random {
  let a = seed >>> 0
  return (n) => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * n)
  }
}

/** Values at which programs break. */
const EXTREMES = [
  0n,
  1n,
  0x7fn,
  0x80n,
  0xffn,
  0x7fffn,
  0xffffn,
  0x7fffffffn,
  0x80000000n,
  0xffffffffn,
  2n ** 53n,
  2n ** 63n - 1n,
  2n ** 63n,
  2n ** 64n - 1n,
]

const DAMAGES: ((bytes: Uint8Array<ArrayBuffer>, random: Random) => Uint8Array<ArrayBuffer>)[] = [
  function flipBit(bytes, random) {
    bytes[random(bytes.length)]! ^= 1 << random(8)
    return bytes
  },
  function setByte(bytes, random) {
    bytes[random(bytes.length)] = random(256)
    return bytes
  },
  function setNumber(bytes, random) {
    const size = [2, 4, 8][random(3)]!
    if (bytes.length < size) return bytes
    const value = EXTREMES[random(EXTREMES.length)]!
    const at = random(bytes.length - size + 1)
    for (let i = 0; i < size; i++) bytes[at + i] = Number((value >> BigInt(8 * i)) & 255n)
    return bytes
  },
  function setDigit(bytes, random) {
    const digits = [...bytes.keys()].filter((i) => bytes[i]! >= 48 && bytes[i]! <= 57)
    if (digits.length > 0) bytes[digits[random(digits.length)]!] = 48 + random(10)
    return bytes
  },
  function cut(bytes, random) {
    return bytes.slice(0, random(bytes.length))
  },
  function takeOut(bytes, random) {
    const at = random(bytes.length)
    const end = at + 1 + random(16)
    return Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(end)])
  },
  function copyWithin(bytes, random) {
    const from = random(bytes.length)
    const part = bytes.slice(from, from + 1 + random(64))
    const at = random(bytes.length)
    return Uint8Array.from([...bytes.subarray(0, at), ...part, ...bytes.subarray(at)])
  },
  function fill(bytes, random) {
    const at = random(bytes.length)
    bytes.fill(random(256), at, at + 1 + random(32))
    return bytes
  },
]

const damage = (bytes: Uint8Array, random: Random): Uint8Array => {
  let out = new Uint8Array(bytes)
  for (let n = 1 + random(3); n > 0 && out.length > 0; n--) out = DAMAGES[random(DAMAGES.length)]!(out, random)
  return out
}

/** Damages an entry of a container and computes its checksum anew: what lies behind the checksum is tried too. */
function damageInside(bytes: Uint8Array, random: Random): Uint8Array {
  const entries = [...readZip(bytes).values()]
  const chunks: Uint8Array[] = []
  const zip = new ZipWriter((chunk) => chunks.push(chunk.slice()))
  // The pickle is the part that means most; of the others there are many.
  const victim = random(2) === 0 ? 0 : random(entries.length)
  entries.forEach((e, i) => {
    const inside = readEntry(bytes, e)
    zip.add(e.name, i === victim && inside.length > 0 ? damage(inside, random) : inside, e.deflated)
  })
  zip.end()
  return new Uint8Array(Buffer.concat(chunks))
}

export type Files = Record<string, Uint8Array>

const loaderOf = (name: string): ((bytes: Uint8Array) => unknown) =>
  name.endsWith('.pt')
    ? torch.load
    : name.endsWith('.npy')
      ? torch.io.load_npy
      : name.endsWith('.npz')
        ? torch.io.load_npz
        : torch.io.safetensors.load

const ours = (e: unknown): boolean =>
  e instanceof torch.RuntimeError || e instanceof torch.ValueError || e instanceof torch.TypeError || e instanceof torch.OSError

export interface Outcome {
  loaded: number
  refused: number
  slowest: number
  /** What should not have happened. */
  failures: string[]
}

/** Loads `count` damaged files; `first` is the number of the first damage. */
export function fuzz(files: Files, first: number, count: number): Outcome {
  const names = Object.keys(files)
  const outcome: Outcome = { loaded: 0, refused: 0, slowest: 0, failures: [] }
  for (let seed = first; seed < first + count; seed++) {
    const random = randomOf(seed)
    const name = names[random(names.length)]!
    const whole = files[name]!
    const isZip = whole[0] === 0x50 && whole[1] === 0x4b
    const bytes = isZip && random(3) > 0 ? damageInside(whole, random) : damage(whole, random)
    const start = performance.now()
    const held = process.memoryUsage()
    const attempt = (fn: () => unknown): boolean => {
      try {
        fn()
        return true
      } catch (e) {
        if (!ours(e)) outcome.failures.push(`${seed} ${name}: ${(e as Error).stack}`)
        return false
      }
    }
    if (attempt(() => loaderOf(name)(bytes))) outcome.loaded++
    else outcome.refused++
    attempt(() => describeFile(name, fileOf(bytes)))
    const time = performance.now() - start
    outcome.slowest = Math.max(outcome.slowest, time)
    if (time > 2000) outcome.failures.push(`${seed} ${name}: took ${Math.round(time)} ms`)
    const { rss } = process.memoryUsage()
    if (rss - held.rss > 200e6) outcome.failures.push(`${seed} ${name}: took ${Math.round((rss - held.rss) / 1e6)} MB`)
  }
  return outcome
}
