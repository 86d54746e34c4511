"""Export: what goes out, in whose columns, and that it comes back the same."""

import csv
import json
from datetime import date
from pathlib import Path

import made
import networkx
import pyarrow.parquet as pq
import pytest

from dragoman.cli import main
from dragoman.errors import InputError, UsageError
from dragoman.exchange import FORMATS, Selection, export, import_files
from dragoman.ontology import event_types, intensity_of, plover_to_cameo, quad_of
from dragoman.record import Record
from dragoman.schema import When, Where

SAMPLE = Path(__file__).parents[3] / "shared" / "imports" / "icews_2018_sample.tab"
SHARED = (
    "* EXCLUDE (source, key, digest, stamp, batch, imported, file, line, url, published, reports, contexts)"
)


@pytest.fixture
def kept(record, envoys_dossier, envoys_text):
    """A record with a dossier of its own and a few imported events."""
    record.keep(envoys_dossier, envoys_text)
    return record


def imported(record, source, path, rows):
    import_files(record, source, [made.write(path / f"{source}.in", source, rows)])


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_every_form_writes_a_file_and_its_description(kept, tmp_path, form):
    imported(kept, "icews", tmp_path, [made.row("icews", n) for n in range(3)])
    out = tmp_path / f"out{FORMATS[form].ending}"
    report = export(kept, out, form)

    assert report.written.events >= 3
    assert report.sources == ("dragoman", "icews")
    told = json.loads(report.sidecar.read_text("utf-8"))
    assert told["@type"] == "sc:Dataset"
    assert told["distribution"][0]["contentUrl"] == out.name
    assert "Boschee" in told["citeAs"]
    assert any("ICEWS" in licence for licence in told["license"])
    assert out.stat().st_size > 0


def test_own_columns_as_csv_and_parquet(kept, tmp_path, envoys_dossier):
    export(kept, tmp_path / "e.csv", "csv")
    export(kept, tmp_path / "e.parquet", "parquet")
    with (tmp_path / "e.csv").open(encoding="utf-8", newline="") as file:
        flat = list(csv.DictReader(file))
    table = pq.read_table(tmp_path / "e.parquet").to_pylist()

    assert len(flat) == len(table) == len(envoys_dossier.events)
    events = {event.id: event for event in envoys_dossier.events}
    for cells, row in zip(flat, table, strict=True):
        event = events[row["id"]]
        assert (row["type"], row["mode"], row["status"]) == (event.type, event.mode, event.status)
        assert row["actors"] == [p.code for p in event.actors if p.code]
        assert row["actor_names"] == [p.name or p.text for p in event.actors]
        assert cells["actors"] == ";".join(row["actors"])
        assert cells["date_start"] == (event.date.start if event.date else "")


def test_cells_are_safe_in_a_spreadsheet_unless_raw_is_asked_for(record, tmp_path):
    evil = '=HYPERLINK("http://x.example")'
    imported(record, "icews", tmp_path, [{**made.row("icews"), "Source Name": evil}])
    export(record, tmp_path / "safe.csv", "csv")
    export(record, tmp_path / "raw.csv", "csv", raw=True)
    cells = []
    for name in ("safe.csv", "raw.csv"):
        with (tmp_path / name).open(encoding="utf-8", newline="") as file:
            cells.append(next(csv.DictReader(file))["actor_names"])
    assert cells == ["'" + evil, evil]


@pytest.mark.parametrize("source", ["icews", "polecat", "gdelt"])
def test_a_source_comes_back_as_it_was(record, tmp_path, source):
    rows = [made.row(source, n) for n in range(20)]
    imported(record, source, tmp_path, rows)
    out = tmp_path / "out"
    export(record, out, source)

    again = Record.open(tmp_path / "again")
    assert import_files(again, source, [out]).whole
    assert again.content_hash() == record.content_hash()


def told(record, source):
    found = record.query(f"SELECT {SHARED} FROM imported WHERE source = ?", [source])  # noqa: S608
    return sorted(found.to_pylist(), key=repr)


def acts(event):
    """Return events of every type and mode of the ontology, made of one with a party on either side."""
    party = event.actors[0].model_copy(update={"code": "NOR", "name": "Norway", "sectors": ("GOV", "MIL")})
    other = party.model_copy(update={"code": "UN", "name": "United Nations", "sectors": ()})
    where = Where(
        text="Oslo", span=(0, 4), name="Oslo", country="NOR", lat=59.9127, lon=10.75, precision="city"
    )
    for kind, known in event_types().items():
        for mode in (None, *known.modes):
            yield event.model_copy(
                update={
                    "id": f"{kind}-{mode}",
                    "type": kind,
                    "mode": mode,
                    "quad": quad_of(kind),
                    "intensity": intensity_of(kind, mode),
                    "cameo": plover_to_cameo(kind, mode),
                    "actors": (party,),
                    "recipients": (other,),
                    "date": When(start="2024-02-29", end="2024-02-29"),
                    "place": where,
                    "status": "happened",
                }
            )


def test_own_events_in_icews_columns_are_read_into_the_same_events(
    record, tmp_path, envoys_dossier, envoys_text
):
    events = tuple(acts(envoys_dossier.events[0]))
    record.keep(envoys_dossier.model_copy(update={"events": events}), envoys_text)
    report = export(record, tmp_path / "out.tab", "icews")
    assert import_files(record, "icews", [tmp_path / "out.tab"]).whole

    coded = [event for event in events if event.cameo]
    assert report.written.events == len(coded) > 50
    assert report.written.left_out == {"no CAMEO code stands for its type and mode": len(events) - len(coded)}
    back = told(record, "icews")
    expected = {(e.type, e.mode, e.quad, e.intensity, e.cameo) for e in coded}
    assert {(e["type"], e["mode"], e["quad"], e["intensity"], e["cameo"]) for e in back} == expected
    assert len(back) == len(coded)
    for event in back:
        assert (event["actors"], event["recipients"]) == (["NOR"], ["UN"])
        assert (event["actor_names"], event["recipient_names"]) == (["Norway"], ["United Nations"])
        assert event["actor_sectors"] == ["GOV", "MIL"]
        assert event["date_start"] == event["date_end"] == date(2024, 2, 29)
        assert (event["place"], event["place_country"], event["precision"]) == ("Oslo", "NOR", "city")
        assert (event["latitude"], event["longitude"]) == (59.9127, 10.75)


