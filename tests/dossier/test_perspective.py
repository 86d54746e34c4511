"""From whose side a text speaks."""

from dataclasses import replace

import pytest

from dragoman.dossier import find_perspective

PARTIES = {"Peru": "PER", "Ecuador": "ECU", "Salas": "PER", "President Mora": "ECU", "Lima": "PER"}


@pytest.mark.parametrize(
    ("text", "country", "words"),
    [
        ("Guests from Ecuador came to our dear Peru.", "PER", ["our dear Peru"]),
        ("For Peru, the match on our home court is easy.", "PER", ["our home court"]),
        ("We in Lima look at Ecuador with calm.", "PER", ["We in Lima"]),
        ("Our President Mora flew to Peru.", "ECU", ["Our President Mora"]),
        ("Press release on the visit\nLima, 3 May 2031. Guests from Ecuador came.", "PER", ["Lima"]),
    ],
)
def test_perspective(analysis, text, country, words):
    found = analysis(text, PARTIES)
    perspective = find_perspective(found)

    assert (perspective.country, [found.document.cut(s) for s in perspective.spans]) == (country, words)


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Ecuador signed a treaty.",
        '"Our country is ready," Salas said in Peru.',
        "Our time is short.",
    ],
)
def test_no_perspective(analysis, text):
    assert find_perspective(analysis(text, PARTIES)) is None


def under_heading(analysis, text):
    """An analysis whose first line is a heading."""
    found = analysis(text, PARTIES)
    head, *rest = found.sentences
    return replace(found, sentences=(replace(head, block="heading"), *rest))


def test_a_heading_s_capital_is_the_place_of_the_opening(analysis):
    found = under_heading(analysis, "Old friends meet in our capital\nMora met the guests in Lima on Monday.")

    assert find_perspective(found).country == "PER"


def test_a_heading_alone_tells_nothing(analysis):
    assert find_perspective(under_heading(analysis, "Old friends meet in our capital\nMora came.")) is None


def test_praise_without_a_name_settles_a_tie(analysis):
    tie = "On our home court nobody is lectured. Ecuador counts its debts; Peru counts its guests."

    assert find_perspective(analysis(tie, PARTIES)) is None
    praise = "This is the spirit of a great nation."
    assert find_perspective(analysis(f"{tie} {praise}", PARTIES)).country == "PER"
    quoted = f'{tie} Salas said: "{praise}"'
    assert find_perspective(analysis(quoted, PARTIES)) is None
