/** The code of a module as text, one instruction a line; as much of the format as the assembler writes. */
import { lane, memory, memoryLane, plain } from '../../src/backend/wasm/instructions.ts'

type Shape = 'plain' | 'lane' | 'memory' | 'memoryLane'
const names = new Map<number, [string, Shape]>()
for (const [name, code] of Object.entries(plain)) names.set(code, [name, 'plain'])
for (const [name, code] of Object.entries(lane)) names.set(code, [name, 'lane'])
for (const [name, [code]] of Object.entries(memory)) names.set(code, [name, 'memory'])
for (const [name, [code]] of Object.entries(memoryLane)) names.set(code, [name, 'memoryLane'])

export function disassemble(module: Uint8Array): string {
  const view = new DataView(module.buffer, module.byteOffset)
  let at = 8
  const unsigned = (): number => {
    let v = 0
    for (let shift = 0; ; shift += 7) {
      const b = module[at++]!
      v += (b & 127) * 2 ** shift
      if (b < 128) return v
    }
  }
  const signed = (): bigint => {
    let v = 0n
    for (let shift = 0n; ; shift += 7n) {
      const b = module[at++]!
      v |= BigInt(b & 127) << shift
      if (b < 128) return BigInt.asIntN(Number(shift) + 7, v)
    }
  }
  for (;;) {
    const id = module[at++]
    const size = unsigned()
    if (id === 10) break
    at += size
  }
  return Array.from({ length: unsigned() }, body).join('\n')

  function body(_: unknown, index: number): string {
    const size = unsigned()
    const end = at + size
    const locals: string[] = []
    for (let runs = unsigned(); runs > 0; runs--)
      locals.push(
        `${unsigned()} ${({ 127: 'i32', 126: 'i64', 125: 'f32', 124: 'f64', 123: 'v128' } as Record<number, string>)[module[at++]!]}`,
      )
    const lines = [`function ${index}: locals ${locals.join(', ')}`]
    let depth = 1
    const say = (text: string): void => void lines.push('  '.repeat(depth) + text)
    while (at < end) {
      const op = module[at++]!
      if (op === 0x02 || op === 0x03 || op === 0x04) {
        at++
        say(op === 0x02 ? 'block' : op === 0x03 ? 'loop' : 'if')
        depth++
      } else if (op === 0x05) {
        depth--
        say('else')
        depth++
      } else if (op === 0x0b) {
        depth--
        if (depth > 0) say('end')
      } else if (op === 0x0c || op === 0x0d) say(`${op === 0x0c ? 'br' : 'br_if'} ${unsigned()}`)
      else if (op >= 0x20 && op <= 0x22) say(`local.${['get', 'set', 'tee'][op - 0x20]} ${unsigned()}`)
      else if (op === 0x10) say(`call ${unsigned()}`)
      else if (op === 0x41) say(`i32.const ${signed()}`)
      else if (op === 0x42) say(`i64.const ${signed()}`)
      else if (op === 0x43) {
        say(`f32.const ${view.getFloat32(at, true)}`)
        at += 4
      } else if (op === 0x44) {
        say(`f64.const ${view.getFloat64(at, true)}`)
        at += 8
      } else if (op === 0x3f) {
        at++
        say('memory.size')
      } else {
        const code = op >= 0xfc ? op * 65536 + unsigned() : op
        if (code === 0xfd000c || code === 0xfd000d) {
          const bytes = module.subarray(at, at + 16)
          at += 16
          say(
            code === 0xfd000d
              ? `i8x16.shuffle ${bytes.join(' ')}`
              : `v128.const ${[...bytes]
                  .map((b) => b.toString(16).padStart(2, '0'))
                  .join('')
                  .replace(/(.{8})(?=.)/g, '$1 ')}`,
          )
          continue
        }
        const known = names.get(code)
        if (!known) throw new Error(`no instruction ${code.toString(16)}`)
        const [name, shape] = known
        if (shape === 'plain') say(name)
        else if (shape === 'lane') say(`${name} ${module[at++]}`)
        else {
          unsigned()
          const offset = unsigned()
          say(`${name}${offset ? ` +${offset}` : ''}${shape === 'memoryLane' ? ` lane ${module[at++]}` : ''}`)
        }
      }
    }
    return lines.join('\n')
  }
}
