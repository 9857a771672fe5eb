"""Writes data/layers.json.gz: what PyTorch's own layers take, print and refuse. Run with PyTorch 2.13 at hand: python make-fixture.py"""

import gzip
import inspect
import json
from pathlib import Path

import torch
from torch import nn

HERE = Path(__file__).parent
OTHERS = {  # written as classes, not as rows of the tables
    "Module", "Sequential", "ModuleList", "ModuleDict", "ParameterList", "ParameterDict", "Container", "Identity", "DataParallel",
    "RNNBase", "RNNCellBase",
}


def signatures():
    out = {}
    for name in sorted(dir(nn)):
        cls = getattr(nn, name)
        if not (inspect.isclass(cls) and issubclass(cls, nn.Module)) or name in OTHERS:
            continue
        rows = []
        arguments = list(inspect.signature(cls.__init__).parameters.values())[1:]
        if name in ("RNN", "LSTM", "GRU"):  # these take *args
            arguments = []
        for p in arguments:
            if p.kind in (p.VAR_POSITIONAL, p.VAR_KEYWORD):
                continue
            if p.default is not p.empty and callable(p.default):
                p = p.replace(default=None)  # a function: the rows have null, and put it in
            row = {"name": p.name, "keyword_only": p.kind == p.KEYWORD_ONLY}
            if p.default is not p.empty:
                row["default"] = list(p.default) if isinstance(p.default, tuple) else p.default
                row["float"] = isinstance(p.default, float)
            rows.append(row)
        calls = None if name in ("RNN", "LSTM", "GRU") else [p.name for p in list(inspect.signature(cls.forward).parameters.values())[1:]]
        out[name] = {"args": rows, "takes": calls}
    return out


