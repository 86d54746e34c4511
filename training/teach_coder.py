"""Label unannotated passages by several networks together, for a last network to learn from.

    python training/teach_coder.py --weights DIR --teachers RUN RUN … [--out FILE]

Where the teachers are unsure, a word or a field is left out rather than guessed: the student is taught only
what they agree on. Prints the figures of each teacher and of all together on the passages kept apart.
"""

import argparse
import gzip
import json
from pathlib import Path
from typing import Any

import torch

from coder.batches import IGNORED, collate, to_example
from coder.measure import Found, best_of, predict, runs
from coder.net import Net, distances
from coder.store import load_net
from coder.taught import write_taught

_SURE, _UNSURE = 0.7, 0.3
_AGREED = 0.6


@torch.no_grad()  # type: ignore[untyped-decorator]
def label(nets: list[Net], raws: list[dict[str, Any]], device: str) -> list[dict[str, Any]]:
    """Return the passages with the events and the tags that the networks agree on."""
    taught = []
    for net in nets:
        net.eval()
    for at in range(0, len(raws), 64):
        part = raws[at : at + 64]
        examples = [to_example(raw) for raw in part]
        batch = collate(examples).to(device)
        states = [net.encoder(batch.ids, batch.segments, batch.capitals) for net in nets]
        told = torch.stack([s[1].float().softmax(-1) for s in states]).mean(0).cpu()
        named = torch.stack([s[2].float().softmax(-1) for s in states]).mean(0).cpu()
        spans = [(n, run) for n, e in enumerate(examples) for run in runs(told[n, e.firsts], _UNSURE)]
        out = [
            {
                **raw,
                "triggers": _agreed(told[n, e.firsts]),
                "mentions": _agreed(named[n, e.firsts]),
                "events": [],
            }
            for n, (raw, e) in enumerate(zip(part, examples, strict=True))
        ]
        if not spans:
            taught += out
            continue
        marks = torch.zeros((len(spans), batch.ids.shape[1]), dtype=torch.long)
        words = batch.words.cpu()
        for i, (n, (start, end, _)) in enumerate(spans):
            marks[i] = ((words[n] >= start) & (words[n] < end)).long()
        rows = torch.tensor([n for n, _ in spans], device=device)
        away = distances(marks.to(device))
        reads = [net.reader(s[0][rows], batch.ids[rows], away) for net, s in zip(nets, states, strict=True)]
        together = [torch.stack([r[k].float().softmax(-1) for r in reads]).mean(0).cpu() for k in range(8)]
        for i, (n, (start, end, _)) in enumerate(spans):
            mean = [part[i] for part in together]
            act = (told[n, examples[n].firsts][start:end].mean(0) + mean[2]) / 2
            if 1 - float(act[0]) < _SURE or float(act.max()) < _AGREED:
                # Neither taught as an event nor as none.
                for word in range(start, end):
                    out[n]["triggers"][word] = IGNORED
                continue
            firsts = examples[n].firsts
            kind = int(act.argmax())
            for word in range(start, end):
                out[n]["triggers"][word] = kind
            names = ("mode", "status", "dating", "about", "about_mode")
            fields = {name: _sure(mean[3 + k]) for k, name in enumerate(names)}
            out[n]["events"].append(
                {
                    "trigger": (start, end),
                    "type": kind,
                    "roles": _agreed(mean[0][firsts]),
                    "settings": _agreed(mean[1][firsts]),
                    **fields,
                }
            )
        taught += out
    return taught


def _sure(probabilities: torch.Tensor) -> int:
    return int(probabilities.argmax()) if float(probabilities.max()) >= _AGREED else IGNORED


def _agreed(probabilities: torch.Tensor) -> list[int]:
    best = probabilities.max(-1)
    tags: list[int] = torch.where(best.values >= _AGREED, best.indices, IGNORED).tolist()
    return tags


def main() -> None:
    """Load, measure, label, write."""
    here = Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--examples", type=Path, default=here.parent / "build" / "coder" / "examples.json.gz")
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--teachers", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, default=here / "annotations" / "taught.jsonl.gz")
    given = parser.parse_args()
    device = "cuda" if torch.cuda.is_available() else "cpu"
    with gzip.open(given.examples, "rt", encoding="utf-8") as file:
        data = json.load(file)
    nets = [load_net(run, given.weights).to(device) for run in given.teachers]
    tune = [to_example(kinds[0]) for kinds in data["tune"]]
    alone: list[list[list[Found]]] = [predict([net], tune, device) for net in nets]
    for run, found in zip(given.teachers, alone, strict=True):
        print(run.name, best_of(tune, found))
    print("together", best_of(tune, predict(nets, tune, device)))
    taught = label(nets, data["unlabelled"], device)
    write_taught(given.out, taught)
    events = sum(len(t["events"]) for t in taught)
    print(f"{len(taught)} passages taught, {events} events: {given.out}")


if __name__ == "__main__":
    main()
