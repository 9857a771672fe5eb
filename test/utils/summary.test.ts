/** Tables of models, as torchinfo 1.8 prints them. */
import { describe, expect, test, vi } from 'vitest'
import { manual_seed, nn, rand, rand as random, type Tensor, utils, zeros } from '../../src/index.ts'

const F = nn.functional

class SingleInputNet extends nn.Module {
  conv1 = new nn.Conv2d(1, 10, 5)
  conv2 = new nn.Conv2d(10, 20, 5)
  conv2_drop = new nn.Dropout2d(0.3)
  fc1 = new nn.Linear(320, 50)
  fc2 = new nn.Linear(50, 10)
  forward(x: Tensor) {
    x = F.relu(F.max_pool2d(this.conv1(x), 2))
    x = F.relu(F.max_pool2d(this.conv2_drop(this.conv2(x)), 2))
    x = F.relu(this.fc1(x.view(-1, 320)))
    return F.log_softmax(this.fc2(x), 1)
  }
}
class Recursive extends nn.Module {
  conv1 = new nn.Conv2d(64, 64, 3, { padding: 1 })
  forward(x: Tensor) {
    for (let i = 0; i < 3; i++) x = this.conv1(x)
    return x
  }
}
class Containers extends nn.Module {
  layers = new nn.ModuleList([new nn.Linear(5, 5), new nn.Sequential(new nn.Linear(5, 5), new nn.ReLU())])
  scale = new nn.Parameter(zeros(5))
  forward(x: Tensor) {
    for (const layer of this.layers) x = layer(x)
    return x.mul(this.scale)
  }
}
const rule = '='.repeat(90)

describe('summary', () => {
  test('a convolutional network', () => {
    const print = vi.spyOn(console, 'log').mockImplementation(() => {})
    const model = new SingleInputNet()
    manual_seed(4)
    const next = random(1).item()
    manual_seed(4)
    const found = utils.summary(model, [16, 1, 28, 28])
    expect(random(1).item()).toBe(next)
    expect(String(found)).toBe(
      `${rule}
Layer (type:depth-idx)                   Output Shape              Param #
${rule}
SingleInputNet                           [16, 10]                  --
├─Conv2d: 1-1                            [16, 10, 24, 24]          260
├─Conv2d: 1-2                            [16, 20, 8, 8]            5,020
├─Dropout2d: 1-3                         [16, 20, 8, 8]            --
├─Linear: 1-4                            [16, 50]                  16,050
├─Linear: 1-5                            [16, 10]                  510
${rule}
Total params: 21,840
Trainable params: 21,840
Non-trainable params: 0
Total mult-adds (M): 7.80
${rule}
Input size (MB): 0.05
Forward/backward pass size (MB): 0.91
Params size (MB): 0.09
Estimated Total Size (MB): 1.05
${rule}`,
    )
    expect(print).toHaveBeenCalledWith(String(found))
    expect(model.training && model.conv2_drop.training).toBe(true)
    print.mockRestore()
  })
  test('a layer that is used again', () => {
    const text = String(utils.summary(new Recursive(), { input_data: rand(1, 64, 28, 28), verbose: 0 }))
    expect(text.split('\n').slice(3, 8)).toEqual([
      'Recursive                                [1, 64, 28, 28]           --',
      '├─Conv2d: 1-1                            [1, 64, 28, 28]           36,928',
      '├─Conv2d: 1-2                            [1, 64, 28, 28]           (recursive)',
      '├─Conv2d: 1-3                            [1, 64, 28, 28]           (recursive)',
      rule,
    ])
    expect(text).toContain('Total params: 36,928')
    expect(text).toContain('Total mult-adds (M): 86.85')
  })
  test('containers, parameters of one’s own, frozen ones', () => {
    const model = new Containers()
    model.layers[0]!.requires_grad_(false)
    const text = String(utils.summary(model, [2, 5], { verbose: 0 }))
    expect(text.split('\n').slice(3, 9)).toEqual([
      'Containers                               [2, 5]                    5',
      '├─ModuleList: 1-1                        --                        --',
      '│    └─Linear: 2-1                       [2, 5]                    (30)',
      '│    └─Sequential: 2-2                   [2, 5]                    --',
      '│    │    └─Linear: 3-1                  [2, 5]                    30',
      '│    │    └─ReLU: 3-2                    [2, 5]                    --',
    ])
    expect(text).toContain('Total params: 65\nTrainable params: 35\nNon-trainable params: 30\n')
    const shallow = String(utils.summary(model, { depth: 2, verbose: 0, col_names: ['num_params', 'trainable', 'params_percent'] }))
    expect(shallow).toContain('│    └─Sequential: 2-2                   30                        True                       46.15%')
    expect(shallow).not.toContain('mult-adds')
  })
  test('refusals', () => {
    const model = new nn.Linear(2, 2)
    expect(() => utils.summary(model, [1, 2], { col_names: ['size' as 'input_size'] })).toThrow('Column size is not a valid column name.')
    expect(() => utils.summary(model, { col_names: ['output_size'] })).toThrow('You must pass input_data or input_size')
    expect(() => utils.summary(model, [0, 2])).toThrow('negative size found')
    expect(() => utils.summary(model, [1, 3], { verbose: 0 })).toThrow('mat1 and mat2 shapes cannot be multiplied')
  })
})
