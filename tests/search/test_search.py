"""Search: by words, by fields, as of a day; after corrections, imports and damage."""

import json
from datetime import date

import made
import pytest

from dragoman.cli import main
from dragoman.errors import UsageError
from dragoman.exchange import import_files
from dragoman.record import Record
from dragoman.revisions import Author, change, delete
from dragoman.schema import CoderIdentity
from dragoman.search import rebuild, search
from readings import Clock
from told import told

FISH = "The ministers met in Oslo on Monday. They spoke of a fisheries agreement and of herring."
BRIDGE = "On Tuesday a bridge was opened. The two premiers met halfway, and spoke of São Tomé."
AUTHOR = Author("Kari", "a test")


@pytest.fixture
def record(tmp_path):
    record = Record.open(tmp_path / "record", clock=Clock())
    meeting = {"trigger": "met", "actors": {"NOR": "The ministers"}}
    opening = {"trigger": "met", "actors": {"SWE": "The two premiers"}, "day": "2024-06-10"}
    record.keep(*told("fish", FISH, [meeting], published="2024-06-04"))
    record.keep(*told("bridge", BRIDGE, [opening], published="2024-06-11"))
    return record


def names(record, *arguments, **asked):
    return [(hit.kind, hit.name) for hit in search(record, *arguments, **asked).hits]


def test_words(record):
    assert names(record, "herring") == [("document", "fish")]
    assert names(record, "HERRING Fisheries") == [("document", "fish")]
    assert names(record, "herring bridge") == []
    assert names(record, "sao tome") == [("document", "bridge"), ("event", "made0")]
    assert names(record, "minist*", kind="document") == [("document", "fish")]
    assert names(record, '"fisheries agreement"') == [("document", "fish")]
    assert names(record, '"agreement fisheries"') == []
    assert names(record, "spoke -herring", kind="document") == [("document", "bridge")]


def test_the_newest_come_first_and_are_counted(record):
    found = search(record, "met")
    assert [hit.end for hit in found.hits] == ["2024-06-11", "2024-06-10", "2024-06-04", "2024-06-03"]
    assert (found.total, found.more) == (4, False)
    few = search(record, "met", limit=1)
    assert (len(few.hits), few.total) == (1, 4)


def test_fields(record):
    assert len(names(record)) == 4
    assert names(record, kind="event", actor="NOR") == [("event", "made0")]
    assert names(record, type="CONSULT", since=date(2024, 6, 5)) == [("event", "made0")]
    assert names(record, type="ACCUSE") == []
    assert names(record, until=date(2024, 6, 3)) == [("event", "made0")]
    assert names(record, since=date(2024, 6, 4), until=date(2024, 6, 4)) == [("document", "fish")]
    assert names(record, source="icews") == []


def test_words_around_what_was_found(record):
    (hit,) = search(record, "herring").hits
    assert "of herring." in hit.text


def test_imported_events_are_found_by_names_and_places(record, tmp_path):
    import_files(
        record, "icews", [made.write(tmp_path / "f", "icews", [made.row("icews", n) for n in range(3)])]
    )
    found = search(record, "norway oslo", source="icews", actor="UN")
    assert found.total == 3
    assert {hit.kind for hit in found.hits} == {"imported"}
    assert len(names(record, "oslo")) == 5


def test_what_is_kept_later_is_found(record):
    assert names(record, "volcano") == []
    record.keep(*told("late", "A volcano was seen.", []))
    assert names(record, "volcano") == [("document", "late")]


def test_a_newer_coding_takes_the_place_of_the_old(record):
    newer = CoderIdentity(version="2", model="newer", ontology="plover")
    act = {"trigger": "spoke", "type": "AGREE", "actors": {"NOR": "The ministers"}}
    record.keep(*told("fish", FISH, [act], coder=newer))
    assert names(record, actor="NOR") == [("event", "newer0")]
    assert names(record, "herring", kind="document") == [("document", "fish")]


