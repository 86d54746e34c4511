"""Exports know events from reports: the id of the event, and pairs that come back as events."""

import csv
import json

import networkx
import pyarrow.parquet as pq
import pytest

from dragoman.exchange import Selection, export, import_files
from dragoman.merging.recorded import find_events
from dragoman.record import Record
from dragoman.revisions import Author, rule_apart
from readings import Clock
from told import told

PARTIES = {"NOR": "The Norwegian minister", "SWE": "her Swedish colleague"}
TEXT = "The Norwegian minister met her Swedish colleague in Oslo on Monday to speak about herring."
AGAIN = "In Oslo The Norwegian minister and her Swedish colleague met on Monday to speak about herring."


@pytest.fixture
def record(tmp_path):
    record = Record.open(tmp_path / "record", clock=Clock())
    other_order = {code: PARTIES[code] for code in reversed(PARTIES)}
    record.keep(*told("first", TEXT, [{"trigger": "met", "actors": PARTIES}], source="a"))
    record.keep(*told("second", AGAIN, [{"trigger": "met", "actors": other_order}], source="b"))
    accused = {
        "trigger": "met",
        "type": "ACCUSE",
        "mode": "disapprove",
        "actors": {"DNK": "The Dane"},
        "recipients": {"NOR": "Oslo"},
    }
    record.keep(*told("other", "The Dane met nobody in Oslo.", [accused], source="c"))
    return record


def events_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return {row["document"]: row["event"] for row in csv.DictReader(file)}


def test_the_id_of_the_event_is_a_column(record, tmp_path):
    export(record, tmp_path / "e.csv", "csv")
    export(record, tmp_path / "e.parquet", "parquet")
    found = events_of(tmp_path / "e.csv")
    assert found["first"] == found["second"] != found["other"]
    assert {event.id for event in find_events(record)} == set(found.values())
    table = pq.read_table(tmp_path / "e.parquet").to_pylist()
    assert {row["document"]: row["event"] for row in table} == found


def test_a_ruling_changes_it_and_a_day_before_does_not(record, tmp_path):
    before = record.now()
    mentions = [record.events(document=name)[0] for name in ("first", "second")]
    rule_apart(record, mentions[:1], mentions[1:], Author("Kari", "two meetings"))
    export(record, tmp_path / "now.csv", "csv")
    export(record, tmp_path / "then.csv", "csv", Selection(as_of=before))
    now, then = events_of(tmp_path / "now.csv"), events_of(tmp_path / "then.csv")
    assert now["first"] != now["second"]
    assert then["first"] == then["second"]


@pytest.mark.parametrize("form", ["icews", "gdelt", "polecat"])
def test_reports_of_one_event_come_back_as_one(record, tmp_path, form):
    assert export(record, tmp_path / "out", form).written.rows == 3
    again = Record.open(tmp_path / "again")
    assert import_files(again, form, [tmp_path / "out"]).whole
    assert again.query("FROM imported").num_rows == 3
    assert again.query("FROM current_imported").num_rows == 2


def test_a_network_counts_events(record, tmp_path):
    export(record, tmp_path / "n.graphml", "graphml")
    edges = networkx.read_graphml(tmp_path / "n.graphml").edges(data=True)
    assert sum(data["events"] for *_, data in edges) == 2


def test_a_report_is_a_specialization_of_its_event(record, tmp_path):
    export(record, tmp_path / "e.jsonld", "jsonld")
    graph = json.loads((tmp_path / "e.jsonld").read_text("utf-8"))["@graph"]
    assert len({node["prov:specializationOf"]["@id"] for node in graph}) == 2
