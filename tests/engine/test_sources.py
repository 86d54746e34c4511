"""The same articles from every kind of source; what is no article is refused with its place."""

import gzip
import io
import json
import zipfile
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from bulk_coding import article, read_jsonl, write_jsonl
from bulk_runs import Bulk, Listener
from dragoman.engine.sources import KINDS, open_source
from dragoman.errors import UsageError

ARTICLES = [article(number) for number in range(1, 4)]


def page(record: dict[str, str]) -> bytes:
    return f"<html><body><article><p>{record['text']}</p></article></body></html>".encode()


def jsonl(path: Path) -> Path:
    return write_jsonl(path / "news.jsonl", ARTICLES)


def jsonl_gz(path: Path) -> Path:
    (path / "news.jsonl.gz").write_bytes(gzip.compress(jsonl(path).read_bytes()))
    return path / "news.jsonl.gz"


def folder(path: Path) -> Path:
    (path / "news/deeper").mkdir(parents=True)
    (path / "news/1.html").write_bytes(page(ARTICLES[0]))
    (path / "news/2.md").write_text(ARTICLES[1]["text"])
    (path / "news/deeper/3.txt").write_text(ARTICLES[2]["text"])
    (path / "news/.hidden.txt").write_text("Arvo met Berta in Tallinn.")
    (path / "news/picture.png").write_bytes(b"\x89PNG")
    return path / "news"


def parquet(path: Path) -> Path:
    rows = [
        {**record, "published": date.fromisoformat(record["published"]), "other": 1} for record in ARTICLES
    ]
    pq.write_table(pa.Table.from_pylist(rows), path / "news.parquet")
    return path / "news.parquet"


def warc_bytes(compressed: bool = True) -> bytes:
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=compressed)
    for number, record in enumerate(ARTICLES):
        headers = StatusAndHeaders(
            "200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1"
        )
        url = f"https://example.org/{number}"
        writer.write_record(
            writer.create_warc_record(url, "response", payload=io.BytesIO(page(record)), http_headers=headers)
        )
    for status, kind in (("404 Not Found", "text/html"), ("200 OK", "image/png")):
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                "https://example.org/no", "response", payload=io.BytesIO(b"no"), http_headers=headers
            )
        )
    return file.getvalue()


def warc(path: Path) -> Path:
    (path / "news.warc").write_bytes(warc_bytes(compressed=False))
    return path / "news.warc"


def warc_gz(path: Path) -> Path:
    (path / "news.warc.gz").write_bytes(warc_bytes())
    return path / "news.warc.gz"


def wacz(path: Path) -> Path:
    with zipfile.ZipFile(path / "news.wacz", "w") as archive:
        archive.writestr("archive/data.warc.gz", warc_bytes())
        archive.writestr("pages/pages.jsonl", "{}")
    return path / "news.wacz"


EVERY = [jsonl, jsonl_gz, folder, parquet, warc, warc_gz, wacz]


@pytest.mark.parametrize("make", EVERY)
def test_every_kind_of_source_gives_the_same_articles(make, bulk: Bulk, tmp_path: Path) -> None:
    summary = bulk(make(tmp_path), tmp_path / "events.jsonl")

    assert (summary.documents, summary.events, summary.refused) == (3, 3, 0)
    assert summary.refusals is None


def test_endings_count_in_capitals_too(tmp_path: Path) -> None:
    for ending in (ending for kind in KINDS for ending in kind.endings):
        path = tmp_path / f"NEWS{ending.upper()}"
        path.write_bytes(b"")
        assert type(open_source(path)).__name__.endswith("Source")


def test_several_inputs_are_coded_in_their_order(bulk: Bulk, tmp_path: Path) -> None:
    first = write_jsonl(tmp_path / "b.jsonl", [article(1)])
    second = write_jsonl(tmp_path / "a.jsonl", [article(4)])
    bulk([first, second], tmp_path / "events.jsonl")

    assert [event["document"] for event in read_jsonl(tmp_path / "events.jsonl")] == [
        "doc-00001",
        "doc-00004",
    ]


def test_fields_come_through(bulk: Bulk, tmp_path: Path) -> None:
    bulk(write_jsonl(tmp_path / "a.jsonl", [{**article(1), "id": 7, "more": {}}]), tmp_path / "events.jsonl")

    (event,) = read_jsonl(tmp_path / "events.jsonl")
    assert event["document"] == "7"
    assert event["date"] == {"start": "2024-07-03", "end": "2024-07-03", "text": None}


