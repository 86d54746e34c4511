"""Wire copies count as one source."""

import random

from dragoman.merging.copies import copies

WIRE = (
    "The ministers of the two countries met on Monday in the capital to speak about the fisheries "
    "agreement, which ends this autumn. After three hours of talks they told reporters that a new "
    "text was nearly done and would be signed before the end of the month, once both parliaments had "
    "been told of the quotas for cod and herring. Fishermen's unions on both sides said they had not "
    "been asked and would wait for the numbers. "
)
OTHER = (
    "A bridge across the strait was opened on Tuesday by the two heads of government, who walked to "
    "the middle of it from either side and shook hands while boats sounded their horns below. It "
    "took nine years to build and cost twice what was planned, a report of the auditors says. Tolls "
    "will be taken from both directions until the debt is paid. "
)


def test_nearly_the_same_text_is_a_copy():
    found = copies(
        {
            "agency": WIRE,
            "paper": "OSLO, Monday. " + WIRE,
            "site": WIRE.replace("on Monday", "yesterday") + " Read more on our pages.",
            "other": OTHER,
        }
    )
    assert sorted(map(sorted, found)) == [["agency", "paper", "site"], ["other"]]


def test_the_same_facts_in_other_words_are_no_copy():
    retold = (
        "Talks about fish took up the whole morning in the capital, where the foreign ministers sat together."
        " They expect to sign a new treaty within weeks. Quotas for herring and cod are still open, and the"
        " unions of the fishermen complain that nobody asked them."
    )
    assert len(copies({"one": WIRE, "other": retold})) == 2


def test_the_order_makes_no_difference():
    chance = random.Random(5)  # noqa: S311
    texts = {}
    for number in range(40):
        words = (WIRE if number % 2 else OTHER).split()
        for _ in range(number % 5):
            words[chance.randrange(len(words))] = "changed"
        texts[f"t{number:02}"] = " ".join(words)
    keys = list(texts)
    expected = sorted(map(sorted, copies(texts)))
    for _ in range(5):
        chance.shuffle(keys)
        assert sorted(map(sorted, copies({key: texts[key] for key in keys}))) == expected


def test_short_and_empty_texts():
    found = copies({"a": "", "b": "", "c": "met", "d": "met", "e": "left"})
    assert sorted(map(sorted, found)) == [["a", "b"], ["c", "d"], ["e"]]
