"""From a phrase to its parties: what it names, else a name the document explains, else the context."""

from collections.abc import Mapping, Sequence

from dragoman.actors._bare import kind_of, number, pronoun
from dragoman.actors._chunks import Chunk, find_chunks
from dragoman.actors._issuer import issuer_of
from dragoman.actors._knowledge import load_knowledge
from dragoman.actors._known_persons import Identity, by_family, by_likeness, holder, identify
from dragoman.actors._names import Known, Names
from dragoman.actors._phrase import Naming, name_of
from dragoman.actors._reading import Reading
from dragoman.actors._salience import Candidate, Salience
from dragoman.actors._terms import GOVERNS, Term
from dragoman.actors._words import Office, nouns, office_at
from dragoman.analysis import Sentence
from dragoman.documents.document import Document
from dragoman.schema import Party, Span

_LOCATIVE = frozenset({"in", "at", "near", "outside", "inside", "across", "around"})
_TOWARD = frozenset({"to", "from", "into", "toward", "towards", "via", "through"})
_COUNTERPART = frozenset({"counterpart", "counterparts", "colleague", "colleagues"})
"""Whose counterpart it is does not tell whose party: "his counterpart from Malaysia"."""


class Resolver:
    """Resolves phrases of one document."""

    def __init__(self, reading: Reading, chunks: Sequence[Chunk] | None = None) -> None:
        self.reading = reading
        self.issuer = issuer_of(reading.document)
        chunks = find_chunks(reading) if chunks is None else chunks
        self.names = Names(reading, chunks)
        self.salience = Salience(reading, chunks, self.names.repeated(), self.issuer)

    def parties(self, first: int, last: int, span: Span) -> tuple[Party, ...]:
        """Return the parties that words `first` to `last` stand for; one with a null code if nobody can tell."""
        phrase = _Phrase(self.reading, first, last, span)
        naming = name_of(self.reading, first, last)
        if naming and naming.inside == "head":
            return self._named(phrase, naming)
        if naming is None and (several := self._open(first, last)):
            return (phrase.party(None, f"{several.name}: no single state", 0.9, term=several),)
        own = pronoun(phrase.words)
        if naming and own and not _COUNTERPART.isdisjoint(phrase.words):
            return self._named(phrase, naming)
        if not own:
            if naming and naming.inside == "of":
                return self._named(phrase, naming)
            known = self._by_name(phrase)
            if known:
                return known
            if naming:
                return self._named(phrase, naming)
        return self._from_context(phrase)

    def hangs_on_context(self, first: int, last: int, span: Span) -> bool:
        """Tell whether a phrase names nobody by itself; the weights of the context are fitted on those."""
        naming = name_of(self.reading, first, last)
        phrase = _Phrase(self.reading, first, last, span)
        if naming and naming.inside == "head":
            return False
        return bool(pronoun(phrase.words)) or not (naming or self._by_name(phrase))

    def _named(self, phrase: "_Phrase", naming: Naming) -> tuple[Party, ...]:
        found: list[Party] = []
        for hit in naming.hits:
            term = self.reading.term(hit)
            for code in term.codes:
                how = phrase.place(term) or f"{naming.why}: {term.name}"
                found.append(self._describe(phrase, code, term, how, naming.confidence, len(naming.hits)))
        return tuple(found)

    def _open(self, first: int, last: int) -> Term | None:
        """Return the collective without members that a phrase stands for ("the West"), or null."""
        terms = [self.reading.term(hit) for hit in self.reading.hits_in(first, last)]
        return next((t for t in terms if t.kind == "collective" and not t.codes), None)

    def _by_name(self, phrase: "_Phrase") -> tuple[Party, ...]:
        """Resolve a phrase that ends in a proper name: by the document's own words, else by the persons known."""
        tail = self.names.tail(phrase.first, phrase.last) or self.names.inner(phrase.first, phrase.last)
        if tail is None:
            return ()
        words = self.reading.keys[tail[0] : tail[1]]
        known = self.names.find(words, phrase.first)
        if known:
            how = f"named in full elsewhere in the text ({known.full})"
            identity = self._known_identity(known)
            return (phrase.party(known.code, how, 0.9, identity=identity, office=known.office),)
        persons, day, named = self.reading.knowledge.persons, self.reading.day, self.salience.counts
        found = by_family(persons, words, day, named) or by_likeness(persons, words, day, named)
        if found:
            return (phrase.party(found.person.code, found.how, found.confidence, identity=found),)
        return ()

    def _known_identity(self, known: Known) -> Identity | None:
        """Return the person of a name that the document explains, where country, office and day tell who it is."""
        day = self.reading.day
        if known.person is not None:
            return Identity(known.person, known.person.office_on(day), 0.95, "named in full")
        if known.office is None:
            return None
        found = identify(
            self.reading.knowledge.persons, tuple(known.full.split()), known.code, known.office, day
        )
        return found if found.person else None

    def _from_context(self, phrase: "_Phrase") -> tuple[Party, ...]:
        kind = kind_of(phrase.words)
        name = self.names.words(phrase.first, phrase.last)
        ranked = self.salience.ranked(phrase.first, phrase.last, kind, name)
        said = " ".join(phrase.words)
        many = number(phrase.words)
        if many and (last := self.salience.last_named(phrase.first, many)):
            how = f"“{said}” taken for the {many} parties named last"
            return tuple(phrase.party(code, how, 0.85) for code in last)
        acting = [r for r in ranked if not r[1].mention.place or r[1].code == self.issuer]
        if many and acting:
            chosen = acting[:many]
            how = f"“{said}” taken for the parties that the text speaks of most"
            if len(chosen) < many:
                how = f"“{said}”: only {len(chosen)} of the {many} can be told"
            confidence = round(min(0.8, sum(p for p, _ in chosen)), 2)
            return tuple(phrase.party(c.code, how, confidence) for _, c in chosen)
        if not ranked:
            return (phrase.party(None, "nobody is named", 0.2),)
        share, best = ranked[0]
        how = self._why(said, kind, best)
        return (phrase.party(best.code, how, round(min(0.95, share), 2)),)

    def _why(self, said: str, kind: str, best: Candidate) -> str:
        if best.code == self.issuer and not best.mention.word:
            return f"“{said}” names no country; taken for the publisher's"
        named = self.reading.surface(best.mention.word)
        reason = (
            "pronoun"
            if kind.split("_", maxsplit=1)[0] in ("person", "thing", "many", "we")
            else "names no country"
        )
        return f"“{said}”: {reason}; taken for {best.code}, named as “{named}”"

    def _describe(
        self, phrase: "_Phrase", code: str, term: Term, how: str, confidence: float, joined: int
    ) -> Party:
        """Build the party of a phrase that names its country, with the person who is meant where it is one."""
        if joined > 1 or how.startswith("place:"):
            return phrase.party(code, how, confidence, term=term)
        office = phrase.office
        if term.person is not None:
            return phrase.party(code, how, confidence, identity=_named_person(term, self.reading.day, how))
        named = [self.reading.term(h) for h in self.reading.hits_in(phrase.first, phrase.last)]
        person = next((t for t in named if t.person and t.codes == (code,)), None)
        if person:
            return phrase.party(code, how, confidence, identity=_named_person(person, self.reading.day, how))
        persons = self.reading.knowledge.persons
        tail = self.names.tail(phrase.first, phrase.last)
        if tail and office and term.kind in GOVERNS:
            words = self.reading.keys[tail[0] : tail[1]]
            found = identify(persons, words, code, office, self.reading.day)
            return phrase.party(code, f"{how}; {found.how}", confidence, identity=found)
        if office and phrase.is_holder and term.kind in GOVERNS:
            found = holder(persons, code, office, self.reading.day)
            return phrase.party(code, f"{how}; {found.how}", confidence, identity=found)
        return phrase.party(code, how, confidence, term=None if office else term)


