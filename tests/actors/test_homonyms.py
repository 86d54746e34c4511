"""Names that stand for several states, places or persons."""

import pytest

from dragoman.actors import resolve_name


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("North Korea fired a missile; South Korea protested.", "South Korea", "KOR"),
        ("The Korean president met farmers in Busan.", "The Korean president", "KOR"),
        ("Congo's army fought near Goma.", "Congo", "COD"),
        ("President Sassou Nguesso spoke in Brazzaville. Congo votes in May.", "Congo", "COG"),
        ("The Congolese army left Kinshasa.", "The Congolese army", "COD"),
        ("Guinea-Bissau held a vote.", "Guinea-Bissau", "GNB"),
        ("Equatorial Guinea held a vote.", "Equatorial Guinea", "GNQ"),
        ("Papua New Guinea held a vote.", "Papua New Guinea", "PNG"),
        ("Guinea held a vote.", "Guinea", "GIN"),
        ("Georgia signed the treaty in Tbilisi.", "Georgia", "GEO"),
        ("Votes were counted again in Atlanta. Georgia certified them.", "Georgia", "USA"),
        ("Niger closed its border.", "Niger", "NER"),
        ("Nigeria closed its border.", "Nigeria", "NGA"),
        ("Nigerien soldiers left.", "Nigerien soldiers", "NER"),
        ("The army shelled Tripoli in northern Lebanon.", "Tripoli", "LBN"),
        ("The army shelled Tripoli.", "Tripoli", "LBY"),
        ("Washington warned its rivals.", "Washington", "USA"),
        ("Brussels warned its rivals.", "Brussels", "EU"),
        ("Belgium's king was away. Brussels warned its rivals.", "Brussels", "BEL"),
        ("Talks were held in Brussels.", "Brussels", "BEL"),
        ("The secretary of the Guardian Council spoke.", "The secretary of the Guardian Council", "IRN"),
        ("Britain and New Britain differ.", "Britain and New Britain", "GBR"),
    ],
)
def test_states_and_places(resolve, text, words, code):
    assert resolve(text, words)[0].code == code


def test_a_union_of_states_that_is_past_is_two_states(resolve):
    text = "Serbia and Montenegro signed."
    words = "Serbia and Montenegro"
    assert [p.code for p in resolve(text, words, "2025-01-01")] == ["SRB", "MNE"]
    assert [p.code for p in resolve(text, words, "2004-01-01")] == ["SCG"]


def test_washington_in_a_person_s_name_is_no_city(find):
    found = find("Denzel Washington opened the festival.")
    assert not any(p.text == "Washington" for p in found)


def test_a_city_after_a_preposition_is_a_place(find):
    (party,) = find("Talks were held in Geneva.")
    assert party.how.startswith("place:")
    assert party.code == "CHE"


def test_a_capital_that_acts_is_a_party(find):
    (party,) = find("Moscow rejected the offer.")
    assert party.code == "RUS"
    assert not party.how.startswith("place:")


@pytest.mark.parametrize(
    ("name", "given", "who"),
    [
        ("Bush", {"date": "1991-03-01"}, "George H. W. Bush"),
        ("Bush", {"date": "2003-03-01"}, "George W. Bush"),
        ("Kim", {"country": "PRK", "role": "leader", "date": "2008-03-01"}, "Kim Jong-il"),
        ("Kim", {"country": "PRK", "role": "leader", "date": "2015-03-01"}, "Kim Jong-un"),
        ("Ryabkov", {"country": "RUS", "role": "deputy foreign minister"}, "Sergei Ryabkov"),
        ("Ivanov", {"country": "RUS", "role": "foreign minister", "date": "2002-01-01"}, "Igor Ivanov"),
        ("Ivanov", {"country": "RUS", "role": "defence minister", "date": "2002-01-01"}, "Sergei Ivanov"),
        ("Assad", {"country": "SYR", "date": "1995-01-01"}, "Hafez al-Assad"),
        ("Aliyev", {"country": "AZE", "date": "2001-01-01"}, "Heydar Aliyev"),
        ("Aliyev", {"country": "AZE", "date": "2011-01-01"}, "Ilham Aliyev"),
    ],
)
def test_persons_of_one_family_name(name, given, who):
    assert resolve_name(name, **given)[0].name == who


def test_rybakov_is_not_ryabkov():
    answers = resolve_name("Rybakov", country="RUS", role="deputy foreign minister")
    assert all(a.confidence < 0.5 for a in answers if a.name == "Sergei Ryabkov")


@pytest.mark.parametrize("name", ["Congo", "Korea", "Georgia", "Guinea"])
def test_a_bare_homonym_gives_every_reading(name):
    answers = resolve_name(name)
    assert len({a.code for a in answers}) > 1
    assert max(a.score for a in answers) < 0.8
