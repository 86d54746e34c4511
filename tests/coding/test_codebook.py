"""The rules of the codebook, each on drafts of its own."""

from dataclasses import replace

import pytest

from dragoman.coding.codebook import apply_codebook, fix
from dragoman.coding.draft import Draft
from dragoman.schema import About, Party, When

MARCH = When(start="2024-03-08", end="2024-03-08")
JULY = When(start="2024-07-01", end="2024-07-31")


def party(code: str | None, at: int = 0) -> Party:
    return Party(text=code or "they", span=(at, at + 4), code=code, confidence=1, how="given by the test")


A, B, C = party("ARV", 0), party("BLM", 20), party("CST", 40)


def draft(kind: str, mode: str | None = None, actors=(A,), recipients=(B,), at: int = 10, **more) -> Draft:
    return Draft(kind, mode, actors, recipients, (at, at + 5), (0, 60), 0.5, **more)


def test_a_mode_of_another_type_is_dropped():
    assert fix(draft("CONSULT", "drone")).mode is None
    assert fix(draft("CONSULT", "visit")).mode == "visit"


@pytest.mark.parametrize("kind", ["CONSULT", "SUPPORT", "COOPERATE", "AID"])
def test_cooperation_to_come_is_agreed(kind):
    fixed = fix(draft(kind, status="future", date=JULY))
    assert (fixed.type, fixed.mode, fixed.status, fixed.date) == ("AGREE", None, "happened", None)
    assert fixed.about == About(type=kind, actors=("ARV",), recipients=("BLM",), date=JULY)


def test_a_retreat_to_come_is_conceded():
    fixed = fix(draft("RETREAT", "withdraw", status="future"))
    assert (fixed.type, fixed.status, fixed.about.mode) == ("CONCEDE", "happened", "withdraw")


def test_conflict_to_come_stays_to_come():
    assert fix(draft("ASSAULT", status="future")).status == "future"


def test_those_who_meet_all_act():
    assert fix(draft("CONSULT")).actors == (A, B)
    assert fix(draft("CONSULT")).recipients == ()


def test_a_visit_has_visitor_and_host():
    fixed = fix(draft("CONSULT", "visit"))
    assert (fixed.actors, fixed.recipients) == ((A,), (B,))


@pytest.mark.parametrize(("kind", "both"), [("COERCE", True), ("PROTEST", True), ("ACCUSE", False)])
def test_what_a_state_does_within_it_names_it_twice(kind, both):
    assert fix(draft(kind, recipients=())).recipients == ((A,) if both else ())


def test_only_words_are_about_a_further_act():
    about = About(type="AID")
    assert fix(draft("REQUEST", about=about)).about == about
    assert fix(draft("ASSAULT", about=about)).about is None


def test_a_code_stands_once_on_a_side():
    again = party("ARV", 50)
    assert fix(draft("ACCUSE", actors=(A, again), recipients=(B, C, B))).actors == (A,)
    assert fix(draft("ACCUSE", recipients=(B, C, B))).recipients == (B, C)


def test_unknown_parties_are_not_taken_for_one_another():
    someone, another = party(None, 5), party(None, 50)
    assert fix(draft("ACCUSE", actors=(someone, another))).actors == (someone, another)


def test_an_act_told_again_is_one_with_what_both_know():
    first, again = draft("ACCUSE"), draft("ACCUSE", "allege", at=200, date=MARCH)
    (kept,) = apply_codebook([again, first])
    assert kept == again, "the words that tell the date stand for the event"


def test_of_two_tellings_that_know_as_much_the_first_stands_with_what_the_other_adds():
    first, again = draft("ACCUSE", "allege"), draft("ACCUSE", "allege", at=200)
    (kept,) = apply_codebook([again, replace(first, confidence=0.2)])
    assert kept == replace(first, confidence=again.confidence)


def test_meetings_at_different_times_are_different():
    visits = [draft("CONSULT", "visit", date=MARCH), draft("CONSULT", "visit", at=200, date=JULY)]
    assert len(apply_codebook(visits)) == 2


def test_who_hosts_is_kept_where_a_meeting_is_told_as_a_visit():
    met, visited = draft("CONSULT"), draft("CONSULT", "visit", at=100)
    (kept,) = apply_codebook([met, visited])
    assert (kept.mode, kept.actors, kept.recipients) == ("visit", (A,), (B,))


def test_other_parties_other_acts():
    assert len(apply_codebook([draft("ACCUSE"), draft("ACCUSE", recipients=(C,), at=30)])) == 2


def test_the_order_of_drafts_does_not_matter():
    drafts = [
        draft("ACCUSE"),
        draft("AID", at=100),
        draft("ACCUSE", "allege", at=200),
        draft("CONSULT", at=50),
    ]
    assert apply_codebook(drafts) == apply_codebook(reversed(drafts))
    assert apply_codebook(apply_codebook(drafts)) == apply_codebook(drafts)


def test_a_telling_that_knows_half_the_parties_is_not_told_apart():
    whole, half = draft("SUPPORT"), draft("SUPPORT", recipients=(), at=100)
    assert apply_codebook([whole, half]) == (whole,)
    assert apply_codebook([half, replace(whole, recipients=(C,))]) == (replace(whole, recipients=(C,)),)


def test_half_an_act_of_another_date_is_another_act():
    whole, half = draft("SUPPORT", date=MARCH), draft("SUPPORT", recipients=(), at=100, date=JULY)
    assert len(apply_codebook([whole, half])) == 2