def test_corrected_and_deleted_events(record):
    mention = record.events(document="fish")[0]
    assert len(names(record, type="CONSULT")) == 2
    change(record, mention, {"type": "AGREE", "actors": ["DNK"]}, AUTHOR)
    assert names(record, type="AGREE", actor="DNK") == [("event", "made0")]
    assert len(names(record, type="CONSULT")) == 1
    delete(record, record.events(document="fish")[0], AUTHOR)
    assert names(record, type="AGREE") == []
    assert search(record, kind="event").total == 1


def test_as_of_a_day(record):
    record._clock.now = record._clock.now.replace(day=25)
    record.keep(*told("late", "The ministers met again for herring.", []))
    assert len(names(record, "herring")) == 2
    assert names(record, "herring", as_of=date(2025, 9, 21)) == [("document", "fish")]
    assert len(names(record, "herring", as_of=date(2025, 9, 26))) == 2
    assert names(record, "spoke -herring", kind="document", as_of=date(2025, 9, 26)) == [
        ("document", "bridge")
    ]
    assert names(record, actor="NOR", as_of=date(2025, 9, 26)) == [("event", "made0")]
    assert search(record, "herring", as_of=date(2020, 1, 1)).total == 0


def test_an_index_that_is_lost_or_damaged_is_made_anew(record):
    assert len(names(record, "met")) == 4
    index = record.path / "search.sqlite"
    for name in ("search.sqlite", "search.sqlite-wal", "search.sqlite-shm"):
        (record.path / name).unlink(missing_ok=True)
    assert len(names(record, "met")) == 4
    (record.path / "search.sqlite-wal").unlink(missing_ok=True)
    index.write_bytes(b"nonsense" * 500)
    assert len(names(record, "met")) == 4
    rebuild(record)
    assert len(names(record, "met")) == 4


def test_the_index_of_another_record_is_not_used(record, tmp_path):
    names(record, "met")
    other = Record.open(tmp_path / "other", clock=lambda: Clock()().replace(year=2026))
    other.keep(*told("only", "The herring met.", []))
    (other.path / "search.sqlite").write_bytes((record.path / "search.sqlite").read_bytes())
    assert names(other, "met") == [("document", "only")]


@pytest.mark.parametrize(
    "words",
    [
        '"',
        "'",
        "AND",
        "OR NOT",
        "NEAR(a b)",
        "title:met",
        "met)",
        "(met",
        "^met",
        "met*met",
        "{title}",
        "a" * 400,
        "\x00",
        "DROP TABLE",
        "; --",
        "ｆｕｌｌ",
        "*",
        "🦄",
    ],
)
def test_no_words_are_a_command(record, words):
    search(record, words)
    assert len(names(record, "met")) == 4


@pytest.mark.parametrize(
    ("words", "asked", "error"),
    [
        ("-met", {}, "only left out"),
        ("x" * 501, {}, "more than 500 characters"),
        ("a b " * 20, {}, "more than 32 words"),
        ("met", {"kind": "thing"}, "no kind"),
        ("met", {"limit": 0}, "under 1"),
    ],
)
def test_wrong_calls(record, words, asked, error):
    with pytest.raises(UsageError, match=error):
        search(record, words, **asked)


def test_an_empty_record(tmp_path):
    record = Record.open(tmp_path / "record")
    assert search(record, "met").hits == ()
    assert search(record).total == 0


def test_the_command(record, capsys):
    def run(*arguments):
        code = main(["search", "--record", str(record.path), *arguments])
        return code, capsys.readouterr().out

    code, out = run("herring")
    assert code == 0
    assert out.splitlines()[0] == "2024-06-04  document  fish  dragoman"
    assert out.splitlines()[-1] == "1 of 1"
    _, out = run("--type", "CONSULT", "--json")
    assert json.loads(out)["total"] == 2
    assert run("volcano")[1] == "nothing found\n"
    assert run("--", "-herring")[0] == 2
