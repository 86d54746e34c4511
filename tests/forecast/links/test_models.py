"""The models of the benchmark on a small world: none sees its own day, and the ranker learns the habit."""

from pathlib import Path

import numpy as np
import pytest

from dragoman.errors import UsageError
from dragoman.forecast.links import MODELS, PROTOCOLS, Ranker, ask, benchmark, load
from dragoman.forecast.links.features import GROUPS
from forecasting import scored

SHARED = Path(__file__).parents[4] / "shared" / "forecast"


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize("name", MODELS)
def test_no_model_sees_the_cut_or_what_comes_after(graph: Path, name: str, protocol: str) -> None:
    data = load(graph)
    past, quads = data.before("test"), data.require("test")
    sizes = len(data.entities), len(data.relations)
    model = MODELS[name](data, 0).fit(past, *sizes, 8, protocol)
    task = ask(quads, sizes[1], protocol)
    first = task.queries.rows(task.queries.day == quads[:, 3].min())
    later = quads.copy()
    later[:, 2] = (later[:, 2] + 11) % sizes[0]  # another future, from the first day on

    seen = np.concatenate(list(model.predict(first, np.concatenate([past, quads]))))
    other = np.concatenate(list(model.predict(first, np.concatenate([past, later]))))

    assert seen.shape == (len(first), sizes[0])
    np.testing.assert_allclose(seen, other, rtol=1e-4, atol=1e-4)


def test_the_ranker_learns_the_habit_better_than_climatology(graph: Path) -> None:
    data = load(graph)

    ranker, climatology = scored(data, "ranker"), scored(data, "climatology")

    assert ranker.mrr > climatology.mrr + 0.2


def test_recurrency_finds_what_recurs(graph: Path) -> None:
    data = load(graph)

    assert scored(data, "recurrency").mrr > scored(data, "climatology").mrr + 0.2


def test_a_seed_gives_the_same_figures_again(graph: Path) -> None:
    data = load(graph)

    assert scored(data, "ranker") == scored(data, "ranker")


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_can_be_left_out(graph: Path, group: str) -> None:
    data = load(graph)
    sizes = len(data.entities), len(data.relations)

    less = Ranker(data.entities, without=[group]).fit(data.before("valid"), *sizes, 8, "single-step")

    assert sum(less.explain().values()) == pytest.approx(1.0)


def test_the_benchmark_is_the_object_of_the_contract(graph: Path) -> None:
    result = benchmark(graph, "valid", models=["climatology", "persistence"], protocols=["single-step"])

    assert (result["dataset"], result["split"]) == ("TINY", "valid")
    contract = {"name", "protocol", "mrr", "hits1", "hits3", "hits10", "seconds", "peak_mb"}
    assert all(contract <= set(row) for row in result["models"])
    assert all(0 <= row["mrr"] <= 1 and row["peak_mb"] > 0 for row in result["models"])


def test_an_unknown_model_is_named(graph: Path) -> None:
    with pytest.raises(UsageError, match="oracle"):
        benchmark(graph, "valid", models=["oracle"])


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the shared data sets are not beside the checkout")
def test_recurrency_scores_as_published_on_icews14() -> None:
    data = load(SHARED / "ICEWS14")

    assert scored(data, "recurrency").mrr == pytest.approx(0.374, abs=0.003)
