"""The ledger: nothing is changed, people overrule the rule, damage is named."""

from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import RecordError
from dragoman.forecast.questions import Ledger, parse, scoreboard

TODAY = date(2026, 1, 1)
VISIT = parse("BLR CONSULT/visit PRK by 2026-06-30", as_of=TODAY)


def test_the_same_question_is_asked_once_and_its_forecasts_are_a_history(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    key = ledger.ask(VISIT, source="doc#p1", claimed=(0.3, 0.7))
    assert ledger.ask(VISIT, source="doc#p1") == key
    ledger.add_forecast(key, 0.2, 0.1, "model", TODAY)
    ledger.add_forecast(key, 0.4, 0.1, "model", date(2026, 2, 1))

    (entry,) = Ledger(tmp_path).entries()

    assert entry.question == VISIT
    assert entry.claimed == (0.3, 0.7)
    assert [made.probability for made in entry.forecasts] == [0.2, 0.4]
    assert entry.resolution is None


def test_a_person_stands_over_the_rule_whoever_speaks_last(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    key = ledger.ask(VISIT)
    ledger.resolve(key, "yes", "A communiqué was seen.", by="person")
    ledger.resolve(key, "no", "No event.", by="rule")

    (entry,) = ledger.entries()

    assert entry.resolution is not None
    assert entry.resolution.outcome == "yes"
    assert len(entry.resolutions) == 2


@pytest.mark.parametrize("line", ["{", "[]", '{"kind": "forecast", "id": "unknown", "forecast": {}}', "\xff"])
def test_a_damaged_line_is_named(tmp_path: Path, line: str) -> None:
    ledger = Ledger(tmp_path)
    ledger.ask(VISIT)
    with ledger.path.open("a", encoding="latin-1") as file:
        file.write(line + "\n")

    with pytest.raises(RecordError) as caught:
        ledger.entries()

    assert caught.value.where == f"{ledger.path} line 2"


def test_the_scoreboard_scores_what_came_out_and_counts_the_rest(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    cases = [("BLR", 0.8, "yes"), ("CHN", 0.3, "no"), ("RUS", 0.5, "ambiguous"), ("USA", 0.5, None)]
    for actor, p, outcome in cases:
        key = ledger.ask(parse(f"{actor} CONSULT PRK by 2026-06-30", as_of=TODAY))
        ledger.add_forecast(key, p, 0.5, "model", TODAY)
        if outcome:
            ledger.resolve(key, outcome, "So it was.", by="rule")  # type: ignore[arg-type]

    board = scoreboard(ledger.entries())

    assert (board.open, board.resolved, board.ambiguous, board.scored) == (1, 3, 1, 2)
    assert board.brier == pytest.approx((0.2**2 + 0.3**2) / 2)
    assert board.brier_of_base == 0.25
    assert board.skill == pytest.approx(1 - 0.065 / 0.25)
    assert board.skill_interval is not None


def test_an_empty_ledger_scores_nothing(tmp_path: Path) -> None:
    board = scoreboard(Ledger(tmp_path).entries())

    assert board.scored == 0
    assert board.brier is None
