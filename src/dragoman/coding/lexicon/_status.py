"""Whether an act is told as done, to come, possible or denied."""

import re

from dragoman.coding.lexicon._hits import Hit
from dragoman.schema import Status

_FILLER = r"(?:\s(?:be|been|also|soon|then|again|\w+ly))*$"
_NEGATED = re.compile(
    rf"(?:\b(?:not|never|without|cannot|neither|nor)|n't|\bfail(?:s|ed)? to|\bno longer|\bno){_FILLER}"
)
_FUTURE = re.compile(
    r"(?:\b(?:will|shall|would|'ll)|\b(?:going|plans?|planned|planning|set|due|scheduled|expected|intends?|about|"
    rf"ready|willing|agree[sd]?|hop(?:es?|ed|ing)) to){_FILLER}"
)
_POSSIBLE = re.compile(
    rf"\b(?:may|might|could|can|should|must|would have|likely to){_FILLER}|"
    r"\b(?:if|unless|whether)(?: \S+){0,4}$"
)
_AHEAD = re.compile(
    r"\b(?:ahead of|before|prior to|upcoming|planned|proposed|scheduled|possible|potential|future|next)"
    r"(?: \S+){0,3}$"
)


def status_of(hit: Hit) -> Status:
    """Return the status that the words before a trigger give it."""
    before = " ".join(hit.before)
    if _NEGATED.search(before):
        return "negated"
    if hit.noun:
        return "hypothetical" if _AHEAD.search(before) else "happened"
    if _POSSIBLE.search(before):
        return "hypothetical"
    return "future" if _FUTURE.search(before) else "happened"
