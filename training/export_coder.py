"""Write a trained network as the files that the package ships.

    python training/export_coder.py --run build/coder/run --weights FILE --tokenizer FILE

Two ONNX graphs (the encoder, and the reader of one trigger) with their matrices and embeddings as 8-bit
integers, and the vocabulary. Prints the sizes and how far the 8-bit answers are from the exact ones.
"""

import argparse
import shutil
import tempfile
import warnings
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from coder.card import write_card
from coder.net import Net, distances
from coder.store import load_net

_OPSET = 17


class _Encode(nn.Module):
    def __init__(self, net: Net) -> None:
        super().__init__()
        self.encoder = net.encoder

    def forward(self, ids: Tensor, segments: Tensor, capitals: Tensor) -> tuple[Tensor, Tensor]:
        below, triggers, _ = self.encoder(ids, segments, capitals)
        return below, triggers.softmax(-1)


class _Read(nn.Module):
    def __init__(self, net: Net) -> None:
        super().__init__()
        self.reader = net.reader

    def forward(self, below: Tensor, ids: Tensor, away: Tensor) -> tuple[Tensor, ...]:
        return tuple(part.softmax(-1) for part in self.reader(below, ids, away))


def main() -> None:
    """Load, trace, quantise, compare."""
    here = Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--run", type=Path, default=here.parent / "build" / "coder" / "run")
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument(
        "--out", type=Path, default=here.parent / "src" / "dragoman" / "coding" / "model" / "data"
    )
    given = parser.parse_args()
    net = load_net(given.run, given.weights).eval()
    given.out.mkdir(parents=True, exist_ok=True)
    ids = torch.randint(1000, 20000, (2, 24))
    ids[1, 18:] = 0
    marks = torch.zeros_like(ids)
    marks[:, 5:7] = 1
    zeros = torch.zeros_like(ids)
    below = net.encoder(ids, zeros, zeros)[0].detach()
    away = distances(marks)
    by_length = {0: "n", 1: "length"}
    with tempfile.TemporaryDirectory() as scratch, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, module, inputs, names, outputs in (
            (
                "encoder",
                _Encode(net),
                (ids, zeros, zeros),
                ("ids", "segments", "capitals"),
                ("below", "types"),
            ),
            (
                "reader",
                _Read(net),
                (below, ids, away),
                ("below", "ids", "distances"),
                ("roles", "settings", "type", "mode", "status", "dating", "about", "about_mode"),
            ),
        ):
            exact = Path(scratch) / f"{name}.onnx"
            fields = outputs[2:] if name == "reader" else ()
            torch.onnx.export(
                module.eval(),
                inputs,
                str(exact),
                input_names=list(names),
                output_names=list(outputs),
                dynamic_axes={n: {0: "n"} if n in fields else by_length for n in (*names, *outputs)},
                opset_version=_OPSET,
                dynamo=False,
            )
            shipped = given.out / f"{name}.onnx"
            quantize_dynamic(
                exact,
                shipped,
                op_types_to_quantize=["MatMul", "Gemm", "Gather"],
                per_channel=True,
                weight_type=QuantType.QInt8,
            )
            feed = {n: x.numpy() for n, x in zip(names, inputs, strict=True)}
            one, other = (onnxruntime.InferenceSession(str(f)).run(None, feed) for f in (exact, shipped))
            worst = max(float(np.abs(a - b).max()) for a, b in zip(one[-7:], other[-7:], strict=True))
            print(f"{name}: {shipped.stat().st_size / 1e6:.1f} MB, largest difference {worst:.3f}")
    shutil.copy(given.tokenizer, given.out / "tokenizer.json")
    write_card(given.run, here / "annotations", given.out / "CARD.md")


if __name__ == "__main__":
    main()
