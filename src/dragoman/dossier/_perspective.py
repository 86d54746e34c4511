"""The country from whose side a text speaks: "our country", "our home court", "we in Moscow"."""

import re
from collections import Counter

from dragoman.analysis import Analysis
from dragoman.dossier._view import View
from dragoman.schema import Code, Perspective, Span

_OURS = re.compile(
    r"\b[Oo]ur\s(?:own\s|dear\s|beloved\s|great\s|new\s)?"
    r"(?:countr(?:y|ymen)|nation|homeland|fatherland|motherland|government|diplomacy|diplomats|president|"
    r"prime minister|foreign minist(?:er|ry)|army|navy|armed forces|embassy|ambassador|capital|side|soil|"
    r"border|home court|home|territory|parliament|king|leader(?:ship)?|state|people)\b"
)
_OUR_NAME = re.compile(
    r"\b(?:[Oo]ur\s(?:own\s|dear\s|beloved\s|great\s)?|[Ww]e\sin\s|[Ww]e,\sthe\s)(?=[A-Z])"
)
_RELEASE = re.compile(r"\bpress release\b", re.I)
_NEAR = 160
"""How far from "our country" its name may stand, in characters."""


def _named_near(view: View, at: int, end: int) -> Code | None:
    inside = [p for p in view.parties_in((at, end)) if p.code]
    if inside:
        return inside[0].code
    low, high = view.paragraph(at)
    before = [p for p in view.parties_in((max(low, at - _NEAR), at)) if p.code]
    after = [p for p in view.parties_in((end, min(high, end + _NEAR))) if p.code]
    if before and (not after or at - before[-1].span[1] <= after[0].span[0] - end):
        return before[-1].code
    return after[0].code if after else None


def _evidence(view: View) -> list[tuple[Code, Span, int]]:
    """Country, words and weight of each sign in the author's own voice."""
    found: list[tuple[Code, Span, int]] = []
    for match in _OUR_NAME.finditer(view.text):
        near = view.parties_in((max(0, match.start() - _NEAR), match.end() + _NEAR))
        party = next((p for p in near if match.end() <= p.span[0] <= match.end() + 1), None)
        inner = next((p for p in near if p.span[0] <= match.start() and match.end() < p.span[1]), None)
        named = party or inner
        if named and named.code and not view.quoted(match.start()):
            found.append((named.code, (match.start(), named.span[1]), 3))
    for match in _OURS.finditer(view.text):
        if view.quoted(match.start()):
            continue
        code = _named_near(view, match.start(), match.end())
        if code:
            found.append((code, match.span(), 1))
    return found


def _issuer(view: View) -> list[tuple[Code, Span, int]]:
    """The country whose capital a press release is dated from."""
    first = view.analysis.sentences[:1]
    if not first or not _RELEASE.search(view.text, *view.paragraph(first[0].span[0])):
        return []
    start = view.text.find("\n", first[0].span[0]) + 1
    if start <= 0:
        return []
    dated = [p for p in view.parties_in((start, min(start + 60, len(view.text)))) if p.code]
    opening = dated and dated[0].span[0] == start
    return [(dated[0].code, dated[0].span, 2)] if opening and dated[0].code else []


def find_perspective(analysis: Analysis) -> Perspective | None:
    """Return the country that the author speaks for, with the words that show it, or null.

    Words inside quotations do not count. Where signs point to several countries, one must outweigh the
    others; otherwise the answer is null.
    """
    view = View(analysis)
    evidence = _evidence(view) or _issuer(view)
    weights: Counter[Code] = Counter()
    for code, _, weight in evidence:
        weights[code] += weight
    ranked = weights.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    country = ranked[0][0]
    return Perspective(country=country, spans=tuple(sorted(s for c, s, _ in evidence if c == country)))
