"""The figures of a set of annotated texts.

Counted over the whole set, without what is negated or hypothetical:

- type: the types of each item's events, as a multiset;
- dyad: the triples of actor, type and recipient of each item, as a set (`Told.triples`);
- mode, date: right, of the annotated events whose triple was found and that have one; the date is right where
  its first and last day are;
- empty: items without an event for which nothing was coded.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from dragoman.evaluate._result import F1, Share
from dragoman.evaluate.events._told import Told, Triple
from dragoman.forecast.scores import interval

ToldItem = tuple[Sequence[Told], Sequence[Told]]
"""The events of one item: annotated, coded."""


def score(items: Sequence[ToldItem]) -> Mapping[str, F1 | Share]:
    """Return the figures of the items."""
    counted = [([e for e in a if e.counts], [e for e in c if e.counts]) for a, c in items]
    beside = [(event, _found(event, coded)) for annotated, coded in counted for event in annotated]
    with_mode = [(e, same) for e, same in beside if same and e.mode]
    with_days = [(e, same) for e, same in beside if same and e.days]
    empty = [not coded for annotated, coded in counted if not annotated]
    return {
        "type": _f1([_types(*item) for item in counted]),
        "dyad": _f1([_dyads(*item) for item in counted]),
        "mode": Share(sum(any(s.mode == e.mode for s in same) for e, same in with_mode), len(with_mode)),
        "date": Share(sum(any(s.days == e.days for s in same) for e, same in with_days), len(with_days)),
        "empty": Share(sum(empty), len(empty)),
    }


def _types(annotated: Sequence[Told], coded: Sequence[Told]) -> tuple[int, int, int]:
    told, found = Counter(e.type for e in annotated), Counter(e.type for e in coded)
    return (told & found).total(), found.total(), told.total()


def _dyads(annotated: Sequence[Told], coded: Sequence[Told]) -> tuple[int, int, int]:
    told, found = _triples(annotated), _triples(coded)
    return len(told & found), len(found), len(told)


def _triples(events: Sequence[Told]) -> set[Triple]:
    return {triple for event in events for triple in event.triples}


def _found(event: Told, coded: Sequence[Told]) -> list[Told]:
    return [other for other in coded if event.triples & other.triples]


def _f1(items: Sequence[tuple[int, int, int]]) -> F1:
    """Add up the (right, coded, annotated) counts of items."""
    counts = np.array(items, dtype=np.int64).reshape(-1, 3)
    right, coded, annotated = counts.sum(0).tolist()
    if not right:
        return F1(right, coded, annotated)

    def value(rows: npt.NDArray[np.int64]) -> float:
        drawn = counts[rows].sum(0)
        return float(2 * drawn[0] / max(1, drawn[1] + drawn[2]))

    return F1(right, coded, annotated, interval(value, np.arange(len(counts))))
