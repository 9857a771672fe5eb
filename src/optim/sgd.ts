/** Stochastic gradient descent, with momentum. */
import { ValueError } from '../errors.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { Optimizer, type ParamGroup, type Params } from './optimizer.ts'

export interface SGDOptions {
  lr?: number
  momentum?: number
  dampening?: number
  weight_decay?: number
  nesterov?: boolean
  maximize?: boolean
}

/**
 * SGD as PyTorch has it: v ← momentum · v + (1 - dampening) · g; p ← p - lr · v (with Nesterov, g + momentum · v in place of v).
 * @throws ValueError for options out of range
 */
export class SGD extends Optimizer {
  constructor(params: Params, options: SGDOptions = {}) {
    const o = { lr: 1e-3, momentum: 0, dampening: 0, weight_decay: 0, nesterov: false, maximize: false, ...options }
    if (o.lr < 0) throw new ValueError(`Invalid learning rate: ${o.lr}`)
    if (o.momentum < 0) throw new ValueError(`Invalid momentum value: ${o.momentum}`)
    if (o.weight_decay < 0) throw new ValueError(`Invalid weight_decay value: ${o.weight_decay}`)
    if (o.nesterov && (o.momentum <= 0 || o.dampening !== 0))
      throw new ValueError('Nesterov momentum requires a momentum and zero dampening')
    super(params, o)
  }

  protected update(group: ParamGroup): void {
    const { lr, momentum, dampening, weight_decay: decay, nesterov, maximize } = group as ParamGroup & Required<SGDOptions>
    for (const p of group.params) {
      if (!p._grad) continue
      let d: Tensor = maximize ? p._grad.neg() : p._grad
      if (decay !== 0) d = d.add(p, { alpha: decay })
      if (momentum !== 0) {
        const s = this.state.get(p) ?? {}
        let v = s.momentum_buffer as Tensor | null | undefined
        if (v) v.mul_(momentum).add_(d, { alpha: 1 - dampening })
        else v = d.detach().clone()
        this.state.set(p, { ...s, momentum_buffer: v })
        d = nesterov ? d.add(v, { alpha: momentum }) : v
      }
      p.add_(d, { alpha: -lr })
    }
  }
}
