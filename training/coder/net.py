"""The network: one encoder, a head for triggers, and late layers that read a passage again for each trigger.

The encoder is MiniLM-L6 (Wang et al. 2020, "MiniLM: Deep Self-Attention Distillation"), a BERT of 6 layers.
Every word gets a type of event or none. For each trigger its words are marked in the state below the top
layers, copies of which then read the passage anew: they tag who acts, towards whom, on whose word, where and
when, and weigh the act itself. So a passage is encoded once, and each event costs a fraction of a pass.
"""

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

CASES = 3
DISTANCES = 15
"""How far a piece stands from the trigger: inside it, or before or after it in steps that double."""


@dataclass(frozen=True)
class Shape:
    """What the network is built of; part of the weights."""

    vocabulary: int
    types: int
    modes: int
    roles: int
    settings: int
    statuses: int
    datings: int
    hidden: int = 384
    heads: int = 12
    depth: int = 6
    late: int = 3
    relative: int = 0
    """Buckets of relative position (MPNet has them; MiniLM has none)."""
    dropout: float = 0.1


class Dropout(nn.Module):
    """Drops the same features in every place of a passage (Gal and Ghahramani 2016).

    On processors, drawing a number for each feature of each place took longer than all matrix products.
    """

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        """Read x [n, length, hidden] or [n, hidden]."""
        if not self.training or not self.share:
            return x
        kept = torch.ones((len(x), *(1,) * (x.dim() - 2), x.shape[-1]), dtype=x.dtype, device=x.device)
        return x * functional.dropout(kept, self.share)


class Layer(nn.Module):
    """A layer of BERT (post-norm)."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        hidden = shape.hidden
        self.heads = shape.heads
        self.query, self.key, self.value = (nn.Linear(hidden, hidden) for _ in range(3))
        self.out = nn.Linear(hidden, hidden)
        self.out_norm = nn.LayerNorm(hidden, eps=1e-12)
        self.wide = nn.Linear(hidden, 4 * hidden)
        self.narrow = nn.Linear(4 * hidden, hidden)
        self.narrow_norm = nn.LayerNorm(hidden, eps=1e-12)
        self.dropout = Dropout(shape.dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Read x [n, length, hidden]; mask [n, 1 or heads, 1 or length, length] is added to the attention."""
        n, length, hidden = x.shape
        width = hidden // self.heads

        def split(y: Tensor) -> Tensor:
            return y.view(n, length, self.heads, width).transpose(1, 2)

        weights = split(self.query(x)) @ split(self.key(x)).transpose(2, 3) / width**0.5 + mask
        heard = weights.softmax(-1) @ split(self.value(x))
        heard = self.out(heard.transpose(1, 2).reshape(n, length, hidden))
        x = self.out_norm(x + self.dropout(heard))
        return self.narrow_norm(x + self.dropout(self.narrow(functional.gelu(self.wide(x)))))


class Near(nn.Module):
    """Adds what MPNet's attention knows of relative position to the mask; nothing for a BERT."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.bias = nn.Embedding(shape.relative, shape.heads) if shape.relative else None

    def forward(self, mask: Tensor) -> Tensor:
        """Return the mask with a bias for each head and pair of places."""
        if self.bias is None:
            return mask
        places = torch.arange(mask.shape[-1], device=mask.device)
        gap = places[:, None] - places[None, :]
        half = self.bias.num_embeddings // 2
        exact = half // 2
        far = gap.abs().clamp(min=1).to(torch.float32)
        steps = exact + (torch.log(far / exact) / math.log(128 / exact) * (half - exact)).to(torch.long)
        bucket = torch.where(gap.abs() < exact, gap.abs(), steps.clamp(max=half - 1)) + half * (gap < 0).to(
            torch.long
        )
        return mask + self.bias(bucket).permute(2, 0, 1)[None]


class Encoder(nn.Module):
    """Encodes a passage, and finds the words that tell an event."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        hidden = shape.hidden
        self.pieces = nn.Embedding(shape.vocabulary, hidden)
        self.places = nn.Embedding(512, hidden)
        self.segments = nn.Embedding(2, hidden)
        self.capitals = nn.Embedding(CASES, hidden)
        self.norm = nn.LayerNorm(hidden, eps=1e-12)
        self.near = Near(shape)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.depth))
        self.dropout = Dropout(shape.dropout)
        self.trigger = nn.Linear(hidden, shape.types)
        self.mention = nn.Linear(hidden, 3)
        nn.init.zeros_(self.capitals.weight)

    def forward(self, ids: Tensor, segments: Tensor, capitals: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Read ids, segments, capitals [n, length] (id 0 pads).

        Returns the state below the late layers [n, length, hidden], the types [n, length, types] and the
        mentions [n, length, 3] of each piece, as logits.
        """
        mask = self.near(padding(ids))
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.pieces(ids) + self.places(places) + self.segments(segments) + self.capitals(capitals)
        x = _halved(self.dropout(self.norm(x)))
        mask = mask.to(x.dtype)
        below = x
        for n, layer in enumerate(self.layers):
            if n == self.shape.depth - self.shape.late:
                below = x
            x = layer(x, mask)
        return below, self.trigger(self.dropout(x)), self.mention(self.dropout(x))


class Reader(nn.Module):
    """Reads a passage again for one trigger."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        hidden = shape.hidden
        self.distance = nn.Embedding(DISTANCES, hidden)
        self.near = Near(shape)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.late))
        self.dropout = Dropout(shape.dropout)
        self.roles = nn.Linear(hidden, shape.roles)
        self.settings = nn.Linear(hidden, shape.settings)
        self.sum = nn.Linear(2 * hidden, hidden)
        sizes = (shape.types, shape.modes, shape.statuses, shape.datings, shape.types, shape.modes)
        self.heads = nn.ModuleList(nn.Linear(hidden, size) for size in sizes)
        nn.init.normal_(self.distance.weight, std=0.1)

    def forward(self, below: Tensor, ids: Tensor, distances: Tensor) -> tuple[Tensor, ...]:
        """Read below [n, length, hidden], ids and distances [n, length] (0 on the trigger's pieces).

        Returns logits: roles and settings of each piece, then type, mode, status, dating, the type and the
        mode of the act that it is about.
        """
        mask = self.near(padding(ids)).to(below.dtype)
        x = below + self.distance(distances).to(below.dtype)
        for layer in self.layers:
            x = layer(x, mask)
        weight = (distances == 0).unsqueeze(-1).to(x.dtype)
        act = (x * weight).sum(1) / weight.sum(1).clamp(min=1)
        summed = self.dropout(functional.gelu(self.sum(torch.cat((act, x[:, 0]), -1))))
        tagged = self.dropout(x)
        return self.roles(tagged), self.settings(tagged), *(head(summed) for head in self.heads)


