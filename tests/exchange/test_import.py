"""Import: what is read, what is kept, and that it can be done again."""

import gzip
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path

import made
import pytest

from dragoman.contracts import SOURCES, contract
from dragoman.errors import UsageError
from dragoman.exchange import IMPORTERS, import_files, quarantined
from dragoman.record import Record

SAMPLE = Path(__file__).parents[3] / "shared" / "imports" / "icews_2018_sample.tab"


def one(record, source):
    found = record.query("SELECT * FROM imported WHERE source = ?", [source]).to_pylist()
    assert len(found) == 1
    return found[0]


def test_every_source_has_an_importer():
    assert set(IMPORTERS) == set(SOURCES)


@pytest.mark.parametrize("source", SOURCES)
def test_a_row_of_each_source(record, tmp_path, source):
    report = import_files(record, source, [made.write(tmp_path / "f", source, [made.row(source)])])

    assert report.whole
    assert report.total("read") == report.total("kept") == 1
    found = one(record, source)
    assert found["file"] == "f"
    assert found["line"] == (2 if contract(source).header else 1)
    assert found["batch"] == 1
    original = record.query(f"FROM imported_{source}").to_pylist()[0]
    assert {c.name: original[c.original] for c in contract(source).columns} == made.row(source)


def test_icews(record, tmp_path):
    import_files(record, "icews", [made.write(tmp_path / "f", "icews", [made.row("icews")])])
    found = one(record, "icews")
    assert found["key"] == "1000 2018-06-01"
    assert (found["type"], found["mode"], found["cameo"]) == ("CONSULT", "visit", "042")
    assert (found["intensity"], found["goldstein"]) == (4.0, 1.9)
    assert (found["actors"], found["recipients"]) == (["NOR"], ["UN"])
    assert found["actor_sectors"] == ["GOV"]
    assert found["date_start"] == found["date_end"] == date(2018, 6, 1)
    assert (found["place"], found["place_country"], found["precision"]) == ("Oslo", "NOR", "city")
    assert (found["latitude"], found["longitude"]) == (59.9127, 10.7461)


def test_gdelt(record, tmp_path):
    import_files(record, "gdelt", [made.write(tmp_path / "f", "gdelt", [made.row("gdelt")])])
    found = one(record, "gdelt")
    assert (found["type"], found["mode"], found["cameo"]) == ("CONSULT", "visit", "042")
    assert (found["actors"], found["recipients"]) == (["NOR"], ["UN"])
    assert (found["place_country"], found["precision"], found["latitude"]) == ("NOR", "city", 59.9127)
    assert (found["published"], found["reports"], found["url"]) == (
        date(2023, 6, 30),
        4,
        "https://news.example/0",
    )


@pytest.mark.parametrize("width", [57, 58, 61])
def test_gdelt_of_every_age(record, tmp_path, width):
    absent = [] if width == 61 else ["Actor1Geo_ADM2Code", "Actor2Geo_ADM2Code", "ActionGeo_ADM2Code"]
    absent += ["SOURCEURL"] if width == 57 else []
    row = made.row("gdelt", DATEADDED="20230630" if absent else "20230630121500")
    cells = [value for name, value in row.items() if name not in absent]
    assert len(cells) == width
    (tmp_path / "f").write_text("\t".join(cells) + "\n")

    assert import_files(record, "gdelt", [tmp_path / "f"]).whole
    assert one(record, "gdelt")["url"] == (None if width == 57 else "https://news.example/0")


def test_a_state_has_no_coordinates(record, tmp_path):
    row = made.row("gdelt", ActionGeo_Type="1")
    import_files(record, "gdelt", [made.write(tmp_path / "f", "gdelt", [row])])
    found = one(record, "gdelt")
    assert (found["precision"], found["latitude"], found["longitude"]) == ("country", None, None)


def test_polecat(record, tmp_path):
    import_files(record, "polecat", [made.write(tmp_path / "f", "polecat", [made.row("polecat")])])
    found = one(record, "polecat")
    assert (found["type"], found["mode"], found["quad"]) == ("CONSULT", "visit", "verbal-cooperation")
    assert found["contexts"] == ["diplomatic", "military"]
    assert (found["actors"], found["recipients"]) == (["NOR"], ["STP"])
    assert found["recipient_names"] == ["São Tomé"]
    assert found["cameo"] is None


def test_polecat_in_latin_1(record, tmp_path):
    (tmp_path / "f").write_bytes(made.text("polecat", [made.row("polecat")]).encode("latin-1"))
    assert import_files(record, "polecat", [tmp_path / "f"]).whole
    assert one(record, "polecat")["recipient_names"] == ["São Tomé"]


def test_acled(record, tmp_path):
    import_files(record, "acled", [made.write(tmp_path / "f", "acled", [made.row("acled")])])
    found = one(record, "acled")
    assert (found["type"], found["mode"]) == ("PROTEST", "demo")
    assert (found["actors"], found["recipients"]) == (["KEN"], ["KEN"])
    assert (found["actor_sectors"], found["recipient_sectors"]) == (["CVL"], ["COP"])
    assert (found["place"], found["place_country"]) == ("Nairobi", "KEN")


