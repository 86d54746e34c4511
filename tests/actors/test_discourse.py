"""Names used again, pronouns and roles: the whole document tells who is meant."""

import pytest

MEETING = (
    "Zambian President Hakainde Hichilema received his Botswanan counterpart Duma Boko in Lusaka. "
    "The two leaders signed an accord. He thanked Boko."
)


def codes(parties):
    return [p.code for p in parties]


def test_full_name_first_then_the_family_name(resolve):
    text = "Freedonian rebels met Kenyan envoy Wanjiru Odhiambo. Later Odhiambo flew home."
    (party,) = resolve(text, "Odhiambo")
    assert party.code == "KEN"
    assert "wanjiru odhiambo" in party.how


def test_a_known_person_keeps_office_and_id(resolve):
    text = "Belarusian President Alexander Lukashenko flew to Beijing. Lukashenko spoke."
    (party,) = resolve(text, "Lukashenko", "2023-03-01")
    assert (party.name, party.id, party.role) == ("Alexander Lukashenko", "Q2866", "president")


def test_the_two_leaders_are_the_two_named(resolve):
    assert set(codes(resolve(MEETING, "The two leaders"))) == {"ZMB", "BWA"}


def test_the_two_leaders_do_not_include_the_host_city(resolve):
    text = "Iran's president met the Omani sultan in Beijing. The two leaders spoke of trade."
    assert set(codes(resolve(text, "The two leaders"))) == {"IRN", "OMN"}


def test_both_sides(resolve):
    text = "Envoys of Chile and Peru met. Both sides agreed."
    assert codes(resolve(text, "Both sides")) == ["CHL", "PER"]


def test_a_pronoun_stands_for_the_subject(resolve):
    text = "Ghana's foreign minister arrived in Oslo. She praised the hosts."
    assert codes(resolve(text, "She")) == ["GHA"]


def test_a_side_is_named_by_its_adjective(resolve):
    text = "Vietnam and Laos met. The Laotian side agreed."
    assert codes(resolve(text, "The Laotian side")) == ["LAO"]


def test_possessives_belong_to_the_subject(resolve):
    text = "Spain recalled its ambassador from Caracas."
    assert codes(resolve(text, "its ambassador")) == ["ESP"]


def test_bare_police_belong_to_the_country_of_the_text(resolve):
    text = "Thousands marched in Tbilisi, Georgia. Police arrested 20 people."
    assert codes(resolve(text, "Police")) == ["GEO"]


def test_the_publisher_speaks_of_its_own_president(resolve):
    text = "The President signed the order."
    assert codes(resolve(text, "The President", "2015-01-01", source="kremlin.ru")) == ["RUS"]
    assert codes(resolve(text, "The President", "2015-01-01")) == [None]


def test_nobody_is_guessed_where_nobody_is_named(resolve):
    (party,) = resolve("Protesters blocked the road.", "Protesters")
    assert party.code is None


def test_stateless_groups_take_the_state_where_they_act(resolve):
    text = "Syria's army says ISIL fighters attacked Palmyra."
    assert codes(resolve(text, "ISIL fighters")) == ["SYR"]
    assert codes(resolve("ISIL released a video.", "ISIL")) == ["ISIL"]


LETTER = "On September 9, North Korea's founding day, Alexander Lukashenko congratulated Kim Jong-un. "
VISIT = "Kim Jong-un invited Alexander Lukashenko to Pyongyang. "


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (LETTER + "He wrote: “I will come.”", "He", "Alexander Lukashenko"),
        (LETTER + "He also praised the army.", "He", "Alexander Lukashenko"),
        (
            LETTER + "He sent flowers. In May he had met Kim Jong-un. He wrote again.",
            "He",
            "Alexander Lukashenko",
        ),
        (LETTER + "“Our talk stays warm in my memory,” he wrote.", "he", "Alexander Lukashenko"),
        (VISIT + "He showed the city.", "He", "Kim Jong-un"),
        (
            "After talks with Kim Jong-un, Alexander Lukashenko flew home. He rested.",
            "He",
            "Alexander Lukashenko",
        ),
        ("Kim Jong-un's words moved Alexander Lukashenko. He said yes.", "He", "Alexander Lukashenko"),
        ("Alexander Lukashenko was met by Kim Jong-un. He smiled.", "He", "Alexander Lukashenko"),
        ("Mr Alexander Lukashenko received Angela Merkel. She spoke of trade.", "She", "Angela Merkel"),
        ("Mrs Angela Merkel received Alexander Lukashenko. He spoke of trade.", "He", "Alexander Lukashenko"),
        (
            "Alexander Lukashenko praised Kim Jong-un, who according to him is firm.",
            "him",
            "Alexander Lukashenko",
        ),
    ],
)
def test_a_pronoun_stands_for_the_person_who_is_the_subject(resolve, text, words, name):
    (party,) = resolve(text, words, "2018-09-15")
    assert party.name == name
    assert "taken for the subject" in party.how


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (LETTER + "\n\nHe wrote: “I will come.”", "He"),
        (LETTER + "He who waits wins.", "He"),
        (LETTER + "Kim Jong-un said he was glad.", "he"),
        (LETTER + "Envoys thanked him.", "him"),
        ("Alexander Lukashenko and Kim Jong-un met. He smiled.", "He"),
        ("The rain fell. He smiled.", "He"),
    ],
)
def test_the_subject_is_not_forced_on_other_pronouns(resolve, text, words):
    (party,) = resolve(text, words, "2018-09-15")
    assert "taken for the subject" not in party.how


def test_an_envoy_is_not_the_one_who_sent_him(resolve):
    (party,) = resolve("Kim Jong-un's envoy met Alexander Lukashenko. He said yes.", "He", "2018-09-15")
    assert (party.code, party.name) == ("PRK", None)


@pytest.mark.parametrize(
    "words",
    [
        *("other countries", "the international community", "world powers", "21 nations", "its allies"),
        "foreign journalists",
    ],
)
def test_states_at_large_are_no_state(resolve, words):
    assert codes(resolve(f"The Ghanaian president spoke of {words}.", words)) == [None]


@pytest.mark.parametrize("words", ["the two countries", "both countries"])
def test_states_that_were_named_are_meant(resolve, words):
    text = f"Ghana and Togo met. A bridge will join {words}."
    assert codes(resolve(text, words)) == ["GHA", "TGO"]


def test_who_reports_it_takes_no_part(resolve):
    text = "Chile raised a tariff. The government did not comment (Reuters)."
    assert codes(resolve(text, "The government")) == ["CHL"]
