"""From a phrase to its parties: what it names, else a name the document explains, else the context."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.actors._bare import kind_of, number, pronoun, unspecific
from dragoman.actors._chunks import Chunk, find_chunks
from dragoman.actors._description import Meant, Phrase
from dragoman.actors._features import Candidate
from dragoman.actors._issuer import issuer_of
from dragoman.actors._knowledge import load_knowledge
from dragoman.actors._known_persons import Identity, by_family, by_likeness, holder, identify
from dragoman.actors._lexicon import Hit
from dragoman.actors._names import Known, Names
from dragoman.actors._naming import COUNTED, LAST_COUNTED, NAMELESS, PRONOUN
from dragoman.actors._phrase import Naming, name_of
from dragoman.actors._reading import Reading
from dragoman.actors._salience import Salience
from dragoman.actors._subject import Subjects
from dragoman.actors._terms import GOVERNS, Term
from dragoman.actors._words import listed
from dragoman.analysis import Sentence
from dragoman.documents.document import Document
from dragoman.schema import Party, Span

_COUNTERPART = frozenset({"counterpart", "counterparts", "colleague", "colleagues"})
"""Whose counterpart it is does not tell whose party: "his counterpart from Malaysia"."""
_SEATS = {"brussels": ("EU", frozenset({"belgium", "belgian", "belgians"}))}
"""Cities that name a body of many states, but where the text speaks of their own country."""
_CANDIDATES = 6
"""Parties of the context whose office-holders a name is held against."""
_SUBJECT = 0.8
"""How surely, at most, a pronoun stands for a subject: the training split has too few to fit it."""
_STATELESS = frozenset({"ISIL", "AQ"})
"""Groups that act in many states: the state in which the text has them act stands for them."""


class Resolver:
    """Resolves phrases of one document."""

    def __init__(self, reading: Reading, chunks: Sequence[Chunk] | None = None) -> None:
        self.reading = reading
        self.persons = reading.knowledge.persons
        self.issuer = issuer_of(reading.document)
        chunks = find_chunks(reading) if chunks is None else chunks
        self.names = Names(reading, chunks)
        self.salience = Salience(reading, chunks, self.names.repeated(), self.issuer)
        self.subjects = Subjects(reading, chunks, self.salience.mentions)

    def parties(
        self, first: int, last: int, span: Span, apart: frozenset[str] = frozenset()
    ) -> tuple[Party, ...]:
        """Return the parties that words `first` to `last` stand for; where they name none, none of `apart`.

        Where nobody can tell, it is one party with a null code.
        """
        phrase = Phrase(self.reading, first, last, span)
        meant = self._named(phrase) or self._from_context(phrase, apart)
        return tuple(phrase.party(one) for one in meant)

    def hangs_on_context(self, first: int, last: int, span: Span) -> bool:
        """Tell whether a phrase names nobody by itself; the weights of the context are fitted on those."""
        return not self._named(Phrase(self.reading, first, last, span))

    def _named(self, phrase: Phrase) -> tuple[Meant, ...]:
        """Return whom a phrase names by itself, or by a name that the document explains; else nobody."""
        naming = name_of(self.reading, phrase.first, phrase.last)
        if naming and naming.inside == "head":
            return self._terms(phrase, naming)
        if naming is None and (several := self._collective(phrase)):
            return (Meant(None, f"{several.name}: no single state", 0.9, term=several),)
        if naming is None and unspecific(phrase.words):
            said = " ".join(phrase.words)
            return (Meant(None, f"“{said}”: no single state", 0.8),)
        if pronoun(phrase.words):
            counterpart = not _COUNTERPART.isdisjoint(phrase.words)
            return self._terms(phrase, naming) if naming and counterpart else ()
        if naming and naming.inside == "of":
            return self._terms(phrase, naming)
        return self._by_name(phrase) or (self._terms(phrase, naming) if naming else ())

    def _terms(self, phrase: Phrase, naming: Naming) -> tuple[Meant, ...]:
        found: list[Meant] = []
        for hit in naming.hits:
            term = self.reading.term(hit)
            for code in term.codes:
                how = phrase.place(term) or f"{naming.why}: {term.name}"
                if body := self._speaks_for(phrase, hit, how):
                    found.append(Meant(body, f"{how}, as the seat of {body}", 0.8))
                    continue
                alone = len(naming.hits) == 1 and not how.startswith("place:")
                meant = Meant(code, how, naming.confidence, term=term)
                found.append(self._in_person(phrase, meant, term) if alone else meant)
        return tuple(found)

    def _speaks_for(self, phrase: Phrase, hit: Hit, how: str) -> str | None:
        """Return the body that a city stands for ("Brussels") but in a text on its own country, or null."""
        seat = _SEATS.get(self.reading.keys[hit.first]) if hit.last - hit.first == 1 else None
        if seat is None or how.startswith("place:") or phrase.office or phrase.sectors:
            return None
        body, own = seat
        return body if own.isdisjoint(self.reading.vocabulary) else None

    def _in_person(self, phrase: Phrase, meant: Meant, term: Term) -> Meant:
        """Add the person who is meant by a phrase that names one country, where it is one."""
        code, day, office = term.codes[0], self.reading.day, phrase.office
        if code in _STATELESS and (state := self._acts_in(phrase)):
            return Meant(state, f"{meant.how}, acting in {state}", 0.75, term=term)
        terms = (term, *(self.reading.term(hit) for hit in self.reading.hits_in(phrase.first, phrase.last)))
        person = next((t.person for t in terms if t.person and t.codes == (code,)), None)
        if person:
            identity = Identity(person, person.office_on(day), 0.95, meant.how)
            return Meant(meant.code, meant.how, meant.confidence, identity=identity)
        if office is None or term.kind not in GOVERNS:
            return Meant(meant.code, meant.how, meant.confidence, term=None if office else term)
        if name := self.names.words(phrase.first, phrase.last):
            found = identify(self.persons, name, code, office, day)
        elif phrase.is_holder:
            found = holder(self.persons, code, office, day)
        else:
            return Meant(meant.code, meant.how, meant.confidence)
        return Meant(meant.code, f"{meant.how}; {found.how}", meant.confidence, identity=found)

    def _acts_in(self, phrase: Phrase) -> str | None:
        """Return the state in which the text has a group act that has none, or null."""
        ranked = self.salience.ranked(phrase.first, phrase.last, "armed")
        return next((c.code for _, c in ranked if c.code in listed("acts_in")), None)

    def _collective(self, phrase: Phrase) -> Term | None:
        """Return the collective without members that a phrase stands for ("the West"), or null."""
        terms = [self.reading.term(hit) for hit in self.reading.hits_in(phrase.first, phrase.last)]
        return next((t for t in terms if t.kind == "collective" and not t.codes), None)

    def _by_name(self, phrase: Phrase) -> tuple[Meant, ...]:
        """Resolve a proper name: by the document's own words, else by the persons known."""
        tail = self.names.tail(phrase.first, phrase.last) or self.names.inner(phrase.first, phrase.last)
        if tail is None:
            return ()
        words = self.reading.keys[tail[0] : tail[1]]
        if known := self.names.find(words, phrase.first):
            how = f"named in full elsewhere in the text ({known.full})"
            return (Meant(known.code, how, 0.9, identity=self._identity(known), office=known.office),)
        day, named = self.reading.day, self.salience.counts
        found = by_family(self.persons, words, day, named) or by_likeness(self.persons, words, day, named)
        if found is None or found.person is None:
            return ()
        return (Meant(found.person.code, found.how, found.confidence, identity=found),)

    def _identity(self, known: Known) -> Identity | None:
        """Return the person of a name that the document explains, where that can be told."""
        day = self.reading.day
        if known.person is not None:
            return Identity(known.person, known.person.office_on(day), 0.95, "named in full")
        if known.office is None:
            return None
        found = identify(self.persons, tuple(known.full.split()), known.code, known.office, day)
        return found if found.person else None

    def _from_context(self, phrase: Phrase, apart: frozenset[str]) -> tuple[Meant, ...]:
        kind = kind_of(phrase.words)
        if kind == "person" and (subject := self._as_subject(phrase)) and subject.code not in apart:
            return (subject,)
        name = self.names.words(phrase.first, phrase.last)
        ranked = self.salience.ranked(phrase.first, phrase.last, kind, name, apart)
        many = number(phrase.words)
        if many and (several := self._several(phrase, many, ranked, apart)):
            return several
        if not ranked:
            return (Meant(None, "nobody is named", 0.2),)
        if name and phrase.office and (confirmed := self._confirmed(phrase, name, ranked)):
            return (confirmed,)
        share, best = ranked[0]
        identity = self._person_at(best) if kind == "person" else None
        whole = kind in ("thing", "country")
        how = self._why(phrase, best)
        return (Meant(best.code, how, min(0.95, share), identity=identity, whole=whole),)

    def _as_subject(self, phrase: Phrase) -> Meant | None:
        """Return whom "he" or "she" means as the subject of a sentence, or null."""
        subject = self.subjects.meant_by(phrase.first)
        if subject is None:
            return None
        span = (self.reading.tokens[subject.first].start, self.reading.tokens[subject.last - 1].end)
        named = Phrase(self.reading, subject.first, subject.last, span)
        meant = self._named(named)
        if len(meant) != 1 or meant[0].code is None:
            return None
        how = f"“{phrase.words[0]}”: {PRONOUN}; taken for the subject “{self.reading.document.cut(span)}”"
        confidence = min(_SUBJECT, meant[0].confidence)
        identity = None if self.subjects.is_owned(subject) else meant[0].identity
        return Meant(meant[0].code, how, confidence, identity=identity)

    def _confirmed(
        self, phrase: Phrase, name: tuple[str, ...], ranked: Sequence[tuple[float, Candidate]]
    ) -> Meant | None:
        """Return the party whose holder of the office bears the name: "Prime Minister Spajić", or null."""
        if phrase.office is None:
            return None
        best: Meant | None = None
        for _, candidate in ranked[:_CANDIDATES]:
            found = identify(self.persons, name, candidate.code, phrase.office, self.reading.day)
            if found.person is None or (best and found.confidence <= best.confidence):
                continue
            how = f"no country named; {found.how}"
            best = Meant(candidate.code, how, found.confidence, identity=replace(found, doubtful=False))
        return best

    def _person_at(self, best: Candidate) -> Identity | None:
        """Return the person whom "he" or "she" stands for, where a known one was named last."""
        spoken = [m for m in best.mentions if m.word < best.here.first and m.kind == "person"]
        if not spoken:
            return None
        word, day = spoken[-1].word, self.reading.day
        hit = self.reading.hit_at(word)
        if hit and (person := self.reading.term(hit).person):
            return Identity(person, person.office_on(day), 0.9, "named before")
        known = self.names.find((self.reading.keys[word],), word)
        return self._identity(known) if known else None

    def _several(
        self, phrase: Phrase, many: int, ranked: Sequence[tuple[float, Candidate]], apart: frozenset[str]
    ) -> tuple[Meant, ...]:
        """Return the parties of a phrase that counts them: those named last, else those spoken of most."""
        said = " ".join(phrase.words)
        if (last := self.salience.last_named(phrase.first, many)) and apart.isdisjoint(last):
            how = f"“{said}” taken for the {many} {LAST_COUNTED}"
            return tuple(Meant(code, how, 0.85, whole=True) for code in last)
        acting = [r for r in ranked if _acts(r[1]) or r[1].code == self.issuer][:many]
        how = f"“{said}” {COUNTED} that the text speaks of most"
        if len(acting) < many:
            how = f"“{said}”: only {len(acting)} of the {many} can be told"
        confidence = min(0.8, sum(share for share, _ in acting))
        return tuple(Meant(c.code, how, confidence, whole=True) for _, c in acting)

    def _why(self, phrase: Phrase, best: Candidate) -> str:
        said = " ".join(phrase.words)
        if best.closest is None:
            return f"“{said}” {NAMELESS}; taken for the publisher's"
        named = self.reading.surface(best.closest.word)
        reason = PRONOUN if pronoun(phrase.words) else NAMELESS
        return f"“{said}”: {reason}; taken for {best.code}, named as “{named}”"


def _acts(candidate: Candidate) -> bool:
    """Tell whether a party is more than the place where something is."""
    return candidate.closest is not None and not candidate.closest.place


def resolve_mentions(
    document: Document,
    sentences: tuple[Sentence, ...],
    spans: Sequence[Span],
    apart: frozenset[str] = frozenset(),
) -> Mapping[Span, tuple[Party, ...]]:
    """Return the parties of each span, resolved with the whole document as context.

    A span that stands for several states gives a party for each; one that nobody can place gives a
    single party whose code is null. Words that name nobody do not stand for a code in `apart`.
    """
    reading = Reading(document, sentences, load_knowledge())
    chunks = find_chunks(reading)
    given = (Chunk(*reading.words(span), True) for span in spans)
    resolver = Resolver(reading, sorted({*chunks, *given}))
    return {span: resolver.parties(*reading.words(span), span, apart) for span in spans}