@pytest.mark.parametrize(
    ("precision", "start", "end"),
    [("1", (6, 15), (6, 15)), ("2", (6, 12), (6, 18)), ("3", (6, 1), (6, 30))],
)
def test_acled_keeps_the_precision_of_the_day(record, tmp_path, precision, start, end):
    row = made.row("acled", event_date="15 June 2023", time_precision=precision)
    import_files(record, "acled", [made.write(tmp_path / "f", "acled", [row])])
    found = one(record, "acled")
    assert (found["date_start"], found["date_end"]) == (date(2023, *start), date(2023, *end))


def test_an_unknown_party_stays_unknown(record, tmp_path):
    row = made.row("acled", actor1="Al Shabaab", actor2="")
    import_files(record, "acled", [made.write(tmp_path / "f", "acled", [row])])
    found = one(record, "acled")
    assert (found["actors"], found["actor_names"], found["recipient_names"]) == ([], ["Al Shabaab"], [])


def test_a_statement_has_no_plover_type(record, tmp_path):
    row = {**made.row("icews"), "CAMEO Code": "010"}
    import_files(record, "icews", [made.write(tmp_path / "f", "icews", [row])])
    found = one(record, "icews")
    assert (found["type"], found["cameo"]) == (None, "010")


def test_icews_ids_may_stand_twice_on_different_days(record, tmp_path):
    rows = [{**made.row("icews"), "Event Date": day} for day in ("2018-06-01", "2018-06-02")]
    report = import_files(record, "icews", [made.write(tmp_path / "f", "icews", rows)])
    assert report.total("kept") == 2


@pytest.mark.parametrize("source", SOURCES)
def test_three_imports_in_any_order_give_the_same_record(tmp_path, source):
    files = [
        made.write(
            tmp_path / f"{part}", source, [made.row(source, n) for n in range(10 * part, 10 * part + 15)]
        )
        for part in range(3)
    ]
    hashes = set()
    a, b, c = files
    for number, order in enumerate([(a, b, c), (c, a, b), (b, c, a)]):
        record = Record.open(tmp_path / f"record{number}")
        first = import_files(record, source, order)
        once = record.content_hash()
        again = import_files(record, source, order[::-1])
        assert record.content_hash() == once
        assert first.total("kept") == 35
        assert first.total("duplicate") == 10
        assert (again.total("kept"), again.total("duplicate")) == (0, 45)
        hashes.add(once)
    assert len(hashes) == 1


def test_a_changed_row_is_kept_beside_the_old_one_and_the_newer_is_current(tmp_path):
    old = made.row("acled", fatalities="0", timestamp="1688000000")
    new = made.row("acled", fatalities="3", timestamp="1689000000")
    files = [made.write(tmp_path / "old", "acled", [old]), made.write(tmp_path / "new", "acled", [new])]
    for order in (files, files[::-1]):
        record = Record.open(tmp_path / f"record-{order[0].name}")
        import_files(record, "acled", order)
        assert record.query("SELECT * FROM imported").num_rows == 2
        current = record.query(
            "SELECT original_fatalities FROM current_imported JOIN imported_acled USING (digest)"
        )
        assert current.to_pylist() == [{"original_fatalities": "3"}]


@pytest.mark.parametrize("pack", ["zip", "gz"])
def test_packed_files(record, tmp_path, pack):
    plain = made.text("gdelt", [made.row("gdelt")]).encode()
    path = tmp_path / f"20230601.export.CSV.{pack}"
    if pack == "gz":
        path.write_bytes(gzip.compress(plain))
    else:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("20230601.export.CSV", plain)
    assert import_files(record, "gdelt", [path]).total("kept") == 1


def test_many_batches(record, tmp_path, monkeypatch):
    monkeypatch.setenv("DRAGOMAN_IMPORT_BATCH_ROWS", "10")
    monkeypatch.setattr("dragoman.exchange._lines._BLOCK", 2_000)
    rows = [made.row("icews", n) for n in range(95)]
    report = import_files(record, "icews", [made.write(tmp_path / "f", "icews", rows)])
    assert report.total("kept") == 95
    assert record.info().batches > 3
    lines = record.query("SELECT line, key FROM imported ORDER BY line").to_pylist()
    assert [x["line"] for x in lines] == list(range(2, 97))
    assert lines[0]["key"].startswith("1000 ")
    assert lines[-1]["key"].startswith("1094 ")


def test_an_unknown_source_is_a_wrong_call(record):
    with pytest.raises(UsageError, match="'cameo' is not a source"):
        import_files(record, "cameo", [])


def test_what_was_imported_counts_from_its_moment(record, tmp_path):
    import_files(record, "icews", [made.write(tmp_path / "f", "icews", [made.row("icews")])])
    assert record.query("FROM imported", as_of=date(2030, 4, 30)).num_rows == 0
    assert record.query("FROM imported", as_of=date(2030, 5, 1)).num_rows == 1


@pytest.mark.shared
@pytest.mark.skipif(not SAMPLE.exists(), reason="the shared imports are not beside the checkout")
def test_the_real_sample_is_imported_whole(record):
    report = import_files(record, "icews", [SAMPLE])
    assert (report.total("read"), report.total("kept"), report.whole) == (3705, 3705, True)
    assert report.files[0].notes == []
    assert quarantined(record) == []
    codes = Counter(line.split("\t")[6] for line in SAMPLE.read_text("utf-8").splitlines()[1:])
    found = record.query("SELECT cameo, type, count(*) AS number FROM imported GROUP BY ALL").to_pylist()
    assert {row["cameo"]: row["number"] for row in found} == codes
    assert {row["cameo"][:2] for row in found if row["type"] is None} == {"01"}  # statements
