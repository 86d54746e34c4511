"""A phrase as its own words describe it: the office, the sector, whether it is only a place."""

from dataclasses import dataclass

from dragoman.actors._known_persons import Identity
from dragoman.actors._reading import Reading
from dragoman.actors._terms import Term
from dragoman.actors._words import Office, listed, nouns, office_at
from dragoman.schema import Party, Span

_LOCATIVE = frozenset({"in", "at", "near", "outside", "inside", "across", "around"})
_TOWARD = frozenset({"to", "from", "into", "toward", "towards", "via", "through"})
_STATE = frozenset({"state", "adjective", "people", "city", "seat"})
"""Kinds of terms that stand for a state."""
_NAMED = frozenset({"body", "group", "collective"})
"""Kinds of terms whose name is that of the party itself."""


@dataclass(frozen=True, slots=True)
class Meant:
    """Who is meant by a phrase, how that is known, and how surely."""

    code: str | None
    how: str
    confidence: float
    term: Term | None = None
    identity: Identity | None = None
    office: Office | None = None
    """The office that the text gives the party elsewhere."""
    whole: bool = False
    """Whether the state or body itself is meant, not somebody of it."""


class Phrase:
    """Words `first` to `last` of a text, with the span that they were given for."""

    def __init__(self, reading: Reading, first: int, last: int, span: Span) -> None:
        self.reading, self.first, self.last, self.span = reading, first, last, span
        self.words = reading.keys[first:last]
        self.office, self.sectors = self._kind()

    @property
    def is_holder(self) -> bool:
        """Tell whether the phrase means whoever holds an office on the day."""
        return self.office is not None and listed("not_holder").isdisjoint(self.words)

    def _kind(self) -> tuple[Office | None, tuple[str, ...]]:
        own = len(self.words) - 1 - self.words[::-1].index("'s") if "'s" in self.words else 0
        for at in (*range(own, len(self.words)), *range(own)):  # "the President's adviser" is an adviser
            office = office_at(self.words, at)
            if office and office[0].role != "-":
                return self._deputy(office[0], at), (office[0].sector,)
        known = nouns()
        named = self.reading.hits_in(self.first, self.last)
        inside = {n - self.first for hit in named for n in range(hit.first, hit.last)}
        for at in range(len(self.words) - 1, -1, -1):
            if at in inside:
                continue  # the people of "the People's Republic of China"
            sector = known.get(self.words[at : at + 2]) or known.get((self.words[at],))
            if sector and sector != "UNK":
                return None, (sector,)
        return None, ()

    def _deputy(self, office: Office, at: int) -> Office:
        """Return the office, or that of the deputy where one is named: "First Deputy Defence Minister"."""
        deputy = at > 0 and self.words[at - 1] in ("deputy", "vice", "assistant")
        if deputy and office.cls not in ("DEPUTY", "DFM"):
            return Office("OTHER", f"deputy {office.role}", office.sector)
        return office

    def place(self, term: Term) -> str | None:
        """Return the note on a phrase that is only a place ("talks in Geneva"), else null."""
        if self.last - self.first > 3 or self.sectors:
            return None
        if term.kind == "place":
            return f"place: {term.name}"
        before = self.reading.keys[self.first - 1] if self.first else ""
        city = term.kind == "city"
        if before in _LOCATIVE and (city or term.kind == "state"):
            return f"place: {term.name}"
        return f"place: {term.name}" if before in _TOWARD and city else None

    def _name(self, meant: Meant) -> str | None:
        """Return the name of a party that is no person: of a body or group, or of the state itself."""
        term = meant.term
        if term and term.kind in _NAMED:
            return term.name
        itself = meant.whole or (term is not None and term.kind in _STATE)
        if meant.code is None or not itself or self.sectors or self.office:
            return None
        return self.reading.knowledge.name_of(meant.code)

    def party(self, meant: Meant) -> Party:
        """Build the party that is meant."""
        identity, term = meant.identity, meant.term
        person = identity.person if identity else None
        role = self.office or meant.office
        held = identity.tenure.office.lower() if identity and identity.tenure else None
        sectors = self.sectors or ((role.sector,) if role else ()) or (term.sectors if term else ())
        doubt = identity.confidence if identity and identity.doubtful else 1.0
        return Party(
            text=self.reading.document.cut(self.span),
            span=self.span,
            code=meant.code,
            id=person.id if person else term.id if term else None,
            name=person.name if person else self._name(meant),
            role=role.role if role else held,
            sectors=sectors or (("GOV",) if held else ()),
            confidence=round(meant.confidence * doubt, 2),
            how=meant.how,
        )