# Constructor calls whose printed form or refusal is kept. Written so that both languages read them: [class, positional, by name].
PRINTED = [
    ["Linear", [2, 3], {"bias": False}],
    ["Bilinear", [2, 3, 4], {}],
    ["Flatten", [], {}],
    ["Unflatten", [1, [2, 3]], {}],
    ["Embedding", [5, 3], {}],
    ["Embedding", [5, 3], {"padding_idx": -1, "max_norm": 1.5, "norm_type": 1.5, "scale_grad_by_freq": True, "sparse": True}],
    ["EmbeddingBag", [5, 3], {}],
    ["EmbeddingBag", [5, 3], {"max_norm": 2.5, "norm_type": 1.5, "scale_grad_by_freq": True, "mode": "sum", "padding_idx": -2}],
    ["CELU", [], {}], ["CELU", [2.5], {"inplace": True}], ["ELU", [], {"inplace": True}], ["GELU", ["tanh"], {}], ["GLU", [], {}],
    ["Hardshrink", [], {}], ["Hardsigmoid", [True], {}], ["Hardswish", [True], {}], ["Hardtanh", [-2.5, 0.5, True], {}],
    ["Hardtanh", [], {"min_value": -3.5, "max_value": 3.5}], ["LeakyReLU", [], {"inplace": True}], ["LogSigmoid", [], {}],
    ["LogSoftmax", [], {}], ["LogSoftmax", [1], {}], ["Mish", [True], {}], ["PReLU", [3, 0.5], {}], ["ReLU", [True], {}], ["ReLU6", [True], {}],
    ["RReLU", [], {}], ["RReLU", [0.1, 0.25, True], {}], ["SELU", [True], {}], ["SiLU", [True], {}], ["Sigmoid", [], {}], ["Softmax", [], {}],
    ["Softmax2d", [], {}], ["Softmin", [0], {}], ["Softplus", [], {}], ["Softshrink", [], {}], ["Softsign", [], {}], ["Tanh", [], {}],
    ["Tanhshrink", [], {}], ["Threshold", [0.5, 20], {}], ["Threshold", [0.5, 20, True], {}],
    ["Conv1d", [4, 6, 3], {"padding": "same"}], ["Conv2d", [4, 6, 3], {}],
    ["Conv2d", [4, 6, [3, 5]], {"stride": 2, "padding": [1, 2], "dilation": [2, 1], "groups": 2, "bias": False, "padding_mode": "reflect"}],
    ["Conv3d", [4, 6, 3, 2, 1], {}], ["Conv2d", [4, 6, 3], {"padding": "valid"}],
    ["ConvTranspose1d", [4, 6, 3], {"stride": 2, "output_padding": 1}],
    ["ConvTranspose2d", [4, 6, 3], {"stride": 2, "padding": 1, "groups": 2, "dilation": 2, "bias": False}],
    ["ConvTranspose3d", [4, 6, [3, 2, 1]], {}],
    ["AdaptiveAvgPool1d", [5], {}], ["AdaptiveAvgPool2d", [[None, 7]], {}], ["AdaptiveMaxPool3d", [[5, 6, 7]], {}],
    ["AvgPool1d", [3], {}], ["AvgPool2d", [[3, 2]], {"stride": [2, 1]}], ["AvgPool3d", [2], {"padding": 1}],
    ["MaxPool1d", [3], {}], ["MaxPool2d", [[3, 2]], {"stride": 2, "padding": 1, "ceil_mode": True}], ["MaxPool3d", [2], {"dilation": 2}],
    ["MaxUnpool1d", [2], {}], ["MaxUnpool2d", [2, 3], {}], ["MaxUnpool3d", [[2, 3, 4]], {"padding": 1}],
    ["LPPool1d", [2, 3], {}], ["LPPool2d", [1.5, [3, 2]], {"stride": 2}], ["LPPool3d", [2, 3], {"ceil_mode": True}],
    ["FractionalMaxPool2d", [3], {"output_size": 5}], ["FractionalMaxPool3d", [3], {"output_ratio": 0.5}],
    ["Fold", [[4, 5], [2, 3]], {}], ["Unfold", [[2, 3]], {"stride": 2}],
    ["CircularPad1d", [2], {}], ["CircularPad2d", [[1, 2, 3, 4]], {}], ["ConstantPad1d", [[3, 1], 3.5], {}], ["ConstantPad2d", [2, 7], {}],
    ["ConstantPad3d", [2, -1], {}], ["ReflectionPad2d", [2], {}], ["ReplicationPad3d", [2], {}], ["ZeroPad1d", [2], {}], ["ZeroPad2d", [[1, 1, 2, 0]], {}],
    ["ZeroPad3d", [1], {}], ["ChannelShuffle", [2], {}], ["PixelShuffle", [3], {}], ["PixelUnshuffle", [3], {}],
    ["Upsample", [], {"scale_factor": 2}], ["Upsample", [], {"size": [4, 5], "mode": "bilinear"}], ["Upsample", [[4, 5]], {}],
    ["UpsamplingBilinear2d", [], {"scale_factor": 2}], ["UpsamplingNearest2d", [4], {}],
    ["BatchNorm1d", [3], {}], ["BatchNorm2d", [3, 1e-3, None], {"affine": False}], ["BatchNorm3d", [3], {"track_running_stats": False, "bias": False}],
    ["SyncBatchNorm", [3], {}], ["InstanceNorm1d", [3], {}], ["InstanceNorm2d", [3], {"affine": True, "track_running_stats": True}], ["InstanceNorm3d", [3], {}],
    ["GroupNorm", [2, 6], {"bias": False}], ["LayerNorm", [4], {}], ["LayerNorm", [[2, 4]], {"bias": False}], ["LayerNorm", [4], {"elementwise_affine": False}],
    ["RMSNorm", [4], {}], ["RMSNorm", [[2, 4], 1e-6], {}], ["LocalResponseNorm", [2], {}], ["CrossMapLRN2d", [2], {}],
    ["Dropout", [], {}], ["Dropout2d", [0.25, True], {}], ["AlphaDropout", [0.25], {}], ["FeatureAlphaDropout", [], {}],
    ["CrossEntropyLoss", [], {}], ["MSELoss", [], {"reduction": "sum"}], ["TripletMarginWithDistanceLoss", [], {}], ["CosineSimilarity", [], {}],
    ["PairwiseDistance", [], {}], ["LinearCrossEntropyLoss", [5, 4], {"out_features": [2], "bias": True, "ignore_index": 3}],
]
REFUSED = [
    ["Linear", [2], {}], ["Linear", [2, 3], {"biass": True}], ["Linear", [2, 3], {"in_features": 3}],
    ["Bilinear", [0, 3, 4], {}], ["Unflatten", [1, 5], {}], ["Unflatten", [1, [2, 2.5]], {}], ["Embedding", [3, 2], {"padding_idx": 3}],
    ["Embedding", [3, 2], {"padding_idx": -4}], ["EmbeddingBag", [3, 2], {"padding_idx": 5}], ["Hardtanh", [1.5, 0.5], {}],
    ["Conv2d", [4, 6, 3], {"groups": 3}], ["Conv2d", [4, 5, 3], {"groups": 2}], ["Conv2d", [4, 6, 3], {"groups": 0}],
    ["Conv2d", [4, 6, 3, 2], {"padding": "same"}], ["ConvTranspose2d", [4, 6, 3], {"padding_mode": "reflect"}],
    ["FractionalMaxPool2d", [3], {}], ["FractionalMaxPool2d", [3], {"output_size": 5, "output_ratio": 0.5}],
    ["FractionalMaxPool2d", [3], {"output_ratio": 1.5}], ["FractionalMaxPool3d", [0], {"output_size": 5}],
    ["GroupNorm", [4, 6], {}], ["Dropout", [1.5], {}], ["Dropout2d", [-0.5], {}], ["MultiMarginLoss", [3], {}],
    ["TripletMarginLoss", [0], {}], ["TripletMarginWithDistanceLoss", [], {"margin": -1}], ["LinearCrossEntropyLoss", [5, 4], {"label_smoothing": 1.5}],
    ["HuberLoss", ["mean", "x"], {}],
]


def python(v):
    return tuple(python(x) for x in v) if isinstance(v, list) else v


def make(row):
    name, args, kwargs = row
    return getattr(nn, name)(*map(python, args), **{k: python(v) for k, v in kwargs.items()})


def refusal(row):
    try:
        make(row)
    except Exception as e:  # noqa: BLE001
        return {"type": type(e).__name__, "message": str(e)}
    raise AssertionError(f"{row} is not refused")


out = {
    "signatures": signatures(),
    "printed": [{"call": row, "text": str(make(row))} for row in PRINTED],
    "refused": [{"call": row, **refusal(row)} for row in REFUSED],
}
(HERE / "data/layers.json.gz").write_bytes(gzip.compress(json.dumps(out).encode(), 9, mtime=0))
