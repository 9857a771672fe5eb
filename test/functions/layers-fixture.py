"""Writes data/layers.json.gz: normalisation, dropout and resampling, with what PyTorch answers. Run with a Python that has torch."""
import random, warnings
import torch
from fixture import case, write

warnings.filterwarnings("ignore")
random.seed(11)
torch.manual_seed(11)
F = "torch.nn.functional."


def values(shape, dtype="float32", grad=True):
    t = (torch.randint(-24, 25, tuple(shape) if isinstance(shape, (list, tuple)) else (shape,)) / 8).to(getattr(torch, dtype)) if dtype != "uint8" else torch.randint(0, 256, shape, dtype=torch.uint8)
    return t.requires_grad_(grad and t.is_floating_point())


def layers(channels, dtype="float32", affine=True, running=True):
    out = {}
    if affine:
        out |= {"w": values(channels, dtype), "b": values(channels, dtype)}
    if running:
        out |= {"rm": values(channels, dtype, False), "rv": values(channels, dtype, False).abs() + 0.5}
    return out


# -- normalisation: results, gradients, and running statistics after it ------------------------------------------------------
for shape in [(6, 3), (4, 3, 5), (2, 3, 4, 5), (2, 3, 2, 3, 4), (9, 13), (3, 5, 17)]:
    c = shape[1]
    for dtype in ("float32",) if len(shape) > 3 else ("float32", "float64"):
        for training in ("true", "false"):
            x = {"x": values(shape, dtype)}
            case(f"y = {F}batch_norm(x, rm, rv, w, b, {{ training: {training}, momentum: 0.3 }}); [y, rm, rv]", {**x, **layers(c, dtype)})
        case(f"{F}batch_norm(x, null, null, {{ training: true, eps: 0.5 }})", {"x": values(shape, dtype)})
    case(f"{F}batch_norm(x, rm, rv, {{ weight: w }})", {"x": values(shape), "w": values(c), **layers(c, affine=False)})
    case(f"torch.batch_norm(x, w, b, rm, rv, true, 0.1, 0.00001, false)", {"x": values(shape), **layers(c)})
    case(f"torch.native_batch_norm(x, w, b, rm, rv, true, 0.1, 0.00001)", {"x": values(shape), **layers(c)})
    if len(shape) > 2 and shape != (3, 5, 17):
        for own in ("true", "false"):
            case(f"y = {F}instance_norm(x, rm, rv, w, b, {own}, 0.2); [y, rm, rv]", {"x": values(shape), **layers(c)})
for shape, inner in [((4, 7), (7,)), ((3, 5, 8), (8,)), ((3, 5, 8), (5, 8)), ((2, 3, 4, 5), (3, 4, 5)), ((6,), (6,)), ((7, 18), (18,)), ((3, 35), (35,)), ((4, 1), (1,))]:
    for dtype in ("float32", "float64"):
        leaves = {"x": values(shape, dtype), "w": values(inner, dtype), "b": values(inner, dtype)}
        case(f"{F}layer_norm(x, {list(inner)}, w, b)", leaves)
        case(f"{F}layer_norm(x, {list(inner)}, {{ eps: 0.1 }})", {"x": leaves["x"]})
        case(f"{F}layer_norm(x, {list(inner)}, {{ bias: b }})", {"x": leaves["x"], "b": leaves["b"]})
        if shape != (4, 1):
            case(f"{F}rms_norm(x, {list(inner)}, w)", {"x": leaves["x"], "w": leaves["w"]})
            case(f"{F}rms_norm(x, {list(inner)}, {{ eps: 0.1 }})", {"x": leaves["x"]})
    case(f"torch.native_layer_norm(x, {list(inner)}, w, null, 0.00001)", {"x": values(shape), "w": values(inner)})
for shape, groups in [((3, 4), 2), ((2, 6, 5), 3), ((2, 6, 3, 4), 2), ((2, 4, 2, 3, 2), 4), ((3, 4, 9), 1)]:
    for dtype in ("float32", "float64"):
        leaves = {"x": values(shape, dtype), **layers(shape[1], dtype, running=False)}
        case(f"{F}group_norm(x, {groups}, w, b)", leaves)
    case(f"torch.group_norm(x, {groups}, {{ eps: 0.2 }})", {"x": values(shape)})
