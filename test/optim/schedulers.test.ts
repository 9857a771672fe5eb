/** Learning-rate schedules and averaged models against PyTorch's own. */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test, vi } from 'vitest'
import * as torch from '../../src/index.ts'
import type { LRScheduler } from '../../src/optim/lr-scheduler.ts'
import type { Optimizer } from '../../src/optim/optimizer.ts'
import { readGolden } from '../conformance/files.ts'
import { decodeKeywords, type Golden } from '../conformance/values.ts'

type Maker = new (optimizer: Optimizer, options?: object) => LRScheduler
const folder = dirname(fileURLToPath(import.meta.url))
const schedules = torch.optim.lr_scheduler as unknown as Record<string, Maker>
const L = torch.optim.lr_scheduler
vi.spyOn(console, 'warn').mockImplementation(() => {})

describe('golden schedules', () => {
  const rows = readGolden(join(folder, '../conformance/data/schedulers.json.gz')) as {
    scheduler: string
    kwargs: Record<string, Golden>
    lr: number[]
    metrics?: number[]
  }[]
  test.each(rows)('$scheduler', ({ scheduler, kwargs, lr, metrics }) => {
    const o = new torch.optim.SGD([torch.zeros([2]).requires_grad_()], metrics ? { lr: 0.1 } : { lr: 0.1, momentum: 0.9 })
    const s = new schedules[scheduler]!(o, decodeKeywords(kwargs))
    const seen: number[] = metrics ? [] : [o.param_groups[0]!.lr]
    for (let i = 0; seen.length < lr.length; i++) {
      o.step()
      s.step(metrics?.[i])
      seen.push(o.param_groups[0]!.lr)
    }
    close(seen, lr)
  })
})

function close(got: unknown, expected: unknown): void {
  const [a, b] = [[got].flat(9), [expected].flat(9)] as number[][]
  expect(a!.length).toBe(b!.length)
  a!.forEach((x, i) => {
    expect(Math.abs(x - b![i]!)).toBeLessThanOrEqual(1e-14 + 1e-12 * Math.abs(b![i]!))
  })
}
type Rates = [lr: number, momentum: number][]
const data = readGolden(join(folder, 'data/schedules.json.gz')) as {
  plain: { scheduler: string; kwargs: object; optimizer: 'SGD' | 'Adam'; rates: Rates[]; last: number[]; keys: string[]; jumps?: Rates[] }[]
  composed: { name: string; rates: Rates[] }[]
  plateaus: { kwargs: object; metrics: number[]; rates: Rates[]; keys: string[] }[]
}
function make(kind: 'SGD' | 'Adam' = 'SGD'): Optimizer {
  const [a, b] = [torch.zeros([2]).requires_grad_(), torch.zeros([2]).requires_grad_()]
  const groups = [{ params: [a] }, { params: [b], lr: 0.25 }]
  return kind === 'SGD' ? new torch.optim.SGD(groups, { lr: 0.1, momentum: 0.9 }) : new torch.optim.Adam(groups, { lr: 0.1 })
}
const seen = (o: Optimizer): Rates => o.param_groups.map((g) => [g.lr, g.momentum ?? g.betas[0]])
function go(o: Optimizer, s: LRScheduler, steps: number): Rates[] {
  return Array.from({ length: steps }, () => {
    o.step()
    s.step()
    return seen(o)
  })
}

