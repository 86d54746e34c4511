"""Bad input: every line that is lost is named, with the reason; the rest is kept; never a traceback."""

import gzip
import zipfile

import made
import pytest

from dragoman.contracts import SOURCES, contract
from dragoman.exchange import import_files, piles, quarantined


@pytest.mark.parametrize("source", SOURCES)
def test_one_row_in_a_hundred_is_damaged(record, tmp_path, source):
    rows = [made.row(source, n) for n in range(3_000)]
    if source == "acled":  # a damaged row with a line break in it is two damaged lines
        rows = [{**r, "notes": r["notes"].replace("\n", " ")} for r in rows]
    lines = made.text(source, rows).splitlines()
    first = int(contract(source).header)
    lines, damaged = made.corrupt(lines, 0.01, seed=3, first=first)
    path = tmp_path / "f"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="")

    report = import_files(record, source, [path])

    assert len(damaged) == 30
    assert {q.line: None for q in quarantined(record)} == dict.fromkeys(damaged)
    assert report.total("quarantined") == 30
    assert report.total("kept") == 2_970
    assert not report.whole
    for found in quarantined(record):
        assert found.reason
        assert found.text

    again = import_files(record, source, [path])
    assert (again.total("kept"), again.total("duplicate")) == (0, 2_970)
    assert len(quarantined(record)) == 30


BOUNDS = {
    "icews": [
        ("Event Date", "2018-13-01", "it is not a day as YYYY-MM-DD: '2018-13-01'"),
        ("Event Date", "2091-01-01", "it lies in the future: '2091-01-01'"),
        ("Event Date", "1066-10-14", "it is before 1900: '1066-10-14'"),
        ("Event ID", "", "it is missing"),
        ("CAMEO Code", "13y", r"it is not like (0[1-9]|1[0-9]|20)\d{0,2}: '13y'"),
        ("Latitude", "91", "it is over 90: '91'"),
        ("Longitude", "east", "it is not a number: 'east'"),
        ("Latitude", "nan", "it is over 90: 'nan'"),
    ],
    "gdelt": [
        ("NumMentions", "1.5", "it is not a whole number: '1.5'"),
        ("QuadClass", "5", "it is over 4: '5'"),
        ("ActionGeo_Lat", "-90.5", "it is under -90: '-90.5'"),
    ],
    "polecat": [("Event Type", "met", "it is not like [A-Z]{3,12}: 'met'")],
    "acled": [
        ("fatalities", "-1", "it is under 0: '-1'"),
        ("event_date", "yesterday", "it is not a day as YYYY-MM-DD: 'yesterday'"),
    ],
}


@pytest.mark.parametrize("source", SOURCES)
def test_values_out_of_bounds(record, tmp_path, source):
    bad = [{**made.row(source, n), column: value} for n, (column, value, _) in enumerate(BOUNDS[source])]
    rows = [made.row(source, 100), *bad, *(made.row(source, 200 + n) for n in range(len(bad)))]
    report = import_files(record, source, [made.write(tmp_path / "f", source, rows)])

    counts = [report.total(count) for count in ("read", "kept", "quarantined")]
    assert counts == [2 * len(bad) + 1, len(bad) + 1, len(bad)]
    found = [(q.field, q.reason, q.outcome) for q in quarantined(record)]
    assert found == [(column, reason, "refused") for column, _, reason in BOUNDS[source]]


DAMAGE = {
    "empty": b"",
    "blank": b"\n\n\n",
    "nothing": b"\x00" * 5_000,
    "an image": b"\x89PNG\r\n\x1a\n" * 99,
    "a page": b"<html><body>404</body></html>\n",
    "another table": b"a,b\n1,2\n",
    "no gzip": b"\x1f\x8bnot gzip",
    "no zip": b"PK\x03\x04not zip",
    "quotation marks": b'"' * 10_000,
    "tabs": b"\t" * 3_000_000,
    "one long line": b"x" * 3_000_000,
}