case("y = x.transpose(0, 1); torch.nn.functional.batch_norm(y, rm, rv, w, b, true)", {"x": values((3, 5, 4)), **layers(5)})
case("y = x.transpose(1, 2); torch.nn.functional.layer_norm(y, [5], w, b)", {"x": values((3, 5, 4)), **layers(5, running=False)})
case("y = x.permute(2, 0, 1); torch.nn.functional.group_norm(y, 2, w, b)", {"x": values((6, 5, 3)), **layers(6, running=False)})
case("y = x.expand(4, 3, 5); torch.nn.functional.batch_norm(y, null, null, { training: true })", {"x": values((1, 3, 5))})
case("y = x.transpose(0, 2); torch.nn.functional.instance_norm(y, rm, rv, w, b)", {"x": values((3, 5, 4)), **layers(5)})
case("y = rm.at('::2'); z = torch.nn.functional.batch_norm(x, y, y.add(1), { training: true }); [z, rm]".replace("rm.at('::2')", "rm.narrow(0, 0, 3)"), {"x": values((4, 3)), "rm": values(6, grad=False)})
case("y = rm.t().select(0, 0); z = torch.nn.functional.batch_norm(x, y, y.abs().add(1), { training: true }); [z, rm]", {"x": values((4, 3)), "rm": values((3, 2), grad=False)})
for dtype in ("float16", "bfloat16"):
    case(f"{F}layer_norm(x, [9], w, b)", {"x": values((3, 9), dtype), "w": values(9, grad=False), "b": values(9)})
    case(f"{F}layer_norm(x, [9], w, b)", {"x": values((3, 9), dtype), "w": values(9, dtype), "b": values(9, dtype)})
    case(f"{F}batch_norm(x, rm, rv, w, b, true)", {"x": values((5, 3), dtype), **layers(3)})
    case(f"{F}group_norm(x, 2, w, b)", {"x": values((3, 4, 5), dtype, False), **layers(4, dtype, running=False)})
    case(f"{F}rms_norm(x, [9], w)", {"x": values((3, 9), dtype, False), "w": values(9, dtype, False)})
    case("torch.native_layer_norm(x, [9], w, null, 0.00001)", {"x": values((3, 9), dtype), "w": values(9, grad=False)})
for shape in [(2, 6, 5), (2, 5, 3, 4), (1, 4, 2, 3, 2)]:
    for size in (1, 2, 3, 4):
        case(f"{F}local_response_norm(x, {size}, {{ alpha: 0.5, beta: 0.6, k: 1.5 }})", {"x": values(shape)})
zeros, ones = torch.zeros, torch.ones
for program, leaves in [
    ("batch_norm(x, rm, rv, { training: true })", {"x": ones(1, 3), "rm": zeros(3), "rv": ones(3)}),
    ("batch_norm(x, null, null)", {"x": ones(2, 3)}),
    ("batch_norm(x, rm, rv, { training: true })", {"x": ones(2, 3), "rm": zeros(2), "rv": ones(3)}),
    ("batch_norm(x, rm, rv, { training: true })", {"x": ones(2, 3), "rm": zeros(3), "rv": ones(2)}),
    ("batch_norm(x, rm, rv, w)", {"x": ones(2, 3), "rm": zeros(3), "rv": ones(3), "w": ones(2)}),
    ("batch_norm(x, rm, rv, { bias: w })", {"x": ones(2, 3), "rm": zeros(3), "rv": ones(3), "w": ones(2)}),
    ("batch_norm(x, rm, null)", {"x": ones(2, 3), "rm": zeros(3)}),
    ("batch_norm(x, rm, rv)", {"x": ones(3), "rm": zeros(3), "rv": ones(3)}),
    ("batch_norm(x, rm, rv)", {"x": ones(2, 3).int(), "rm": zeros(3), "rv": ones(3)}),
    ("batch_norm(x, rm, rv)", {"x": ones(2, 3).double(), "rm": zeros(3), "rv": ones(3)}),
    ("batch_norm(x, rm, rv)", {"x": ones(2, 3), "rm": zeros(3).double(), "rv": ones(3).double()}),
    ("layer_norm(x, [3])", {"x": ones(2, 3).int()}),
    ("layer_norm(x, [3], w)", {"x": ones(2, 3), "w": ones(3).double()}),
    ("layer_norm(x, [4])", {"x": ones(2, 3)}),
    ("layer_norm(x, [])", {"x": ones(2, 3)}),
    ("layer_norm(x, [3], w)", {"x": ones(2, 3), "w": ones(1, 3)}),
    ("group_norm(x, 2)", {"x": ones(2, 5)}),
    ("group_norm(x, 4)", {"x": ones(1, 4)}),
    ("group_norm(x, 4)", {"x": ones(4)}),
    ("group_norm(x, 2, w)", {"x": ones(2, 4), "w": ones(2)}),
    ("group_norm(x, 2)", {"x": ones(2, 4).int()}),
    ("instance_norm(x)", {"x": ones(2, 4, 1)}),
    ("instance_norm(x, { use_input_stats: false })", {"x": ones(2, 4, 3)}),
    ("instance_norm(x, { weight: w })", {"x": ones(2, 4, 3), "w": ones(3)}),
    ("rms_norm(x, [3])", {"x": ones(2, 4)}),
    ("rms_norm(x, [4], w)", {"x": ones(2, 4), "w": ones(3)}),
    ("rms_norm(x, [4])", {"x": ones(2, 4).int()}),
    ("local_response_norm(x, 2)", {"x": ones(2, 4)}),
    ("batch_norm(x, rm, rv)", {"x": zeros(0, 3), "rm": zeros(3), "rv": ones(3)}),
    ("layer_norm(x, [0])", {"x": zeros(2, 0)}),
    ("group_norm(x, 1)", {"x": zeros(0, 2, 3)}),
]:
    case(F + program, leaves)

