import pytest

from dragoman.presentation import at_least, condition_words, split_facts
from dragoman.schema import Dossier


@pytest.mark.parametrize(
    ("condition", "shown"),
    [
        ("Moscow agrees", "if Moscow agrees"),
        ("if Moscow agrees", "if Moscow agrees"),
        ("Unless it rains", "Unless it rains"),
        ("iffy weather lasts", "if iffy weather lasts"),
    ],
)
def test_a_condition_has_one_conjunction(condition: str, shown: str) -> None:
    assert condition_words(condition) == shown


def test_facts_and_what_is_none_are_all_the_events(envoys_dossier: Dossier) -> None:
    facts, others = split_facts(envoys_dossier.events)

    assert {event.id for event in (*facts, *others)} == {event.id for event in envoys_dossier.events}
    assert {event.status for event in facts} == {"happened"}
    assert "happened" not in {event.status for event in others}


def test_a_commitment_outlives_the_unsure_events_that_made_it(envoys_dossier: Dossier) -> None:
    surest = max(event.confidence for event in envoys_dossier.events)
    shown = at_least(envoys_dossier, surest)

    assert 0 < len(shown.events) < len(envoys_dossier.events)
    assert len(shown.commitments) == len(envoys_dossier.commitments)
    assert {i for one in shown.commitments for i in one.events} <= {event.id for event in shown.events}
    assert at_least(envoys_dossier, 0) == envoys_dossier
