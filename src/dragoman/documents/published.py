"""The publication date of a text that does not state one, inferred from its own evidence.

Every clue speaks for some days with a weight; the days that most weight speaks for are the answer, as wide
as the clues leave it. Too little weight, or no clue to the year, and the date stays unknown.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise

from dragoman.analysis import Sentence
from dragoman.documents._clues import FIRST_YEAR, Clue, find_clues
from dragoman.documents.document import Document
from dragoman.language.time.calendar import Interval
from dragoman.schema import Evidence, Published

_ENOUGH = 5.5
"""More than any one clue and the bounds of one stated year give together, save a line of place and date."""

_WIDEST = 366
_GAP = 31
_EVIDENCE = 12


def infer_published(
    document: Document,
    sentences: Sequence[Sentence],
    *,
    today: date | None = None,
    terms: Callable[[Document], Iterable[Clue]] | None = None,
) -> Published:
    """Infer when a document came out, as an interval of days with the words that show it.

    Never a day after `today` (the day of the call unless given). `terms` may add clues from outside the
    text, such as the years in which somebody held the office that the text gives them.
    """
    today = today or date.today()
    if today.year < FIRST_YEAR:
        return Published()
    clues = [*find_clues(document.text, sentences, today), *(terms(document) if terms else ())]
    days = _best(clues, today)
    if days is None:
        return Published()
    told = {clue.span: clue for clue in reversed(clues) if clue.weight >= 0.5 and _speaks_for(clue, days)}
    strongest = sorted(told.values(), key=lambda clue: -clue.weight)[:_EVIDENCE]
    evidence = (Evidence(span=clue.span, says=clue.says) for clue in sorted(strongest, key=lambda c: c.span))
    return Published(
        start=days[0].isoformat(), end=days[1].isoformat(), how="inferred", evidence=tuple(evidence)
    )


def _speaks_for(clue: Clue, days: Interval) -> bool:
    return any(start <= days[1] and end >= days[0] for start, end in clue.days)


def _best(clues: list[Clue], today: date) -> Interval | None:
    """Return the days with the most weight; None where that is little, or leaves more than a year open."""
    if not any(clue.fixes_year for clue in clues):
        return None
    first = date(FIRST_YEAR, 1, 1)
    count = (today - first).days + 1
    change = {0: 0.0, count: 0.0}
    for clue in clues:
        for start, end in clue.days:
            low, high = max(0, (start - first).days), min(count - 1, (end - first).days)
            if low <= high:
                change[low] = change.get(low, 0.0) + clue.weight
                change[high + 1] = change.get(high + 1, 0.0) - clue.weight
    scores: list[tuple[float, int, int]] = []
    total = 0.0
    for low, after in pairwise(sorted(change)):
        total += change[low]
        scores.append((round(total, 6), low, after - 1))  # sums of decimals must tie exactly
    most = max(score for score, _, _ in scores)
    if most < _ENOUGH:
        return None
    best = [(low, high) for score, low, high in scores if score == most]
    if any(after[0] - before[1] > _GAP for before, after in pairwise(best)):
        return None
    days = first + timedelta(best[0][0]), first + timedelta(best[-1][1])
    if (days[1] - days[0]).days >= _WIDEST:
        return None
    return days if any(clue.fixes_year and _speaks_for(clue, days) for clue in clues) else None
