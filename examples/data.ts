/** The data of the examples: 1797 handwritten digits of 8 × 8 pixels, and a text. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { long, type Tensor, tensor, utils } from 'varigrad'

const file = (name: string): Buffer => readFileSync(new URL(`data/${name}`, import.meta.url))

/** 1437 images to train with and 360 to test with, as rows of 64 pixels in 0 … 1, and what they show. */
export function digits() {
  const lines = gunzipSync(file('digits.csv.gz')).toString().trim().split('\n')
  const rows = tensor(lines.map((line) => line.split(',').map(Number)))
  const images = rows.at('...', ':64').div(16)
  const labels = rows.at('...', 64).to(long)
  const part = (slice: string) => new utils.data.TensorDataset<[Tensor, Tensor]>(images.at(slice), labels.at(slice))
  return { train: part(':1437'), test: part('1437:') }
}

/** A text as the numbers of its characters. */
export function text() {
  const characters = file('text.txt').toString()
  const vocabulary = [...new Set(characters)].sort()
  return { vocabulary, codes: tensor([...characters].map((c) => vocabulary.indexOf(c))).to(long) }
}