describe('groups, momenta, jumps and state', () => {
  const rows = data.plain.map((r) => [`${r.scheduler} ${JSON.stringify(r.kwargs)} of ${r.optimizer}`, r] as const)
  test.each(rows)('%s', (_, row) => {
    const o = make(row.optimizer)
    const s = new schedules[row.scheduler]!(o, row.kwargs)
    close([seen(o), ...go(o, s, 30)], row.rates)
    close(s.get_last_lr(), row.last)
    expect(Object.keys(s.state_dict()).sort()).toEqual(row.keys)
    for (const [i, epoch] of [5, 0, 12, 9].entries()) {
      if (!row.jumps) continue
      s.step(epoch)
      close(seen(o), row.jumps[i])
    }
  })

  test.each(rows)('%s goes on from its state dict', (_, row) => {
    const [a, b] = [make(row.optimizer), make(row.optimizer)]
    const first = new schedules[row.scheduler]!(a, row.kwargs)
    go(a, first, 9)
    const second = new schedules[row.scheduler]!(b, row.kwargs)
    second.load_state_dict(structuredClone(first.state_dict()))
    const { state, param_groups } = a.state_dict()
    b.load_state_dict({ state, param_groups: structuredClone(param_groups) })
    close(go(b, second, 12), go(a, first, 12))
  })

  const builds: Record<string, (o: Optimizer) => LRScheduler> = {
    sequential: (o) => {
      const parts = [
        new L.ConstantLR(o, { factor: 0.1, total_iters: 4 }),
        new L.ExponentialLR(o, { gamma: 0.9 }),
        new L.CosineAnnealingLR(o, { T_max: 6 }),
      ]
      return new L.SequentialLR(o, { schedulers: parts, milestones: [5, 14] })
    },
    chained: (o) => new L.ChainedScheduler([new L.LinearLR(o, { total_iters: 6 }), new L.StepLR(o, 5, 0.5), new L.ExponentialLR(o, 0.95)]),
    nested: (o) =>
      new L.SequentialLR(
        o,
        [new L.LinearLR(o, { start_factor: 0.1, total_iters: 3 }), new L.CosineAnnealingWarmRestarts(o, { T_0: 4, T_mult: 2 })],
        [3],
      ),
    lambda: (o) => new L.LambdaLR(o, [(e) => 0.95 ** e, (e) => 1 / (1 + e)]),
    multiplicative: (o) => new L.MultiplicativeLR(o, (e) => 0.9 + 0.01 * (e % 3)),
    swa: (o) => new torch.optim.swa_utils.SWALR(o, { swa_lr: 0.05, anneal_epochs: 8 }),
    'swa linear': (o) => new torch.optim.swa_utils.SWALR(o, { swa_lr: [0.05, 0.5], anneal_epochs: 3, anneal_strategy: 'linear' }),
  }
  test.each(data.composed)('$name', ({ name, rates }) => {
    const o = make()
    const s = builds[name]!(o)
    close([seen(o), ...go(o, s, 30)], rates)
    const again = builds[name]!(make())
    again.load_state_dict(s.state_dict())
    expect(again.get_last_lr()).toEqual(s.get_last_lr())
  })

  test.each(data.plateaus)('ReduceLROnPlateau $kwargs', ({ kwargs, metrics, rates, keys }) => {
    const o = make()
    const s = new L.ReduceLROnPlateau(o, kwargs)
    close(
      metrics.map((m) => {
        s.step(torch.tensor(m, { dtype: torch.float64 }))
        return seen(o)
      }),
      rates,
    )
    expect(Object.keys(s.state_dict()).sort()).toEqual(keys)
  })

  test('a rate that is a tensor changes in place', () => {
    const lr = torch.tensor(1)
    const o = new torch.optim.Adam([torch.zeros([1]).requires_grad_()], { lr })
    const s = new L.StepLR(o, { step_size: 1, gamma: 0.5 })
    o.step()
    s.step()
    expect(lr.item()).toBe(0.5)
    expect(o.param_groups[0]!.lr).toBe(lr)
  })

  test('a schedule of one’s own', () => {
    class Halves extends L.LRScheduler {
      override get_lr(): number[] {
        return this.base_lrs.map((lr) => lr / 2 ** this.last_epoch)
      }
    }
    const o = make()
    const s = new Halves(o)
    close(
      go(o, s, 2).map((r) => r[0]![0]),
      [0.05, 0.025],
    )
  })
})