# -- dropout: the masks of a seed --------------------------------------------------------------------------------------------
for name, shape in [("dropout", (7, 9)), ("dropout1d", (4, 5, 3)), ("dropout1d", (6, 3)), ("dropout2d", (3, 4, 2, 2)), ("dropout3d", (2, 3, 2, 2, 2)), ("dropout3d", (3, 2, 2, 2)), ("alpha_dropout", (5, 6)), ("feature_alpha_dropout", (4, 5, 3))]:
    for p in ("0.2", "0.5", "1.0", "0.0"):
        for inplace in ("false", "true"):
            case(f"torch.manual_seed(5); y = x.mul(1); {F}{name}(y, {p}, true, {inplace})", {"x": values(shape)})
    case(f"y = x.mul(1); {F}{name}(y, {{ training: false }})", {"x": values(shape)})
    case(f"{F}{name}(x, 1.5)", {"x": values(shape, grad=False)})
for call in ("dropout(x, 0.3, true)", "feature_dropout(x, 0.3, true)", "alpha_dropout(x, 0.3, true)", "feature_alpha_dropout(x, 0.3, true)", "native_dropout(x, 0.3, true)", "native_dropout(x, 0.3, false)", "native_dropout(x, 1.0, true)", "dropout(x, 1.5, true)", "native_dropout(x, 1.5, true)"):
    case(f"torch.manual_seed(8); torch.{call}", {"x": values((4, 5))})
for program, x in [("dropout1d(x)", ones(3)), ("dropout1d(x)", ones(1, 2, 3, 4)), ("dropout2d(x)", ones(3)), ("feature_alpha_dropout(x, 0.5, true)", ones(3))]:
    case(F + program, {"x": x})

# -- resampling --------------------------------------------------------------------------------------------------------------
SPATIAL = {1: ["nearest", "nearest-exact", "linear", "area"], 2: ["nearest", "nearest-exact", "bilinear", "bicubic", "area"], 3: ["nearest", "nearest-exact", "trilinear", "area"]}
for dims, modes in SPATIAL.items():
    for mode in modes:
        for k in range(8):
            spatial = [random.randint(1, 7 if dims < 3 else 4) for _ in range(dims)]
            corners = random.choice(["", ", align_corners: true", ", align_corners: false"]) if mode.endswith(("linear", "cubic")) else ""
            if k % 2:
                how = f"size: {[random.randint(1, 9 if dims < 3 else 5) for _ in range(dims)]}"
            else:
                how = f"scale_factor: {random.choice([2, 1.7, 1.3, 3.1, 2.5])}{random.choice(['', ', recompute_scale_factor: true'])}"
            case(f"{F}interpolate(x, {{ {how}, mode: '{mode}'{corners} }})", {"x": values([1, 2, *spatial], random.choice(["float32", "float32", "float64"]))})
for mode in ("bilinear", "bicubic", "lanczos"):
    for k in range(8):
        # (Of width 1, PyTorch 2.13 mistakes which dimension is which.)
        spatial = [random.randint(2, 9) for _ in range(2)]
        corners = random.choice(["", ", align_corners: true", ", align_corners: false"]) if mode != "lanczos" else ""
        how = random.choice([f"size: {[random.randint(1, 9), random.randint(2, 9)]}", f"scale_factor: {random.choice([1.0, 1.6, 2.0])}"])
        case(f"{F}interpolate(x, {{ {how}, mode: '{mode}', antialias: true{corners} }})", {"x": values([1, 2, *spatial], random.choice(["float32", "float32", "float64"]))})
