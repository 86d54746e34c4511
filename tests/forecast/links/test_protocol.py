"""Ranks as the literature counts them: filtered by day, both directions, ties at their mean."""

import numpy as np
import pytest

from dragoman.forecast.links import ask, ranks, summarise
from dragoman.forecast.links._benchmark import MODELS

QUADS = np.array([[0, 0, 1, 5], [0, 0, 2, 5], [0, 0, 3, 6], [1, 0, 2, 6]])


def rank_of(scores: list[float], answer: int, others: tuple[int, ...] = ()) -> float:
    """Return the rank of an answer to one question, with other right answers beside it."""
    quads = np.array([[0, 0, entity, 5] for entity in (answer, *others)])
    task = ask(quads, 1, "single-step")
    forward = task.queries.rows(task.queries.relation == 0)
    blocks = [np.tile(np.array(scores, np.float32), (len(task.queries), 1))]
    found = ranks(iter(blocks), task)
    at = (task.queries.relation[task.query] == 0) & (task.answer == answer)
    assert len(forward) == 1
    return float(found[at][0])


def test_both_directions_are_asked_once_each() -> None:
    task = ask(QUADS, 1, "single-step")

    assert len(task.answer) == 2 * len(QUADS)
    asked = set(zip(task.queries.subject, task.queries.relation, task.queries.day, strict=True))
    assert (0, 0, 5) in asked
    assert (2, 1, 5) in asked
    assert len(asked) == len(task.queries)


def test_ties_get_the_mean_of_their_ranks() -> None:
    assert rank_of([0.1, 0.5, 0.5, 0.5], answer=1) == 2.0
    assert rank_of([0.0, 0.0, 0.0, 0.0], answer=1) == 2.5
    assert rank_of([0.9, 0.5, 0.1, 0.2], answer=1) == 2.0


def test_other_answers_of_the_day_do_not_compete_and_those_of_other_days_do() -> None:
    assert rank_of([0.0, 0.5, 0.9, 0.1], answer=1, others=(2,)) == 1.0
    assert rank_of([0.0, 0.5, 0.9, 0.1], answer=1) == 2.0


def test_single_step_knows_the_day_before_and_multi_step_only_what_came_before_the_split() -> None:
    assert ask(QUADS, 1, "single-step").queries.cut.tolist() == [5, 5, 5, 6, 6, 6, 6]
    assert set(ask(QUADS, 1, "multi-step").queries.cut.tolist()) == {5}


def test_scores_are_fractions() -> None:
    found = summarise(np.array([1.0, 2.0, 4.0, 20.0]))

    assert found.mrr == pytest.approx((1 + 0.5 + 0.25 + 0.05) / 4)
    assert (found.hits1, found.hits3, found.hits10) == (0.25, 0.5, 0.75)


def test_a_model_that_skips_questions_is_refused() -> None:
    task = ask(QUADS, 1, "single-step")

    with pytest.raises(ValueError, match="were scored"):
        ranks(iter([np.zeros((1, 4), np.float32)]), task)


def test_every_model_has_its_name() -> None:
    assert {"climatology", "persistence", "recurrency", "ranker"} == set(MODELS)
