"""Whatever is given for an article: a message of what, where and what to do; never a traceback."""

import gzip
import os
import subprocess
import sys
from pathlib import Path

import pytest

from commands import Answer, Run

ENGLISH = "The French foreign minister met his German counterpart in Paris on Monday and signed a treaty."
FRENCH = (
    "Le ministre français des Affaires étrangères a rencontré lundi à Paris son homologue allemand et les "
    "deux hommes ont signé un traité de coopération dans le domaine de la recherche."
)

REFUSED: dict[str, tuple[bytes, str, str]] = {
    "empty": (b"", "it is empty", "Give the text of an article"),
    "blank": (b" \n\t\r\n", "it is empty", "Give the text of an article"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "it is a PDF", "Save its text as .txt"),
    "zip": (b"PK\x03\x04\x14\x00\x06\x00\x08\x00", "it is a ZIP archive", "Save the document as plain text"),
    "gzip": (gzip.compress(ENGLISH.encode()), "it is a gzip archive", "Unpack it first"),
    "elf": (b"\x7fELF\x02\x01\x01\x00" + bytes(100), "it is a program", "Give the text of the article"),
    "noise": (bytes(range(256)) * 40, "", ""),
    "zeros": (bytes(5000), "", ""),
    "french": (FRENCH.encode(), "the text is in French (fr)", "give an English translation"),
    "large": (ENGLISH.encode() * 560_000, "bytes or more, and 20,000,000 are allowed", "Split it"),
    "long": (ENGLISH.encode() * 25_000, "2,000,000", "plit it"),
}

BROKEN_PAGES = {
    "unclosed": b"<html><body><article><p>" + ENGLISH.encode() * 4 + b"<p><b><i><div><table><tr>",
    "unopened": b"<html></div></p></body>" + ENGLISH.encode() * 4 + b"</html>",
    "deep": b"<html><body>" + b"<div>" * 20_000 + ENGLISH.encode() * 4 + b"</div>" * 20_000,
    "attributes": b"<html><body><p " + b'a="' * 20_000 + b">" + ENGLISH.encode() * 4,
    "entities": b"<html><body><p>&lt;&#0;&#x110000;&bogus;&#xd800; " + ENGLISH.encode() * 4,
    "nothing": b"<html><head><title>x</title></head><body><script>let a = 1</script></body></html>",
    "comment": b"<!doctype html><html><body><!-- " + ENGLISH.encode() * 4,
}

NAMES = [
    "\x1b[31mred\x1b]0;title\x07.txt",
    "two\nlines.txt",
    "\u202egnp.txt",
    "<script>.txt",
    "[bold]x[/].txt",
    "-.txt",
]


def check(answer: Answer, code: int) -> None:
    """Hold an answer against what goes for all of them."""
    assert answer.code == code
    assert "Traceback" not in answer.err
    assert "\x1b" not in answer.err
    assert "\x1b" not in answer.out
    assert answer.err.startswith("dragoman: ") or code != 1


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_article_is_refused(run: Run, tmp_path: Path, case: str) -> None:
    data, what, remedy = REFUSED[case]
    path = tmp_path / f"{case}.txt"
    path.write_bytes(data)
    answer = run("read", path)

    check(answer, 1)
    assert str(path) in answer.err
    assert what in answer.err
    assert remedy in answer.err
    assert answer.out == ""


def test_a_missing_file(run: Run, tmp_path: Path) -> None:
    answer = run("read", tmp_path / "none.txt")

    check(answer, 1)
    assert answer.err == f"dragoman: {tmp_path}/none.txt: there is no such file. Check the path.\n"


def test_a_directory(run: Run, tmp_path: Path) -> None:
    answer = run("read", tmp_path)

    check(answer, 1)
    assert "it is a directory. Code all of it with `dragoman code" in answer.err


def test_a_device(run: Run) -> None:
    answer = run("read", "/dev/zero")

    check(answer, 1)
    assert "it is not a file" in answer.err


def test_a_batch(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text("{}")

    check(answer := run("read", path), 1)
    assert "it holds many documents, not one article" in answer.err


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_a_file_that_may_not_be_read(run: Run, article: Path) -> None:
    article.chmod(0)

    check(answer := run("read", article), 1)
    assert "it may not be read. Check its permissions" in answer.err


@pytest.mark.parametrize("date", ["yesterday", "2025-13-01", "2025-02-30", "18/09/2025", "", "99999-01-01"])
def test_a_wrong_date(run: Run, article: Path, date: str) -> None:
    answer = run("read", article, "--published", date)

    check(answer, 2)
    assert f"{article}: {date!r} is not a publication date" in answer.err
    assert "Write it as 2025-09-09, 2025-09, 2025" in answer.err


@pytest.mark.parametrize("case", BROKEN_PAGES)
def test_a_broken_page_is_read_or_refused(run: Run, tmp_path: Path, case: str) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(BROKEN_PAGES[case])
    answer = run("read", path, "--json", "--no-keep")

    check(answer, 0 if answer.out else 1)
    if answer.out:
        assert "French" in answer.out


@pytest.mark.parametrize("name", NAMES)
def test_a_malicious_name_steers_nothing(run: Run, tmp_path: Path, name: str) -> None:
    for answer in (
        run("read", tmp_path / name),
        run("code", tmp_path / name, "--out", tmp_path / "events.jsonl"),
        run("record", "info", "--record", tmp_path / name),
    ):
        check(answer, answer.code)
        assert answer.code in (1, 2)
        assert answer.err.count("\n") == 1
        assert "\u202e" not in answer.err


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has names that are no text")
def test_a_name_that_is_no_text(run: Run, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))

    check(run("read", path), 1)
    path.write_text(ENGLISH)
    check(run("read", path, "--json"), 0)
    check(run("code", path, "--out", tmp_path / "events.jsonl", "--workers", 1), 0)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:1/",
        "http://[::1]/",
        "http://localhost/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://0/",
        "http://[/",
        "https://user:hunter2@127.0.0.1/",
        "http://\x1b[31m/",
    ],
)
def test_an_address_that_is_not_of_the_public_web(run: Run, address: str) -> None:
    answer = run("read", address)

    check(answer, 1)
    assert "hunter2" not in answer.err


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1251"])
def test_a_terminal_of_another_encoding(article: Path, home: Path, encoding: str) -> None:
    """What it cannot show is replaced; JSON stays UTF-8."""
    article.write_text("Čapek — “met” Đặng\n\n" + article.read_text("utf-8"), "utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    for options in ([], ["--json"]):
        done = subprocess.run(
            [sys.executable, "-m", "dragoman", "read", str(article), *options],
            env=environment,
            capture_output=True,
            check=False,
        )
        assert (done.returncode, b"Traceback" in done.stderr) == (0, False)
    assert "Čapek" in done.stdout.decode("utf-8")


def test_an_article_full_of_controls_steers_no_terminal(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(f"\x1b]0;owned\x07\x1b[2J{ENGLISH}\n\n{ENGLISH} \u202e\x9b31m", "utf-8")
    answer = run("read", path)

    assert "\x1b" not in answer.out
    assert "\x9b" not in answer.out
    assert "\u202e" not in answer.out
