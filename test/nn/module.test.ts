/** Modules: what makes one, its parameters and children, calls, text. */
import { describe, expect, test } from 'vitest'
import { nn, ones, type Tensor } from '../../src/index.ts'

class Scale extends nn.Module {
  factor = new nn.Parameter(ones(3))
  forward(x: Tensor): Tensor {
    return x.mul(this.factor)
  }
}
class Net extends nn.Module {
  a = new Scale()
  b = new Scale()
  forward(x: Tensor) {
    return this.b(this.a(x))
  }
}

describe('module', () => {
  test('is called as its forward', () => {
    const net = new Net()
    const y: Tensor = net(ones(2, 3))
    expect(String(y)).toContain('tensor([[1., 1., 1.],')
    expect(net).toBeInstanceOf(Net)
    expect([...net.named_parameters()].map(([n]) => n)).toEqual(['a.factor', 'b.factor'])
    expect(Object.keys(net.state_dict())).toEqual(['a.factor', 'b.factor'])
    expect(String(net)).toBe('Net(\n  (a): Scale()\n  (b): Scale()\n)')
    expect(() => {
      ;(net.a as { factor: Tensor }).factor = ones(3)
    }).toThrow("cannot assign 'torch.FloatTensor' as parameter 'factor' (torch.nn.Parameter or None expected)")
  })
})

describe('layers', () => {
  test('linear', () => {
    const l = new nn.Linear(2, 3, { bias: false })
    const y: Tensor = l(ones(4, 2))
    expect(y.shape).toEqual([4, 3])
    expect(String(l)).toBe('Linear(in_features=2, out_features=3, bias=False)')
    expect(String(new nn.ELU({ alpha: 2 }))).toBe('ELU(alpha=2.0)')
    class My extends nn.Linear {
      constructor() {
        super(2, 2)
      }
      override forward(x: Tensor) {
        return super.forward(x).relu()
      }
    }
    expect(String(new My())).toBe('My(in_features=2, out_features=2, bias=True)')
    expect(new My()(ones(1, 2)).shape).toEqual([1, 2])
    expect(new nn.Bilinear(2, 3, 4)({ input1: ones(5, 2), input2: ones(5, 3) })).toBeDefined()
  })
})
