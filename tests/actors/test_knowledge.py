"""The knowledge base: its size, its sources, and that its tables hold together."""

import time
from importlib.resources import files

import pytest

from dragoman.actors import load_knowledge
from dragoman.actors._knowledge import _codes
from dragoman.actors._tables import rows
from dragoman.actors.coverage import coverage

DATA = files("dragoman.actors") / "data"
MOST_BYTES = 8_000_000


def test_it_is_small():
    assert sum(len(file.read_bytes()) for file in DATA.iterdir()) <= MOST_BYTES


def test_it_loads_quickly():
    load_knowledge.cache_clear()
    started = time.process_time()
    load_knowledge()
    assert time.process_time() - started < 1.0  # 0.3 s on a quiet core; this machine may be shared


@pytest.mark.parametrize("table", [f.name for f in DATA.iterdir() if f.name.endswith(".tsv")])
def test_every_row_of_a_table_has_the_same_fields(table):
    assert len({len(row) for row in rows(table)}) == 1


@pytest.mark.parametrize("table", [f.name for f in DATA.iterdir() if f.name.endswith(".tsv")])
def test_every_table_says_where_it_comes_from(table):
    head = [line for line in (DATA / table).read_text("utf-8").splitlines()[:8] if line.startswith("#")]
    assert any("urated by hand" in line or "training/actors/" in line for line in head)


def test_all_members_of_the_united_nations_and_the_others_are_there():
    states = {row[0] for row in rows("states.tsv")}
    assert len([code for code in states if code not in {"SUN", "YUG", "DDR", "CSK"}]) >= 193
    assert {"XKX", "TWN", "HKG", "PSE", "PRK", "KOR", "VAT", "SUN", "YUG", "DDR"} <= states


def test_bodies_and_groups_are_many():
    assert sum(1 for _ in rows("bodies.tsv")) >= 100
    assert len({row[1] for row in rows("groups.tsv")}) >= 150


def test_members_are_states():
    states = {row[0] for row in rows("states.tsv")}
    for code, _, _, _, members, *_ in rows("bodies.tsv"):
        if members != "-":
            assert {member.split(":")[0] for member in members.split()} <= states, code


@pytest.mark.parametrize(
    "table", ["groups.tsv", "institutions.tsv", "places.tsv", "cities.tsv", "homonyms.tsv"]
)
def test_codes_are_known(table):
    column = 1 if table == "homonyms.tsv" else 0
    assert {row[column] for row in rows(table)} <= _codes()


def test_persons_belong_to_known_codes_and_terms_run_forward():
    for person in load_knowledge().persons.everybody:
        assert person.code in _codes(), person.name
        for tenure in person.tenures:
            first, last = tenure.span
            assert first <= last, (person.name, tenure)


def test_coverage_of_a_day_in_the_middle():
    found = coverage(load_knowledge(), "2021-06-01")
    assert found.held["HOS"] >= 150
    assert found.persons > 16_000
