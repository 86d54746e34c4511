"""CAMEO: every code has a place in PLOVER or a reason why not."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.ontology import (
    cameo_codes,
    cameo_to_plover,
    contexts,
    event_type,
    event_types,
    goldstein,
    plover_to_cameo,
)
from dragoman.schema import Act

SHARED = Path(__file__).parents[3] / "shared" / "types"
CODES = list(cameo_codes())
ACTS = [(name, mode) for name, kind in event_types().items() for mode in (None, *kind.modes)]


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_mapped_or_says_why_not(code):
    known = cameo_codes()[code]
    assert -10 <= known.goldstein <= 10
    assert known.gloss
    if known.mapped is None:
        assert known.note
        assert known.root in ("01", "08")
    else:
        kind = event_type(known.mapped.type)
        assert known.mapped.mode is None or known.mapped.mode in kind.modes
        assert set(known.mapped.contexts) <= set(contexts())


@pytest.mark.parametrize("code", [c for c in CODES if len(c) > 2])
def test_a_code_stands_under_a_known_one(code):
    assert code[:-1] in cameo_codes()


@pytest.mark.parametrize(
    ("code", "kind", "mode"),
    [
        ("042", "CONSULT", "visit"),
        ("057", "SUPPORT", None),
        ("026", "REQUEST", "meet"),
        ("1056", "REQUEST", "yield"),
        ("0841", "RETREAT", "release"),
        ("0811", "CONCEDE", None),
        ("1722", "COERCE", "restrict"),
        ("186", "ASSAULT", "targeted"),
        ("195", "ASSAULT", "aerial"),
    ],
)
def test_codes_and_what_they_are(code, kind, mode):
    mapped = cameo_to_plover(code)
    assert (mapped.type, mapped.mode) == (kind, mode)


def test_traps_of_the_published_table():
    assert cameo_to_plover("010") is None
    assert "no line for CAMEO 02" in cameo_to_plover("020").note
    assert cameo_to_plover("08") is None
    assert "CONCEDE" in cameo_to_plover("0813").note
    assert cameo_to_plover("999") is None


def test_scores():
    assert goldstein("057") == 8
    assert goldstein("2042") == -10
    assert goldstein("nonsense") is None


@given(st.sampled_from(ACTS), st.one_of(st.none(), st.sampled_from(ACTS)))
def test_there_and_back_is_the_same_type(act, further):
    about = Act(type=further[0], mode=further[1]) if further else None
    code = plover_to_cameo(*act, about)
    if code is not None:
        assert cameo_to_plover(code).type == act[0]


@given(st.text(max_size=6))
def test_no_text_breaks_the_look_up(text):
    assert (cameo_to_plover(text) is None) or text in cameo_codes()


def test_where_the_code_is_not_sure_there_is_none():
    assert plover_to_cameo("CONSULT", "visit") == "042"
    assert plover_to_cameo("REQUEST", "assist") is None  # an appeal or a demand
    assert plover_to_cameo("REQUEST", "meet", Act(type="CONSULT", mode="visit")) == "026"
    assert plover_to_cameo("ASSAULT") is None
    assert plover_to_cameo("REJECT") is None
    assert plover_to_cameo("AGREE", None, Act(type="AID")) == "033"


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the shared code lists are not beside the checkout")
def test_codes_and_scores_are_those_of_the_list():
    with (SHARED / "cameo_codes_goldstein.csv").open(encoding="latin-1") as lines:
        listed = {row["code"]: float(row["goldstein"]) for row in csv.DictReader(lines)}
    ours = {code: known.goldstein for code, known in cameo_codes().items()}
    assert ours.pop("1214") == -4
    assert ours == listed


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the shared code lists are not beside the checkout")
def test_types_are_those_of_the_table_or_say_why_not():
    for line in (SHARED / "cameo_to_plover.txt").read_text("utf-8").splitlines():
        code, _, rest = line.partition(": ")
        if not code.isdigit() or len(code) == 2:
            continue
        kind, mode, *_ = (part.strip() for part in f"{rest.split('#')[0]},,".split(","))
        known = cameo_codes()[code].mapped
        assert known.type == kind
        assert (known.mode or "") == mode or known.note
