"""Names used again, pronouns and roles: the whole document tells who is meant."""

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
