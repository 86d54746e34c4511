"""Probabilities for questions: from nothing at all, from a history, from a promise."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from dragoman.errors import UsageError
from dragoman.forecast.events import Act, EventTable, from_record, table
from dragoman.forecast.questions import parse
from dragoman.forecast.rates import WORDS, Asked, Forecast, answer, fit, forecast, pooled_rates, shipped
from dragoman.record import Record
from dragoman.revisions import Author, rule_together
from dragoman.schema import Commitment

TODAY = date(2026, 1, 1)
VISIT = parse("BLR CONSULT/visit PRK by 2026-06-30", as_of=TODAY)


def acts(*days: str, actor: str = "BLR", kind: str = "CONSULT", mode: str | None = "visit") -> EventTable:
    """Return acts towards PRK on some days."""
    return table(Act(actor, "PRK", kind, mode, date.fromisoformat(day).toordinal()) for day in days)


def asked(text: str, events: EventTable) -> Forecast:
    """Answer a question as of the day of the tests."""
    return answer(parse(text, as_of=TODAY), events)


def test_an_empty_record_still_has_a_rate_and_says_so(record: Record) -> None:
    found = forecast(VISIT, record)

    assert 0.001 < found.probability < 0.5
    assert found.interval[0] < found.probability < found.interval[1]
    assert found.interval[1] > 3 * found.interval[0]
    assert any("holds no CONSULT/visit" in reason for reason in found.reasons)
    assert any("full coding of the press" in reason for reason in found.reasons)


def test_the_json_is_that_of_the_contract() -> None:
    found = asked("BLR CONSULT/visit PRK by 2026-06-30", table([])).to_json()

    assert list(found) == [
        "question", "probability", "interval", "base_rate", "reasons", "as_of", "by", "model",
    ]  # fmt: skip
    assert found["question"] == "BLR CONSULT/visit PRK by 2026-06-30"
    assert (found["as_of"], found["by"]) == ("2026-01-01", "2026-06-30")


def test_a_history_raises_the_rate_and_narrows_the_interval() -> None:
    nothing = answer(VISIT, table([]))
    history = answer(VISIT, acts(*(f"2025-{month:02}-10" for month in range(1, 13))))

    assert history.probability > nothing.probability
    assert history.base_rate > nothing.base_rate
    odds = [np.log(p / (1 - p)) for found in (nothing, history) for p in found.interval]
    assert odds[3] - odds[2] < odds[1] - odds[0]
    assert any("12 times, the last on 2025-12-10" in reason for reason in history.reasons)


def test_what_comes_after_the_day_is_not_looked_at() -> None:
    before = answer(VISIT, acts("2025-03-01"))
    after = answer(VISIT, acts("2025-03-01", "2026-01-02", "2026-03-01"))

    assert after == before


def test_one_article_does_not_make_an_act_a_habit() -> None:
    once = answer(VISIT, acts("2025-12-20"))

    assert once.base_rate < 0.6


def test_longer_windows_more_acts_and_closer_modes() -> None:
    events = acts("2025-03-01", "2025-06-01", "2025-12-20")
    p = [asked(f"BLR CONSULT PRK within {days} days", events).probability for days in (10, 90, 400)]

    assert p == sorted(p)
    assert asked("at least 2 BLR CONSULT PRK within 90 days", events).probability == pytest.approx(p[1] ** 2)
    assert asked("BLR CONSULT/phone PRK within 90 days", events).probability < p[1]


def test_an_onset_needs_a_quiet_time() -> None:
    with pytest.raises(UsageError, match="2025-12-20"):
        asked("onset of CONSULT of BLR with PRK within 90 days", acts("2025-12-20"))

    assert asked("onset of CONSULT of BLR with PRK within 90 days", acts("2024-01-20")).probability > 0


def test_an_open_promise_raises_the_odds_and_is_told(record: Record, keep, invitation: Commitment) -> None:
    nothing = forecast(VISIT, record)
    keep("2025-12-20", commitments=(invitation,))
    promised = forecast(VISIT, record)

    assert promised.probability > nothing.probability
    assert any("invitation of PRK to BLR about CONSULT/visit (accepted)" in r for r in promised.reasons)


def test_a_promise_told_later_is_not_known_yet(record: Record, keep, invitation: Commitment) -> None:
    nothing = forecast(VISIT, record)
    keep("2026-01-02", commitments=(invitation,))

    assert forecast(VISIT, record) == nothing


def test_the_record_as_acts(record: Record, keep) -> None:
    keep(
        "2025-12-20",
        [("BLR", "CONSULT", "visit", "PRK", "2025-12-18"), ("PRK", "AGREE", None, "BLR", "2025-12-18")],
    )
    keep("2026-02-01", [("BLR", "CONSULT", "visit", "PRK", "2026-01-30")])

    known = from_record(record, TODAY)

    assert len(known) == 2
    assert known.parties == ("BLR", "PRK")


def test_pooled_rates_draw_a_pair_to_its_parties_and_to_its_own_past() -> None:
    pooling, _ = shipped()
    events = acts("2025-12-20").knowing({"USA", "CHN", "TUV"})
    at = {code: events.party(code) for code in events.parties}
    pairs = [("USA", "CHN"), ("USA", "TUV"), ("BLR", "PRK")]
    consult = events.types.index("CONSULT")
    asked_ = Asked(
        *(np.array(column) for column in zip(*((at[a], at[b], consult) for a, b in pairs), strict=True))
    )

    busy, quiet, told = pooled_rates(events, TODAY.toordinal(), asked_, pooling).chance(90)

    assert busy > quiet
    assert told > pooled_rates(table([]).knowing(at), TODAY.toordinal(), asked_, pooling).chance(90)[2]


def test_the_regression_finds_planted_weights() -> None:
    rng = np.random.default_rng(0)
    number = 20_000
    kind, signs = rng.integers(2, size=number), rng.random((number, len(WORDS)))
    base = 1 / (1 + np.exp(-rng.normal(-1, 1, number)))
    odds = -0.5 + 0.8 * np.log(base / (1 - base)) + 1.5 * signs[:, 0] - 1.0 * signs[:, 5]
    happened = (rng.random(number) < 1 / (1 + np.exp(-odds))).astype(float)

    found = fit(kind, base, signs, happened, weight=np.ones(number), types=("A", "B"))

    assert found.base == pytest.approx(0.8, abs=0.1)
    assert found.signs[:, 0].mean() == pytest.approx(1.5, abs=0.3)
    assert found.signs[:, 5].mean() == pytest.approx(-1.0, abs=0.3)


def test_imported_events_are_acts_too(record: Record, run, tmp_path, monkeypatch) -> None:
    sample = Path(__file__).parents[3] / "shared" / "imports" / "icews_2018_sample.tab"
    if not sample.exists():
        pytest.skip("the shared imports are not beside the checkout")
    monkeypatch.setenv("DRAGOMAN_HOME", str(record.path))
    run("import", "icews", sample)

    known = from_record(record, TODAY)

    assert len(known) > 100
    assert from_record(record, date(2017, 1, 1)).parties == ()


def test_an_event_counts_once_however_many_tell_of_it(record: Record, keep) -> None:
    keep("2025-12-11", [("BLR", "CONSULT", None, "PRK", "2025-12-10")])
    keep("2025-12-21", [("BLR", "CONSULT", "visit", "PRK", "2025-12-19")])
    keep("2025-12-30", [("BLR", "CONSULT", "visit", "PRK", "2025-12-29")])
    assert len(from_record(record, TODAY)) == 3

    rule_together(record, record.events()[:2], Author("Kari", "one visit"))
    known = from_record(record, TODAY)

    assert [date.fromordinal(day).isoformat() for day in known.day.tolist()] == ["2025-12-19", "2025-12-29"]
