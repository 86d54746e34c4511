"""What a phrase says by itself about whose party it is."""

import pytest


@pytest.mark.parametrize(
    ("phrase", "codes"),
    [
        ("the French ambassador to Italy", ["FRA"]),
        ("officials in Gaza", ["PSE"]),
        ("the U.S.-backed Iraqi forces", ["IRQ"]),
        ("pro-Russian protesters in Moldova", ["MDA"]),
        ("Russian and Chinese diplomats", ["RUS", "CHN"]),
        ("Russia, China and the United States", ["RUS", "CHN", "USA"]),
        ("the governments of Kenya and Uganda", ["KEN", "UGA"]),
        ("Nguyen Manh Cam, Deputy Prime Minister of Vietnam", ["VNM"]),
        ("the Saudi-led coalition", ["SAU"]),
        ("Moscow's envoy in Kyiv", ["RUS"]),
        ("the Baltic states", ["EST", "LVA", "LTU"]),
        ("the European Commission", ["EU"]),
        ("soldiers from NATO countries", ["NATO"]),
        ("Economic Development Minister German Gref of Russia", ["RUS"]),
        ("About 200 U.S. troops", ["USA"]),
        ("tankers carrying Iranian oil", ["IRN"]),
        ("the West", [None]),
    ],
)
def test_whose_party_a_phrase_is(resolve, phrase, codes):
    assert [p.code for p in resolve(f"{phrase}.", phrase)] == codes


@pytest.mark.parametrize(
    ("phrase", "role", "sector"),
    [
        ("the Israeli military", None, "MIL"),
        ("Ugandan police", None, "COP"),
        ("the Turkish Foreign Minister", "foreign minister", "GOV"),
        ("the Russian First Deputy Defence Minister", "deputy defence minister", "GOV"),
        ("the US President's national security adviser", "national security adviser", "GOV"),
        ("Hezbollah fighters", None, "REB"),
    ],
)
def test_office_and_sector(resolve, phrase, role, sector):
    (party,) = resolve(f"{phrase}.", phrase)
    assert (party.role, party.sectors[0]) == (role, sector)


def test_the_leader_of_a_party_is_not_the_country_s(resolve):
    (party,) = resolve("The leader of Hamas spoke.", "The leader of Hamas", "2010-05-05")
    assert (party.code, party.name) == ("PSE", None)
