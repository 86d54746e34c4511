"""Country names that machine translation spoiled."""

TRADE = (
    "North Korea and Belarus signed a treaty. Belarus sells tractors; North Korea sells ore. "
    "Trade between North Korea and Bai grew."
)


def test_bai_beside_a_country_stands_for_belarus(find):
    (party,) = [p for p in find(TRADE) if p.text == "Bai"]
    assert party.code == "BLR"
    assert party.how.startswith("artefact:")
    assert "白" in party.how
    assert party.confidence < 0.7


def test_not_where_the_text_does_not_name_the_country(find):
    text = "North Korea and Chile met. Chile and North Korea agreed. North Korea and Bai met."
    assert not any(p.text == "Bai" for p in find(text))


def test_not_alone(find):
    text = "Belarus spoke. Belarus and Chile agreed. Bai won the race."
    assert not any(p.text == "Bai" for p in find(text))


def test_toward_before_a_country_stands_for_north_korea(find):
    text = "North Korea and Belarus met. North Korea agreed. The relationship toward Belarus will grow."
    (party,) = [p for p in find(text) if p.text == "toward"]
    assert party.code == "PRK"
