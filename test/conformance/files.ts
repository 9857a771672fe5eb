/** The golden files of operations, and what is expected of each. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { OperationFile } from './replay.ts'

export const readGolden = (file: string): unknown => JSON.parse(gunzipSync(readFileSync(file)).toString())

/** What the folder of these tests holds; the folder is given, because a bundle of this module lies elsewhere. */
export function operationFiles(folder: string): { names: string[]; read: (name: string) => OperationFile } {
  const ops = join(folder, 'data/ops')
  const names = readdirSync(ops)
    .filter((f) => f.endsWith('.json.gz'))
    .map((f) => f.replace('.json.gz', ''))
    .sort()
  return { names, read: (name) => readGolden(join(ops, `${name}.json.gz`)) as OperationFile }
}

/**
 * The ledger, written by `npm run conformance:update`: the operations of which every case must hold, and those of which some
 * do not yet hold, with how many at most. One that stands in neither is not there yet.
 */
export interface Ledger {
  whole: string[]
  partly: Record<string, number>
}
export function readLedger(folder: string): Ledger {
  const file = join(folder, 'expected.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Ledger) : { whole: [], partly: {} }
}