def test_an_event_in_icews_columns_survives_the_second_trip(kept, tmp_path):
    """What one trip through ICEWS's columns leaves of an event, another leaves as it is."""
    first, second = Record.open(tmp_path / "first"), Record.open(tmp_path / "second")
    imported(kept, "gdelt", tmp_path, [made.row("gdelt", n) for n in range(5)])
    export(kept, tmp_path / "a.tab", "icews")
    import_files(first, "icews", [tmp_path / "a.tab"])
    export(first, tmp_path / "b.tab", "icews")
    import_files(second, "icews", [tmp_path / "b.tab"])
    assert told(first, "icews") == told(second, "icews")
    assert len(told(first, "icews")) > 5


@pytest.mark.shared
@pytest.mark.skipif(not SAMPLE.exists(), reason="the shared imports are not beside the checkout")
def test_the_real_sample_comes_back_as_it_was(record, tmp_path):
    import_files(record, "icews", [SAMPLE])
    export(record, tmp_path / "out.tab", "icews")
    written = (tmp_path / "out.tab").read_text("utf-8").splitlines()
    assert sorted(written) == sorted(SAMPLE.read_text("utf-8").splitlines())


def test_what_has_not_happened_is_left_out_and_counted(kept, tmp_path, envoys_dossier):
    elsewhere = [event for event in envoys_dossier.events if event.status != "happened"]
    report = export(kept, tmp_path / "out.tab", "icews")
    assert report.written.left_out["it has not happened"] == len(elsewhere)
    assert report.written.events + report.written.left_out.total() == len(envoys_dossier.events)


def test_networks(record, tmp_path):
    rows = [made.row("icews", n) for n in range(3)] + [{**made.row("icews", 9), "CAMEO Code": "010"}]
    imported(record, "icews", tmp_path, rows)
    report = export(record, tmp_path / "n.graphml", "graphml")
    graph = networkx.read_graphml(tmp_path / "n.graphml", force_multigraph=True)
    assert sorted(graph.nodes) == ["NOR", "UN"]
    ((_, _, edge),) = graph.edges(data=True)
    assert edge == {
        "type": "CONSULT",
        "events": 3,
        "intensity": 4.0,
        "first": "2018-06-01",
        "last": "2018-06-03",
    }
    assert report.written.left_out.total() == 1
    export(record, tmp_path / "n.gexf", "gexf")
    assert sorted(networkx.read_gexf(tmp_path / "n.gexf").nodes) == ["NOR", "UN"]


def test_linked_data(kept, tmp_path, envoys_dossier):
    export(kept, tmp_path / "e.jsonld", "jsonld")
    graph = json.loads((tmp_path / "e.jsonld").read_text("utf-8"))["@graph"]
    assert len(graph) == len(envoys_dossier.events)
    for node in graph:
        assert node["@type"] == ["sem:Event", "prov:Entity"]
        assert node["sem:eventType"]
        assert node["prov:wasDerivedFrom"]["@id"].startswith("document:")
        assert node["prov:wasAttributedTo"]["@type"] == "prov:SoftwareAgent"
        assert None not in node.values()
    assert len({node["@id"] for node in graph}) == len(graph)


def test_a_part_of_the_record(record, tmp_path):
    imported(record, "icews", tmp_path, [made.row("icews", n) for n in range(10)])
    imported(record, "polecat", tmp_path, [made.row("polecat", n) for n in range(10)])

    def number(**asked):
        return export(record, tmp_path / "x.csv", "csv", Selection(**asked), overwrite=True).written.rows

    assert number() == 20
    assert number(sources=("icews",)) == 10
    assert number(sources=("dragoman",)) == 0
    assert number(since=date(2018, 6, 3), until=date(2018, 6, 4)) == 2
    assert number(actor="STP") == 10
    assert number(types=("CONSULT",)) == 20
    assert number(types=("ASSAULT",)) == 0
    assert number(as_of=date(2030, 4, 30)) == 0


def test_wrong_calls(record, tmp_path):
    with pytest.raises(UsageError, match="no form of export"):
        export(record, tmp_path / "f", "xlsx")
    with pytest.raises(UsageError, match="'cameo' is no source"):
        Selection(sources=("cameo",))
    (tmp_path / "f").touch()
    with pytest.raises(UsageError, match="it is there already"):
        export(record, tmp_path / "f", "csv")
    with pytest.raises(InputError, match="cannot be written"):
        export(record, tmp_path / "none" / "f", "csv")
    assert list(tmp_path.glob("*.tmp")) == []


def test_the_command(tmp_path, capsys):
    record = Record.open(tmp_path / "record")
    imported(record, "icews", tmp_path, [made.row("icews")])
    out = tmp_path / "e.csv"
    arguments = ["export", "--format", "csv", "--out", str(out), "--record", str(tmp_path / "record")]
    assert main(arguments) == 0
    said = capsys.readouterr()
    assert said.out == f"1 events in 1 rows: {out}\n"
    assert "cite as: dragoman" in said.err
    assert "licence: ICEWS" in said.err
    assert main(arguments) == 2
