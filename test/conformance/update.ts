/** Replays all operations and writes the ledger of what holds; run by scripts/conformance.mjs. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Ledger, operationFiles, readLedger } from './files.ts'
import { type Outcome, replay } from './replay.ts'

export interface Report {
  outcomes: Record<string, Outcome>
  /** Operations that hold less than the ledger says: it is not written while there are any, unless `lower` is given. */
  worse: string[]
  ledger: Ledger
}

export function update(folder: string, { lower }: { lower: boolean }): Report {
  const { names, read } = operationFiles(folder)
  const before = readLedger(folder)
  const outcomes = Object.fromEntries(names.map((name) => [name, replay(read(name))]))
  const ledger: Ledger = { whole: [], partly: {} }
  const worse: string[] = []
  const allowed = (name: string) => (before.whole.includes(name) ? 0 : (before.partly[name] ?? Number.POSITIVE_INFINITY))
  for (const [name, { passed, failures }] of Object.entries(outcomes)) {
    if (failures.length > allowed(name)) worse.push(name)
    if (failures.length === 0 && passed > 0) ledger.whole.push(name)
    else if (passed > 0) ledger.partly[name] = failures.length
  }
  if (!worse.length || lower) writeFileSync(join(folder, 'expected.json'), `${JSON.stringify(ledger, null, 2)}\n`)
  return { outcomes, worse, ledger }
}
