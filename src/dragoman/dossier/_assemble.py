"""Puts the layers of a dossier together."""

from collections.abc import Iterator

from dragoman.analysis import Analysis
from dragoman.dossier._actors import gather_actors
from dragoman.dossier._mechanisms import find_mechanisms
from dragoman.dossier._perspective import find_perspective
from dragoman.dossier._rhetoric import find_rhetoric
from dragoman.dossier._view import View
from dragoman.dossier.checks import run_checks
from dragoman.dossier.commitments import find_commitments
from dragoman.dossier.memory import Memory
from dragoman.dossier.predictions import find_predictions
from dragoman.schema import CoderIdentity, DocumentInfo, Dossier, Event


def assemble(
    analysis: Analysis, events: tuple[Event, ...], coder: CoderIdentity, memory: Memory | None = None
) -> Dossier:
    """Return the dossier of an analysed document and the events that `coder` found in it.

    `memory` is what the record held before (see `recall`); without it, the article stands alone.
    """
    document = analysis.document
    events = tuple(_on_whose_word(analysis, events))
    mechanisms = find_mechanisms(analysis)
    return Dossier(
        document=DocumentInfo(
            id=document.id,
            title=document.title,
            published=document.published,
            language=document.language,
            source=document.source,
            url=document.url,
            sha256=document.sha256,
            characters=len(document.text),
            perspective=find_perspective(analysis),
        ),
        actors=gather_actors(analysis.parties, events),
        events=events,
        statements=analysis.statements,
        commitments=find_commitments(analysis, events),
        mechanisms=mechanisms,
        predictions=find_predictions(analysis, events),
        rhetoric=find_rhetoric(analysis),
        checks=run_checks(analysis, events, mechanisms, memory),
        coder=coder,
    )


def _on_whose_word(analysis: Analysis, events: tuple[Event, ...]) -> Iterator[Event]:
    """Give every event that stands within a statement the statement's speaker, where the coder named none."""
    view = View(analysis)
    for event in events:
        statement = view.statement_at(event.trigger[0]) if event.speaker is None else None
        told = statement.speaker if statement else None
        yield event.model_copy(update={"speaker": told}) if told else event
