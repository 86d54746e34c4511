"""The trained coder: the network proposes, the actors' room names, the codebook disposes."""

from collections.abc import Mapping, Sequence
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final, cast

from dragoman._version import __version__
from dragoman.actors import resolve_mentions
from dragoman.analysis import Analysis
from dragoman.coding.codebook import apply_codebook
from dragoman.coding.contexts import event_contexts
from dragoman.coding.draft import Draft
from dragoman.coding.explanation import Explanation
from dragoman.coding.model.calibration import Calibration
from dragoman.coding.model.corrections import correct, tells_of_a_visit
from dragoman.coding.model.counterparts import both_sides, others_than, pairs_in
from dragoman.coding.model.explain import explain
from dragoman.coding.model.forced import likeliest
from dragoman.coding.model.network import Network
from dragoman.coding.model.plain_modes import plain_mode
from dragoman.coding.model.readings import Reading, read_document
from dragoman.coding.model.setting import date_of, place_of, speaker_of
from dragoman.coding.near import sentence_at
from dragoman.ontology import VERSION
from dragoman.schema import About, CoderIdentity, Event, Party, Span, Status
from dragoman.settings import setting

MODEL: Final = "minilm-l6-3"
"""The name of the shipped weights; new ones get a new name."""

LEAST: Final = 0.75
"""How likely words must tell an event to be coded; chosen on the passages kept apart in training."""


class ModelCoder:
    """Codes with the trained network."""

    def __init__(self, network: Network, calibration: Calibration) -> None:
        self._network = network
        self._calibration = calibration

    @classmethod
    def load(cls, folder: Path | None = None) -> "ModelCoder":
        """Load the shipped weights, or those in a folder; raises `DragomanError` where they are missing."""
        if folder is None:
            with as_file(files(__package__) / "data") as shipped:
                return cls.load(shipped)
        return cls(
            Network.load(folder, setting("coder_threads")), Calibration.load(folder / "calibration.json")
        )

    @property
    def identity(self) -> CoderIdentity:
        """Version, model and ontology."""
        return CoderIdentity(version=__version__, model=MODEL, ontology=VERSION)

    def code(self, analysis: Analysis) -> tuple[Event, ...]:
        """Return the document's events in text order, each act once."""
        return tuple(draft.event(analysis) for draft in apply_codebook(d for _, d in self.trace(analysis)))

    def explain(self, analysis: Analysis, event_id: str) -> Explanation | None:
        """Return the words and scores behind an event; none where the document gives no such event."""
        event = next((e for e in self.code(analysis) if e.id == event_id), None)
        reading = next((r for r, _ in self.trace(analysis) if event and r.trigger == event.trigger), None)
        if event is None or reading is None:
            return None
        return explain(analysis, event, reading, self.identity)

    def likeliest(self, analysis: Analysis, parties: Sequence[Span]) -> Reading | None:
        """Return the act that most likely stands between given parties, under any threshold if need be.

        It is for tests that give the parties and ask for the type alone. None where there are no words.
        """
        return likeliest(analysis, self._network, parties, LEAST)

    def trace(self, analysis: Analysis, least: float = LEAST) -> list[tuple[Reading, Draft]]:
        """Return each act as the network reads it, and what is made of it before the codebook."""
        readings = read_document(analysis, self._network, least)
        pairs = pairs_in(analysis.document.text)
        named = resolve_mentions(analysis.document, analysis.sentences, _mentions(readings, pairs))
        drafts = ((r, _draft(analysis, r, named, self._calibration(r.told), pairs)) for r in readings)
        return [(reading, draft) for reading, draft in drafts if draft is not None]


def _mentions(readings: tuple[Reading, ...], pairs: Sequence[tuple[Span, Span]]) -> list[Span]:
    spans = {span for r in readings for span in (*r.actors, *r.recipients, r.speaker, r.place) if span}
    return sorted(spans.union(*pairs))


def _draft(
    analysis: Analysis,
    reading: Reading,
    named: Mapping[Span, tuple[Party, ...]],
    confidence: float,
    pairs: Sequence[tuple[Span, Span]] = (),
) -> Draft | None:
    both = both_sides(analysis.document.text, reading, named, pairs)
    others = others_than(analysis, reading, named)
    actors = [*both] if both else [party for span in reading.actors for party in named[span]]
    recipients = [party for span in reading.recipients for party in others.get(span, named[span])]
    if not actors and not recipients:
        return None
    trigger = analysis.document.text[slice(*reading.trigger)]
    if (reading.type, reading.mode) == ("CONSULT", "visit") and not recipients and reading.place:
        # "paid a visit in Manila": the words that tell the place name the host as well; of those who "met in
        # Manila" not.
        here = {party.code for party in actors}
        if len(here) == 1 or tells_of_a_visit(trigger):
            recipients = [party for party in named[reading.place] if party.code and party.code not in here]
    sentence = analysis.sentences[sentence_at(analysis, reading.trigger[0])].span
    draft = Draft(
        type=reading.type,
        mode=plain_mode(reading.type, trigger) or reading.mode,
        actors=tuple(actors),
        recipients=tuple(recipients),
        trigger=reading.trigger,
        sentence=sentence,
        confidence=confidence,
        date=date_of(analysis, reading, sentence),
        place=place_of(analysis, reading, named),
        status=cast("Status", reading.status),
        speaker=speaker_of(analysis, reading, named),
        about=About(type=reading.about[0], mode=reading.about[1]) if reading.about else None,
        contexts=event_contexts(analysis, sentence),
    )
    return correct(analysis, draft)
