/** Parameter blocks of 32-bit integers in a fixed order: written by name, and loaded into a kernel's locals by the same names. */
import type { FunctionBuilder } from './assembler.ts'

export interface Words<K extends string> {
  /** Writes them to the memory from word `at` on. */
  write: (words: Int32Array<ArrayBufferLike>, at: number, values: Readonly<Record<K, number>>) => void
  /** Locals that hold them, in a function whose first parameter is the block's address. */
  load: (f: FunctionBuilder) => Record<K, number>
}

export const wordsOf = <K extends string>(names: readonly K[]): Words<K> => ({
  write: (words, at, values) => names.forEach((name, i) => void (words[at + i] = values[name])),
  load: (f) =>
    Object.fromEntries(
      names.map((name, i) => {
        const local = f.local('i32')
        f.get(0)
          .mem('i32.load', 4 * i)
          .set(local)
        return [name, local]
      }),
    ) as Record<K, number>,
})
