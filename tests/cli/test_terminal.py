import io
import re

import pytest
from rich.console import Console

import hostile_dossier
from dragoman.cli._terminal import render_terminal
from dragoman.schema import Dossier


def rendered(dossier: Dossier, text: str, width: int = 100, **options: object) -> str:
    page = io.StringIO()
    render_terminal(dossier, text, Console(file=page, width=width, **options))  # type: ignore[arg-type]
    return "\n".join(line.rstrip() for line in page.getvalue().splitlines())


def test_an_event_is_told_with_date_type_parties_place_and_sentence(
    envoys_dossier: Dossier, envoys_text: str
) -> None:
    assert """
9 Sep 2025      ○ SUPPORT                                                                         +5
                BLR Alexander Lukashenko → PRK Kim Jong-un                                      90 %
                On September 9, North Korea's founding day, Lukashenko «congratulated»
                Kim Jong-un in a long message.
""" in rendered(envoys_dossier, envoys_text)


def test_the_header_says_how_the_publication_date_is_known(envoys_dossier: Dossier, envoys_text: str) -> None:
    page = rendered(envoys_dossier, envoys_text)

    assert "published    9–30 Sep 2025 · inferred" in page
    assert "“On September 9”: not before 9 September" in page
    assert "speaks from the side of CHN · “our home court”" in page


def test_what_did_not_happen_stands_apart(envoys_dossier: Dossier, envoys_text: str) -> None:
    facts, others = rendered(envoys_dossier, envoys_text).split("NOT FACTS (1)  announced, possible")

    assert "FACTS (9)  told to have happened, in time order" in facts
    assert "possible, not reported as fact" not in facts
    assert "△ THREATEN · restrict · possible, not reported as fact" in others


def test_events_stand_in_time_order_and_the_undated_last(envoys_dossier: Dossier, envoys_text: str) -> None:
    facts = rendered(envoys_dossier, envoys_text).split("CLAIMS")[0]

    dates = re.findall(r"^(undated|[\d–]* ?[A-Z][a-z]{2} \d{4})", facts, re.MULTILINE)
    assert dates == [
        "Jul 2024",
        "May 2025",
        "Aug 2025",
        *["1–5 Sep 2025"] * 3,
        "9 Sep 2025",
        *["undated"] * 3,
    ]


def test_every_layer_is_shown(envoys_dossier: Dossier, envoys_text: str) -> None:
    page = rendered(envoys_dossier, envoys_text)

    for expected in (
        "△ THREATEN · restrict · possible, not reported as fact",
        "according to Some experts in the West",
        "said: relations would enter a new stage",
        "CONSULT · visit · accepted · no date",
        "session 3       Joint Committee on Trade and Economy · PRK BLR · May 2025",
        "expected by the author · 55–80 % · no date",
        "decided by: A visit of BLR to PRK is reported on or before 31 Dec 2025.",
        "✗ conflicts          name: Ryn Zhenkov is foreign minister of BLR",
    ):
        assert expected in page


def test_an_empty_dossier_says_so_in_two_lines(envoys_dossier: Dossier, envoys_text: str) -> None:
    layers = ("events", "statements", "commitments", "mechanisms", "predictions", "rhetoric", "checks")
    empty = envoys_dossier.model_copy(update=dict.fromkeys(layers, ()))

    page = rendered(empty, envoys_text)

    assert "No fact was found in this article." in page
    assert "Nothing found: claims, commitments, mechanisms, predictions, checks, rhetoric." in page


@pytest.mark.parametrize("width", [40, 80, 100, 140, 300])
def test_no_line_is_wider_than_the_terminal(envoys_dossier: Dossier, envoys_text: str, width: int) -> None:
    lines = rendered(envoys_dossier, envoys_text, width).splitlines()

    assert max(map(len, lines)) <= min(width, 110)


def test_a_terminal_shows_the_trigger_by_style_and_a_pipe_by_marks(
    envoys_dossier: Dossier, envoys_text: str
) -> None:
    styled = rendered(envoys_dossier, envoys_text, force_terminal=True, color_system="truecolor")
    no_color = rendered(
        envoys_dossier, envoys_text, force_terminal=True, color_system="truecolor", no_color=True
    )

    assert "\x1b[1;4mmet\x1b[0m" in styled
    assert "\x1b[1;4mmet\x1b[0m" in no_color
    assert "\x1b[36m" not in no_color
    assert "«met»" in rendered(envoys_dossier, envoys_text)


def test_a_terminal_without_unicode_gets_letters(envoys_dossier: Dossier, envoys_text: str) -> None:
    page = io.BytesIO()
    file = io.TextIOWrapper(page, encoding="ascii")

    render_terminal(envoys_dossier, envoys_text + "\n北京", Console(file=file, width=80))
    file.flush()

    assert b"BLR Alexander Lukashenko -> PRK Kim Jong-un" in page.getvalue()


@pytest.mark.parametrize("terminal", [True, False])
def test_words_of_others_steer_and_style_nothing(terminal: bool) -> None:
    page = io.StringIO()
    console = Console(
        file=page, width=100, force_terminal=terminal, color_system="truecolor" if terminal else None
    )

    render_terminal(hostile_dossier.build(), hostile_dossier.TEXT, console)

    without_styles = re.sub(r"\x1b\[[\d;]*m", "", page.getvalue()) if terminal else page.getvalue()
    assert re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", without_styles) == []
    assert "\x1b[31mrich" not in page.getvalue()
    assert "[bold" in without_styles
