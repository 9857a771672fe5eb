/** Handwritten digits, told apart by a small network: `npm start digits`. */
import * as torch from 'varigrad'
import { digits } from './data.ts'

const { nn, optim } = torch
const { DataLoader } = torch.utils.data
const F = nn.functional

export function makeModel() {
  torch.manual_seed(0)
  return new nn.Sequential(new nn.Linear(64, 128), new nn.ReLU(), new nn.Linear(128, 64), new nn.ReLU(), new nn.Linear(64, 10))
}

export function train({ epochs = 5, steps = Infinity } = {}) {
  const model = makeModel()
  const data = digits()
  const loader = new DataLoader(data.train, { batch_size: 64, drop_last: true })
  const optimizer = new optim.Adam(model.parameters(), { lr: 1e-3 })

  const losses: number[] = []
  for (let epoch = 1; epoch <= epochs && losses.length < steps; epoch++) {
    for (const [x, y] of loader) {
      const loss = F.cross_entropy(model(x), y)
      optimizer.zero_grad()
      loss.backward()
      optimizer.step()
      losses.push(Number(loss.item()))
      if (losses.length >= steps) break
    }
    console.log(`epoch ${epoch}: loss ${losses.at(-1)!.toFixed(4)}`)
  }

  model.eval()
  const [x, y] = data.test.tensors
  const score = Number(torch.no_grad(() => model(x).argmax(1).eq(y).float().mean().item()))
  console.log(`right: ${(100 * score).toFixed(1)} % of ${y.length}`)
  return { model, optimizer, losses, score }
}
export default train
