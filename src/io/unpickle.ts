/**
 * A restricted unpickler: reads Python's pickles, protocols 0 to 5, into descriptions (`python.ts`). It knows the names that its table of
 * globals lists and runs no code of a file; another name, or an instruction that makes an object of a class, ends it.
 */

import { UnpicklingError } from '../errors.ts'
import { safe } from '../functions/data.ts'
import { Cursor, utf8 } from './bytes.ts'
import { Budget, PyDict, PyGlobal, PyNumpyArray, PyNumpyDType, PySet, PyTensor, PyTuple, type PyValue, pyTypeName } from './python.ts'

const refuse = (what: string): UnpicklingError => new UnpicklingError(`Weights only load failed. ${what}`)

/** More digits than this take Python time that grows with their square; it refuses them too. */
const MOST_DIGITS = 4300

export interface PickleReader {
  /** What a name stands for; null for one that is not known. */
  find(name: string): PyValue | null
  /** What lies outside of the pickle: a storage. */
  persistent(id: PyValue): PyValue
  /** How the state of an object that the pickle built arrives. */
  setState(object: PyTensor | PyNumpyArray | PyNumpyDType, state: PyValue): void
}

/** Names of Python 2, and of other versions of libraries, as they are now. */
const RENAMED: Record<string, string> = { __builtin__: 'builtins', copy_reg: 'copyreg', 'numpy.core': 'numpy._core' }
const renamed = (module: string): string => {
  for (const [from, to] of Object.entries(RENAMED))
    if (module === from || module.startsWith(`${from}.`)) return to + module.slice(from.length)
  return module
}

/** An integer of any length, as two's complement with the lowest byte first. */
function longOf(bytes: Uint8Array): number | bigint {
  if (bytes.length > MOST_DIGITS) throw refuse(`an integer of ${bytes.length} bytes`)
  let text = '0x0'
  for (let i = bytes.length - 1; i >= 0; i--) text += bytes[i]!.toString(16).padStart(2, '0')
  return safe(BigInt.asIntN(bytes.length * 8, BigInt(text)))
}

function intOf(text: string): number | bigint | boolean {
  if (text === '00' || text === '01') return text === '01'
  if (text.length > MOST_DIGITS || !/^[+-]?\d+L?$/.test(text)) throw refuse(`'${text.slice(0, 40)}' is no integer`)
  return safe(BigInt(text.replace(/L$/, '').replace(/^\+/, '')))
}

function floatOf(text: string): number {
  const special = { inf: Number.POSITIVE_INFINITY, '-inf': Number.NEGATIVE_INFINITY, nan: Number.NaN }[text]
  if (special === undefined && !/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) throw refuse(`'${text.slice(0, 40)}' is no float`)
  return special ?? Number(text)
}

