"""Which coded event stands for which annotated one: the figures of each type, and the confusion matrix."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from dragoman.evaluate._result import F1, Confusion
from dragoman.evaluate.events._score import ToldItem
from dragoman.evaluate.events._told import Told
from dragoman.ontology import event_types


def pairs(annotated: Sequence[Told], coded: Sequence[Told]) -> list[tuple[Told | None, Told | None]]:
    """Return each annotated event of an item with the coded one that stands for it, and what is left of both.

    First those of one type told by the same words, then those of one type, then those told by the same words:
    so the pairs of one type are as many as the score of types counts as right.
    """
    open_, free = [e for e in annotated if e.counts], [e for e in coded if e.counts]
    rules: tuple[Callable[[Told, Told], bool], ...] = (
        lambda a, c: a.type == c.type and a.overlaps(c),
        lambda a, c: a.type == c.type,
        Told.overlaps,
    )
    found: list[tuple[Told | None, Told | None]] = []
    for fits in rules:
        for event in list(open_):
            match = next((other for other in free if fits(event, other)), None)
            if match is not None:
                found.append((event, match))
                open_.remove(event)
                free.remove(match)
    return [*found, *((event, None) for event in open_), *((None, other) for other in free)]


def by_type(items: Sequence[ToldItem]) -> Mapping[str, F1]:
    """Return the F1 of each type, in the order of the ontology; it counts what the score of types counts."""
    cells = _cells(items)
    return {
        name: F1(
            right=cells[name, name],
            coded=sum(n for (_, column), n in cells.items() if column == name),
            annotated=sum(n for (row, _), n in cells.items() if row == name),
        )
        for name in event_types()
    }


def confusion(items: Sequence[ToldItem]) -> Confusion:
    """Return how often a type was coded as another, was missed, or was coded where nothing is annotated."""
    cells = _cells(items)
    names = tuple(event_types())
    sides = (*names, None)
    return Confusion(names, tuple(tuple(cells[row, column] for column in sides) for row in sides))


def _cells(items: Sequence[ToldItem]) -> Counter[tuple[str | None, str | None]]:
    return Counter(
        (a.type if a else None, c.type if c else None)
        for annotated, coded in items
        for a, c in pairs(annotated, coded)
    )
