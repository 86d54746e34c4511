"""An office with a name and no country: the holders in the text's countries tell whose it is."""


def test_a_garbled_name_picks_the_country_and_the_person(resolve):
    text = "Serbia and Montenegro opened a bridge. Prime Minister Miloiko Spajich cut the ribbon."
    (party,) = resolve(text, "Prime Minister Miloiko Spajich", "2025-02-01")
    assert (party.code, party.name) == ("MNE", "Milojko Spajic")
    assert "likely" in party.how


def test_it_is_found_in_a_text(find):
    text = "Bulgaria and North Macedonia met in Sofia. President Roman Radev opened the talks."
    found = {p.text: p for p in find(text, "2022-06-01")}
    assert found["President Roman Radev"].code == "BGR"


def test_a_name_that_no_holder_bears_stays_open(resolve):
    text = "Peru and Chile met. Foreign Minister Xylophon Quaxi spoke."
    (party,) = resolve(text, "Foreign Minister Xylophon Quaxi", "2022-06-01")
    assert party.name is None
