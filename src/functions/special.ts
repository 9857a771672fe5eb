/** `torch.special`: functions that exist only there, and those of `torch` under other names. */
import { dictionary, merged } from '../dictionary.ts'
import { mapValues } from '../keywords.ts'
import { specialOnly } from '../ops/pointwise-special.ts'
import { specialTranscendental } from '../ops/pointwise-transcendental.ts'
import { apply } from './apply.ts'
import { fromRows, pointwise, roundTo } from './pointwise.ts'
import { composed } from './pointwise-composed.ts'
import { reductions } from './reductions.ts'
import { functionOnly, type Op, op } from './schema.ts'
import { specialSoftmaxes } from './softmax.ts'

/** Names in `torch.special`, and what `torch` calls them. */
const NAMES: Record<string, string> = {
  expit: 'sigmoid',
  logit: 'logit',
  exp2: 'exp2',
  expm1: 'expm1',
  log1p: 'log1p',
  gammaln: 'lgamma',
  digamma: 'digamma',
  psi: 'digamma',
  polygamma: 'polygamma',
  multigammaln: 'mvlgamma',
  erf: 'erf',
  erfc: 'erfc',
  erfinv: 'erfinv',
  i0: 'i0',
  sinc: 'sinc',
  xlogy: 'xlogy',
}
const all: Record<string, Op> = merged(pointwise, composed)

export const special: Record<string, Op> = {
  ...mapValues(dictionary([...fromRows(specialOnly()), ...fromRows(specialTranscendental())]), functionOnly),
  ...mapValues(NAMES, (from) => functionOnly(all[from]!)),
  ...specialSoftmaxes(),
  round: functionOnly(op('The nearest number with so many decimals.', ['(Tensor self, *, int decimals=0)', roundTo(apply)])),
  logsumexp: functionOnly(reductions.logsumexp!),
}