@pytest.mark.parametrize("source", SOURCES)
def test_what_is_no_file_of_the_source_is_given_up(record, tmp_path, source):
    for name, damage in DAMAGE.items():
        (tmp_path / name).write_bytes(damage)
    good = made.write(tmp_path / "good", source, [made.row(source)])

    report = import_files(record, source, [*(tmp_path / name for name in DAMAGE), good])

    *bad, last = report.files
    assert [(f.file, f.kept) for f in bad if f.error] == [(str(tmp_path / name), 0) for name in DAMAGE]
    assert (last.error, last.kept) == (None, 1)
    assert not report.whole


def test_files_that_cannot_be_read(record, tmp_path):
    report = import_files(record, "icews", [tmp_path / "none", tmp_path])
    assert [f.error for f in report.files] == [
        "there is no such file. Check the path.",
        "it is a directory. Name the files in it.",
    ]


def test_a_file_cut_off_in_its_packing_keeps_what_came_before(record, tmp_path, monkeypatch):
    monkeypatch.setenv("DRAGOMAN_IMPORT_BATCH_ROWS", "10")
    monkeypatch.setattr("dragoman.exchange._lines._BLOCK", 2_000)
    rows = [made.row("gdelt", n, SOURCEURL=f"https://news.example/{n * 7919 % 104729}") for n in range(500)]
    path = tmp_path / "f.gz"
    path.write_bytes(gzip.compress(made.text("gdelt", rows).encode())[:-2_000])
    report = import_files(record, "gdelt", [path])
    assert report.files[0].error.startswith("it is packed wrongly or cut off")
    assert 0 < report.files[0].kept < 500


def test_an_archive_of_two_files(record, tmp_path):
    with zipfile.ZipFile(tmp_path / "f.zip", "w") as archive:
        archive.writestr("a", "1")
        archive.writestr("b", "2")
    report = import_files(record, "gdelt", [tmp_path / "f.zip"])
    assert report.files[0].error.startswith("the archive holds 2 files, not one")


def test_a_bomb_is_given_up(record, tmp_path, monkeypatch):
    monkeypatch.setenv("DRAGOMAN_MAX_IMPORT_BYTES", "100000")
    line = made.text("gdelt", [made.row("gdelt")])
    (tmp_path / "f.gz").write_bytes(gzip.compress(line.encode() * 10_000))
    report = import_files(record, "gdelt", [tmp_path / "f.gz"])
    assert "more than 100,000 bytes" in report.files[0].error


def test_a_header_of_another_kind(record, tmp_path):
    (tmp_path / "f").write_text("id\tday\n1\t2018-01-01\n")
    report = import_files(record, "icews", [tmp_path / "f"])
    assert "it has no column 'Event ID'" in report.files[0].error


def test_columns_in_another_order_and_one_too_many(record, tmp_path):
    names = [*contract("icews").names][::-1]
    row = made.row("icews") | {"Mood": "fair"}
    names.insert(3, "Mood")
    (tmp_path / "f").write_text("\t".join(names) + "\n" + "\t".join(row[n] for n in names) + "\n")
    report = import_files(record, "icews", [tmp_path / "f"])
    assert report.whole
    assert report.files[0].notes == ["unknown column 'Mood': passed over"]
    assert record.query("SELECT key FROM imported").to_pylist() == [{"key": "1000 2018-06-01"}]


def test_windows_line_ends_and_a_byte_order_mark(record, tmp_path):
    text = made.text("icews", [made.row("icews", n) for n in range(3)]).replace("\n", "\r\n")
    (tmp_path / "f").write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert import_files(record, "icews", [tmp_path / "f"]).total("kept") == 3


def test_blank_lines_are_no_rows_and_do_not_shift_the_count(record, tmp_path):
    head, *rest = made.text(
        "icews", [made.row("icews", 0), {**made.row("icews", 1), "Latitude": "x"}]
    ).splitlines()
    (tmp_path / "f").write_text("\n".join([head, "", rest[0], "", "", rest[1], "", ""]))
    report = import_files(record, "icews", [tmp_path / "f"])
    assert (report.total("read"), report.total("kept")) == (2, 1)
    assert [q.line for q in quarantined(record)] == [6]


def test_a_file_that_is_mostly_damaged_is_given_up(record, tmp_path):
    rows = [{**made.row("icews", n), "Latitude": "x" if n % 3 else "1"} for n in range(300)]
    report = import_files(record, "icews", [made.write(tmp_path / "f", "icews", rows)])
    assert "200 of its first 300 rows are not in order" in report.files[0].error


