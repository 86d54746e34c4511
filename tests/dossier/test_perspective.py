"""From whose side a text speaks."""

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
