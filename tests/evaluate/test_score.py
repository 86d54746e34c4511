"""The definitions of the figures, and that they are those of the scorer beside the data."""

import importlib.util
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.evaluate.events import Told, score

SCORER = Path(__file__).parents[3] / "shared" / "eval" / "score_events.py"


def told(kind: str, actors: str = "", recipients: str = "", **more: Any) -> Told:
    fields = {"mode": None, "days": None, "trigger": (0, 1), **more}
    return Told(type=kind, actors=tuple(actors.split()), recipients=tuple(recipients.split()), **fields)


def test_each_actor_is_paired_with_each_recipient() -> None:
    assert told("ACCUSE", "FRA DEU", "RUS").triples == {("FRA", "ACCUSE", "RUS"), ("DEU", "ACCUSE", "RUS")}


def test_what_is_done_together_has_no_direction() -> None:
    assert told("CONSULT", "RUS", "BLR").triples == told("CONSULT", "BLR RUS").triples
    assert told("AID", "RUS", "BLR").triples != told("AID", "BLR", "RUS").triples


def test_an_open_side_is_no_party() -> None:
    assert told("AGREE", "FRA").triples == {("FRA", "AGREE", "-")}
    assert told("ASSAULT", "", "SYR IRQ").triples == {("-", "ASSAULT", "SYR"), ("-", "ASSAULT", "IRQ")}
    assert told("PROTEST").triples == {("-", "PROTEST", "-")}


def test_types_are_counted_as_often_as_they_are_told() -> None:
    twice = [told("ACCUSE", "FRA", "RUS"), told("ACCUSE", "DEU", "RUS")]
    figure = score([(twice, twice[:1])])["type"]
    assert (figure.right, figure.coded, figure.annotated) == (1, 1, 2)
    assert figure.value == pytest.approx(2 / 3)


def test_what_did_not_happen_is_left_out_on_both_sides() -> None:
    denied, possible = told("ACCUSE", "FRA", status="negated"), told("AID", "FRA", status="hypothetical")
    figures = score([([denied], [possible])])
    assert figures["type"].annotated == figures["type"].coded == 0
    assert (figures["empty"].right, figures["empty"].of) == (1, 1)


def test_mode_and_date_are_asked_only_where_the_dyad_was_found() -> None:
    day, other = ("2024-03-11",) * 2, ("2024-03-12",) * 2
    annotated = [
        told("CONSULT", "FRA", "DEU", mode="visit", days=day),
        told("ACCUSE", "FRA", "RUS", mode="disapprove", days=day),
    ]
    coded = [told("CONSULT", "FRA", "DEU", mode="visit", days=other)]
    figures = score([(annotated, coded)])
    assert (figures["mode"].right, figures["mode"].of) == (1, 1)
    assert (figures["date"].right, figures["date"].of) == (0, 1)


def test_the_interval_holds_the_figure() -> None:
    right, missed = [told("AID", "FRA", "TCD")], [told("REJECT", "FRA", "TCD")]
    figure = score([(right, right)] * 30 + [(missed, [])] * 10)["type"]
    low, high = figure.interval
    assert 0.7 < low < figure.value < high < 1


_DAYS = st.sampled_from([None, ("2024-01-01", "2024-01-01"), ("2024-01-01", "2024-01-31")])
_CODES = st.lists(st.sampled_from(["FRA", "DEU", "RUS"]), unique=True, max_size=3).map(tuple)
_TOLD = st.builds(
    Told,
    type=st.sampled_from(["CONSULT", "ACCUSE", "AGREE"]),
    mode=st.sampled_from([None, "visit", "allege"]),
    actors=_CODES,
    recipients=_CODES,
    days=_DAYS,
    trigger=st.just((0, 1)),
    status=st.sampled_from(["happened", "future", "negated", "hypothetical"]),
)
_ITEMS = st.lists(st.tuples(st.lists(_TOLD, max_size=4), st.lists(_TOLD, max_size=4)), min_size=1, max_size=4)


@pytest.mark.shared
@pytest.mark.skipif(not SCORER.exists(), reason="the scorer is not beside the checkout")
@settings(max_examples=60, deadline=None)
@given(items=_ITEMS)
def test_the_figures_are_those_of_the_scorer(items: list[tuple[list[Told], list[Told]]]) -> None:
    gold, coded = (
        {str(n): [_plain(e) for e in item[side]] for n, item in enumerate(items)} for side in (0, 1)
    )
    theirs, ours = _scorer().score(gold, coded), score(items)
    for name in ("type", "dyad"):
        counts = [theirs[name][key] for key in ("hit", "predicted", "gold")]
        assert [ours[name].right, ours[name].coded, ours[name].annotated] == counts, name
        assert ours[name].value == pytest.approx(theirs[name]["f1"], abs=0.0006), name
    for name in ("mode", "date", "empty"):
        assert [ours[name].right, ours[name].of] == theirs[name], name


@cache
def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_events", SCORER)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def _plain(event: Told) -> dict[str, Any]:
    return {
        "type": event.type,
        "mode": event.mode,
        "actors": [{"code": code} for code in event.actors],
        "recipients": [{"code": code} for code in event.recipients],
        "status": event.status,
        "date": {"start": event.days[0], "end": event.days[1]} if event.days else None,
    }
