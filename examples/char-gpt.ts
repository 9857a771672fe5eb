/** A transformer that learns to write, character by character: `npm start char-gpt`. */
import * as torch from 'varigrad'
import { text } from './data.ts'

const { nn, optim } = torch
const F = nn.functional
const context = 32
const width = 64
const heads = 4
const { vocabulary, codes } = text()

class Block extends nn.Module {
  ln1 = new nn.LayerNorm(width)
  qkv = new nn.Linear(width, 3 * width)
  proj = new nn.Linear(width, width)
  ln2 = new nn.LayerNorm(width)
  fc = new nn.Linear(width, 4 * width)
  out = new nn.Linear(4 * width, width)

  forward(x: torch.Tensor) {
    const [b, t] = [x.size(0), x.size(1)]
    const split = (u: torch.Tensor) => u.view(b, t, heads, width / heads).transpose(1, 2)
    const [q, k, v] = this.qkv(this.ln1(x)).split(width, 2).map(split) as [torch.Tensor, torch.Tensor, torch.Tensor]
    const y = F.scaled_dot_product_attention(q, k, v, { is_causal: true })
    x = x.add(this.proj(y.transpose(1, 2).reshape(b, t, width)))
    return x.add(this.out(F.gelu(this.fc(this.ln2(x)))))
  }
}

class GPT extends nn.Module {
  tok = new nn.Embedding(vocabulary.length, width)
  pos = new nn.Embedding(context, width)
  blocks = new nn.ModuleList([new Block(), new Block()])
  ln = new nn.LayerNorm(width)
  head = new nn.Linear(width, vocabulary.length, { bias: false })

  forward(codes: torch.Tensor) {
    let x = this.tok(codes).add(this.pos(torch.arange(codes.shape[1]!)))
    for (const block of this.blocks) x = block(x)
    return this.head(this.ln(x))
  }
}

export function makeModel() {
  torch.manual_seed(2)
  return new GPT()
}

export function train({ steps = 120 } = {}) {
  const generator = new torch.Generator().manual_seed(7)
  const model = makeModel()
  const optimizer = new optim.AdamW(model.parameters(), { lr: 3e-3, weight_decay: 0.1 })
  const scheduler = new optim.lr_scheduler.CosineAnnealingLR(optimizer, 120)

  const losses: number[] = []
  for (let step = 1; step <= steps; step++) {
    const at = torch
      .randint(0, codes.length - 33, [8], { generator })
      .unsqueeze(1)
      .add(torch.arange(context))
    const loss = F.cross_entropy(model(codes.at(at)).flatten(0, 1), codes.at(at.add(1)).flatten())
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1)
    optimizer.step()
    scheduler.step()
    losses.push(Number(loss.item()))
    if (step % 20 === 0) console.log(`step ${step}: loss ${losses.at(-1)!.toFixed(4)}`)
  }
  return { model, optimizer, losses }
}
export default train
