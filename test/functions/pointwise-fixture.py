"""Writes data/pointwise.json.gz: what PyTorch answers to pointwise operations and activations, over dtypes, kinks, special values and errors.

Run with a Python that has torch. Left out is where PyTorch disagrees with itself (its scalar and its vectorised kernels at NaN, half
precision of special functions) or stops at a rounding error (poles of the gamma functions), and what DIFFERENT names.
"""
import re, warnings
import torch
from fixture import case, cases, write

warnings.filterwarnings("ignore")
INTEGERS = ["int8", "int16", "int32", "int64", "uint8"]
FLOATS = ["float32", "float64", "float16", "bfloat16"]
DTYPES = [*FLOATS, *INTEGERS, "bool"]
inf, nan = float("inf"), float("nan")
PLAIN = [0.5, -0.5, 0.25, 1.5, -1.75, 0.9, -0.3, 2.5]
OTHER = [-1.5, 0.75, 2.0, -0.25, 0.5, 1.25, -2.0, 1.0]
KINKS = [0.0, 1.0, -1.0, 3.0, -3.0, 6.0, 0.5, -0.5]
EDGES = [nan, inf, -inf, 0.0, -0.0, 1.0, -1.0, 100.0]
WHOLE = [0, 1, -1, 2, -3, 7, 100, -128]


def t(values, dtype="float32", grad=False, shape=None):
    d = getattr(torch, dtype)
    v = [abs(x) for x in values] if dtype == "uint8" else values
    out = torch.tensor(v, dtype=torch.float64).to(d)
    return (out if shape is None else out.reshape(shape)).requires_grad_(grad and d.is_floating_point)


# Where another answer is meant: sums of missing operands are named otherwise, rsub is a method too, logical operations in place keep a
# gradient that is none, bounds of bool tensors may be bool, and hardsigmoid's slope is 1/6 in float64.
DIFFERENT = r"torch.(add|sub)\(x\)|rsub\((null|x, y\).*\[3\])|ldexp_|y.logical_\w+_|clamp_m..\(x, true\).*bool|hardsigmoid.*float64"


def run(program, **leaves):
    """Without errors of several lines, which list signatures, and those of gradients alone."""
    case(program, leaves)
    c = cases[-1]
    text = program + "".join(v["dtype"] + str(v["shape"]) for v in c["leaves"].values())
    if "\n" in c.get("error", {}).get("message", "") or ("out" in c and "error" in c) or re.search(DIFFERENT, text):
        cases.pop()


UNARY = "abs neg sign sgn signbit reciprocal sqrt rsqrt square exp exp2 expm1 log log2 log10 log1p sin cos tan asin acos atan sinh cosh tanh asinh atanh sigmoid logit sinc angle erf erfc erfinv ceil floor trunc frac round nan_to_num isnan isinf isposinf isneginf isfinite isreal logical_not bitwise_not deg2rad rad2deg relu positive".split()
SPECIAL = "i0 i0e i1 i1e ndtr ndtri log_ndtr erfcx entr expit gammaln digamma expm1 exp2 round".split()
F = "torch.nn.functional."
ACTIVATIONS = "relu relu6 leaky_relu elu celu selu gelu silu mish softplus softsign softshrink hardshrink tanhshrink hardtanh hardsigmoid hardswish logsigmoid".split()
for op in UNARY:
    for d in DTYPES:
        run(f"x.{op}()", x=t(PLAIN if d in FLOATS else WHOLE, d))
    run(f"torch.{op}(x)", x=t(PLAIN, grad=True))
    run(f"x.{op}()", x=t(EDGES))
    if op not in ("sinc", "log", "log2", "log10", "log1p"):
        run(f"x.{op}()", x=t(KINKS, "float64", grad=True))
    if hasattr(torch.Tensor, op + "_"):
        run(f"x.{op}_()", x=t(PLAIN))
        run(f"x.{op}_()", x=t(WHOLE, "int32"))
        if op not in ("asinh", "atanh", "logical_not"):
            run(f"y = x.mul(1); y.{op}_(); y", x=t(PLAIN, grad=True))
