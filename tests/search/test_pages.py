"""Pages of events: the index beside a look at the whole record, beside writers, after kills and damage."""

import multiprocessing
import os
import random
import sqlite3
import time
from datetime import date

import made
import pytest

import doomed_pages
from dragoman.errors import UsageError
from dragoman.exchange import _lines, import_files
from dragoman.record import Record
from dragoman.revisions import Author, change, delete
from dragoman.schema import CoderIdentity
from dragoman.search import _postings
from dragoman.search.pages import Asked, Pages, page
from readings import Clock
from told import told

NOW = date(2099, 1, 1)
AUTHOR = Author("Kari", "a test")
TEXT = "The Norwegians met the Swedes, and the Danes came to the Finns. They spoke until Tuesday."
WHO = {"NOR": "The Norwegians", "SWE": "the Swedes", "DNK": "the Danes", "FIN": "the Finns"}
KILLS = int(os.environ.get("DRAGOMAN_TEST_KILLS", "5"))


def act(*parties, trigger="met", **more):
    return {"trigger": trigger, "actors": {code: WHO[code] for code in parties}, **more}


@pytest.fixture
def record(tmp_path):
    record = Record.open(tmp_path / "record", clock=Clock())
    record.keep(*told("first", TEXT, [act("NOR", "SWE"), act("NOR", "DNK", "FIN", trigger="came")]))
    return record


def same(record, asked):
    """Return a page, after holding it against one that was made without an index."""
    indexed, looked = page(record, asked), page(record, asked, as_of=NOW)
    assert indexed.types == looked.types
    if asked.offset == 0 and asked.limit >= indexed.total:
        assert sorted(map(repr, indexed.lines)) == sorted(map(repr, looked.lines))
    assert [line.end for line in indexed.lines] == [line.end for line in looked.lines]
    assert (indexed.batches, indexed.behind) == (record.batches(), 0)
    return indexed


def test_two_parties_on_whichever_side(record):
    found = same(record, Asked(("SWE", "NOR")))
    assert [(line.source, line.document, line.actors) for line in found.lines] == [
        ("dragoman", "first", ("NOR", "SWE"))
    ]
    assert same(record, Asked(("NOR",))).total == 2
    assert same(record, Asked(("DNK", "FIN"))).total == 1
    assert same(record, Asked(("SWE", "FIN"))).total == 0
    assert same(record, Asked(("XXX", "NOR"))).total == 0


def test_whatever_is_kept_the_index_says_what_the_record_says(tmp_path):
    chance = random.Random(3)  # noqa: S311
    record = Record.open(tmp_path / "record", clock=Clock())
    rows = [made.row("icews", n) for n in range(40)]
    for step in range(8):
        acts = [
            act(
                *chance.sample(sorted(WHO), 2),
                trigger=trigger,
                day=chance.choice([None, f"2024-06-{chance.randrange(1, 29):02}"]),
                type=chance.choice(["CONSULT", "ACCUSE"]),
            )
            for trigger in ("met", "came", "spoke")
        ]
        coder = CoderIdentity(version=str(step), model="made", ontology="plover")
        record.keep(*told(f"document {step % 3}", TEXT, acts, coder=coder))
        part = chance.sample(rows, 10)
        import_files(record, "icews", [made.write(tmp_path / f"{step}", "icews", part)])
        mention = chance.choice(record.events())
        (_deleted if step % 2 else _to_accuse)(record, mention)
        for asked in (
            Asked(("NOR",)),
            Asked(("NOR", "DNK"), type="ACCUSE"),
            Asked(("NOR", "SWE"), since=date(2024, 6, 10), until=date(2024, 6, 20)),
            Asked(("NOR",), until=date(2024, 6, 15)),
            Asked(("NOR",), limit=2, offset=1),
            Asked(("NOR", "UN"), since=date(2018, 1, 1)),
        ):
            same(record, asked)
    whole = page(record, Asked(("NOR",), limit=1000))
    assert whole.total > 10
    pieces = [page(record, Asked(("NOR",), limit=3, offset=at)).lines for at in range(0, whole.total, 3)]
    assert [line for lines in pieces for line in lines] == list(whole.lines)


def _deleted(record, mention):
    delete(record, mention, AUTHOR)


def _to_accuse(record, mention):
    change(record, mention, {"type": "ACCUSE", "actors": ["DNK", "NOR"]}, AUTHOR)


def test_the_newer_of_two_rows_with_one_key(record, tmp_path):
    key = {"event_id_cnty": "NOR1", "event_date": "2024-06-03"}
    older = made.row("acled", 1, timestamp="1700000000", **key)
    newer = made.row("acled", 1, timestamp="1800000000", notes="put right", **key)
    for rows in ([newer], [older], [older, newer]):
        other = Record.open(tmp_path / str(len(rows)) / rows[0]["timestamp"])
        for number, one in enumerate((*rows, newer, older)):
            import_files(other, "acled", [made.write(tmp_path / "f.csv", "acled", [one])])
            codes = other.query("SELECT DISTINCT unnest(actors || recipients) AS code FROM imported")
            for code in codes["code"].to_pylist():
                assert same(other, Asked((code,))).total == 1, number