LINES: list[tuple[bytes | str | dict[str, object], str, str | None, str]] = [
    (b"{", "line", None, "the JSON is broken at character 2"),
    (b"\xff\xfe{}", "line", None, "the line is not UTF-8: byte 1 does not fit"),
    (b"[1]", "line", None, "the line holds no JSON object"),
    (b"[" * 100_000, "line", None, "the JSON is nested too deep"),
    (b'{"text": ' + b"1" * 5000 + b"}", "line", None, "the JSON holds a number too long to read"),
    ({"id": "a"}, "field", "text", "it is missing or empty"),
    ({"text": 5}, "field", "text", "it is a number, not a text"),
    ({"text": ["a"]}, "field", "text", "it is a list, not a text"),
    ({"text": "A report.", "title": {}}, "field", "title", "it is an object, not a text"),
    ({"text": "A report.", "id": "x" * 10_001}, "field", "id", "it has 10,001 characters"),
    ('{"text": "half \\ud800 a character"}', "field", "text", "half characters"),
    ({"text": "A report on the talks.", "published": "soon"}, "date", "published", "'soon' is not"),
    ({"text": "\x00\x01\x02\x03"}, "document", "text", "this is not a text"),
    (
        {"text": "Le ministre a rencontré lundi à Paris son homologue allemand et ils ont signé un traité."},
        "language",
        "text",
        "the text is in French (fr)",
    ),
]


@pytest.mark.parametrize("case", LINES)
def test_a_bad_line_is_refused_with_its_place_and_the_rest_goes_on(
    case: tuple[bytes | str | dict[str, object], str, str | None, str],
    bulk: Bulk,
    tmp_path: Path,
    listener: Listener,
) -> None:
    line, kind, field, reason = case
    news = write_jsonl(tmp_path / "news.jsonl", [article(1), line, article(2)])
    summary = bulk(news, tmp_path / "events.jsonl")

    assert (summary.documents, summary.refused, summary.events) == (2, 1, 3)
    (refusal,) = listener.refusals
    assert (str(refusal.place), refusal.kind, refusal.field) == (f"{news}, line 2", kind, field)
    assert reason in refusal.reason
    assert refusal.remedy
    assert summary.refusals is not None
    assert read_jsonl(summary.refusals) == [refusal.as_object()]


def test_a_long_line_is_passed_over_and_never_held(
    bulk: Bulk, tmp_path: Path, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAGOMAN_MAX_DOCUMENT_BYTES", "1000")
    bulk(
        write_jsonl(tmp_path / "news.jsonl", [article(1), b"x" * 20_000, article(2)]),
        tmp_path / "events.jsonl",
    )

    (refusal,) = listener.refusals
    assert refusal.reason == "the line has more than the 1,000 bytes allowed"
    assert listener.ended is not None
    assert listener.ended.documents == 2


def test_an_archive_cut_short_keeps_what_came_before(bulk: Bulk, tmp_path: Path, listener: Listener) -> None:
    path = jsonl_gz(tmp_path)
    lines = "".join(json.dumps(article(number)) + "\n" for number in range(2000)).encode()
    whole = gzip.compress(lines)
    path.write_bytes(whole[: len(whole) // 2])
    summary = bulk(path, tmp_path / "events.jsonl")

    assert 0 < summary.documents < 2000
    (refusal,) = listener.refusals
    assert refusal.kind == "file"
    assert "cannot be read from here on" in refusal.reason


@pytest.mark.parametrize("make", [parquet, warc, warc_gz, wacz])
def test_a_damaged_archive_is_refused(make, bulk: Bulk, tmp_path: Path, listener: Listener) -> None:
    path: Path = make(tmp_path)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * 2 // 3])
    bulk(path, tmp_path / "events.jsonl")

    assert [refusal.kind for refusal in listener.refusals] == ["file"]


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"body": ["a"]}, "there is no such column"),
        ({"text": [1]}, "the column holds int64, not strings"),
        ({"text": ["a"], "title": [1.5]}, "the column holds double, not strings"),
    ],
)
def test_parquet_with_other_columns(
    columns: dict[str, list[object]], reason: str, bulk: Bulk, tmp_path: Path, listener: Listener
) -> None:
    pq.write_table(pa.table(columns), tmp_path / "news.parquet")
    bulk(tmp_path / "news.parquet", tmp_path / "events.jsonl")

    (refusal,) = listener.refusals
    assert refusal.reason == reason


def test_a_bomb_is_not_unpacked(bulk: Bulk, tmp_path: Path, listener: Listener) -> None:
    with zipfile.ZipFile(tmp_path / "news.wacz", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("archive/data.warc", bytes(5_000_000))
        archive.writestr("../data.warc", b"WARC/1.0")
    bulk(tmp_path / "news.wacz", tmp_path / "events.jsonl")

    assert sorted(refusal.reason.split(":")[0] for refusal in listener.refusals) == [
        "it unpacks to more than 200 times its size",
        "its name points out of the archive",
    ]


def test_an_empty_folder_is_named(bulk: Bulk, tmp_path: Path, listener: Listener) -> None:
    (tmp_path / "news").mkdir()
    bulk(tmp_path / "news", tmp_path / "events.jsonl")

    (refusal,) = listener.refusals
    assert refusal.reason == "the folder holds no article"


@pytest.mark.parametrize("name", ["none.jsonl", "news.docx", "a\0b"])
def test_a_source_that_cannot_be_is_a_wrong_call(name: str, bulk: Bulk, tmp_path: Path) -> None:
    (tmp_path / "news.docx").write_bytes(b"PK")

    with pytest.raises(UsageError):
        bulk(Path(f"{tmp_path}/{name}"), tmp_path / "events.jsonl")
    assert not (tmp_path / "events.jsonl.parts").exists()
