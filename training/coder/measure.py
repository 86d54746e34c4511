"""Measures a network on passages by itself: types found, and who did what to whom by the words of the
mentions.

The figures steer the training; those of the docs are taken from the whole pipeline by `evaluate_events.py`.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import torch
from torch import Tensor

from coder.batches import Act, Example, collate
from coder.net import Net, distances

THRESHOLDS = (0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8)
_CERTAIN = 2
"""Statuses before this one are counted: happened and future."""


@dataclass
class Found:
    """A trigger as the network reads it; probabilities of each head, tags as probabilities by word."""

    trigger: tuple[int, int]
    type: Tensor
    mode: Tensor
    roles: Tensor
    status: Tensor


@torch.no_grad()  # type: ignore[untyped-decorator]
def predict(
    nets: Sequence[Net], examples: Sequence[Example], device: str, floor: float = 0.2
) -> list[list[Found]]:
    """Return what the networks find together in each passage."""
    for net in nets:
        net.eval()
    found: list[list[Found]] = []
    for at in range(0, len(examples), 64):
        part = [replace(e, events=[]) for e in examples[at : at + 64]]
        batch = collate(part).to(device)
        states = [net.encoder(batch.ids, batch.segments, batch.capitals) for net in nets]
        told = torch.stack([s[1].float().softmax(-1) for s in states]).mean(0).cpu()
        spans = [(n, run) for n, e in enumerate(part) for run in runs(told[n, e.firsts], floor)]
        marks = torch.zeros((len(spans), batch.ids.shape[1]), dtype=torch.long)
        for i, (n, (start, end, _)) in enumerate(spans):
            words = torch.from_numpy(part[n].words)
            marks[i, : len(words)] = ((words >= start) & (words < end)).long()
        out: list[list[Found]] = [[] for _ in part]
        for low in range(0, len(spans), 128):
            some = spans[low : low + 128]
            rows = torch.tensor([n for n, _ in some], device=device)
            away = distances(marks[low : low + 128].to(device))
            reads = [
                net.reader(s[0][rows], batch.ids[rows], away) for net, s in zip(nets, states, strict=True)
            ]
            mean = [torch.stack([r[k].float().softmax(-1) for r in reads]).mean(0).cpu() for k in range(5)]
            for i, (n, (start, end, first)) in enumerate(some):
                roles = mean[0][i, part[n].firsts]
                out[n].append(Found((start, end), (first + mean[2][i]) / 2, mean[3][i], roles, mean[4][i]))
        found += out
    return found


def runs(probabilities: Tensor, floor: float) -> list[tuple[int, int, Tensor]]:
    """Return the runs of words that may tell an event: from, to, and their mean type."""
    told = (1 - probabilities[:, 0]).tolist()
    best = probabilities[:, 1:].argmax(-1).tolist()
    out: list[tuple[int, int, Tensor]] = []
    start = None
    for n in range(len(told) + 1):
        inside = n < len(told) and told[n] >= floor
        if start is not None and (not inside or best[n] != best[n - 1]):
            out.append((start, n, probabilities[start:n].mean(0)))
            start = None
        if inside and start is None:
            start = n
    return out


def tagged(tags: Sequence[int]) -> dict[int, list[tuple[int, int]]]:
    """Return the spans of each role (1 actor, 2 recipient, 3 speaker) in a row of BIO tags."""
    spans: dict[int, list[tuple[int, int]]] = {1: [], 2: [], 3: []}
    start, role = None, 0
    for n, tag in enumerate([*tags, 0]):
        here = (tag + 1) // 2
        if start is not None and (here != role or tag % 2 == 1):
            spans[role].append((start, n))
            start = None
        if tag and start is None:
            start, role = n, here
    return spans


def measure(net: Net, examples: Sequence[Example], device: str) -> dict[str, float]:
    """Return F1 of types and of triples at the best threshold, and the share of modes that are right."""
    return best_of(examples, predict([net], examples, device))


def best_of(examples: Sequence[Example], predicted: Sequence[list[Found]]) -> dict[str, float]:
    """Return the figures at the threshold where types and triples are best together."""
    scored = [{**score(examples, predicted, t), "threshold": t} for t in THRESHOLDS]
    return max(scored, key=lambda s: s["types"] + s["triples"])


def score(
    examples: Sequence[Example], predicted: Sequence[list[Found]], threshold: float
) -> dict[str, float]:
    """Return the figures at one threshold."""
    n: Counter[str] = Counter()
    for example, events in zip(examples, predicted, strict=True):
        gold = [a for a in example.events if a.fields[2] < _CERTAIN]
        kept = [e for e in events if 1 - float(e.type[0]) >= threshold and int(e.status.argmax()) < _CERTAIN]
        kinds = {id(e): int(e.type[1:].argmax()) + 1 for e in kept}
        types, gold_types = Counter(kinds.values()), Counter(a.fields[0] for a in gold)
        _count(n, "type", sum((gold_types & types).values()), len(kept), len(gold))
        gold_triples = {t for a in gold for t in _triples(a.fields[0], _tags(a, example))}
        triples = {t for e in kept for t in _triples(kinds[id(e)], e.roles.argmax(-1).tolist())}
        _count(n, "triple", len(gold_triples & triples), len(triples), len(gold_triples))
        for act in gold:
            near = [e for e in kept if e.trigger[0] < act.trigger[1] and act.trigger[0] < e.trigger[1]]
            if near and act.fields[1]:
                n["modes"] += 1
                n["mode hit"] += int(near[0].mode.argmax()) == act.fields[1]
            if near:
                gold_roles = {
                    (r, s[1]) for r, spans in tagged(_tags(act, example)).items() for s in spans if r < 3
                }
                roles = {
                    (r, s[1])
                    for r, spans in tagged(near[0].roles.argmax(-1).tolist()).items()
                    for s in spans
                    if r < 3
                }
                _count(n, "role", len(gold_roles & roles), len(roles), len(gold_roles))
    return {
        "types": _f1(n, "type"),
        "triples": _f1(n, "triple"),
        "roles": _f1(n, "role"),
        "modes": round(n["mode hit"] / max(1, n["modes"]), 4),
    }


def _tags(act: Act, example: Example) -> list[int]:
    return [int(tag) for tag in act.roles[example.firsts]]


def _triples(kind: int, tags: Sequence[int]) -> set[tuple[Any, ...]]:
    """Return (actor, type, recipient) by the last words of the mentions, which name who is meant."""
    spans = tagged(tags)
    actors, recipients = [s[1] for s in spans[1]], [s[1] for s in spans[2]]
    if not recipients and len(actors) > 1:
        return {(a, kind, b) for a in actors for b in actors if a < b}
    return {(a, kind, b) for a in actors or [-1] for b in recipients or [-1]}


def _count(n: Counter[str], name: str, hit: int, predicted: int, gold: int) -> None:
    n[f"{name} hit"] += hit
    n[f"{name} pred"] += predicted
    n[f"{name} gold"] += gold


def _f1(n: Counter[str], name: str) -> float:
    return round(2 * n[f"{name} hit"] / max(1, n[f"{name} pred"] + n[f"{name} gold"]), 4)
