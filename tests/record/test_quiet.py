"""Nothing but results goes to stdout: no bar of DuckDB's in the middle of what is JSON."""

from dragoman.record import Record
from dragoman.record.database import connect


def test_no_progress_bar(record: Record) -> None:
    asked = "SELECT current_setting('enable_progress_bar') AS drawn, current_setting('TimeZone') AS zone"
    assert record.query(asked).to_pylist() == [{"drawn": False, "zone": "UTC"}]
    with connect(memory_limit="1GB") as connection:
        assert connection.execute(asked).fetchall() == [(False, "UTC")]
