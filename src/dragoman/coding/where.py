"""Where an event took place, where the text says so in plain words."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from dragoman.actors import load_knowledge
from dragoman.analysis import Analysis
from dragoman.coding.near import clause_at, parties_in
from dragoman.schema import Party, Precision, Span, Where

_IN = re.compile(
    r"\b(?:in|at|near|outside|inside|off)\s+(?:the\s+)?(?:\w+\s+(?:city|town|port|capital)\s+of\s+)?$", re.I
)
_KIND_OF_PLACE = re.compile(
    r"^(?:the\s+)?(?:[\w-]+\s+){0,2}(?:city|town|port|capital|village|province|region)\s+of\s+", re.I
)
_PROVINCE = re.compile(r"\b(?:county|governorate|oblast|peninsula|prefecture|province|region|valley)$")
_TOWNS = frozenset({"city", "place", "seat"})
_FAR = 120
"""Characters from a trigger beyond which a place belongs to something else."""


def event_place(analysis: Analysis, trigger: Span, sentence: Span) -> Where | None:
    """Return the place named after "in", "at" or "near" in the clause of a trigger, else at the head of its
    sentence. Coordinates stay null: no table of places is kept here.
    """
    clause = clause_at(analysis, trigger, sentence)
    named = [p for p in parties_in(analysis, sentence) if _is_place(analysis, p, sentence)]
    near = [p for p in named if clause[0] <= p.span[0] and p.span[1] <= clause[1] and _gap(p, trigger) < _FAR]
    after = [p for p in near if p.span[0] >= trigger[1]]
    before = [p for p in near if p.span[1] <= trigger[0]]
    leading = [p for p in named if p.span[0] - sentence[0] < 12 and p.span[1] <= trigger[0]]
    chosen = after[:1] or before[-1:] or leading[:1]
    return where(chosen[0]) if chosen else None


@cache
def _regions() -> frozenset[str]:
    table = tomllib.loads((files(__package__) / "regions.toml").read_text(encoding="utf-8"))
    return frozenset(name.casefold() for name in table["province"])


def _precision(party: Party) -> Precision:
    """Return how closely a mention names its place; words that only hold one are as coarse as its state."""
    name = _core(party.text).casefold()
    if name in _regions() or _PROVINCE.search(name):
        return "province"
    words, lexicon = tuple(name.split()), load_knowledge().lexicon
    # "northern Mali" is as coarse as Mali.
    state = any(term.kind == "state" for n in range(len(words)) for term in lexicon.lookup(words[n:]))
    town = party.how.startswith("place:") or any(t.kind in _TOWNS for t in lexicon.lookup(words))
    return "city" if town and not state else "country"


def _core(text: str) -> str:
    """Return what names the place itself: "Kabul" of "Kabul, Afghanistan", "Mosul" of "the city of Mosul"."""
    name = _KIND_OF_PLACE.sub("", text.partition(",")[0].strip())
    return name[4:] if name[:4].casefold() == "the " else name


def _gap(party: Party, trigger: Span) -> int:
    return max(party.span[0] - trigger[1], trigger[0] - party.span[1])


def _is_place(analysis: Analysis, party: Party, sentence: Span) -> bool:
    if party.role is not None:
        return False
    low = max(sentence[0], party.span[0] - 40)
    return _IN.search(analysis.document.text, low, party.span[0]) is not None


def where(party: Party) -> Where:
    """Return a mention of a place, with the precision that its name has.

    A city is called by its own name, not by that of its state.
    """
    precision = _precision(party)
    return Where(
        text=party.text,
        span=party.span,
        name=(party.name if precision == "country" else None) or _core(party.text) or party.text,
        country=party.code,
        precision=precision,
    )
