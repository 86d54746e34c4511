"""Who says what: direct and indirect speech, and what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.analysis import Analysis, Sentence
from dragoman.documents.document import Document, digest
from dragoman.dossier import find_statements, of_own_side
from dragoman.schema import Perspective

PARTIES = {
    "Peruvian Foreign Minister Salas": "PER",
    "Salas": "PER",
    "Peru": "PER",
    "Ecuador": "ECU",
    "President Mora": "ECU",
    "Mora": "ECU",
    "Quito": "ECU",
}


def told(analysis: Analysis) -> list[tuple[str | None, str, bool]]:
    """Speaker, content and directness of each statement."""
    cut = analysis.document.cut
    return [(s.speaker.text if s.speaker else None, cut(s.content), s.direct) for s in analysis.statements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            '"The road is open," Salas told reporters in Quito.',
            [("Salas", "The road is open,", True)],
            id="cue after",
        ),
        pytest.param(
            "“The road is open,” said Salas on Monday.",
            [("Salas", "The road is open,", True)],
            id="cue before its subject, curly marks",
        ),
        pytest.param(
            'President Mora wrote in a letter: "We share one river."',
            [("President Mora", "We share one river.", True)],
            id="cue before",
        ),
        pytest.param(
            '"The road is open," Salas said. "Nobody will close it again."',
            [("Salas", "The road is open,", True), ("Salas", "Nobody will close it again.", True)],
            id="goes on without a cue",
        ),
        pytest.param(
            'Mora promised to remove the toll "before the rains come" and did.',
            [("Mora", "before the rains come", True)],
            id="a part of a sentence",
        ),
        pytest.param(
            "Salas, who has held the post for a month, told parliament on Friday that Peru would reopen it.",
            [("Salas", "Peru would reopen it", False)],
            id="that-clause, aside between subject and cue",
        ),
        pytest.param(
            "Peruvian Foreign Minister Salas said trade could double.",
            [("Peruvian Foreign Minister Salas", "trade could double", False)],
            id="bare clause",
        ),
        pytest.param(
            "The bridge was closed for repairs, an aide said on condition of anonymity.",
            [("an aide", "The bridge was closed for repairs", False)],
            id="cue at the end, speaker nobody knows",
        ),
        pytest.param(
            "According to President Mora, the bridge will open in May.",
            [("President Mora", "the bridge will open in May", False)],
            id="according to",
        ),
        pytest.param(
            "Salas said that Mora had told him that the toll would fall.",
            [
                ("Salas", "Mora had told him that the toll would fall", False),
                ("Mora", "the toll would fall", False),
            ],
            id="nested: what one says another said",
        ),
        pytest.param(
            "As President Mora told the Quito Herald, the bridge was never safe.",
            [("President Mora", "the bridge was never safe", False)],
            id="as somebody said",
        ),
        pytest.param(
            "The bridge, Salas said on Monday, was never safe.",
            [("Salas", "The bridge, Salas said on Monday, was never safe", False)],
            id="cue within its clause",
        ),
        pytest.param(
            "Salas told the Quito Herald the toll would fall.",
            [("Salas", "the toll would fall", False)],
            id="bare clause after its hearer",
        ),
        pytest.param(
            '"The road is open," said the harbour master.',
            [("the harbour master", "The road is open,", True)],
            id="cue before a subject nobody knows",
        ),
        pytest.param(
            "Those who thought that the toll would fall were mocked.",
            [],
            id="who is nobody in particular",
        ),
        pytest.param(
            "Mora shook hands with men who believe that rivers must ask leave.", [], id="who is not the party"
        ),
        pytest.param(
            "The paper named Salas, who believes that the toll would fall.",
            [("Salas", "the toll would fall", False)],
            id="who is a party",
        ),
        pytest.param(
            'Mora praised the farmers, who according to him "have carried the harvest alone".',
            [("him", "have carried the harvest alone", True)],
            id="according to him, of a relative clause that is quoted",
        ),
        pytest.param(
            "Mora met the farmers, who, according to Salas, had carried the harvest alone.",
            [("Salas", "had carried the harvest alone", False)],
            id="according to somebody, of a relative clause",
        ),
        pytest.param(
            "The bridge, according to Salas, was never safe.",
            [("Salas", "The bridge, according to Salas, was never safe", False)],
            id="according to somebody, before the verb",
        ),
        pytest.param(
            "The bridge was never safe, according to Salas.",
            [("Salas", "The bridge was never safe", False)],
            id="according to somebody, at the end",
        ),
        pytest.param("I think that Peru will pay, and you know that it can.", [], id="the author's own view"),
        pytest.param("The toll was raised according to plan.", [], id="according to no source"),
        pytest.param(
            "Analysts in Quito expect that the bridge will open in May.",
            [("Analysts in Quito", "the bridge will open in May", False)],
            id="speaker known by a place",
        ),
        pytest.param(
            "Mora denied that Ecuador had closed the bridge and promised that it would stay open.",
            [
                ("Mora", "Ecuador had closed the bridge and promised that it would stay open", False),
                ("Mora", "it would stay open", False),
            ],
            id="reported denial, and a second verb of one subject",
        ),
        pytest.param(
            "Mora accused Peru of dragging its feet.",
            [("Mora", "Peru of dragging its feet", False)],
            id="a charge",
        ),
        pytest.param(
            "Mora noted the importance of the pact that was signed in Quito.", [], id="a relative clause"
        ),
        pytest.param('The "bridge of peace" is a "win-win" for Peru.', [], id="scare quotes"),
        pytest.param("Mora did not say that the bridge was safe.", [], id="not said"),
        pytest.param("It was announced that the bridge was safe.", [], id="nobody says it"),
        pytest.param('Peru "opened the door. Ecuador came in.', [], id="a mark that never closes"),
    ],
)
def test_statements(analysis, text, expected):
    assert told(analysis(text, PARTIES)) == expected


def test_a_pronoun_stands_for_the_last_speaker(analysis):
    found = analysis('Salas said that the road was open. "We waited for years," he added.', PARTIES)

    last = found.statements[-1].speaker
    assert (last.text, last.code) == ("he", "PER")
    assert last.how == "pronoun taken for the last speaker or subject (Salas)"


def test_the_cue_is_linked_to_its_words(analysis):
    found = analysis('"The road is open," Salas told reporters.', PARTIES)

    assert [found.document.cut(s.cue) for s in found.statements] == ["told"]


@given(st.text(alphabet='ab Said that, told "“”‘’.\n?!:XY', max_size=200))
def test_every_span_lies_in_the_text(text):
    document = Document(id="t", text=text, sha256=digest(text))
    lines, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            lines.append(Sentence((start, start + len(line))))
        start += len(line) + 1

    for statement in find_statements(document, tuple(lines), ()):
        assert 0 <= statement.content[0] < statement.content[1] <= len(text)
        assert document.cut(statement.content).strip()


def test_an_official_without_a_country_is_of_the_side_that_the_text_speaks_for(analysis):
    text = "Foreign Minister Vera Ilin said trade would grow. Informed sources said it would not."
    found = analysis(text, {})
    ours = of_own_side(found, Perspective(country="PER", spans=((0, 1),)))

    assert [(s.speaker.text, s.speaker.code) for s in ours] == [
        ("Foreign Minister Vera Ilin", "PER"),
        ("Informed sources", None),
    ]
    assert of_own_side(found, None) == found.statements
