"""Which coded event stands for which annotated one, and the matrix of types that follows."""

from collections.abc import Callable, Sequence

from dragoman.evaluate._result import Confusion
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


def confusion(items: Sequence[ToldItem]) -> Confusion:
    """Return how often a type was coded as another, was missed, or was coded where nothing is annotated.

    What stands in its diagonal is what the score of types counts as right.
    """
    return Confusion.of(
        (
            (a.type if a else None, c.type if c else None)
            for annotated, coded in items
            for a, c in pairs(annotated, coded)
        ),
        event_types(),
    )
