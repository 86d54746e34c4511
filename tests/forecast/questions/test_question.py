"""Questions as people write them, and what is wrong with others."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import UsageError
from dragoman.forecast.questions import Question, parse

TODAY = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (
            "BLR CONSULT/visit PRK by 2026-06-30",
            Question("BLR", "PRK", "CONSULT", "visit", TODAY, date(2026, 6, 30)),
        ),
        (
            "any SANCTION of EU on GEO within 90 days",
            Question("EU", "GEO", "SANCTION", None, TODAY, date(2026, 4, 1)),
        ),
        (
            "onset of ASSAULT by RUS on UKR within 30 days",
            Question("RUS", "UKR", "ASSAULT", None, TODAY, date(2026, 1, 31), onset=True),
        ),
        (
            "at least 3 CONSULT of USA with CHN within 60 days",
            Question("USA", "CHN", "CONSULT", None, TODAY, date(2026, 3, 2), least=3),
        ),
    ],
)
def test_what_can_be_asked(text: str, question: Question) -> None:
    assert parse(text, as_of=TODAY) == question


def test_a_question_can_be_read_again() -> None:
    question = parse("at least 2 USA CONSULT/phone CHN", as_of=TODAY, by=date(2026, 5, 1))

    assert parse(str(question), as_of=TODAY) == question


def test_the_criterion_tells_window_parties_and_act() -> None:
    criterion = parse("BLR CONSULT/visit PRK by 2026-06-30", as_of=TODAY).criterion

    assert "CONSULT/visit" in criterion
    assert "actor BLR and recipient PRK" in criterion
    assert "2026-01-02 to 2026-06-30" in criterion


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Will it rain?", "not a question that can be forecast"),
        ("BLR VISIT PRK by 2026-06-30", "no type of event VISIT"),
        ("BLR CONSULT/party PRK by 2026-06-30", "no mode"),
        ("BLR CONSULT PRK", "no last day"),
        ("BLR CONSULT PRK by 2025-12-31", "does not lie after"),
        ("BLR CONSULT PRK by 2026-02-30", "not a day of the calendar"),
        ("BLR CONSULT PRK by 2096-02-28", "ten years"),
        ("at least 0 CONSULT of BLR with PRK within 9 days", "certain"),
        ("x" * 100_000, "not a question"),
    ],
)
def test_what_cannot_be_asked_is_told(text: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        parse(text, as_of=TODAY)


@given(st.text(max_size=200))
def test_any_text_is_a_question_or_a_usage_error(text: str) -> None:
    with suppress(UsageError):
        assert parse(text, as_of=TODAY).days > 0
