"""Whom words stand for that name nobody, as the part they play in an act tells.

"They discussed Russian-Turkish trade": who talks are those whose trade it is. "Ankara accused them": they are
others than who accuses.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from dragoman.actors import naming, resolve_mentions
from dragoman.analysis import Analysis
from dragoman.coding.model.readings import Reading
from dragoman.schema import Party, Span

_BETWEEN: Final = frozenset({"AGREE", "CONSULT", "COOPERATE", "SUPPORT"})
_MUTUAL: Final = frozenset({"CONSULT", "COOPERATE"})
_BOTH: Final = re.compile(
    r"(?:(?:the|both|their|our|these|two) ){0,2}(?:leaders|presidents|heads of states?|heads of government"
    r"|sides|parties|(?:foreign |prime )?ministers|they|both|countries|delegations|officials|diplomats"
    r"|negotiators|colleagues|politicians)(?: of (?:the )?(?:two|both) (?:countries|states))?",
    re.IGNORECASE,
)
_PAIR: Final = re.compile(r"\b([A-Z][a-z]+)\s?[-–]\s?([A-Z][a-z]+)\b")
_SURE: Final = 0.8


def pairs_in(text: str) -> list[tuple[Span, Span]]:
    """Return the spans of two names joined by a hyphen: "Russian-Turkish"."""
    return [(m.span(1), m.span(2)) for m in _PAIR.finditer(text)]


def both_sides(
    text: str, reading: Reading, named: Mapping[Span, Sequence[Party]], pairs: Sequence[tuple[Span, Span]]
) -> Sequence[Party] | None:
    """Return the two sides of a mutual act whose only words for them are "they" or "the presidents".

    They are those of the nearest pair of names ("Russian-Turkish"); None where there is none, or where the
    act has other parties.
    """
    if reading.type not in _BETWEEN or reading.recipients or len(reading.actors) != 1:
        return None
    span = reading.actors[0]
    said = text[slice(*span)]
    if not _BOTH.fullmatch(said) or len(named[span]) != 1:
        return None
    for one, other in sorted(pairs, key=lambda pair: abs(pair[0][0] - span[0])):
        sides = [*named[one], *named[other]]
        if len({party.code for party in sides if naming(party) in ("state", "name")} - {None}) == 2:
            how = f"“{said}” taken for the two sides of “{text[one[0] : other[1]]}”"
            return [Party(text=said, span=span, code=side.code, confidence=_SURE, how=how) for side in sides]
    return None


def others_than(
    analysis: Analysis, reading: Reading, named: Mapping[Span, Sequence[Party]]
) -> Mapping[Span, Sequence[Party]]:
    """Return the parties of recipients that are read anew: a pronoun or a count is another than who acts."""
    own = frozenset(party.code for span in reading.actors for party in named[span] if party.code)
    if reading.type in _MUTUAL or not own:
        return {}
    doubtful = [
        span
        for span in reading.recipients
        if any(p.code in own and (naming(p) == "count" or _is_pronoun(p)) for p in named[span])
    ]
    if not doubtful:
        return {}
    found = resolve_mentions(analysis.document, analysis.sentences, doubtful, own)
    return {span: parties for span, parties in found.items() if all(party.code for party in parties)}


def _is_pronoun(party: Party) -> bool:
    return naming(party) == "pronoun" and " " not in party.text