for mode in ("nearest", "nearest-exact", "bilinear", "bicubic"):
    case(f"{F}interpolate(x, {{ size: [5, 7], mode: '{mode}' }})", {"x": values([1, 2, 4, 3], "uint8")})
    case(f"{F}interpolate(x, {{ size: [5, 7], mode: '{mode}' }})", {"x": values([1, 2, 4, 3], "float16")})
    case(f"y = x.transpose(2, 3); {F}interpolate(y, {{ size: [5, 7], mode: '{mode}' }})", {"x": values([1, 2, 4, 3])})
for program in ("upsample(x, 3)", "upsample(x, { scale_factor: 2, mode: 'bilinear' })", "upsample_nearest(x, 3)", "upsample_bilinear(x, { scale_factor: 2 })"):
    case(F + program, {"x": values((1, 2, 3, 4))})
for call in ("x", "x, { size: 3, scale_factor: 2 }", "x, { size: [3, 3, 3] }", "x, { size: [0, 3] }", "x, { size: [-1, 3], mode: 'bilinear' }", "x, { size: 3, mode: 'foo' }", "x, { size: 3, mode: 'nearest', align_corners: true }", "x, { size: 3, antialias: true }",
             "x, { scale_factor: [2, 2, 2.5] }", "x, { scale_factor: 0.1 }", "x, { size: 3, recompute_scale_factor: true }", "x, { size: 3, mode: 'linear' }", "x, { size: 3, mode: 'trilinear' }", "x, { size: 3, mode: 'lanczos' }", "x, { size: 3, mode: 'lanczos', antialias: true, align_corners: true }"):
    case(f"{F}interpolate({call})", {"x": values((1, 2, 4, 4), grad=False)})
for mode in ("nearest", "bilinear", "bicubic", "area"):
    case(f"{F}interpolate(x, {{ size: 3, mode: '{mode}' }})", {"x": ones(1, 2, 4, 4).int()})
case(f"{F}interpolate(x, {{ size: 3, mode: 'bilinear', antialias: true }})", {"x": ones(1, 2, 4, 4).half()})
for shape in [(0, 2, 4, 4), (1, 0, 4, 4), (1, 2, 0, 4), (4, 4), (1, 2, 0)]:
    case(f"{F}interpolate(x, {{ size: 3 }})", {"x": zeros(shape)})

case(f"{F}interpolate(x, {{ scale_factor: [1.3, 2.1] }})", {"x": values([1, 2, 2, 4])})
case(f"{F}interpolate(x, {{ scale_factor: [1.3, 2.1] }})", {"x": values([1, 1, 2, 70])})
case(f"{F}interpolate(x, {{ scale_factor: 2.1 }})", {"x": values([1, 1, 5])})
for mode in ("bilinear", "bicubic"):
    for align in ("true", "false"):
        case(f"{F}interpolate(x, {{ size: [5, 9], mode: '{mode}', align_corners: {align} }})", {"x": values([1, 2, 7, 4], "uint8")})
    case(f"{F}interpolate(x, {{ size: [5, 9], mode: '{mode}', antialias: true }})", {"x": values([1, 2, 12, 4], "uint8")})

# -- grids and shuffles ------------------------------------------------------------------------------------------------------
nan, inf = float("nan"), float("inf")
for dims in (2, 3):
    for mode in ("bilinear", "nearest", "bicubic")[: 5 - dims]:
        for padding in ("zeros", "border", "reflection"):
            for corners in ("true", "false"):
                shape = [2, 3, 4, 5] if dims == 2 else [2, 2, 2, 3, 4]
                grid = (torch.rand([2, 3, 4, 2] if dims == 2 else [2, 2, 2, 3, 3]) * 3.4 - 1.7).requires_grad_()
                case(f"{F}grid_sample(x, grid, '{mode}', '{padding}', {corners})", {"x": values(shape), "grid": grid})
            for corners in ("true", "false"):
                odd = torch.tensor([[nan, 0.0], [0.0, nan], [inf, 0.0], [-inf, 0], [1.0, 1.0], [-1, -1], [1.01, 1.2], [-1.3, 0]]).reshape(1, 1, 8, 2)
                odd = odd if dims == 2 else torch.cat([odd, torch.zeros(1, 1, 8, 1)], -1).reshape(1, 1, 1, 8, 3)
                case(f"{F}grid_sample(x, grid, '{mode}', '{padding}', {corners})", {"x": values([1, 1, 3, 4] if dims == 2 else [1, 1, 2, 3, 4], grad=False), "grid": odd})
