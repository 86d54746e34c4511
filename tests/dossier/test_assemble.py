"""The dossier as a whole, and its cast."""

from dragoman.dossier import assemble
from dragoman.schema import CoderIdentity, Dossier

CODER = CoderIdentity(version="1", model="rules", ontology="plover")
TEXT = "Peru invited Ecuador to Lima. Peru said that the road would open in Lima."
PARTIES = {"Peru": "PER", "Ecuador": "ECU", "Lima": "PER"}


def test_every_layer_is_there_and_the_dossier_survives_json(analysis):
    dossier = assemble(analysis(TEXT, PARTIES), (), CODER)

    assert Dossier.model_validate_json(dossier.model_dump_json(by_alias=True)) == dossier
    assert [dossier.document.characters, len(dossier.statements), len(dossier.commitments)] == [
        len(TEXT),
        1,
        1,
    ]


def test_mentions_of_one_party_are_one_actor(analysis):
    actors = assemble(analysis(TEXT, PARTIES), (), CODER).actors

    assert [(a.text, a.mentions) for a in actors] == [
        ("Peru", ((0, 4), (30, 34))),
        ("Ecuador", ((13, 20),)),
        ("Lima", ((24, 28), (68, 72))),
    ]


def test_a_mere_place_is_no_actor(analysis):
    found = analysis(TEXT, PARTIES)
    places = tuple(
        p.model_copy(update={"how": "place: a city"}) if p.text == "Lima" else p for p in found.parties
    )
    found = type(found)(found.document, found.sentences, found.times, places, found.statements)

    assert [a.text for a in assemble(found, (), CODER).actors] == ["Peru", "Ecuador"]


def test_reading_twice_gives_the_same_ids(analysis):
    first, second = (assemble(analysis(TEXT, PARTIES), (), CODER) for _ in range(2))

    assert first == second
