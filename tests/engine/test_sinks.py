import csv
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from bulk_coding import article, read_jsonl, write_jsonl
from bulk_runs import Bulk
from dragoman.engine import COLUMNS
from dragoman.engine.sinks.csv import cell
from dragoman.errors import UsageError
from dragoman.schema import Event


@pytest.fixture
def one(tmp_path: Path) -> Path:
    """Documents with an event that has parties with a code and without, sectors, a date and a place."""
    return write_jsonl(tmp_path / "one.jsonl", [article(number) for number in (0, 1, 5)])


def test_json_lines_are_events_of_the_contract(bulk: Bulk, one: Path, tmp_path: Path) -> None:
    bulk(one, tmp_path / "events.jsonl")

    for event in read_jsonl(tmp_path / "events.jsonl"):
        assert Event.model_validate(event).model_dump(mode="json") == event


def test_csv_has_a_header_and_an_event_a_line(bulk: Bulk, one: Path, tmp_path: Path) -> None:
    bulk(one, tmp_path / "events.csv")

    with (tmp_path / "events.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == [column.name for column in COLUMNS]
    assert (rows[0]["type"], rows[0]["actor_text"], rows[0]["recipient_text"]) == (
        "CONSULT",
        "Berta",
        "Dalia",
    )
    assert (rows[0]["cameo"], rows[0]["speaker_text"], rows[0]["place_name"]) == ("", "", "Tallinn")
    first = rows[1]
    assert first["actor_name"] == "Arvo, the Elder", "a separator within a name would make two of it"
    assert first["actor_sectors"] == "GOV MIL"


def test_parquet_has_the_same_columns_with_types(bulk: Bulk, one: Path, tmp_path: Path) -> None:
    bulk(one, tmp_path / "events.parquet")

    table = pq.read_table(tmp_path / "events.parquet")
    assert table.schema.names == [column.name for column in COLUMNS]
    assert [field.type for field in table.schema] == [column.type for column in COLUMNS]
    assert table.to_pylist()[0]["actor_text"] == ["Berta"]
    assert table.to_pylist()[0]["confidence"] == 0.5


def test_the_flat_row_tells_what_the_event_tells(bulk: Bulk, one: Path, tmp_path: Path) -> None:
    """Every value of the JSON that is not null stands somewhere in the flat row."""
    bulk(one, tmp_path / "events.jsonl")
    bulk(one, tmp_path / "events.parquet")

    events, rows = (
        read_jsonl(tmp_path / "events.jsonl"),
        pq.read_table(tmp_path / "events.parquet").to_pylist(),
    )
    for event, row in zip(events, rows, strict=True):
        flat = json.dumps(row, ensure_ascii=False)
        for value in leaves(event):
            assert str(value) in flat


def leaves(value: object) -> list[object]:
    if isinstance(value, dict):
        return [leaf for inner in value.values() for leaf in leaves(inner)]
    if isinstance(value, list):
        return [leaf for inner in value for leaf in leaves(inner)]
    return [] if value is None else [value]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        ([], ""),
        (["a", None, "b"], "a;;b"),
        (["x;y", "z"], "x,y;z"),
        ("=1+1", "'=1+1"),
        ("@cmd", "'@cmd"),
        ("-2", "'-2"),
        (["=1", "b"], "'=1;b"),
        (-2.5, "-2.5"),
        ("two\nlines", "two\nlines"),
    ],
)
def test_a_cell_is_no_formula(value: object, written: str) -> None:
    assert cell(value) == written


@pytest.mark.parametrize("name", ["events.txt", "events", "events.jsonl.gz"])
def test_another_ending_is_a_wrong_call(name: str, bulk: Bulk, one: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"\.jsonl, \.csv, \.parquet"):
        bulk(one, tmp_path / name)
