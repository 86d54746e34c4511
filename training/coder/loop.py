"""Trains the network: seeded, resumable, with a log of what each epoch gave."""

import json
import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from coder.batches import IGNORED, Batch, Example, collate
from coder.measure import measure
from coder.net import Net, distances

Items = Sequence[Sequence[Example]]

_STATEFUL = ("net", "optimizer", "schedule")
_HEADS = (("type", 0.5), ("mode", 0.3), ("status", 0.3), ("dating", 0.2), ("about", 0.2), ("about_mode", 0.1))


@dataclass(frozen=True)
class Plan:
    """How a network is trained; the defaults are those of the shipped weights (docs/accuracy.md)."""

    epochs: int = 10
    batch: int = 48
    rate: float = 4e-4
    heads_rate: float = 5e-4
    warmup: float = 0.1
    decay: float = 0.01
    smoothing: float = 0.05
    mention_weight: float = 0.5
    roles_weight: float = 2.0
    refused_weight: float = 1.0
    swap: float = 0.4
    context: float = 0.4
    average: float = 0.998
    freeze_pieces: bool = True
    seed: int = 1


def losses(net: Net, batch: Batch, plan: Plan) -> dict[str, Tensor]:
    """Return each part of the loss of a batch.

    Besides its triggers, the reader is shown one word of each passage that tells no event, the likelier the
    more the encoder takes it for one, and learns to refuse it.
    """
    below, triggers, mentions = net.encoder(batch.ids, batch.segments, batch.capitals)
    wrong, possible = _doubtful(triggers.detach(), batch)
    rows = torch.cat((batch.rows, torch.arange(len(batch.ids), device=wrong.device)))
    marks = torch.cat((batch.marks, wrong))
    roles, settings, *heads = net.reader(below[rows], batch.ids[rows], distances(marks))
    count, smooth = len(batch.rows), plan.smoothing
    refusing = functional.cross_entropy(
        heads[0][count:].float(), torch.zeros_like(possible, dtype=torch.long), reduction="none"
    )
    parts = {
        "triggers": _loss(triggers, batch.triggers, smooth),
        "mentions": plan.mention_weight * _loss(mentions, batch.mentions, smooth),
        "refused": plan.refused_weight * 0.5 * (refusing * possible).sum() / possible.sum().clamp(min=1),
        "roles": plan.roles_weight * _loss(roles[:count], batch.roles, smooth),
        "settings": 0.5 * _loss(settings[:count], batch.settings, smooth),
    }
    for n, (name, weight) in enumerate(_HEADS):
        parts[name] = weight * _loss(heads[n][:count], batch.fields[:, n], smooth)
    return parts


def _doubtful(triggers: Tensor, batch: Batch) -> tuple[Tensor, Tensor]:
    told = 1 - triggers.float().softmax(-1)[..., 0]
    weight = torch.where(batch.triggers == 0, told + 1e-3, 0.0)
    possible = (weight.sum(1) > 0).float()
    weight[:, 0] += 1e-9
    chosen = batch.words.gather(1, torch.multinomial(weight, 1))
    return ((batch.words == chosen) & (batch.words >= 0)).long(), possible


def _loss(logits: Tensor, labels: Tensor, smoothing: float) -> Tensor:
    flat = logits.float().reshape(-1, logits.shape[-1])
    total = functional.cross_entropy(
        flat, labels.reshape(-1), ignore_index=IGNORED, label_smoothing=smoothing, reduction="sum"
    )
    return total / (labels != IGNORED).sum().clamp(min=1)


def train(net: Net, items: Items, tune: Sequence[Example], plan: Plan, folder: Path, *, device: str) -> Net:
    """Train on `items` (each as a list: plain and with context, then the same of each version with other
    states) and return the averaged network. Progress and checkpoints go to `folder`; a run that was cut off
    goes on from its last epoch.
    """
    folder.mkdir(parents=True, exist_ok=True)
    run = _Run(net.to(device), plan, len(items), device)
    first = run.restore(folder / "state.pt")
    with (folder / "log.jsonl").open("a", encoding="utf-8") as log:
        if not first:
            log.write(json.dumps({"plan": asdict(plan)}) + "\n")
        for epoch in range(first, plan.epochs):
            line: dict[str, Any] = {"epoch": epoch, **run.epoch(items)}
            if tune and (epoch % 5 == 4 or epoch == plan.epochs - 1):
                line["tune"] = run.measured(tune)
            log.write(json.dumps(line) + "\n")
            log.flush()
            run.keep(folder / "state.pt", epoch)
    _put(run.weights, run.average)
    return net


