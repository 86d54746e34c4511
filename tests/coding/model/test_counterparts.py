"""Whom "they" and "the presidents" stand for, as the part they play in an act tells."""

import pytest

from dragoman.actors import resolve_mentions
from dragoman.analysis import Analysis
from dragoman.coding.model.counterparts import both_sides, others_than, pairs_in
from dragoman.coding.model.readings import Reading
from dragoman.documents import from_text
from dragoman.language import split_sentences


def analysis_of(text: str) -> Analysis:
    document = from_text(text, language="en")
    return Analysis(document, split_sentences(document), (), (), ())


def reading(text: str, kind: str, actors: list[str], recipients: list[str]) -> Reading:
    def spans(words: list[str]) -> tuple[tuple[int, int], ...]:
        return tuple((text.index(w), text.index(w) + len(w)) for w in words)

    return Reading(
        trigger=(0, 1), told=1, type=kind, scores=(), mode=None, status="happened", dating="nothing",
        actors=spans(actors), recipients=spans(recipients), speaker=None, place=None, time=None, about=None,
    )  # fmt: skip


def both(text: str, kind: str, *actors: str) -> set[str | None] | None:
    analysis, act = analysis_of(text), reading(text, kind, list(actors), [])
    pairs = pairs_in(text)
    spans = sorted({*act.actors}.union(*pairs))
    named = resolve_mentions(analysis.document, analysis.sentences, spans)
    found = both_sides(text, act, named, pairs)
    return {party.code for party in found} if found else None


@pytest.mark.parametrize("who", ["They", "The presidents", "The sides"])
def test_those_who_talk_are_those_whose_affairs_they_talk_about(who):
    assert both(f"{who} discussed Peruvian-Chilean trade.", "CONSULT", who) == {"PER", "CHL"}


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        ("They condemned Peruvian-Chilean trade.", "ACCUSE", "They"),
        ("They discussed a Rolls-Royce engine.", "CONSULT", "They"),
        ("The miners discussed Peruvian-Chilean trade.", "CONSULT", "The miners"),
    ],
)
def test_else_the_words_stay_as_they_were_read(text, kind, actor):
    assert both(text, kind, actor) is None


@pytest.mark.parametrize(
    ("text", "actor", "recipient", "expected"),
    [
        ("Turkish officials said that Sweden delays. Turkey accused it.", "Turkey", "it", {"SWE"}),
        (
            "Sweden waits, and so does Finland. On Monday Turkey accused the two countries again.",
            "Turkey",
            "the two countries",
            {"SWE", "FIN"},
        ),
        ("Kenya urged its citizens to stay away from Ethiopia.", "Kenya", "its citizens", {"KEN"}),
    ],
)
def test_who_is_accused_is_another_than_who_accuses(text, actor, recipient, expected):
    analysis, act = analysis_of(text), reading(text, "ACCUSE", [actor], [recipient])
    named = resolve_mentions(analysis.document, analysis.sentences, [*act.actors, *act.recipients])
    found = {**named, **others_than(analysis, act, named)}
    assert {party.code for party in found[act.recipients[0]]} == expected