def test_a_column_that_is_emptier_than_usual_is_noted(record, tmp_path):
    rows = [{**made.row("icews", n), "Source Country": "NA"} for n in range(200)]
    report = import_files(record, "icews", [made.write(tmp_path / "f", "icews", rows)])
    assert report.files[0].notes == ["column 'Source Country' is filled in 0% of the rows; 80% is usual"]


class TestMalformedWeeksOfPolecat:
    """Header names without a column, and tabs too many."""

    names = contract("polecat").names

    def lines(self, *rows):
        return "\n".join(["\t".join(self.names), *("\t".join(r) for r in rows)]) + "\n"

    def test_an_extra_tab_is_taken_out_and_logged(self, record, tmp_path):
        # Where a neighbour is empty too nobody could tell which cell is the extra one.
        full = {"GeoNames ID": "3143244", "Raw Placename": "Oslo", "Feature Type": "PPLC"}
        row = list(made.row("polecat", **full).values())
        at = self.names.index("Publication Date")
        broken = [*row[:at], "", *row[at:]]
        good = [list(made.row("polecat", n).values()) for n in range(1, 4)]
        (tmp_path / "f").write_text(self.lines(*good, broken))

        report = import_files(record, "polecat", [tmp_path / "f"])

        assert (report.total("kept"), report.total("repaired"), report.total("quarantined")) == (4, 1, 0)
        (logged,) = quarantined(record)
        assert (logged.line, logged.outcome) == (5, "repaired")
        assert logged.reason == "it had 41 columns, not 40: realigned"
        kept = record.query("SELECT * FROM imported_polecat WHERE line = 5").to_pylist()[0]
        assert kept["original_publication_date"] == "2023-06-30"
        assert kept["published"].isoformat() == "2023-06-30"

    def test_a_row_that_may_be_realigned_in_several_ways_is_refused(self, record, tmp_path):
        row = list(made.row("polecat", **{"Actor Title": "minister", "Wikipedia Actor ID": "x"}).values())
        # The recipient's title is empty as well: with either cell taken out the columns in between differ.
        at = self.names.index("Actor Title")
        broken = [*row[:at], "", *row[at:]]
        good = [list(made.row("polecat", n).values()) for n in range(1, 4)]
        (tmp_path / "f").write_text(self.lines(*good, broken))
        report = import_files(record, "polecat", [tmp_path / "f"])
        assert (report.total("kept"), report.total("quarantined")) == (3, 1)

    def test_a_header_that_names_too_many_columns(self, record, tmp_path):
        rows = [list(made.row("polecat", n).values()) for n in range(3)]
        text = self.lines(*rows).replace("\tVersion\n", "\tVersion\tHeadline\n", 1)
        (tmp_path / "f").write_text(text)
        report = import_files(record, "polecat", [tmp_path / "f"])
        assert report.total("kept") == 3
        assert report.files[0].notes == [
            "unknown column 'Headline': passed over",
            "the header names 1 columns more than the rows have: repaired",
        ]


def test_a_quotation_mark_that_is_missing_swallows_nothing(record, tmp_path):
    rows = [made.row("acled", n) for n in range(200)]
    lines = made.text("acled", rows).split("\n")
    broken = next(i for i, line in enumerate(lines) if i > 100 and line.count('"') % 2)
    lines[broken] = lines[broken].replace('"', "", 1)
    (tmp_path / "f").write_text("\n".join(lines))
    report = import_files(record, "acled", [tmp_path / "f"])
    assert report.total("kept") == 199
    # The record stood on two lines, and neither is one by itself.
    assert [q.line for q in quarantined(record)] == [broken + 1, broken + 2]


def test_piles_count_the_reasons(record, tmp_path):
    rows = [{**made.row("icews", n), "Latitude": str(100 + n)} for n in range(3)] + [made.row("icews", 9)]
    import_files(record, "icews", [made.write(tmp_path / "f", "icews", rows)])
    (pile,) = piles(record)
    assert (pile.file, pile.field, pile.reason, pile.number, pile.first) == (
        "f",
        "Latitude",
        "it is over 90",
        3,
        2,
    )
