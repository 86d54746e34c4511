"""The country from whose side a text speaks: "our country", "our home court", "we in Moscow"."""

import re
from bisect import bisect_right

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
_BACK = 400
"""How far back from praise the country may be named that it is for, in characters."""

_TOWARD = re.compile(r"\b(?:to|with|from|against|towards?|into|upon|invited)\s(?:the\s)?(?:\w+\s)?$")
_HOME = re.compile(r"\b(?:return(?:ed|s|ing)?|back|home)\sto\s(?:the\s)?$")
_IN = re.compile(r"\b(?:in|at|around)\s(?:the\s)?$", re.I)
_OUR_PLACE = re.compile(r"\b(?:[Ii]n|[Oo]n|[Aa]t|[Tt]o|[Ff]rom)\s$")
_PRAISED = re.compile(
    r"(?:This|That|Such|Here)\s(?:is|was|lies)\b[^.!?;]{0,60}?\b(?:wisdom|greatness|mission|strength|spirit|"
    r"responsibility|generosity|magnanimity|dignity|secret|style|way)\sof\s(?:a|an|our|the)\s"
    r"(?:[\w-]+\s){0,3}?(?:country|nation|power|civili[sz]ation|people|state)\b"
)
"""Praise that does not say whose: "This is the wisdom of a great nation"."""

_WITH_OURS = re.compile(r"\b(?:with|to|from)\s[Oo]ur\s(?:country|nation|homeland|government|side)\b")


def _weights(view: View, at: int) -> dict[Code, float]:
    """How much speaks for each country being "ours" at a place of the text.

    Those that act in the sentence count, in the one after it half; those that something is done to or with
    ("came to La Paz", "relations with our country") count against.
    """
    found: dict[Code, float] = {}
    if view.sentence_at(at) is None:
        return found
    here = bisect_right(view.running, at, key=lambda s: s.span[0]) - 1
    end = view.paragraph(at)[1]
    spans = [s.span for s in view.running[here : here + 2] if s.span[0] < end]
    for span, weight in zip(spans, (1.0, 0.5), strict=False):
        parties = [p for p in view.parties_in(span) if p.code and not p.text.lower().startswith("the two")]
        alone = [p for p in parties if sum(p.span == q.span for q in parties) == 1]
        for party in alone:
            before = view.text[max(span[0], party.span[0] - 24) : party.span[0]]
            ours = _WITH_OURS.search(view.text, party.span[1], span[1])
            toward = _TOWARD.search(before) and not _HOME.search(before)
            sign = -1 if toward or (ours and ours.start() - party.span[1] < _NEAR) else 1
            code = party.code or ""
            found[code] = found.get(code, 0) + sign * weight
    return found


def _places(view: View, at: int) -> list[tuple[Code, float]]:
    """The places ("in Lima") of the first two sentences under a heading that says "in our capital"."""
    if not _OUR_PLACE.search(view.text, max(0, at - 6), at):
        return []
    below = bisect_right(view.running, at, key=lambda s: s.span[0])
    after = [s.span for s in view.running[below : below + 2]]
    return [
        (party.code, weight)
        for span, weight in zip(after, (1.0, 0.5), strict=False)
        for party in view.parties_in(span)
        if party.code and _IN.search(view.text, max(span[0], party.span[0] - 12), party.span[0])
    ]


def _praised(view: View, line: Span) -> list[tuple[Code, Span, float]]:
    """Praise without a name in the paragraph of "our country": it is of the country named last before it."""
    found = []
    for match in _PRAISED.finditer(view.text, *line):
        named = [p for p in view.parties_in((max(line[0], match.start() - _BACK), match.start())) if p.code]
        if named and named[-1].code and not view.quoted(match.start()) and not view.parties_in(match.span()):
            found.append((named[-1].code, match.span(), 1.0))
    return found


def _evidence(view: View) -> list[tuple[Code, Span, float]]:
    """Country, words and weight of each sign in the author's own voice."""
    found: list[tuple[Code, Span, float]] = []
    for match in _OUR_NAME.finditer(view.text):
        near = view.parties_in((max(0, match.start() - _NEAR), match.end() + _NEAR))
        party = next((p for p in near if match.end() <= p.span[0] <= match.end() + 1), None)
        inner = next((p for p in near if p.span[0] <= match.start() and match.end() < p.span[1]), None)
        named = party or inner
        if named and named.code and not view.quoted(match.start()):
            found.append((named.code, (match.start(), named.span[1]), 3))
    lines: set[Span] = set()
    for match in _OURS.finditer(view.text):
        if view.quoted(match.start()):
            continue
        at, words = match.start(), match.span()
        signs = _weights(view, at).items() if view.sentence_at(at) else _places(view, at)
        found.extend((code, words, weight) for code, weight in signs)
        lines.add(view.paragraph(at))
    found.extend(sign for line in sorted(lines) for sign in _praised(view, line))
    return found


def _issuer(view: View) -> list[tuple[Code, Span, float]]:
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
    weights: dict[Code, float] = {}
    for code, _, weight in evidence:
        weights[code] = weights.get(code, 0) + weight
    ranked = sorted(weights.items(), key=lambda entry: -entry[1])[:2]
    if not ranked or ranked[0][1] <= 0 or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    country = ranked[0][0]
    signs = sorted({span for code, span, weight in evidence if code == country and weight > 0})
    return Perspective(country=country, spans=tuple(signs))