for op in SPECIAL:
    run(f"torch.special.{op}(x)", x=t(PLAIN, grad=True))
    run(f"torch.special.{op}(x)", x=t(WHOLE[1:], "int64"))
for op in ACTIVATIONS:
    for d in ("float32", "float64", "int32", "bool", "uint8"):
        run(f"{F}{op}(x)", x=t(KINKS if d in FLOATS else WHOLE, d, grad=True))
    run(f"{F}{op}(x)", x=t(PLAIN, grad=True, shape=(2, 4)))
for op in "relu relu6 leaky_relu elu celu selu silu mish hardtanh hardsigmoid hardswish".split():
    run(f"y = x.mul(1); z = {F}{op}(y, {{ inplace: true }}); y", x=t(PLAIN, grad=True))
for op in "celu_ elu_ hardtanh_ leaky_relu_ relu_ rrelu_ selu_".split():
    run(f"y = x.mul(1); z = {F}{op}(y); y", x=t(KINKS, grad=True))

NUMBERS = ["2", "2.5", "-3", "true", "0", "300"]
BINARY = "add sub mul div true_divide floor_divide remainder fmod pow float_power copysign eq ne lt le gt ge bitwise_and bitwise_or bitwise_xor bitwise_left_shift bitwise_right_shift xlogy rsub clamp_min clamp_max".split()
TENSORS = "atan2 hypot nextafter maximum minimum fmax fmin heaviside logaddexp logaddexp2 ldexp logical_and logical_or logical_xor gcd lcm isclose dist max min".split()
PAIRS = [(a, b) for i, a in enumerate(DTYPES) for j, b in enumerate(DTYPES) if (i + 3 * j) % 4 == 0 or a == b]
for op in BINARY + TENSORS:
    for a, b in PAIRS:
        if op != "ldexp" or b in ("int32", "float32"):
            run(f"torch.{op}(x, y)", x=t(PLAIN if a in FLOATS else WHOLE, a), y=t(OTHER if b in FLOATS else [1, 2, 3, -1, 5, 1, 2, 1], b))
    run(f"torch.{op}(x, s)", x=t(WHOLE, "int8"), s=torch.tensor(2)), run(f"torch.{op}(x, s)", x=t(PLAIN), s=torch.tensor(1.5, dtype=torch.float64))
    run(f"torch.{op}(x, y)", x=t(PLAIN, grad=True, shape=(2, 4)), y=t(OTHER[:4], grad=True))
    run(f"torch.{op}(x, y)", x=t(KINKS, "float64", grad=True), y=t([0.0, 1.0, 2.0, 3.0, 1.0, 6.0, 1.0, -0.5], "float64", grad=True))
    run(f"torch.{op}(x, y)", x=t(EDGES), y=t([1.0, inf, -inf, 1.0, 2.0, nan, -2.0, 0.5]))
    run(f"torch.{op}(x, y)", x=t(PLAIN), y=t(OTHER[:3])), run(f"torch.{op}(x)", x=t(PLAIN)), run(f"x.{op}(null)", x=t(PLAIN))
    run(f"torch.{op}(x, y)", x=t([], shape=(0, 2)), y=t([1.0, 2.0]))
    if hasattr(torch.Tensor, op + "_"):
        for a, b in (("float32", "int64"), ("int32", "float32"), ("uint8", "int64"), ("bool", "bool"), ("float16", "float32")):
            run(f"x.{op}_(y)", x=t(PLAIN if a in FLOATS else WHOLE, a), y=t([1, 2, 3, -1, 5, 1, 2, 1], b))
        run(f"x.{op}_(y)", x=t(PLAIN), y=t(PLAIN, shape=(1, 8))), run(f"x.t().{op}_(y)", x=t(PLAIN, shape=(2, 4)), y=t([1.0, 2.0]))
        run(f"y = x.mul(1); y.{op}_(z); y", x=t(PLAIN, grad=True), z=t(OTHER, grad=True))