def test_no_page_waits_for_who_brings_the_index_up(record):
    pages = Pages(record)
    assert pages.page(Asked(("NOR",))).total == 2  # the first one makes the index
    record.keep(*told("second", TEXT, [act("NOR", "SWE")]))
    with sqlite3.connect(record.path / "parties.sqlite", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        started = time.monotonic()
        behind = pages.page(Asked(("NOR",)))
        assert time.monotonic() - started < 5, "it has waited for the other process"
        assert (behind.total, behind.batches, behind.behind) == (2, 1, 1)
        pages.wait()
        other.execute("ROLLBACK")
    assert pages.page(Asked(("NOR",))).behind == 1  # nobody is at it now, so this process is
    pages.wait()
    assert (pages.page(Asked(("NOR",))).total, pages.page(Asked(("NOR",))).behind) == (3, 0)


def test_a_state_is_shown_whole_and_stays_readable(record, tmp_path):
    before = page(record, Asked(("NOR",)))
    import_files(
        record, "icews", [made.write(tmp_path / "f", "icews", [made.row("icews", n) for n in range(30)])]
    )
    assert same(record, Asked(("NOR",), limit=500)).total == 32
    with record.snapshot(upto=before.batches) as snapshot:
        held = snapshot.rows("SELECT count(*) AS n FROM current_mentions WHERE list_contains(actors, 'NOR')")
        assert held[0]["n"] == before.total
        assert snapshot.rows("SELECT count(*) AS n FROM imported")[0]["n"] == 0
    assert page(record, Asked(("NOR",)), as_of=date(2020, 1, 1)).total == 0


def test_an_event_of_very_many_parties_is_found_by_each(record, monkeypatch):
    monkeypatch.setattr(_postings, "_PAIRED", 2)
    assert page(record, Asked(("FIN",))).total == 1
    assert page(record, Asked(("DNK", "FIN"))).total == 0
    assert page(record, Asked(("NOR", "SWE"))).total == 1


def test_an_index_that_is_lost_or_damaged_is_made_anew(record):
    same(record, Asked(("NOR",)))
    for name in ("parties.sqlite", "parties.sqlite-wal", "parties.sqlite-shm"):
        (record.path / name).unlink(missing_ok=True)
    same(record, Asked(("NOR",)))
    with sqlite3.connect(record.path / "parties.sqlite", isolation_level=None) as other:
        other.execute("PRAGMA user_version = 99")  # as another version of dragoman would
        other.execute("DROP TABLE postings")
    other.close()
    assert Pages(record).page(Asked(("NOR",))).total == 2
    (record.path / "parties.sqlite-wal").unlink(missing_ok=True)
    (record.path / "parties.sqlite").write_bytes(b"nonsense" * 500)
    assert Pages(record).page(Asked(("NOR",))).total == 2
    same(record, Asked(("NOR",)))


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ({"parties": ()}, "of one party or of two, and 0"),
        ({"parties": ("NOR", "SWE", "DNK")}, "of one party or of two, and 3"),
        ({"parties": ("NOR",), "limit": 0}, "one row at least"),
        ({"parties": ("NOR",), "offset": -1}, "begins at 0"),
    ],
)
def test_wrong_calls(asked, error):
    with pytest.raises(UsageError, match=error):
        Asked(**asked)


@pytest.mark.crash
@pytest.mark.skipif(
    "forkserver" not in multiprocessing.get_all_start_methods(), reason="this system cannot fork"
)
def test_killed_at_any_moment(tmp_path, monkeypatch):
    monkeypatch.setenv("DRAGOMAN_IMPORT_BATCH_ROWS", "100")
    monkeypatch.setattr(_lines, "_BLOCK", 25_000)
    record = Record.open(tmp_path / "record")
    path = made.write(tmp_path / "f.tab", "icews", [made.row("icews", n) for n in range(2_000)])
    import_files(record, "icews", [path])
    server = multiprocessing.get_context("forkserver")
    server.set_forkserver_preload(["doomed_pages", "duckdb", "pyarrow.dataset"])
    chance, partly, killed = random.Random(6), 0, 0  # noqa: S311
    while killed < KILLS:
        process = server.Process(target=doomed_pages.run, args=(str(record.path),))
        process.start()
        while process.is_alive() and not (record.path / "parties.sqlite-wal").exists():
            process.join(0.01)
        process.join(chance.uniform(0, 0.5))
        killed += process.is_alive()
        process.kill()
        process.join()
        found = Pages(record)
        shown = found.page(Asked(("NOR",)))
        found.wait()
        partly += 0 < shown.batches < record.batches()
        with record.snapshot(upto=shown.batches) as snapshot:
            asked = (
                "SELECT count(*) AS n FROM current_imported WHERE list_contains(actors || recipients, 'NOR')"
            )
            assert snapshot.rows(asked)[0]["n"] == shown.total, "a batch is half in the index"
        same(record, Asked(("NOR",), limit=10))
        for name in ("parties.sqlite", "parties.sqlite-wal", "parties.sqlite-shm"):
            (record.path / name).unlink(missing_ok=True)
    assert partly, "no kill met the index in the middle"
