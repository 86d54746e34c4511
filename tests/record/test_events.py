from datetime import date

import pytest

from dragoman.errors import UsageError
from dragoman.record import Record
from readings import reading


@pytest.fixture
def record(record: Record) -> Record:
    record.keep_many(reading(number) for number in range(12))
    return record


def test_events_come_in_the_order_of_their_dates(record: Record) -> None:
    days = [mention.event.date.start for mention in record.events() if mention.event.date]

    assert days == sorted(days)
    assert len(days) == 12


def test_events_are_found_by_actor_type_document_and_day(record: Record) -> None:
    assert {mention.provenance.document_id for mention in record.events(actor="PRK")} == {
        "doc-0001",
        "doc-0011",
    }
    assert record.events(type="ASSAULT") == []
    assert len(record.events(document="doc-0002")) == 2
    assert {
        m.provenance.document_id for m in record.events(since=date(2025, 9, 5), until=date(2025, 9, 6))
    } == {"doc-0004", "doc-0005"}
    assert len(record.events(limit=3)) == 3
    assert record.events(recipient="PRK") == []


def test_each_event_has_its_sentence(record: Record) -> None:
    assert {mention.sentence for mention in record.events(document="doc-0002")} == {
        "The envoys met in round 2."
    }


def test_sql_answers_with_columns(record: Record) -> None:
    table = record.query("SELECT count(*) AS n FROM mentions WHERE list_contains(actors, ?)", ["BLR"])

    assert table.to_pylist() == [{"n": 3}]


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT nosuch FROM mentions",
        "SELEKT",
        "SELECT * FROM read_text('/etc/hostname')",
        "COPY mentions TO 'stolen.csv'",
        "ATTACH 'other.duckdb'",
        "SET enable_external_access = true",
        "INSTALL httpfs",
    ],
)
def test_sql_that_is_wrong_or_looks_elsewhere_is_refused(record: Record, sql: str) -> None:
    with pytest.raises(UsageError):
        record.query(sql)
