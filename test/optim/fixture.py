# PyTorch's answers that test/optim needs: state dicts after three steps, and printed forms. Run with torch 2.13.
import base64, gzip, json, sys, torch
def value(v):
    if isinstance(v, torch.Tensor):
        return {'tensor': {'dtype': str(v.dtype)[6:], 'shape': list(v.shape), 'data': base64.b64encode(v.detach().contiguous().numpy().tobytes()).decode()}}
    if isinstance(v, dict): return {str(k): value(x) for k, x in v.items()}
    if isinstance(v, (list, tuple)): return [value(x) for x in v]
    return v
KINDS = {
    'SGD': [{}, {'momentum': 0.9}, {'momentum': 0.9, 'nesterov': True, 'weight_decay': 0.1}], 'ASGD': [{'t0': 1.0}, {}], 'Rprop': [{}],
    'Adam': [{}, {'amsgrad': True, 'weight_decay': 0.1}, {'betas': (0.2, 0.9)}], 'AdamW': [{}], 'Adamax': [{}], 'NAdam': [{}], 'RAdam': [{}],
    'Adadelta': [{}], 'Adagrad': [{'lr_decay': 0.1}], 'RMSprop': [{}, {'momentum': 0.5, 'centered': True}], 'Adafactor': [{}], 'Muon': [{}], 'LBFGS': [{}],
}
rows = []
for name, all in KINDS.items():
    for kwargs in all:
        for dtype in (torch.float64, torch.float32):
            if name == 'Muon' and dtype is torch.float64: continue
            torch.manual_seed(5)
            p = torch.randn(4, 3, dtype=dtype); start = p.clone(); p.requires_grad_()
            grads = [torch.randn(4, 3, dtype=dtype) for _ in range(12)]
            o = getattr(torch.optim, name)([p], **kwargs)
            if name == 'LBFGS':
                def closure():
                    o.zero_grad(); loss = ((p - grads[0]) ** 2).sum() + (p ** 4).sum() * 0.1; loss.backward(); return loss
                o.step(closure); o.step(closure)
            else:
                for g in grads: p.grad = g.clone(); o.step()
            rows.append({'optimizer': name, 'kwargs': value(kwargs), 'start': value(start), 'grads': value(grads), 'after': value(p), 'state_dict': value(o.state_dict()), 'printed': repr(o)})
gzip.GzipFile(sys.argv[1], 'w', mtime=0).write(json.dumps(rows).encode())
