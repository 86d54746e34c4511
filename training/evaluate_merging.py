"""Measures merging on the annotated pairs: all annotated events are merged, each pair looked up.

Beside it the rule that peers use: two records are one event where type, mode, parties, days and place are
equal.

    python training/evaluate_merging.py            # the pairs of odd years, never tuned on
    python training/evaluate_merging.py --tuning   # those of even years
    python training/evaluate_merging.py --drawn    # without the first 321, which were chosen otherwise
    python training/evaluate_merging.py --first    # those alone
"""

import argparse
import random
from collections.abc import Callable

from dragoman.merging import Mention, Merger
from merging_pairs import FIRST, Pair, mentions, pairs


def exact(one: Mention, other: Mention) -> bool:
    """Say whether every attribute is equal."""
    return _attributes(one) == _attributes(other)


def _attributes(mention: Mention) -> tuple[object, ...]:
    actors, recipients = ({s.code for s in side} for side in (mention.actors, mention.recipients))
    return mention.type, mention.mode, actors, recipients, mention.start, mention.end, mention.place


def report(name: str, judged: list[Pair], same: Callable[[Pair], bool]) -> None:
    """Print a line of the table, with an interval of 95 % by resampling the pairs."""
    said = [(same(pair), bool(pair.same)) for pair in judged]
    chance = random.Random(11)
    scores = sorted(_f1([chance.choice(said) for _ in said]) for _ in range(2_000))
    both = sum(s and t for s, t in said)
    over = sum(s and not t for s, t in said) / sum(not t for _, t in said)
    precision = both / max(1, sum(s for s, _ in said))
    recall = both / max(1, sum(t for _, t in said))
    print(
        f"| {name} | {precision:.2f} | {recall:.2f} | {_f1(said):.2f} ({scores[50]:.2f}-{scores[1949]:.2f})"
        f" | {over:.1%} |"
    )


def _f1(said: list[tuple[bool, bool]]) -> float:
    both = sum(s and t for s, t in said)
    return 2 * both / max(1, sum(s for s, _ in said) + sum(t for _, t in said))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tuning", action="store_true")
    chosen = parser.add_mutually_exclusive_group()
    chosen.add_argument("--first", action="store_true")
    chosen.add_argument("--drawn", action="store_true")
    asked = parser.parse_args()
    known = mentions()
    merger = Merger()
    merger.add_all(known.values())
    event = {key: number for number, keys in enumerate(merger.events()) for key in keys}
    part = slice(FIRST) if asked.first else slice(FIRST, None) if asked.drawn else slice(None)
    judged = [pair for pair in pairs()[part] if pair.tuning == asked.tuning and pair.same is not None]
    print(f"{len(judged)} pairs, {sum(bool(p.same) for p in judged)} of one act;", end=" ")
    print(f"{len(known)} mentions in {len(set(event.values()))} events\n")
    print("| rule | precision | recall | F1 | of different acts, merged |\n|---|---|---|---|---|")
    report("merging", judged, lambda pair: event[pair.one] == event[pair.other])
    report("every attribute equal", judged, lambda pair: exact(known[pair.one], known[pair.other]))


if __name__ == "__main__":
    main()