case(f"y = x.transpose(1, 3); z = grid.transpose(0, 1).contiguous().transpose(0, 1); {F}grid_sample(y, z, {{ align_corners: false }})", {"x": values([2, 3, 4, 2]), "grid": (torch.rand(2, 3, 3, 2) * 2 - 1).requires_grad_()})
case(f"{F}grid_sample(x, grid, {{ align_corners: false }})", {"x": values([1, 1, 6, 6], "float64"), "grid": (torch.rand(1, 40, 40, 2).double() * 2 - 1).requires_grad_()})
for a, b, rest in [((1, 2, 4, 4), (1, 3, 3, 2), "{ mode: 'foo' }"), ((1, 2, 4, 4), (1, 3, 3, 2), "{ padding_mode: 'foo' }"), ((1, 2, 3, 4, 5), (1, 2, 2, 2, 3), "{ mode: 'bicubic' }"), ((1, 2, 4, 4), (2, 3, 3, 2), "{}"), ((1, 2, 4, 4), (1, 3, 3, 3), "{}"), ((1, 2, 4), (1, 3, 3, 2), "{}"), ((1, 2, 0, 4), (1, 3, 3, 2), "{}"), ((1, 2, 4, 4), (1, 0, 3, 2), "{}"), ((0, 2, 4, 4), (0, 1, 3, 2), "{}"), ((1, 0, 4, 4), (1, 1, 3, 2), "{}")]:
    case(f"{F}grid_sample(x, grid, {rest})".replace(", {})", ")"), {"x": zeros(a), "grid": zeros(b)})
case(f"{F}grid_sample(x, grid)", {"x": zeros(1, 2, 4, 4), "grid": zeros(1, 3, 3, 2).double()})
case(f"{F}grid_sample(x, grid)", {"x": zeros(1, 2, 4, 4).int(), "grid": zeros(1, 3, 3, 2).int()})
case("torch.grid_sampler_2d(x, grid, 0, 0, false)", {"x": zeros(1, 2, 3, 4, 4), "grid": zeros(1, 3, 3, 2)})
case("torch.grid_sampler_3d(x, grid, 0, 0, false)", {"x": zeros(1, 2, 3, 4), "grid": zeros(1, 3, 3, 2)})
for corners in ("true", "false"):
    for theta, size in [((2, 2, 3), [2, 5, 3, 4]), ((1, 3, 4), [1, 2, 2, 3, 4]), ((1, 2, 3), [1, 2, 1, 3])]:
        case(f"{F}affine_grid(theta, {size}, {corners})", {"theta": values(theta)})
for theta, size in [((1, 2, 3), [1, 2, 3]), ((1, 2, 3), [1, 2, 0, 3]), ((2, 3), [1, 2, 3, 3]), ((1, 3, 4), [1, 2, 3, 3])]:
    case(f"{F}affine_grid(theta, {size}, false)", {"theta": values(theta)})
for call, shape in [("pixel_shuffle(x, 2)", (2, 8, 2, 3)), ("pixel_shuffle(x, 3)", (9, 2, 3)), ("pixel_shuffle(x, 1)", (2, 2, 3)), ("pixel_unshuffle(x, 2)", (2, 2, 4, 6)), ("pixel_unshuffle(x, 3)", (2, 3, 6)), ("channel_shuffle(x, 3)", (2, 6, 2, 2)), ("channel_shuffle(x, 2)", (2, 4, 3)),
                    ("pixel_shuffle(x, 3)", (1, 8, 2, 2)), ("pixel_shuffle(x, 0)", (1, 8, 2, 2)), ("pixel_shuffle(x, 2)", (2, 2)), ("pixel_unshuffle(x, 3)", (1, 8, 2, 2)), ("pixel_unshuffle(x, 2)", (1, 8, 2, 3)), ("pixel_unshuffle(x, -1)", (1, 8, 2, 2)), ("channel_shuffle(x, 3)", (1, 8, 2, 2)), ("channel_shuffle(x, 0)", (1, 8, 2, 2)), ("channel_shuffle(x, 2)", (2, 2))]:
    case(F + call, {"x": values(shape)})
case("torch.native_channel_shuffle(x, 2)", {"x": values((2, 4, 3), grad=False)})

write("layers.json.gz")
