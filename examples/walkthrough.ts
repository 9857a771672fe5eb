/** Variable and Autograd: the notebook of PyTorch 0.2's days, cell by cell, with the numbers that its cells had. */
import { readFileSync } from 'node:fs'
import { torch, Variable } from 'varigrad/classic'
import { notebook } from './notebook.ts'

const { In, heading, print, show, cells } = notebook(readFileSync(new URL(import.meta.url), 'utf8'))

export { cells }

heading('Tensor vs Variable')

In(37)
const tensor = torch.FloatTensor([
  [1, 2],
  [3, 4],
]) // build a tensor
let x = new Variable(tensor, { requires_grad: true }) // build a variable, usually for compute gradients

print(tensor) // [torch.FloatTensor of size 2x2]
print(x) // [torch.FloatTensor of size 2x2]

In(42)
show(x.sum(), x.sqrt(), x.pow(2))

heading('Variables of a Variable')

In(32)
show(x.data)

In(34)
show(x.requires_grad, x.grad, x.grad_fn, x.volatile)

heading('Auto Graph & Gradient')

In(123)
// create graph
x = new Variable(torch.FloatTensor([3]), { requires_grad: true })
let y = x.mul(2).add(3)

show(x.requires_grad, y.requires_grad)

In(77)
show(y.grad_fn?.next_functions[0]?.[0])

In(124)
y.backward() // calculate dy / dx, as y.backward(torch.Tensor([1.0])) does

In(125)
show(x.grad) // dy / dx is stored and accumulated

In(126)
show(x.grad?.data.zero_()) // empty the gradient's storage

In(127)
y.backward(torch.Tensor([3.0])) // calculate dy / dx

In(128)
show(x.grad)

heading('multivariate output and gradient')

In(167)
const x1 = new Variable(torch.ones(2), { requires_grad: true })
const x2 = new Variable(torch.ones(2))

In(168)
y = x1.mul(2).add(x2)
show(y)

In(169)
y.backward(torch.Tensor([1, 1]))

In(170)
show(x1.grad, x2.grad)

In(171)
show(x1.grad?.data.numpy())
