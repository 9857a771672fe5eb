"""What PyTorch answers to small programs, in text that Python and JavaScript both read; `replay.ts` runs them here.

`{ dim: 1 }` stands for keyword arguments, null, true and false for None, True and False.
"""
import base64, gzip, json, os, re
import torch


def encode(t):
    flat = torch.empty(t.numel(), dtype=t.dtype).copy_(t.detach().reshape(-1))
    return {"dtype": str(t.dtype)[6:], "shape": list(t.shape), "data": base64.b64encode(bytes(flat.view(torch.uint8).tolist())).decode()}


def python(line):
    return re.sub(r"\{ (.*?) \}", lambda m: m.group(1).replace(": ", "="), line)


def weights(t):
    return (torch.arange(t.numel()).mul(0.25).add(1)).reshape(t.shape).to(t.dtype)


cases = []


def case(program, leaves):
    """`leaves`: name -> tensor. The program's last line is the result, a tensor or a tuple of tensors."""
    stored = {k: {**encode(v), "requires_grad": v.requires_grad} for k, v in leaves.items()}
    env = {"torch": torch, "null": None, "true": True, "false": False, **leaves}
    lines = program.split("; ")
    out = {"program": program, "leaves": stored}
    try:
        for line in lines[:-1]:
            exec(python(line), env)
        r = eval(python(lines[-1]), env)
        outs = list(r) if isinstance(r, (tuple, list)) else [r]
        out["out"] = [encode(o) for o in outs]
        out["view"] = outs[0]._is_view()
        first = outs[0]
        if first.requires_grad:
            out["node"] = first.grad_fn.name().replace("torch::autograd::", "")
            names = [k for k, v in leaves.items() if v.requires_grad]
            grads = torch.autograd.grad(first, [leaves[k] for k in names], weights(first), allow_unused=True)
            out["grads"] = {k: None if g is None else encode(g) for k, g in zip(names, grads)}
    except Exception as e:
        out["error"] = {"name": type(e).__name__, "message": str(e)}
    cases.append(out)


def write(name):
    with gzip.GzipFile(os.path.join(os.path.dirname(os.path.abspath(__file__)), "data", name), "wb", mtime=0) as out:
        out.write(json.dumps(cases).encode())
    print(len(cases), "cases,", sum("error" in c for c in cases), "errors")
