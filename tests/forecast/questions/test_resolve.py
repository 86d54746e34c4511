"""Questions come out by events of the record, under the criterion fixed when they were asked."""

from datetime import date

import pytest

from dragoman.errors import UsageError
from dragoman.forecast.questions import Ledger, made_from, parse, verdict
from dragoman.forecast.track import make_questions, overrule, resolve_open
from dragoman.record import Record
from dragoman.schema import About, Commitment, Prediction, When

ASKED = date(2026, 1, 1)
VISIT = parse("BLR CONSULT/visit PRK by 2026-06-30", as_of=ASKED)
LATER = date(2026, 9, 1)


def test_yes_as_soon_as_it_is_coded(record: Record, keep) -> None:
    keep("2026-03-05", [("BLR", "CONSULT", "visit", "PRK", "2026-03-04")])

    found = verdict(VISIT, record, today=date(2026, 3, 6))

    assert found is not None
    assert found.outcome == "yes"
    assert "e1-0 of doc-1" in found.because


@pytest.mark.parametrize("day", ["2026-01-01", "2026-07-01"])
def test_outside_the_window_does_not_count(record: Record, keep, day: str) -> None:
    keep("2026-08-01", [("BLR", "CONSULT", "visit", "PRK", day)])

    found = verdict(VISIT, record, LATER)

    assert found is not None
    assert found.outcome == "no"


@pytest.mark.parametrize(
    "act",
    [("PRK", "CONSULT", "visit", "BLR"), ("BLR", "AGREE", None, "PRK"), ("BLR", "CONSULT", "phone", "PRK")],
)
def test_other_acts_do_not_count(record: Record, keep, act: tuple[str, str, str | None, str]) -> None:
    keep("2026-08-01", [(*act, "2026-03-04")])

    found = verdict(VISIT, record, LATER)

    assert found is not None
    assert found.outcome == "no"


def test_an_act_of_unknown_mode_is_ambiguous(record: Record, keep) -> None:
    keep("2026-08-01", [("BLR", "CONSULT", None, "PRK", "2026-03-04")])

    found = verdict(VISIT, record, LATER)

    assert found is not None
    assert found.outcome == "ambiguous"


def test_it_stays_open_until_the_day_and_until_somebody_has_looked(record: Record, keep) -> None:
    keep("2026-06-01")

    assert verdict(VISIT, record, today=date(2026, 6, 30)) is None
    assert verdict(VISIT, record, LATER) is None  # the record ends before the question does


def test_questions_are_made_of_predictions_and_commitments(
    record: Record, keep, invitation: Commitment
) -> None:
    about = About(type="AGREE", actors=("CHN",), recipients=("PRK",))
    told = {"forecaster": "author", "proposition": "They may agree.", "hedge": "may", "condition": None}
    expectation = Prediction(
        id="p1", act=about, probability=(0.3, 0.7), by=When(start="2026-01-01", end="2026-12-31"),
        resolvable=True, criterion="An AGREE.", spans=((0, 4),), **told,
    )  # fmt: skip
    vague = Prediction(
        id="p2",
        act=None,
        probability=None,
        by=None,
        resolvable=False,
        criterion=None,
        spans=((0, 4),),
        **told,
    )
    keep("2026-01-01", commitments=(invitation,), predictions=(expectation, vague))

    made = list(made_from(record))

    assert [str(m.question) for m in made] == [
        "CHN AGREE PRK by 2026-12-31",
        "BLR CONSULT/visit PRK by 2026-06-30",  # the guest visits the host
    ]
    assert [m.source for m in made] == ["doc-1#p1", "doc-1#c1"]
    assert made[0].claimed == (0.3, 0.7)


def test_from_promise_to_score(record: Record, keep, invitation: Commitment) -> None:
    keep("2026-01-01", commitments=(invitation,))
    assert make_questions(record) == 1
    assert make_questions(record) == 0
    keep("2026-03-05", [("BLR", "CONSULT", "visit", "PRK", "2026-03-04")])

    resolved = list(resolve_open(record, today=date(2026, 3, 6)))

    assert [found.outcome for _, found in resolved] == ["yes"]
    assert list(resolve_open(record, LATER)) == []
    (entry,) = Ledger(record.path).entries()
    assert 0 < entry.forecasts[0].probability < 1
    overrule(record, entry.id, "ambiguous", "It was a stopover.")
    (entry,) = Ledger(record.path).entries()
    assert entry.resolution is not None
    assert entry.resolution.outcome == "ambiguous"
    assert record.verify() == []


def test_overruling_needs_a_known_question_an_outcome_and_a_reason(record: Record) -> None:
    key = Ledger(record.path).ask(VISIT)

    for wrong in ((None, "yes", "Why."), ("nope", "yes", "Why."), (key, None, "Why."), (key, "yes", " ")):
        with pytest.raises(UsageError):
            overrule(record, *wrong)
