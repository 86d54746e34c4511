"""Draws further pairs of events that could be one act, for judging by reading, and keeps what was judged.

Candidates are events of one type and status in two different pages, at most seven days apart, that share a
party on one side, or any party where the type is mutual. Most are plainly different acts, so they are drawn
in strata (`STRATA`), the likeliest most of all: the same dyad within a day in like words or of the same
people; hard cases, the same dyad in other words or days apart; and pairs that merging cannot link at all, to
see what it loses. The strata are told by days, parties, names and words, not by the weights that ship. Of
two texts one pair is drawn, and no event is in more than three.

    python training/draw_pairs.py                 # print the pairs with their texts, numbered
    python training/draw_pairs.py --judged FILE   # add them to pairs.jsonl

`FILE` has the number of a pair and `y`, `n` or `?` on each line. The first 321 pairs in `pairs.jsonl` were
chosen otherwise (see `merging_pairs.py`) and are not drawn again; the others are what this draws. The draw is
the same as long as the annotations are.
"""

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from dragoman.merging import Mention
from dragoman.merging._evidence import FARTHEST, days, days_apart, evidence
from dragoman.merging._names import acquainted
from dragoman.merging._wording import likeness
from dragoman.ontology import event_type
from merging_pairs import FIRST, PAIRS, Text, mentions, texts

SEED = 20
MOST = 3
STRATA = {
    "alike": 300,  # can be linked, within a day, the words alike
    "people": 60,  # can be linked, within a day, the same people named
    "near": 180,  # can be linked, within a day, neither
    "later": 160,  # can be linked, two to seven days apart
    "beyond, alike": 80,  # cannot be linked, within a day, the words alike
    "beyond": 20,  # cannot be linked, within a day
}

Span = tuple[date, date]


def candidates(known: dict[str, Mention], pages: dict[str, str]) -> Iterator[tuple[Mention, Mention]]:
    """Yield two mentions that could tell of one act, each once."""
    kinds: dict[tuple[str, str], list[tuple[Span, Mention]]] = defaultdict(list)
    for mention in known.values():
        if span := days(mention):
            kinds[mention.type, mention.status].append((span, mention))
    for (kind, _), told in sorted(kinds.items()):
        told.sort(key=lambda item: (item[0], item[1].key))
        for at, (span, one) in enumerate(told):
            last = span[1] + timedelta(days=FARTHEST)
            for (first, _), other in told[at + 1 :]:
                if first > last:
                    break
                shared = _shared(one, other, mutual=event_type(kind).symmetric)
                if shared and pages[one.document] != pages[other.document]:
                    yield one, other


def _shared(one: Mention, other: Mention, *, mutual: bool) -> bool:
    sides = [
        {side.code for side in told if side.code}
        for told in (one.actors, one.recipients, other.actors, other.recipients)
    ]
    if mutual:
        return bool((sides[0] | sides[1]) & (sides[2] | sides[3]))
    return bool(sides[0] & sides[2] or sides[1] & sides[3])


def stratum(one: Mention, other: Mention) -> str | None:
    """Return the stratum of a candidate; none for what is days apart and cannot be linked."""
    alike = likeness(one.sentence, other.sentence)
    near = (days_apart(one, other) or 0) <= 1
    if evidence(one, other) is None:
        return None if not near else "beyond, alike" if alike >= 0.4 else "beyond"
    if not near:
        return "later"
    if alike >= 0.25:
        return "alike"
    same = acquainted(one.actors + one.recipients, other.actors + other.recipients)
    return "people" if same else "near"


def draw(
    known: dict[str, Mention], pages: dict[str, str], told: set[frozenset[str]]
) -> list[tuple[str, str]]:
    """Return the pairs that are drawn, by key, in the order of strata; `told` are those judged before."""
    strata: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for one, other in candidates(known, pages):
        if frozenset((one.key, other.key)) not in told:
            strata[stratum(one, other) or ""].append((one.key, other.key))
    chance = random.Random(SEED)
    drawn: list[tuple[str, str]] = []
    texts_met: set[frozenset[str]] = set()
    met: Counter[str] = Counter()
    for name, wanted in STRATA.items():
        kept: list[tuple[str, str]] = []
        for pair in chance.sample(strata[name], len(strata[name])):
            both = frozenset(known[key].document for key in pair)
            if len(kept) < wanted and both not in texts_met and max(met[key] for key in pair) < MOST:
                kept.append(pair)
                texts_met.add(both)
                met.update(pair)
        drawn += kept
    return drawn


def shown(number: int, one: Mention, other: Mention, read: dict[str, Text]) -> str:
    """Return a pair as it is judged: both events, and both texts whole with the triggers marked."""
    return "\n".join(
        [f"{number} {one.type}", *(_told(mention, read[mention.document]) for mention in (one, other))]
    )


def _told(mention: Mention, text: Text) -> str:
    start, end = text.events[int(mention.key.rpartition("#")[2])]["trigger"]
    marked = f"{text.text[:start]}[{mention.trigger}]{text.text[end:]}"
    sides = (", ".join(side.code or "?" for side in told) for told in (mention.actors, mention.recipients))
    return f"  {mention.start} ({text.published}) {mention.mode or ''} {' > '.join(sides)}: {marked}"


def main() -> None:
    """Print the pairs, or add judgements to `pairs.jsonl`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--judged", type=Path, metavar="FILE")
    asked = parser.parse_args()
    read = {text.id: text for text in texts()}
    known = mentions()
    rows = PAIRS.read_text(encoding="utf-8").splitlines()[:FIRST]
    told = {
        frozenset((f"{r['a']}#{r['a_event']}", f"{r['b']}#{r['b_event']}")) for r in map(json.loads, rows)
    }
    drawn = draw(known, {id_: text.page for id_, text in read.items()}, told)
    if not asked.judged:
        for number, (one, other) in enumerate(drawn):
            print(shown(number, known[one], known[other], read))
        return
    answers = dict(line.split() for line in asked.judged.read_text(encoding="utf-8").splitlines())
    for number, pair in enumerate(drawn):
        (a, a_event), (b, b_event) = (key.split("#") for key in pair)
        same = {"y": True, "n": False, "?": None}[answers[str(number)]]
        row = {"a": a, "a_event": int(a_event), "b": b, "b_event": int(b_event), "same": same}
        rows.append(json.dumps(row))
    PAIRS.write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
