"""Office-holders learned from articles, promoted on two sources, kept, undone."""

import json

import pytest

from dragoman.actors.learning import LearnedStore, harvest, promote
from dragoman.documents import from_text
from dragoman.errors import InputError, UsageError


def article(text: str, day: str, source: str):
    return from_text(text, id=f"{source}-{day}", published=day, source=source)


FIRST = article("Botswanan Foreign Minister Neo Kgosi spoke in Gaborone.", "2026-03-01", "one.example")
SECOND = article("The Foreign Minister of Botswana Neo Kgosi flew to Lusaka.", "2026-03-09", "two.example")


def sightings(*documents):
    return [s for document in documents for s in harvest(document)]


def test_a_sighting_keeps_its_words():
    (seen,) = harvest(FIRST)
    assert (seen.code, seen.cls, seen.name, seen.day) == ("BWA", "FM", "Neo Kgosi", "2026-03-01")
    assert FIRST.cut(seen.span) == "Neo Kgosi"


@pytest.mark.parametrize(
    "text",
    [
        "Former Botswanan Foreign Minister Neo Kgosi spoke.",
        "Botswanan Deputy Foreign Minister Neo Kgosi spoke.",
        "Foreign Minister Neo Kgosi spoke.",
        "The leader of Hamas Neo Kgosi spoke.",
        "Botswanan Foreign Minister Kgosi spoke.",
    ],
)
def test_what_is_no_sighting(text):
    assert not sightings(article(text, "2026-03-01", "one.example"))


def test_undated_articles_teach_nothing():
    assert not list(harvest(from_text("Botswanan Foreign Minister Neo Kgosi spoke.")))


def test_two_sources_promote_and_one_does_not():
    assert not promote(sightings(FIRST, FIRST))
    (learned,) = promote(sightings(FIRST, SECOND))
    assert (learned.name, learned.first, learned.last) == ("Neo Kgosi", "2026-03-01", "2026-03-09")
    assert learned.sources == {"one.example", "two.example"}


def test_the_rival_with_fewer_sources_is_held_back():
    rivals = [
        article("Botswanan Foreign Minister Thabo Molefe spoke.", day, source)
        for day, source in (
            ("2026-01-01", "a.example"),
            ("2026-02-02", "b.example"),
            ("2026-04-30", "c.example"),
        )
    ]
    others = [
        article("Botswanan Foreign Minister Neo Kgosi spoke.", day, source)
        for day, source in (("2026-01-20", "one.example"), ("2026-03-09", "two.example"))
    ]
    assert [one.name for one in promote(sightings(*rivals, *others))] == ["Thabo Molefe"]


def test_the_order_of_articles_does_not_matter():
    assert promote(sightings(FIRST, SECOND)) == promote(sightings(SECOND, FIRST))


def test_kept_added_to_and_undone(tmp_path):
    store = LearnedStore(tmp_path)
    learned = promote(sightings(FIRST, SECOND))
    assert store.add(learned) == 1
    assert store.add(learned) == 0
    ((identity, kept),) = store.current().items()
    assert kept == learned[0]
    assert store.persons()[0].tenures[0].covers("2026-03-05")
    assert store.undo(identity).name == "Neo Kgosi"
    assert store.current() == {}
    assert len(store.path.read_text("utf-8").splitlines()) == 2  # nothing is overwritten
    with pytest.raises(UsageError, match="nothing learned"):
        store.undo(identity)


def test_a_damaged_line_is_named(tmp_path):
    store = LearnedStore(tmp_path)
    store.path.write_text(json.dumps({"undo": "x"}) + "\n{", "utf-8")
    with pytest.raises(InputError, match=":2"):
        store.current()