for op in BINARY:
    for d in ("float32", "float16", "int32", "uint8", "bool"):
        for n in NUMBERS:
            run(f"torch.{op}(x, {n})", x=t(PLAIN if d in FLOATS else WHOLE, d))
    for n in ("2", "-1.5"):
        run(f"torch.{op}(x, {n})", x=t(PLAIN, grad=True))
        if op not in ("remainder", "floor_divide"):
            run(f"torch.{op}({n}, x)", x=t([1.5, 0.5, 2.0], grad=True))
    run(f"torch.{op}(2, x)", x=t([1, 2, 3], "int16"))

X, I = t(PLAIN, grad=True), t(WHOLE, "int32")
Y, Z, M = t(OTHER, grad=True), t(KINKS, grad=True), t(PLAIN, grad=True, shape=(2, 4))
GIVEN = {"x": X, "i": I, "y": Y, "z": Z, "m": M, "b": t([0, 1], "bool"), "u": t(WHOLE, "uint8"), "h": t(PLAIN, "float16"), "d": t(PLAIN, "float64"), "w": t([0.25, -0.5, 2.0, 1.0], grad=True), "k": t([3.25, 4.5], grad=True), "e": t(EDGES)}
for text in f"""
torch.add(x, y, {{ alpha: 2 }}); torch.sub(x, y, {{ alpha: -0.5 }}); torch.rsub(x, y, {{ alpha: 2 }}); torch.add(i, 2, {{ alpha: 0.5 }}); torch.add(i, i, {{ alpha: true }}); torch.add(b, b, {{ alpha: true }}); torch.sub(b, b); torch.sub(i, b); torch.sub(x, true); torch.add(2, 3); torch.mul(1.5, 2)
torch.div(x, y, {{ rounding_mode: 'floor' }}); torch.div(x, y, {{ rounding_mode: 'trunc' }}); torch.div(i, 3, {{ rounding_mode: 'floor' }}); torch.div(i, 0, {{ rounding_mode: 'trunc' }}); torch.div(x, 2, {{ rounding_mode: 'up' }}); torch.div(b, b, {{ rounding_mode: 'floor' }}); torch.remainder(i, i); torch.fmod(i, b.any())
x.clamp(-0.5, 1); x.clamp({{ min: 0.25 }}); x.clamp({{ max: y }}); x.clamp(); z.clamp(-1, 1); x.clamp(y.sub(1), y); z.clamp_min(0.5); z.clamp_max(y); i.clamp(0.5); i.clamp(-2, 5); u.clamp(-1, 300); b.clamp(true); x.clip(1, -1)
torch.addcmul(x, y, z); torch.addcmul(x, y, z, {{ value: 2.5 }}); torch.addcdiv(x, y, z.add(0.25), {{ value: -2 }}); torch.addcmul(i, i, i, {{ value: 2 }}); torch.addcdiv(i, i, i); torch.addcmul(b, b, b); torch.addcmul(m, w, w)
torch.lerp(x, y, 0.25); torch.lerp(x, y, 0.75); torch.lerp(x, y, z); torch.lerp(x, d, 0.5); torch.lerp(i, i, 0.5)
torch.logit(x, 0.25); torch.logit(i, {{ eps: 0.25 }}); torch.nan_to_num(e, 2, 3, -4); torch.nan_to_num(e, {{ posinf: 1 }}); h.nan_to_num()
torch.round(x, {{ decimals: 1 }}); torch.round(x.mul(1234), {{ decimals: -2 }}); torch.round(i, {{ decimals: 1 }}); torch.round(i, {{ decimals: 0 }}); torch.special.round(x)
torch.polygamma(0, k); torch.polygamma(1, k); torch.polygamma(2, k); torch.polygamma(3, x.abs().add(1)); k.polygamma(2); torch.polygamma(-1, k); torch.polygamma(2, i.abs().add(1)); torch.special.polygamma(2, k); torch.polygamma(2, x.sub(7))
torch.mvlgamma(k, 2); k.mvlgamma(3); torch.mvlgamma(k, 0); torch.mvlgamma(b, 1); torch.special.multigammaln(k, 2); torch.special.zeta(k, y.narrow(0, 1, 2).abs()); torch.special.zeta(2, k); torch.special.xlog1py(x, y.abs()); torch.special.xlog1py(z, -1)
torch.isclose(x, y, {{ atol: 1 }}); torch.isclose(e, e); torch.isclose(e, e, {{ equal_nan: true }}); torch.isclose(x, d); torch.isclose(i, i, {{ rtol: 0, atol: 0 }}); torch.isclose(x, x, {{ rtol: -1 }}); torch.tensor([torch.allclose(x, x), torch.allclose(x, y), torch.equal(x, x), torch.equal(x, m), i.equal(i)])
torch.dist(x, y); torch.dist(x, y, 1); torch.dist(x, y, 3); torch.dist(i, i); torch.frexp(x); torch.frexp(i); torch.frexp(h); torch.ldexp(x, i.narrow(0, 1, 1)); torch.float_power(x.abs(), 2); h.float_power_(2); torch.square(b); torch.pow(i, -1); torch.pow(u, 300); torch.heaviside(x, d); torch.imag(x)
torch.softmax(m, 0); torch.softmax(m, 1); m.softmax(-1); torch.log_softmax(m, 0); m.log_softmax(1); torch.softmax(x, 0, {{ dtype: torch.float64 }}); torch.softmax(i, 0); torch.log_softmax(i, 0); torch.softmax(m, 2); torch.softmax(e, 0); torch.log_softmax(torch.tensor([1.5, -2.5]), 0); torch.softmax(torch.zeros(0, 3), 1); torch.special.softmax(m, 1); torch.special.log_softmax(m, 1); torch.special.logsumexp(m, 1)
{F}softmax(m, {{ dim: 1 }}); {F}softmax(m); {F}softmin(m, 1); {F}log_softmax(m.unsqueeze(0)); {F}softmax(i, 0, {{ dtype: torch.float32 }})
{F}leaky_relu(x, 0.2); {F}elu(x, 0.7); {F}celu(x, 2); {F}softplus(x, 2, 1); {F}softshrink(x, 0.3); {F}softshrink(x, -1); {F}hardshrink(x, 0.3); {F}hardtanh(x, -0.4, 0.6); {F}hardtanh(x, 1, 0); {F}hardtanh(i, -2, 2); {F}hardtanh(u); {F}threshold(x, 0.3, 2); {F}threshold(i, 1, 7); {F}gelu(x, {{ approximate: 'tanh' }}); {F}gelu(x, {{ approximate: 'fast' }}); {F}celu(x, 0)
{F}prelu(m, w); {F}prelu(m, w.narrow(0, 0, 1)); {F}prelu(m, w.narrow(0, 0, 2)); {F}prelu(x, w.select(0, 0)); {F}prelu(m, w.view(2, 2)); {F}prelu(m, d); m.prelu(w); torch.prelu(z, w.narrow(0, 0, 1)); {F}rrelu(x); {F}rrelu(x, 0.1, 0.3); {F}rrelu(x, 0.4, 0.3); torch.rrelu(x); {F}glu(m); {F}glu(m, 0); {F}glu(w.select(0, 0)); {F}glu(m.narrow(1, 0, 3)); torch.celu(x); torch.selu(x); torch.threshold(x, 0, 1); torch.hardshrink(x, 0.3); x.hardshrink()
torch.where(m.gt(0), m, w); torch.subtract(x, y); torch.multiply(x, 2); torch.divide(x, y); torch.absolute(x); torch.arcsin(x.mul(0.25)); torch.arctan2(x, y); torch.greater(x, y); torch.not_equal(x, 0.5); torch.negative(x); torch.fix(x); torch.clip(x, 0, 1)
""".strip().split("\n"):
    for program in text.split("; "):
        leaves = {n: v.detach().clone().requires_grad_(v.requires_grad) for n, v in GIVEN.items() if re.search(rf"\b{n}\b", program)}
        run(program, **leaves)
run("y = x.mul(1); y.clamp_(0, 1); y", x=t(PLAIN, grad=True))
write("pointwise.json.gz")
