import json
from pathlib import Path

import pytest

from commands import Run
from dragoman.record import Record
from dragoman.schema import Dossier


def test_an_article_is_shown_and_kept(run: Run, article: Path, home: Path) -> None:
    answer = run("read", article)

    assert answer.code == 0
    assert "Envoys meet in Vienna" in answer.out
    assert "FACTS (" in answer.out
    assert "Kept in the record" in answer.err
    assert [document.title for document in Record.open(home).documents()] == ["Envoys meet in Vienna"]


def test_a_second_reading_adds_nothing_and_says_so(run: Run, article: Path, home: Path) -> None:
    run("read", article)
    answer = run("read", article)

    assert "Already in the record" in answer.err
    assert Record.open(home).info().dossiers == 1


def test_json_is_the_dossier_and_nothing_else(run: Run, article: Path, home: Path) -> None:
    answer = run("read", article, "--json")

    dossier = Dossier.model_validate(json.loads(answer.out))
    assert answer.err == ""
    assert Record.open(home).dossier(dossier.document.id) == dossier


def test_no_keep_leaves_no_record(run: Run, article: Path, home: Path) -> None:
    assert run("read", article, "--no-keep").code == 0
    assert not home.exists()


def test_another_record_can_be_named(run: Run, article: Path, home: Path, tmp_path: Path) -> None:
    run("read", article, "--record", tmp_path / "mine")

    assert Record.open(tmp_path / "mine").info().documents == 1
    assert not home.exists()


def test_html_is_one_page(run: Run, article: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    answer = run("read", article, "--html", page, "--no-keep")

    assert f"The page is {page}." in " ".join(answer.err.split())
    assert page.read_text("utf-8").startswith("<!doctype html>")
    assert "FACTS" in answer.out


@pytest.mark.parametrize("name", ["-", "article.html", "article.md"])
def test_every_kind_of_article(run: Run, article: Path, tmp_path: Path, name: str) -> None:
    text = article.read_bytes()
    page = b"<html><body><article><p>" + text.replace(b"\n\n", b"</p><p>") + b"</p></article></body></html>"
    (tmp_path / "article.html").write_bytes(page)
    (tmp_path / "article.md").write_bytes(text)
    source = name if name == "-" else tmp_path / name
    answer = run("read", source, "--no-keep", "--json", stdin=text)

    assert answer.code == 0
    assert "Vienna" in answer.out


def test_the_date_that_is_given_counts(run: Run, article: Path) -> None:
    answer = run("read", article, "--no-keep", "--json", "--published", "2024-07")

    assert json.loads(answer.out)["document"]["published"] == {
        "start": "2024-07-01",
        "end": "2024-07-31",
        "how": "given",
        "evidence": [],
    }


def test_unsure_events_are_left_out_of_the_output_and_not_of_the_record(
    run: Run, article: Path, home: Path
) -> None:
    assert "FACTS (0)" in run("read", article, "--min-confidence", "1").out

    (document,) = Record.open(home).documents()
    assert document.events > 0
    assert run("read", article, "--min-confidence", "0.1").out != ""


def test_a_record_that_cannot_be_written_costs_no_dossier(run: Run, article: Path) -> None:
    answer = run("read", article, "--json", "--record", article)

    assert answer.code == 1
    assert json.loads(answer.out)["schema"] == "dragoman.dossier/1"
    assert "the dossier is not kept: a part of the path is a file" in answer.err
    assert "--record" in answer.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_page_that_cannot_be_written_costs_no_dossier(run: Run, article: Path, home: Path) -> None:
    answer = run("read", article, "--html", "/dev/full")

    assert answer.code == 1
    assert "FACTS (" in answer.out
    assert "/dev/full: the page cannot be written (No space left on device). Give another file" in answer.err
    assert Record.open(home).info().documents == 1


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("article.txt", "it is the article itself"),
        ("none/page.html", "its directory does not exist. Make it first"),
        (".", "it is a directory"),
    ],
)
def test_a_page_that_cannot_be_is_refused_before_any_work(
    run: Run, article: Path, tmp_path: Path, page: str, words: str
) -> None:
    before = article.read_bytes()
    answer = run("read", article, "--html", tmp_path / page)

    assert answer.code == 2
    assert words in answer.err
    assert answer.out == ""
    assert article.read_bytes() == before
