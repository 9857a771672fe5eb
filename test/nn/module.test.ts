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
  })
})

describe('containers', () => {
  test('a Sequential has its modules by position and by name', () => {
    const model = new nn.Sequential(new nn.Linear(2, 3), new nn.ReLU(), new nn.Linear(3, 1))
    expect(model.length).toBe(3)
    expect(model[0]).toBe([...model][0])
    expect(model.at(-1).out_features).toBe(1)
    expect(String(model.at('1:'))).toBe('Sequential(\n  (1): ReLU()\n  (2): Linear(in_features=3, out_features=1, bias=True)\n)')
    expect(Object.keys(model.state_dict())).toEqual(['0.weight', '0.bias', '2.weight', '2.bias'])
    const named = new nn.Sequential({ fc: new nn.Linear(2, 3), act: new nn.ReLU() })
    expect(named[0]).toBe(named.get_submodule('fc'))
    expect(named(ones(1, 2)).shape).toEqual([1, 3])
    model.insert(1, new nn.Tanh()).pop(0)
    expect([...model].map(String)).toEqual(['Tanh()', 'ReLU()', 'Linear(in_features=3, out_features=1, bias=True)'])
  })
  test('a ModuleList folds neighbours of the same text', () => {
    const list = new nn.ModuleList([new nn.ReLU(), new nn.ReLU(), new nn.Tanh()])
    expect(String(list)).toBe('ModuleList(\n  (0-1): 2 x ReLU()\n  (2): Tanh()\n)')
    expect(list[2]).toBe(list.at(-1))
  })
  test('parameters in containers are parameters of the module', () => {
    const list = new nn.ParameterList([ones(2), ones(3)])
    expect([...list.named_parameters()].map(([n]) => n)).toEqual(['0', '1'])
    expect(String(list)).toContain('(0): Parameter containing: [torch.float32 of size 2]')
    const dict = new nn.ParameterDict({ b: ones(2), a: ones(1) })
    expect(Object.keys(dict.state_dict())).toEqual(['a', 'b'])
    expect(dict.get('a')).toBeInstanceOf(nn.Parameter)
  })
})
