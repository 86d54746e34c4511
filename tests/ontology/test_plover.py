"""PLOVER as data: complete, and free of the slips that circulate."""

import tomllib
from importlib.resources import files
from typing import get_args

import pytest

from dragoman.errors import UsageError
from dragoman.ontology import (
    VERSION,
    contexts,
    event_mode,
    event_type,
    event_types,
    from_older,
    intensity_of,
    older_types,
    quad_of,
    quads,
    sectors,
)
from dragoman.schema import Quad

TYPES = [
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]


def test_there_are_sixteen_types_and_thirty_seven_contexts():
    assert list(event_types()) == TYPES
    assert len(contexts()) == 37
    assert len(sectors()) == 25
    assert tuple(quads()) == get_args(Quad)


def test_version_is_that_of_the_data():
    data = tomllib.loads(files("dragoman.ontology").joinpath("plover.toml").read_text("utf-8"))
    assert data["version"] == VERSION


@pytest.mark.parametrize("name", TYPES)
def test_signs_agree_with_quads(name):
    kind = event_type(name)
    sign = 1 if kind.quad.endswith("cooperation") else -1
    for scale in (kind.intensity, *(m.intensity for m in kind.modes.values())):
        assert -10 <= scale <= 10
        if name == "REQUEST":  # a request stands at zero, for help a little above
            assert -1 <= scale <= 0.5
        else:
            assert scale * sign > 0


def test_material_acts_weigh_more_than_words():
    for side in ("cooperation", "conflict"):
        words = [abs(t.intensity) for t in event_types().values() if t.quad == f"verbal-{side}"]
        deeds = [abs(t.intensity) for t in event_types().values() if t.quad == f"material-{side}"]
        assert max(words) < max(deeds)
        assert min(words) < min(deeds)


def test_accuse_is_negative():
    assert intensity_of("ACCUSE") == -3


def test_a_mode_without_a_score_has_that_of_its_type():
    assert intensity_of("PROTEST", "vandalize") == intensity_of("PROTEST") == -5


def test_modes_belong_to_their_type():
    assert intensity_of("CONSULT", "visit") == 4
    with pytest.raises(UsageError, match="CONSULT has no mode 'drone'"):
        intensity_of("CONSULT", "drone")
    with pytest.raises(UsageError, match="Its modes: none"):
        event_mode("AID", "visit")


def test_an_unknown_type_names_the_known_ones():
    with pytest.raises(UsageError, match=r"'DEMAND' is no PLOVER event type.*REQUEST"):
        quad_of("DEMAND")


def test_what_the_manual_requires():
    required = {name for name, kind in event_types().items() if kind.recipient_required}
    assert required == {"AID", "COOPERATE", "SANCTION"}
    assert {name for name, kind in event_types().items() if kind.symmetric} == {"CONSULT", "COOPERATE"}


def test_older_lists_lead_here():
    assert from_older("AID").types == ("AID",)
    assert from_older("DEMAND").types == ("REQUEST",)
    assert (from_older("DISAPPROVE").types, from_older("DISAPPROVE").mode) == (("ACCUSE",), "disapprove")
    assert (from_older("INVESTIGATE").types, from_older("INVESTIGATE").mode) == (("ACCUSE",), "investigate")
    assert from_older("FIGHT").types == ("ASSAULT",)
    assert (from_older("CRIME").types, from_older("CRIME").contexts) == ((), ("crime",))
    assert from_older("YIELD").types == ("CONCEDE", "RETREAT")
    assert from_older("DANCE") is None
    for older in older_types().values():
        assert set(older.types) <= set(TYPES)
        assert set(older.contexts) <= set(contexts())