class Net(nn.Module):
    """The encoder and the reader together."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.encoder = Encoder(shape)
        self.reader = Reader(shape)


def _halved(x: Tensor) -> Tensor:
    """Return the state in the precision that training computes in: so it is cast once, not in every matrix
    product."""
    return x.to(torch.get_autocast_dtype("cpu")) if torch.is_autocast_enabled("cpu") else x


def padding(ids: Tensor) -> Tensor:
    """Return the mask that keeps attention off the padding."""
    return (ids == 0).to(torch.float32)[:, None, None, :] * -1e4


def distances(marks: Tensor) -> Tensor:
    """Return the distance class of each piece from the marked ones, [n, length]; 1 to 7 before, 8 to 14
    after."""
    length = marks.shape[1]
    places = torch.arange(length, device=marks.device)
    first = torch.where(marks == 1, places, length).amin(1, keepdim=True)
    last = torch.where(marks == 1, places, -1).amax(1, keepdim=True)
    before, after = (first - places).clamp(min=1), (places - last).clamp(min=1)
    steps = torch.where(places < first, 1 + _steps(before), torch.where(places > last, 8 + _steps(after), 0))
    return torch.where(marks == 1, 0, steps)


def _steps(gap: Tensor) -> Tensor:
    return torch.log2(gap.to(torch.float32)).ceil().to(torch.long).clamp(max=6)


def start_from(net: Net, published: dict[str, Tensor]) -> None:
    """Take over the published weights of a BERT or an MPNet; the late layers start as copies of the top
    ones."""
    encoder, shape = net.encoder, net.shape
    names = _MPNET if shape.relative else _BERT
    with torch.no_grad():
        encoder.pieces.weight.copy_(published["embeddings.word_embeddings.weight"])
        # MPNet numbers places from 2.
        places = published["embeddings.position_embeddings.weight"][2 if shape.relative else 0 :]
        encoder.places.weight.copy_(places[:512])
        encoder.segments.weight.zero_()
        if not shape.relative:
            encoder.segments.weight.copy_(published["embeddings.token_type_embeddings.weight"])
        _copy(encoder.norm, published, "embeddings.LayerNorm")
        for n, layer in enumerate(encoder.layers):
            _copy_layer(layer, published, n, names)
        for n, layer in enumerate(net.reader.layers):
            _copy_layer(layer, published, shape.depth - shape.late + n, names)
        for near in (encoder.near, net.reader.near):
            if near.bias is not None:
                near.bias.weight.copy_(published["encoder.relative_attention_bias.weight"])


_BERT = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "out_norm": "attention.output.LayerNorm",
    "wide": "intermediate.dense",
    "narrow": "output.dense",
    "narrow_norm": "output.LayerNorm",
}
_MPNET = _BERT | {
    "query": "attention.attn.q",
    "key": "attention.attn.k",
    "value": "attention.attn.v",
    "out": "attention.attn.o",
    "out_norm": "attention.LayerNorm",
}


def _copy_layer(layer: nn.Module, published: dict[str, Tensor], n: int, names: dict[str, str]) -> None:
    for own, name in names.items():
        _copy(getattr(layer, own), published, f"encoder.layer.{n}.{name}")


def _copy(part: nn.Module, published: dict[str, Tensor], name: str) -> None:
    part.weight.copy_(published[f"{name}.weight"])
    part.bias.copy_(published[f"{name}.bias"])
