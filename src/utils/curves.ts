/** `torch.utils.curves`: the course of a training as a picture, SVG or a page with it, drawn by the optional package echarts. */
import { writeFile } from '../backend/host/files.ts'
import { RuntimeError, TypeError as TorchTypeError, ValueError } from '../errors.ts'
import { isPlainObject } from '../keywords.ts'
import { optionalPackage } from '../optional.ts'
import { Tensor } from '../tensor/tensor.ts'

/** One value a step, or pairs of a position and a value. */
export type Curve = readonly number[] | readonly (readonly [number, number])[] | Tensor
export interface CurvesOptions {
  title?: string
  x_label?: string
  y_label?: string
  /** Whether values are shown on a logarithmic axis. */
  log?: boolean
  /** In pixels; 800 × 480. */
  width?: number
  height?: number
  /** What it is given as: taken from the ending of `path` where that is given, else 'svg'. */
  format?: 'svg' | 'html'
  /** A file that it is written to. */
  path?: string
}

interface Echarts {
  init(element: null, theme: null, options: object): { setOption(o: object): void; renderToSVGString(): string; dispose(): void }
}

const points = (name: string, curve: Curve): (readonly [number, number])[] => {
  const values = curve instanceof Tensor ? (curve.tolist() as number[]) : curve
  if (!Array.isArray(values))
    throw new TorchTypeError(`curves(): '${name}' must be a list of numbers, of pairs of numbers, or a tensor of one`)
  return values.map((v: number | readonly [number, number], i) => (typeof v === 'number' ? [i + 1, v] : v))
}
const escaped = (text: string): string => text.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`)

/**
 * Curves by name as SVG text, or as the text of a page; written to a file where `path` says so.
 *
 * @example
 * await torch.utils.curves({ loss: losses }, { path: 'loss.svg', log: true })
 * @throws RuntimeError when the package echarts is not installed
 */
export async function curves(series: Record<string, Curve>, options: CurvesOptions = {}): Promise<string> {
  if (!isPlainObject(series)) throw new TorchTypeError("curves(): argument 'series' must be an object of curves by name")
  const { title, x_label = 'step', y_label, log = false, width = 800, height = 480, path } = options
  const format = options.format ?? (path?.endsWith('.html') ? 'html' : 'svg')
  if (format !== 'svg' && format !== 'html') throw new ValueError(`curves(): format must be 'svg' or 'html', but got '${String(format)}'`)
  const lines = Object.entries(series).map(([name, curve]) => ({
    name,
    type: 'line',
    data: points(name, curve),
    showSymbol: false,
    lineStyle: { width: 1.5 },
  }))
  const echarts = await optionalPackage<Echarts>('echarts')
  if (!echarts) throw new RuntimeError('curves(): the package echarts is not installed; add it to your project (npm install echarts)')
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height })
  chart.setOption({
    animation: false,
    title: { text: title, left: 'center' },
    legend: { show: lines.length > 1, top: title ? 28 : 4 },
    grid: { left: 70, right: 30, top: title || lines.length > 1 ? 60 : 30, bottom: 50 },
    xAxis: { type: 'value', name: x_label, nameLocation: 'middle', nameGap: 28, min: 'dataMin', max: 'dataMax' },
    yAxis: { type: log ? 'log' : 'value', name: y_label ?? (lines.length === 1 ? lines[0]!.name : ''), scale: true },
    series: lines,
  })
  const svg = chart.renderToSVGString()
  chart.dispose()
  const head = `<meta charset="utf-8"><title>${escaped(title ?? Object.keys(series).join(', '))}</title>`
  const text = format === 'svg' ? svg : `<!doctype html>\n<html lang="en">\n<head>${head}</head>\n<body>\n${svg}\n</body>\n</html>\n`
  if (path !== undefined) writeFile(path, (write) => write(new TextEncoder().encode(text)))
  return text
}
