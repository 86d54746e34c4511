"""Which coded event stands for which annotated one, the matrix of types, and reliability."""

import pytest

from dragoman.evaluate.events import Told, score
from dragoman.evaluate.events._confidence import reliability_of
from dragoman.evaluate.events._pairs import confusion, pairs
from dragoman.evaluate.events._parties import fates


def told(kind: str, start: int, end: int, confidence: float = 1.0, status: str = "happened") -> Told:
    return Told(kind, None, ("FRA",), (), None, (start, end), status, confidence)


def test_the_same_words_are_preferred_among_events_of_a_type() -> None:
    early, late = told("AID", 0, 4), told("AID", 50, 54)
    assert pairs([early, late], [told("AID", 51, 53)]) == [(late, told("AID", 51, 53)), (early, None)]


def test_another_type_at_the_same_words_is_a_confusion_and_elsewhere_a_miss() -> None:
    annotated = told("AID", 10, 20)
    assert pairs([annotated], [told("AGREE", 12, 15)]) == [(annotated, told("AGREE", 12, 15))]
    assert pairs([annotated], [told("AGREE", 30, 35)]) == [(annotated, None), (None, told("AGREE", 30, 35))]


def test_rows_are_what_is_annotated_and_columns_what_is_coded() -> None:
    items = [
        ([told("AID", 0, 5), told("ACCUSE", 10, 15)], [told("AGREE", 0, 5), told("ACCUSE", 40, 45)]),
        ([told("PROTEST", 0, 5)], []),
        ([], [told("AID", 0, 5)]),
    ]
    matrix = confusion(items)
    at = {name: n for n, name in enumerate(matrix.names)}
    assert matrix.counts[at["AID"]][at["AGREE"]] == 1
    assert matrix.counts[at["ACCUSE"]][at["ACCUSE"]] == 1, "the same type counts wherever it is told"
    assert matrix.counts[at["PROTEST"]][-1] == 1
    assert matrix.counts[-1][at["AID"]] == 1
    assert sum(map(sum, matrix.counts)) == 4


def test_the_types_add_up_to_the_score_of_types() -> None:
    items = [
        ([told("AID", 0, 5), told("AID", 10, 15), told("AGREE", 20, 25)], [told("AID", 20, 25)] * 3),
        ([told("AGREE", 0, 5, status="negated")], [told("AGREE", 0, 5)]),
    ]
    figures, whole = confusion(items).by_name().values(), score(items)["type"]
    assert sum(f.right for f in figures) == whole.right == 2
    assert sum(f.coded for f in figures) == whole.coded == 4
    assert sum(f.annotated for f in figures) == whole.annotated == 3


def test_a_party_is_lost_by_the_event_the_side_the_name_or_the_words() -> None:
    words = {"FRA": [(0, 6)], "TCD": [(20, 24)]}
    annotated = Told("AID", None, ("FRA",), ("TCD",), None, (10, 14), words=words)

    def became(
        actors: tuple[str, ...], recipients: tuple[str, ...], **words: list[tuple[int, int]]
    ) -> list[str]:
        coded = Told("AID", None, actors, recipients, None, (10, 14), words=words)
        return [fate for fate, count in fates([([annotated], [coded])]).items() for _ in range(count)]

    assert became(("FRA",), ("TCD",)) == ["right", "right"]
    assert became(("TCD",), ()) == ["on the other side", "not pointed at"]
    assert became(("FRA",), ("NER",), NER=[(18, 24)]) == ["right", "pointed at, but another is named"]
    assert fates([([annotated], [])])["event not coded, or as another type"] == 2


def test_reliability_is_that_of_the_type_at_the_words() -> None:
    annotated = [told("AID", 0, 5)]
    right, elsewhere = told("AID", 0, 5, confidence=0.9), told("AID", 50, 55, confidence=0.3)
    found = reliability_of([(annotated, [right, elsewhere])])
    assert [(band.forecast, band.happened) for band in found.bands] == [(0.3, 0.0), (0.9, 1.0)]
    assert found.error == pytest.approx((0.3 + 0.1) / 2)
    assert found.brier == pytest.approx((0.3**2 + 0.1**2) / 2)


def test_nothing_coded_has_no_reliability() -> None:
    assert reliability_of([([told("AID", 0, 5)], [])]) is None
