"""From a phrase to its parties: what it names, else what the context says."""

from collections.abc import Mapping, Sequence

from dragoman.actors._context import Context
from dragoman.actors._knowledge import load_knowledge
from dragoman.actors._phrase import name_of
from dragoman.actors._reading import Reading
from dragoman.actors._terms import Term
from dragoman.actors._words import nouns, office_at
from dragoman.analysis import Sentence
from dragoman.documents.document import Document
from dragoman.schema import Party, Span

_PLURAL = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
_SINGULAR = frozenset("he she him his her it its".split())
_PEOPLE_NOUNS = frozenset("GOV MIL COP LEG JUD CVL SPY PTY JRN BUS REB LAB EDU MED".split())


class Resolver:
    """Resolves phrases of one document."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.context = Context(reading)

    def parties(self, first: int, last: int, span: Span) -> tuple[Party, ...]:
        """Return the parties that words `first` to `last` stand for; one with a null code if nobody can tell."""
        naming = name_of(self.reading, first, last)
        if naming:
            found: list[Party] = []
            for hit in naming.hits:
                term = self.reading.term(hit)
                how = _how_named(self.reading, first, last, term, naming.why)
                found.extend(
                    self._party(span, first, last, code, term, how, naming.confidence) for code in term.codes
                )
            if found:
                return tuple(found)
        return self._from_context(first, last, span)

    def _from_context(self, first: int, last: int, span: Span) -> tuple[Party, ...]:
        words = self.reading.keys[first:last]
        number = next((_PLURAL[w] for w in words if w in _PLURAL), 2 if "they" in words else 0)
        if number:
            codes = self.context.pair(first, number)
            if codes:
                how = f"“{' '.join(words)}” taken for those named before"
                return tuple(self._bare(span, first, last, code, how, 0.6) for code in codes)
        term = self.context.before(first)
        if term and set(words) & _SINGULAR:
            return (self._bare(span, first, last, term.codes[0], f"pronoun taken for {term.name}", 0.6),)
        code = (term.codes[0] if term else None) or self.context.main()
        how = "no country named; taken from the context" if code else "nobody named"
        return (self._bare(span, first, last, code, how, 0.4),)

    def _bare(
        self, span: Span, first: int, last: int, code: str | None, how: str, confidence: float
    ) -> Party:
        return self._party(span, first, last, code, None, how, confidence)

    def _party(
        self,
        span: Span,
        first: int,
        last: int,
        code: str | None,
        term: Term | None,
        how: str,
        confidence: float,
    ) -> Party:
        role, sectors = _kind(self.reading, first, last)
        return Party(
            text=self.reading.document.cut(span),
            span=span,
            code=code,
            id=term.id if term else None,
            name=term.name if term and term.kind in ("body", "group", "person") else None,
            role=role,
            sectors=sectors or (term.sectors if term else ()),
            confidence=confidence,
            how=how,
        )


def _kind(reading: Reading, first: int, last: int) -> tuple[str | None, tuple[str, ...]]:
    """Return the office and the sectors that a phrase's own words give."""
    known = nouns()
    sectors: dict[str, None] = {}
    for at in range(first, last):
        office = office_at(reading.keys, at)
        if office and office[0].role != "-" and office[1] <= last:
            return office[0].role, (office[0].sector,)
        for n in (2, 1):
            sector = known.get(reading.keys[at : at + n])
            if sector and at + n <= last and sector != "UNK":
                sectors[sector] = None
                break
    return None, tuple(sectors)[-1:]


_PREPOSITIONS = frozenset({"in", "at", "near", "outside", "to", "from"})


def _how_named(reading: Reading, first: int, last: int, term: Term, why: str) -> str:
    whole = all(hit.first == first for hit in reading.hits_in(first, last)[:1]) and last - first <= 2
    if whole and term.kind in ("city", "state") and first:
        before = reading.keys[first - 1]
        if before in _PREPOSITIONS and term.kind == "city":
            return f"place: {term.name}"
        if before in ("in", "at", "near", "outside"):
            return f"place: {term.name}"
    return f"{why}: {term.name}"


def resolve_mentions(
    document: Document, sentences: tuple[Sentence, ...], spans: Sequence[Span]
) -> Mapping[Span, tuple[Party, ...]]:
    """Return the parties of each span, resolved with the whole document as context.

    A span that stands for several states gives a party for each; one that nobody can place gives a
    single party whose code is null.
    """
    reading = Reading(document, sentences, load_knowledge())
    resolver = Resolver(reading)
    return {span: resolver.parties(*reading.words(span), span) for span in spans}
