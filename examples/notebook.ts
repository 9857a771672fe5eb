/** A notebook in the terminal: prints each cell's number, the very code of it, and what it yields. */
import { legacyRepr, pythonRepr } from 'varigrad/classic'

export interface Cell {
  in: number
  code: string
  output: string
}

const isArray = (v: unknown): v is Parameters<typeof legacyRepr>[0] =>
  typeof v === 'object' && v !== null && 'stride' in v && 'dtype' in v && 'data' in v
const repr = (v: unknown): string => pythonRepr(v, (x) => (isArray(x) ? legacyRepr(x) : String(x)))

/**
 * @param source the text of the program, in which each cell begins with `In(NUMBER)`
 * @param write where the notebook goes
 */
export function notebook(source: string, write: (text: string) => void = (text) => process.stdout.write(text)) {
  const cells: Cell[] = []
  const out = (text: string): void => {
    cells[cells.length - 1]!.output += text
    write(text)
  }
  return {
    cells,
    /** Begins the cell of that number: shows its code. */
    In(number: number): void {
      const begin = source.indexOf(`In(${number})`)
      const after = source.slice(begin).replace(/^.*\n/, '')
      const code = after.split(/^(?:In|heading)\(/m)[0]!.trim()
      cells.push({ in: number, code, output: '' })
      write(`\nIn [${number}]:\n${code.replace(/^/gm, '    ')}\n\n`)
    },
    heading(text: string): void {
      write(`\n## ${text}\n`)
    },
    /** Python's print. */
    print(value: unknown): void {
      out(`${isArray(value) ? legacyRepr(value) : String(value)}\n`)
    },
    /** The value of a cell's last line, as a notebook shows it; several make a tuple. */
    show(...values: unknown[]): void {
      out(repr(values.length === 1 ? values[0] : values))
      write('\n')
    },
  }
}