def _named_person(term: Term, day: str | None, how: str) -> Identity:
    assert term.person is not None
    return Identity(term.person, term.person.office_on(day), 0.95, how)


class _Phrase:
    """A phrase and what its own words say."""

    def __init__(self, reading: Reading, first: int, last: int, span: Span) -> None:
        self.reading, self.first, self.last, self.span = reading, first, last, span
        self.words = reading.keys[first:last]
        self.office, self.sectors = self._kind()

    @property
    def is_holder(self) -> bool:
        """Tell whether the phrase means who holds an office, and no name follows."""
        return bool(self.office) and not any(
            w in ("former", "ex", "late", "deputy", "next", "ministers") for w in self.words
        )

    def _kind(self) -> tuple[Office | None, tuple[str, ...]]:
        own = len(self.words) - 1 - self.words[::-1].index("'s") if "'s" in self.words else 0
        for at in (*range(own, len(self.words)), *range(own)):  # "the President's adviser" is an adviser
            office = office_at(self.words, at)
            if office and office[0].role != "-":
                return self._deputy(office[0], at), (office[0].sector,)
        known = nouns()
        for at in range(len(self.words) - 1, -1, -1):
            sector = known.get(self.words[at : at + 2]) or known.get((self.words[at],))
            if sector and sector != "UNK":
                return None, (sector,)
        return None, ()

    def _deputy(self, office: Office, at: int) -> Office:
        """Return the office, or that of the deputy where one is named: "First Deputy Defence Minister"."""
        if (
            at
            and self.words[at - 1] in ("deputy", "vice", "assistant")
            and office.cls not in ("DEPUTY", "DFM")
        ):
            return Office("OTHER", f"deputy {office.role}", office.sector)
        return office

    def place(self, term: Term) -> str | None:
        """Return the note on a phrase that is only a place ("talks in Geneva"), else null."""
        whole = self.last - self.first <= 3 and not self.sectors
        if term.kind == "place" and whole:
            return f"place: {term.name}"
        before = self.reading.keys[self.first - 1] if self.first else ""
        if not whole or term.kind not in ("city", "state"):
            return None
        if before in _LOCATIVE or (before in _TOWARD and term.kind == "city"):
            return f"place: {term.name}"
        return None

    def party(
        self,
        code: str | None,
        how: str,
        confidence: float,
        *,
        term: Term | None = None,
        identity: Identity | None = None,
        office: Office | None = None,
    ) -> Party:
        """Build the party."""
        role = self.office or office
        known = identity.tenure.office.lower() if identity and identity.tenure else None
        sectors = self.sectors or ((role.sector,) if role else ()) or (term.sectors if term else ())
        person = identity.person if identity else None
        return Party(
            text=self.reading.document.cut(self.span),
            span=self.span,
            code=code,
            id=person.id if person else term.id if term else None,
            name=person.name
            if person
            else term.name
            if term and term.kind in ("body", "group", "collective")
            else None,
            role=role.role if role else known,
            sectors=sectors or (("GOV",) if known else ()),
            confidence=round(confidence * (identity.confidence if identity and identity.doubtful else 1), 2),
            how=how,
        )


def resolve_mentions(
    document: Document, sentences: tuple[Sentence, ...], spans: Sequence[Span]
) -> Mapping[Span, tuple[Party, ...]]:
    """Return the parties of each span, resolved with the whole document as context.

    A span that stands for several states gives a party for each; one that nobody can place gives a
    single party whose code is null.
    """
    reading = Reading(document, sentences, load_knowledge())
    chunks = find_chunks(reading)
    given = (Chunk(*reading.words(span), True) for span in spans)
    resolver = Resolver(reading, sorted({*chunks, *given}))
    return {span: resolver.parties(*reading.words(span), span) for span in spans}