/** A string of protocol 0: as Python's `repr` writes it. */
function quoted(text: string): string {
  const found = /^(['"])(.*)\1$/s.exec(text)
  if (!found) throw refuse('the STRING opcode argument must be quoted')
  return found[2]!.replace(/\\(?:x([0-9a-fA-F]{2})|(.))/gs, (_, hex: string | undefined, char: string) =>
    hex ? String.fromCharCode(Number.parseInt(hex, 16)) : ({ n: '\n', t: '\t', r: '\r' }[char] ?? char),
  )
}

const unescaped = (text: string): string =>
  text.replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/g, (all, short?: string, long?: string) => {
    const code = Number.parseInt(short ?? long!, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : all
  })

class Unpickler {
  readonly stack: PyValue[] = []
  readonly memo = new Map<number, PyValue>()
  readonly budget: Budget
  /** Where in the stack each open mark stands. */
  #marks: number[] = []
  #floor = 0

  constructor(
    readonly c: Cursor,
    readonly reader: PickleReader,
  ) {
    this.budget = new Budget(c.left + 4096)
  }

  run(): PyValue {
    for (;;) {
      const at = this.c.at
      const code = this.c.u8()
      if (code === STOP) return this.pop()
      const operation = OPERATIONS[String.fromCharCode(code)]
      if (!operation) throw refuse(`Unsupported operand ${code} at ${at}: the file is no pickle, or a damaged one`)
      operation(this)
    }
  }

  push(x: PyValue): void {
    this.stack.push(x)
  }
  pop(): PyValue {
    if (this.stack.length <= this.#floor) throw refuse('unexpected end of the stack: the pickle is damaged')
    return this.stack.pop()!
  }
  top(): PyValue {
    if (this.stack.length <= this.#floor) throw refuse('unexpected end of the stack: the pickle is damaged')
    return this.stack[this.stack.length - 1]!
  }
  mark(): void {
    this.#marks.push(this.#floor)
    this.#floor = this.stack.length
  }
  /** What was pushed since the last mark, which is taken away. */
  popMark(): PyValue[] {
    const outer = this.#marks.pop()
    if (outer === undefined) throw refuse('could not find MARK: the pickle is damaged')
    const items = this.stack.splice(this.#floor)
    this.#floor = outer
    return items
  }
  /** What POP takes: the last value, or the last mark. */
  drop(): void {
    if (this.stack.length > this.#floor) this.stack.pop()
    else this.popMark()
  }
  tuple(n: number): void {
    const items: PyValue[] = new Array(n)
    for (let i = n - 1; i >= 0; i--) items[i] = this.pop()
    this.push(new PyTuple(items))
  }
  text(length: number): void {
    this.push(utf8(this.c.take(length), refuse))
  }
  get(i: number): void {
    const found = this.memo.get(i)
    if (found === undefined) throw refuse(`Memo value not found at index ${i}`)
    this.push(found)
  }

  global(module: string, name: string): void {
    const full = `${renamed(module)}.${name}`
    const found = this.reader.find(full)
    if (found !== null) {
      this.push(found)
      return
    }
    const shown = full.replace(/^builtins\./, '')
    throw refuse(
      `Unsupported global: GLOBAL ${shown} was not an allowed global by default. Only tensors and plain values are read, and no code of a file runs; ` +
        (/^torch\.nn\.modules|Module$|^__main__/.test(full)
          ? 'of a module or another object save the state_dict() instead.'
          : 'save the file again without it.'),
    )
  }

  append(items: readonly PyValue[]): void {
    const list = this.top()
    if (!Array.isArray(list)) throw refuse(`Can only append to lists, but got ${pyTypeName(list)}`)
    for (const x of items) list.push(x)
  }
  setItems(items: readonly PyValue[]): void {
    const dict = this.top()
    if (!(dict instanceof PyDict)) throw refuse(`Can only set items of dict, OrderedDict, Counter, but got ${pyTypeName(dict)}`)
    if (items.length % 2) throw refuse('odd number of items for SETITEMS')
    for (let i = 0; i < items.length; i += 2) dict.set(items[i]!, items[i + 1]!)
  }
  addItems(items: readonly PyValue[]): void {
    const set = this.top()
    if (!(set instanceof PySet)) throw refuse(`Can only add to sets, but got ${pyTypeName(set)}`)
    set.add(items)
  }

  /** A call of a global, or a new object of one: the same here. */
  call(args: PyValue, callee: PyValue): void {
    if (!(args instanceof PyTuple)) throw refuse(`the arguments of a call are a ${pyTypeName(args)}`)
    if (!(callee instanceof PyGlobal) || !callee.call) throw refuse(`Trying to call reduce for unrecognized function ${pyTypeName(callee)}`)
    this.push(callee.call(args.items, this.budget))
  }
  build(): void {
    const state = this.pop()
    const object = this.top()
    if (object instanceof PyDict && state instanceof PyDict) {
      const metadata = state.entries.get('_metadata')
      if (metadata !== undefined) object.metadata = metadata
    } else if (object instanceof PyTensor || object instanceof PyNumpyArray || object instanceof PyNumpyDType) {
      this.reader.setState(object, state)
    } else throw refuse(`Can only build Tensor, Parameter, OrderedDict, but got ${pyTypeName(object)}`)
  }
}

const STOP = 46
type Operation = (u: Unpickler) => void
const constant =
  (x: PyValue): Operation =>
  (u) =>
    u.push(x)

/** What each instruction does, by its character. */
const OPERATIONS: Record<string, Operation> = {
  // The stack and the memo.
  '(': (u) => u.mark(),
  '0': (u) => u.drop(),
  '1': (u) => void u.popMark(),
  '2': (u) => u.push(u.top()),
  p: (u) => u.memo.set(Number(intOf(u.c.line())), u.top()),
  q: (u) => u.memo.set(u.c.u8(), u.top()),
  r: (u) => u.memo.set(u.c.u32(), u.top()),
  '\x94': (u) => u.memo.set(u.memo.size, u.top()),
  g: (u) => u.get(Number(intOf(u.c.line()))),
  h: (u) => u.get(u.c.u8()),
  j: (u) => u.get(u.c.u32()),
  '\x80': (u) => {
    const protocol = u.c.u8()
    if (protocol > 5) throw refuse(`unsupported pickle protocol: ${protocol}`)
  },
  '\x95': (u) => {
    const length = u.c.u64()
    if (length > u.c.left) throw refuse('a frame reaches over the end of the pickle')
  },
  // Values.
  N: constant(null),
  '\x88': constant(true),
  '\x89': constant(false),
  I: (u) => u.push(intOf(u.c.line())),
  L: (u) => u.push(intOf(u.c.line())),
  J: (u) => u.push(u.c.i32()),
  K: (u) => u.push(u.c.u8()),
  M: (u) => u.push(u.c.u16()),
  '\x8a': (u) => u.push(longOf(u.c.take(u.c.u8()))),
  '\x8b': (u) => u.push(longOf(u.c.take(u.c.i32()))),
  F: (u) => u.push(floatOf(u.c.line())),
  G: (u) => u.push(u.c.f64be()),
  S: (u) => u.push(quoted(u.c.line())),
  T: (u) => u.text(u.c.i32()),
  U: (u) => u.text(u.c.u8()),
  V: (u) => u.push(unescaped(u.c.line())),
  X: (u) => u.text(u.c.u32()),
  '\x8c': (u) => u.text(u.c.u8()),
  '\x8d': (u) => u.text(u.c.u64()),
  B: (u) => u.push(u.c.take(u.c.u32())),
  C: (u) => u.push(u.c.take(u.c.u8())),
  '\x8e': (u) => u.push(u.c.take(u.c.u64())),
  '\x96': (u) => u.push(u.c.take(u.c.u64())),
  // Containers.
  ')': (u) => u.push(new PyTuple([])),
  t: (u) => u.push(new PyTuple(u.popMark())),
  '\x85': (u) => u.tuple(1),
  '\x86': (u) => u.tuple(2),
  '\x87': (u) => u.tuple(3),
  ']': (u) => u.push([]),
  l: (u) => u.push(u.popMark()),
  a: (u) => {
    const x = u.pop()
    u.append([x])
  },
  e: (u) => u.append(u.popMark()),
  '}': (u) => u.push(new PyDict()),
  d: (u) => {
    const items = u.popMark()
    u.push(new PyDict())
    u.setItems(items)
  },
  s: (u) => {
    const value = u.pop()
    const key = u.pop()
    u.setItems([key, value])
  },
  u: (u) => u.setItems(u.popMark()),
  '\x8f': (u) => u.push(new PySet()),
  '\x90': (u) => u.addItems(u.popMark()),
  '\x91': (u) => u.push(new PySet().add(u.popMark())),
  // Names, calls, state.
  c: (u) => {
    const module = u.c.line()
    u.global(module, u.c.line())
  },
  '\x93': (u) => {
    const name = u.pop()
    const module = u.pop()
    if (typeof name !== 'string' || typeof module !== 'string') throw refuse('STACK_GLOBAL requires str')
    u.global(module, name)
  },
  R: (u) => {
    const args = u.pop()
    u.call(args, u.pop())
  },
  '\x81': (u) => {
    const args = u.pop()
    u.call(args, u.pop())
  },
  b: (u) => u.build(),
  Q: (u) => u.push(u.reader.persistent(u.pop())),
  P: (u) => u.push(u.reader.persistent(u.c.line())),
}

/** The value that the pickle at `c` describes; the cursor is left behind it. */
export function unpickle(c: Cursor, reader: PickleReader): PyValue {
  const own = new Cursor(c.bytes, c.at, refuse)
  const value = new Unpickler(own, reader).run()
  c.at = own.at
  return value
}
