"""From probabilities of tags to spans of words."""

from collections.abc import Sequence

import numpy as np

from dragoman.coding.model.network import Floats
from dragoman.schema import Span

_SMALL = 1e-6
_LOOSE = frozenset(
    {"a", "an", "and", "as", "by", "for", "from", "in", "of", "or", "that", "the", "to", "with"}
)


def best_tags(probabilities: Floats, names: Sequence[str]) -> list[int]:
    """Return the likeliest row of tags in which every I- follows a B- or I- of its kind (Viterbi)."""
    allowed = np.array([[_may_follow(before, after) for after in names] for before in names])
    cost = np.where(allowed, 0.0, -1e9)
    start = np.array([-1e9 if name.startswith("I") else 0.0 for name in names])
    scores = np.log(probabilities + _SMALL)
    if not len(scores):
        return []
    total = start + scores[0]
    back = []
    for row in scores[1:]:
        steps = total[:, None] + cost
        back.append(steps.argmax(0))
        total = steps.max(0) + row
    tags = [int(total.argmax())]
    for pointers in reversed(back):
        tags.append(int(pointers[tags[-1]]))
    return tags[::-1]


def spans_of(tags: Sequence[int], names: Sequence[str], kind: str) -> list[Span]:
    """Return the spans, in words, of one kind in a row of tags."""
    opens, goes_on = names.index(f"B-{kind}"), names.index(f"I-{kind}")
    found: list[Span] = []
    for n, tag in enumerate(tags):
        if tag == opens:
            found.append((n, n + 1))
        elif tag == goes_on and found and found[-1][1] == n:
            found[-1] = (found[-1][0], n + 1)
    return found


def runs_of(types: Floats, floor: float) -> list[Span]:
    """Return the runs of words that tell one event with at least a probability of `floor`."""
    told = 1 - types[:, 0]
    best = types[:, 1:].argmax(-1)
    found: list[Span] = []
    for n in np.flatnonzero(told >= floor).tolist():
        if found and found[-1][1] == n and best[n] == best[n - 1]:
            found[-1] = (found[-1][0], n + 1)
        else:
            found.append((n, n + 1))
    return found


def trim(span: Span, words: Sequence[str]) -> Span | None:
    """Return a span without the small words and marks at its end, and the marks at its start; none where
    nothing else is in it ("the", "and").
    """
    start, end = span
    while end > start and (
        words[end - span[0] - 1].casefold() in _LOOSE or not _is_word(words[end - span[0] - 1])
    ):
        end -= 1
    while start < end and not _is_word(words[start - span[0]]):
        start += 1
    return (start, end) if start < end else None


def _is_word(word: str) -> bool:
    return any(c.isalnum() for c in word)


def _may_follow(before: str, after: str) -> bool:
    return not after.startswith("I-") or before[1:] == after[1:]
