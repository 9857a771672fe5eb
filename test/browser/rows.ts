/** A dataset as workers load it, with the library that it uses: a development server has that at no fixed place. */
import * as torch from '../../src/index.ts'

export { torch }

// vitest puts a function of its own around every import(), which a worker does not have.
const runner = globalThis as { __vitest_browser_runner__?: { wrapDynamicImport: (load: () => unknown) => unknown } }
runner.__vitest_browser_runner__ ??= { wrapDynamicImport: (load) => load() }

export default class Rows extends torch.utils.data.Dataset<[torch.Tensor, number]> {
  readonly rows: number
  constructor(rows: number) {
    super()
    this.rows = rows
  }
  override __getitem__(i: number): [torch.Tensor, number] {
    if (i > 9) throw new torch.ValueError(`no row ${i}`)
    return [torch.full([2], i), i]
  }
  override __len__(): number {
    return this.rows
  }
}
