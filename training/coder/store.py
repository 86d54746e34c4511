"""Writes and reads a trained network: its shape, and its weights in half precision."""

import json
from dataclasses import asdict
from pathlib import Path

from safetensors.torch import load_file, save_file
from torch import Tensor

from coder.net import Net, Shape, start_from

_FROZEN = "encoder.pieces.weight"


def published_weights(file: Path) -> dict[str, Tensor]:
    """Return the published weights of the encoder."""
    return {name.removeprefix("bert."): value.float() for name, value in load_file(file).items()}


def save_net(net: Net, folder: Path, *, frozen: bool) -> None:
    """Write a network; the embeddings of the pieces are left out where they stayed as published."""
    kept = {k: v.half().contiguous() for k, v in net.state_dict().items() if not (frozen and k == _FROZEN)}
    save_file(kept, folder / "net.safetensors")
    (folder / "shape.json").write_text(json.dumps(asdict(net.shape)) + "\n", encoding="utf-8")


def load_net(folder: Path, weights: Path) -> Net:
    """Return a network as `save_net` wrote it; `weights` is the file of the published encoder."""
    net = Net(Shape(**json.loads((folder / "shape.json").read_text(encoding="utf-8"))))
    start_from(net, published_weights(weights))
    own = {name: value.float() for name, value in load_file(folder / "net.safetensors").items()}
    net.load_state_dict({**net.state_dict(), **own})
    return net


def mix(net: Net, other: Net, share: float) -> None:
    """Move a network back towards the one that it started from; `share` is the other's part.

    Source: Wortsman et al. 2022, "Robust fine-tuning of zero-shot models".
    """
    states = other.state_dict()
    net.load_state_dict({name: value.lerp(states[name], share) for name, value in net.state_dict().items()})
