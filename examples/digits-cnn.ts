/** Handwritten digits, told apart by a convolutional network: `npm start digits-cnn`. */
import * as torch from 'varigrad'
import { digits } from './data.ts'

const { nn, optim } = torch
const { DataLoader } = torch.utils.data
const F = nn.functional

export class CNN extends nn.Module {
  conv1 = new nn.Conv2d(1, 16, 3, { padding: 1 })
  bn = new nn.BatchNorm2d(16)
  conv2 = new nn.Conv2d(16, 32, 3, { padding: 1 })
  pool = new nn.MaxPool2d(2)
  fc = new nn.Linear(128, 10)

  forward(x: torch.Tensor) {
    x = this.pool(F.relu(this.bn(this.conv1(x))))
    x = this.pool(F.relu(this.conv2(x)))
    return this.fc(x.flatten(1))
  }
}

export function makeModel() {
  torch.manual_seed(1)
  return new CNN()
}

export function train({ epochs = 4, steps = Infinity } = {}) {
  const model = makeModel()
  const data = digits()
  const loader = new DataLoader(data.train, { batch_size: 64, drop_last: true })
  const optimizer = new optim.SGD(model.parameters(), { lr: 0.05, momentum: 0.9, weight_decay: 1e-4 })
  const scheduler = new optim.lr_scheduler.StepLR(optimizer, 30, 0.5)

  const losses: number[] = []
  for (let epoch = 1; epoch <= epochs && losses.length < steps; epoch++) {
    model.train()
    for (const [x, y] of loader) {
      const loss = F.cross_entropy(model(x.view(-1, 1, 8, 8)), y)
      optimizer.zero_grad()
      loss.backward()
      optimizer.step()
      scheduler.step()
      losses.push(Number(loss.item()))
      if (losses.length >= steps) break
    }
    console.log(`epoch ${epoch}: loss ${losses.at(-1)!.toFixed(4)}`)
  }

  model.eval()
  const [x, y] = data.test.tensors
  const score = Number(
    torch.no_grad(() =>
      model(x.view(-1, 1, 8, 8))
        .argmax(1)
        .eq(y)
        .float()
        .mean()
        .item(),
    ),
  )
  console.log(`right: ${(100 * score).toFixed(1)} % of ${y.length}`)
  return { model, optimizer, losses, score }
}
export default train