class _Run:
    """A network in training, with all that a resumed run needs."""

    def __init__(self, net: Net, plan: Plan, items: int, device: str) -> None:
        self.net, self.plan, self.device = net, plan, device
        self.rng = random.Random(plan.seed)
        torch.manual_seed(plan.seed)
        net.encoder.pieces.weight.requires_grad_(not plan.freeze_pieces)
        self.weights = [p for p in net.parameters() if p.requires_grad]
        self.average = [p.detach().clone() for p in self.weights]
        self.optimizer = torch.optim.AdamW(_groups(net, plan), weight_decay=plan.decay, fused=True)
        steps = plan.epochs * math.ceil(items / plan.batch) + 1
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimizer, lambda n: _rate(n / steps, plan.warmup)
        )

    def epoch(self, items: Items) -> dict[str, float]:
        """Go through the items once; returns the seconds it took and the mean of each part of the loss."""
        started = time.perf_counter()
        self.net.train()
        sums: dict[str, Tensor] = {}
        for examples in _batches(items, self.plan, self.rng):
            parts = self._step(collate(examples, self.rng).to(self.device))
            for name, part in parts.items():
                sums[name] = sums.get(name, torch.zeros((), device=self.device)) + part.detach()
        means = {name: round(float(value) * self.plan.batch / len(items), 4) for name, value in sums.items()}
        return {"seconds": round(time.perf_counter() - started, 1), **means}

    def _step(self, batch: Batch) -> dict[str, Tensor]:
        with torch.autocast(self.device, dtype=torch.bfloat16):
            parts = losses(self.net, batch, self.plan)
        self.optimizer.zero_grad()
        torch.stack(list(parts.values())).sum().backward()
        torch.nn.utils.clip_grad_norm_(self.weights, 1.0, foreach=True)
        self.optimizer.step()
        self.schedule.step()
        step = self.schedule.last_epoch
        keep = min(self.plan.average, (1 + step) / (10 + step))
        torch._foreach_lerp_(self.average, [w.detach() for w in self.weights], 1 - keep)
        return parts

    def measured(self, tune: Sequence[Example]) -> dict[str, float]:
        """Measure the averaged network."""
        current = [w.detach().clone() for w in self.weights]
        _put(self.weights, self.average)
        figures = measure(self.net, tune, self.device)
        _put(self.weights, current)
        return figures

    def keep(self, file: Path, epoch: int) -> None:
        """Write a checkpoint whole or not at all."""
        state = {name: getattr(self, name).state_dict() for name in _STATEFUL}
        state |= {"average": self.average, "epoch": epoch}
        state |= {"rng": self.rng.getstate(), "torch": torch.get_rng_state()}
        torch.save(state, file.with_suffix(".new"))
        file.with_suffix(".new").replace(file)

    def restore(self, file: Path) -> int:
        """Go back to a checkpoint where there is one; returns the epoch to go on with."""
        if not file.exists():
            return 0
        state = torch.load(file, map_location=self.device, weights_only=False)
        for name in _STATEFUL:
            getattr(self, name).load_state_dict(state[name])
        self.average = state["average"]
        self.rng.setstate(state["rng"])
        torch.set_rng_state(state["torch"].cpu())
        return int(state["epoch"]) + 1


def _put(weights: Sequence[Tensor], values: Sequence[Tensor]) -> None:
    with torch.no_grad():
        for weight, value in zip(weights, values, strict=True):
            weight.copy_(value)


def _batches(items: Sequence[Sequence[Example]], plan: Plan, rng: random.Random) -> Iterator[list[Example]]:
    order = list(range(len(items)))
    rng.shuffle(order)
    # Passages of like length together: less padding, the same steps.
    width = plan.batch * 8
    batches = []
    for at in range(0, len(order), width):
        pool = sorted(order[at : at + width], key=lambda i: len(items[i][0].ids))
        batches += [pool[n : n + plan.batch] for n in range(0, len(pool), plan.batch)]
    rng.shuffle(batches)
    for chosen in batches:
        yield [_version(items[n], plan, rng) for n in chosen]


def _version(kinds: Sequence[Example], plan: Plan, rng: random.Random) -> Example:
    """Choose how an item is shown: with its own states or others, with or without what stands before it."""
    swapped = rng.randrange(1, len(kinds) // 2) if len(kinds) > 2 and rng.random() < plan.swap else 0
    return kinds[2 * swapped + (rng.random() < plan.context)]


def _groups(net: Net, plan: Plan) -> list[dict[str, Any]]:
    named = [(n, p) for n, p in net.named_parameters() if p.requires_grad]
    encoder = [p for n, p in named if _is_pretrained(n)]
    heads = [p for n, p in named if not _is_pretrained(n)]
    return [{"params": encoder, "lr": plan.rate}, {"params": heads, "lr": plan.heads_rate}]


def _is_pretrained(name: str) -> bool:
    return any(part in name for part in (".layers.", ".pieces", ".places", ".segments", ".norm."))


def _rate(done: float, warmup: float) -> float:
    return done / warmup if done < warmup else max(0.0, (1 - done) / (1 - warmup))