describe('refusals', () => {
  const o = make()
  const cases: [string, () => unknown, new (message: string) => Error, string][] = [
    ['no optimizer', () => new L.StepLR({} as never, { step_size: 2 }), torch.TypeError, 'dict is not an Optimizer'],
    [
      'no step size',
      () => new L.StepLR(o, {} as never),
      torch.TypeError,
      "StepLR.__init__() missing 1 required positional argument: 'step_size'",
    ],
    ['another count of functions', () => new L.LambdaLR(o, [() => 1]), torch.ValueError, 'Expected 2 lr_lambdas, but got 1'],
    ['no function', () => new L.MultiplicativeLR(o, 3 as never), torch.TypeError, 'lr_lambda should be a function, but got int'],
    [
      'a factor above 1',
      () => new L.ConstantLR(o, { factor: 2 }),
      torch.ValueError,
      'Constant multiplicative factor expected to be between 0 and 1.',
    ],
    ['T_0 of 0', () => new L.CosineAnnealingWarmRestarts(o, { T_0: 0 }), torch.ValueError, 'Expected positive integer T_0, but got 0'],
    [
      'one rate for two groups',
      () => new L.CyclicLR(o, { base_lr: [0.1], max_lr: 1 }),
      torch.ValueError,
      'base_lr must have the same length as optimizer.param_groups. base_lr has 1 values, param_groups has 2.',
    ],
    [
      'no steps',
      () => new L.OneCycleLR(o, { max_lr: 1 }),
      torch.ValueError,
      'You must define either total_steps OR (epochs AND steps_per_epoch)',
    ],
    ['an unknown mode', () => new L.ReduceLROnPlateau(o, { mode: 'x' as never }), torch.ValueError, 'mode x is unknown!'],
    ['no metric', () => new L.ReduceLROnPlateau(o).step(undefined), torch.TypeError, 'metrics'],
    [
      'resuming a fresh optimizer',
      () => new L.StepLR(make(), { step_size: 1, last_epoch: 3 }),
      torch.KeyError,
      "param 'initial_lr' is not specified in param_groups[0]",
    ],
    [
      'milestones amiss',
      () => new L.SequentialLR(o, [new L.StepLR(o, 1)], [1]),
      torch.ValueError,
      'Sequential Schedulers expects number of schedulers provided to be one more than the number of milestone points',
    ],
    [
      'another optimizer',
      () => new L.ChainedScheduler([new L.StepLR(o, 1), new L.StepLR(make(), 1)]),
      torch.ValueError,
      'expects all schedulers to belong to the same optimizer',
    ],
    [
      'a step too far',
      () => {
        const s = new L.OneCycleLR(make(), { max_lr: 1, total_steps: 2 })
        for (let i = 0; i < 3; i++) s.step()
      },
      torch.ValueError,
      'Tried to step 3 times. The specified number of total steps is 2',
    ],
  ]
  test.each(cases)('%s', (_, call, kind, words) => {
    expect(call).toThrow(kind)
    expect(call).toThrow(words)
  })
})

describe('averaged models', () => {
  test('the plain and the forgetting average, buffers, and their place in the state dict', () => {
    const model = new torch.nn.Linear(1, 1, { bias: false })
    const set = (v: number) => torch.no_grad(() => model.weight.fill_(v))
    set(1)
    const { AveragedModel, get_ema_multi_avg_fn, get_ema_avg_fn } = torch.optim.swa_utils
    const all = [
      new AveragedModel(model),
      new AveragedModel(model, { multi_avg_fn: get_ema_multi_avg_fn(0.75) }),
      new AveragedModel(model, { avg_fn: get_ema_avg_fn(0.75) }),
    ]
    for (const v of [2, 4, 9]) {
      set(v)
      for (const a of all) a.update_parameters(model)
    }
    const ema = 0.75 * (0.75 * 2 + 0.25 * 4) + 0.25 * 9
    expect(all.map((a) => (a(torch.ones(1, 1)) as torch.Tensor).item())).toEqual([5, ema, ema])
    expect(Object.keys(all[0]!.state_dict())).toEqual(['n_averaged', 'module.weight'])
    expect(all[0]!.n_averaged.item()).toBe(3)
    expect(() => get_ema_multi_avg_fn(2)).toThrow('Invalid decay value 2 provided. Please provide a value in [0,1] range.')
  })

  test('update_bn computes the statistics of all batches', () => {
    const model = new torch.nn.Sequential(new torch.nn.BatchNorm1d(2))
    const batches = [torch.randn(8, 2), torch.randn(8, 2)]
    model.eval()
    torch.optim.swa_utils.update_bn(batches, model)
    const norm = model.at(0) as unknown as { running_mean: torch.Tensor; momentum: number }
    expect(torch.allclose(norm.running_mean, torch.cat(batches).mean(0), { atol: 1e-6 })).toBe(true)
    expect(norm.momentum).toBe(0.1)
    expect(model.training).toBe(false)
  })
})
