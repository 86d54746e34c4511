from datetime import UTC, date, datetime

import pytest

from dragoman.errors import UsageError
from dragoman.record import Record
from readings import SECOND, Clock, reading


def test_the_record_is_shown_as_it_was_known_then(record: Record, clock: Clock) -> None:
    record.keep(*reading(1))
    then = clock.now
    record.keep(*reading(2))
    record.keep(*reading(1, SECOND))

    assert [document.id for document in record.documents(as_of=then)] == ["doc-0001"]
    assert [mention.provenance.coder.model for mention in record.events(as_of=then)] == ["first"]
    assert [document.id for document in record.documents()] == ["doc-0002", "doc-0001"]
    assert record.query("SELECT count(*) AS n FROM documents", as_of=then).to_pylist() == [{"n": 1}]


def test_a_day_means_its_last_moment_in_utc(record: Record, clock: Clock) -> None:
    clock.now = datetime(2025, 9, 20, 23, 50, tzinfo=UTC)
    record.keep(*reading(1))

    assert len(record.documents(as_of=date(2025, 9, 20))) == 1
    assert record.documents(as_of=date(2025, 9, 19)) == []


def test_what_was_collected_later_was_not_known(record: Record) -> None:
    record.keep(*reading(1), collected=datetime(2030, 1, 1, tzinfo=UTC))

    assert record.documents(as_of=date(2029, 12, 31)) == []
    assert len(record.documents(as_of=date(2030, 1, 1))) == 1


def test_the_index_knows_the_past_as_well(record: Record, clock: Clock) -> None:
    record.keep(*reading(1))
    then = clock.now
    record.keep(*reading(1, SECOND))
    record.rebuild()

    assert [mention.provenance.revision for mention in record.events(as_of=then)] == [1]


def test_a_moment_without_a_time_zone_is_refused(record: Record) -> None:
    with pytest.raises(UsageError, match="no time zone"):
        record.documents(as_of=datetime(2025, 9, 20))
