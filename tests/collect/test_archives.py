"""WARC and WACZ: their pages are kept once, without a network, whatever else stands in them."""

import gzip
import io
import zipfile

import pytest

from dragoman.collect import collect as collect_sources
from dragoman.engine.rows import Refusal
from dragoman.engine.sources.warc import read_warc
from feed_server import Answer, article
from warcs import warc_bytes, write_wacz


def pages(*numbers):
    return [(f"https://news.example/{n}", article(n).encode()) for n in numbers]


@pytest.fixture
def taken(record, read):
    """Collect without a network; note what was read."""
    been_read = []

    def no_network(address):
        raise AssertionError(f"{address} was to be dialled")

    def reading(document):
        been_read.append(document.url)
        return read(document)

    def call(*sources):
        return collect_sources(record, [str(source) for source in sources], read=reading, allow=no_network)

    call.been_read = been_read
    return call


def outcomes(report):
    return [page.outcome for page in report.pages]


def write(path, data):
    path.write_bytes(data)
    return path


def warc(path):
    return write(path / "news.WARC", warc_bytes(pages(1, 2, 3), compressed=False))


def warc_gz(path):
    return write(path / "news.warc.gz", warc_bytes(pages(1, 2, 3)))


def wacz(path):
    members = {"archive/b.warc.gz": warc_bytes(pages(2, 3)), "archive/a.warc": warc_bytes(pages(1))}
    return write_wacz(path / "news.wacz", members | {"pages/pages.jsonl": b"{}"})


@pytest.mark.parametrize("make", [warc, warc_gz, wacz])
def test_the_pages_of_an_archive_are_kept_once(make, record, taken, tmp_path):
    source = make(tmp_path)
    (report,) = taken(source)
    assert [(p.url, p.outcome) for p in report.pages] == [(url, "kept") for url, _ in pages(1, 2, 3)]
    assert taken.been_read == [url for url, _ in pages(1, 2, 3)]
    assert len(record.documents()) == 3

    (again,) = taken(source)
    assert (again.unchanged, again.pages) == (True, [])

    copy = write(tmp_path / f"copy-{source.name}", source.read_bytes())
    (report,) = taken(copy)
    assert (report.already, report.pages, len(taken.been_read)) == (3, [], 3)


def test_an_archive_that_has_grown_is_read_on(taken, tmp_path):
    source = write(tmp_path / "news.warc.gz", warc_bytes(pages(1, 2)))
    taken(source)
    source.write_bytes(warc_bytes(pages(1, 2, 3)))
    (report,) = taken(source)
    assert (outcomes(report), report.already) == (["kept"], 2)


def test_an_archive_is_read_to_its_end_in_one_call(taken, tmp_path, monkeypatch):
    monkeypatch.setenv("DRAGOMAN_COLLECT_PAGES", "2")
    (report,) = taken(warc(tmp_path))
    assert (outcomes(report), report.left) == (["kept"] * 3, 0)


def test_a_page_that_was_fetched_is_known(server, record, collect, taken, tmp_path):
    server.answers["/a"] = Answer(article(1))
    collect(f"{server.base}/a")
    (report,) = taken(write(tmp_path / "news.warc", warc_bytes(pages(1))))
    assert outcomes(report) == ["known"]
    assert report.pages[0].document == record.documents()[0].id
    assert taken.been_read == []


def test_two_texts_at_one_address_are_both_kept(record, taken, tmp_path):
    url = "https://news.example/live"
    data = warc_bytes([(url, article(n).encode()) for n in (1, 2, 1)])
    (report,) = taken(write(tmp_path / "news.warc.gz", data))
    assert (outcomes(report), report.already) == (["kept", "kept"], 1)
    assert len(record.documents()) == 2


def test_what_is_no_article_is_refused_once(taken, tmp_path):
    source = write(
        tmp_path / "news.warc.gz", warc_bytes([("https://news.example/x", b"<html>no</html>"), *pages(1)])
    )
    (report,) = taken(source)
    assert outcomes(report) == ["refused", "kept"]
    copy = write(tmp_path / "copy.warc.gz", source.read_bytes())
    assert taken(copy)[0].already == 2


def test_a_reading_that_is_stopped_is_taken_up_again(record, tmp_path, taken, read):
    def stopped(document):
        if document.url.endswith("/2"):
            raise KeyboardInterrupt
        return read(document)

    source = warc_gz(tmp_path)
    with pytest.raises(KeyboardInterrupt):
        collect_sources(record, [str(source)], read=stopped)
    (report,) = taken(source)
    assert (outcomes(report), report.already) == (["kept", "kept"], 1)


class TestHostile:
    def test_an_archive_that_is_cut_off_says_at_which_record_and_is_read_on_when_mended(
        self, taken, tmp_path
    ):
        whole = warc_bytes(pages(1, 2))
        broken = write(tmp_path / "broken.warc.gz", whole + warc_bytes(pages(3))[:200])
        other = write(tmp_path / "other.warc.gz", warc_bytes(pages(4)))
        first, second = taken(broken, other)
        assert outcomes(first) == ["kept", "kept", "refused"]
        assert first.pages[2].url == f"{broken}, record 3"
        assert "cannot be read from here on" in first.pages[2].reason
        assert outcomes(second) == ["kept"]
        assert not taken(broken)[0].unchanged

        broken.write_bytes(whole + warc_bytes(pages(3)))
        (mended,) = taken(broken)
        assert (outcomes(mended), mended.already) == (["kept"], 2)

    @pytest.mark.parametrize("compressed", [True, False])
    @pytest.mark.parametrize("damage", ["start", "middle", "cut"])
    def test_a_broken_record_is_named_and_the_next_ones_are_kept(self, taken, tmp_path, damage, compressed):
        one, two, *more = (warc_bytes(pages(n), compressed=compressed) for n in (1, 2, 3, 4))
        middle = len(two) // 2
        bad = {
            "start": b"\x00" * 20 + two[20:],
            "middle": two[:middle] + b"\xff" * 40 + two[middle + 40 :] if compressed else two[:middle] * 2,
            "cut": two[:middle],
        }[damage]
        source = write(tmp_path / "news.warc", one + bad + b"".join(more))
        (report,) = taken(source)
        told = [p.url for p in report.pages]
        assert told[:2] == ["https://news.example/1", f"{source}, record 2"]
        assert report.pages[1].outcome == "refused"
        # A record that is not packed and has lost its end takes the beginning of the next one with it.
        assert told[2:] in (["https://news.example/3", "https://news.example/4"], ["https://news.example/4"])

    def test_a_packed_record_that_is_cut_off_anywhere_costs_no_other(self):
        """What is left of it may go on, as it seems, into the record after it."""
        one, two, *more = (warc_bytes(pages(n)) for n in (1, 2, 3, 4))
        for cut in range(30, len(two) - 8):
            rows = list(read_warc(io.BytesIO(one + two[:cut] + b"".join(more)), "news.warc"))
            told = [str(row.place) if isinstance(row, Refusal) else row.url for row in rows]
            assert told == [pages(1)[0][0], "news.warc, record 2", pages(3)[0][0], pages(4)[0][0]], cut

    def test_an_archive_that_breaks_again_and_again_is_left(self, taken, tmp_path):
        source = write(tmp_path / "news.warc", b"WARC/1.0\r\nContent-Length: x\r\n\r\n" * 5_000)
        (report,) = taken(source)
        assert set(outcomes(report)) == {"refused"}
        assert len(report.pages) == 101
        assert report.pages[-1].reason == "100 records cannot be read: the rest of the archive is left"

    def test_a_page_that_is_a_bomb(self, taken, tmp_path, monkeypatch):
        monkeypatch.setenv("DRAGOMAN_MAX_DOCUMENT_BYTES", "100000")
        bomb = ("https://news.example/bomb", b"<p>" + b"x" * 30_000_000)
        (report,) = taken(write(tmp_path / "news.warc.gz", warc_bytes([bomb, *pages(1)])))
        assert outcomes(report) == ["refused", "kept"]
        assert "more than the 100,000 bytes" in report.pages[0].reason
        assert report.pages[0].url.endswith("record 1")

    def test_a_body_that_is_packed_a_thousand_times(self, taken, tmp_path, monkeypatch):
        monkeypatch.setenv("DRAGOMAN_MAX_DOCUMENT_BYTES", "100000")
        data = warc_bytes([("https://news.example/bomb", gzip.compress(bytes(50_000_000)))], compressed=False)
        data = data.replace(
            b"Content-Type: text/html", b"Content-Encoding: gzip\r\nContent-Type: text/html", 1
        )
        (report,) = taken(write(tmp_path / "news.warc", data))
        assert "kept" not in outcomes(report)

    @pytest.mark.parametrize("length", [b"99999999999999999999", b"-5", b"x", b"1e9", b""])
    def test_an_absurd_length(self, taken, tmp_path, length):
        data = warc_bytes(pages(1, 2), compressed=False)
        start = data.rindex(b"Content-Length: ", 0, data.rindex(b"HTTP/1.1"))
        end = data.index(b"\r\n", start)
        data = data[: start + 16] + length + data[end:]
        first, second = taken(
            write(tmp_path / "news.warc", data), write(tmp_path / "good.warc", warc_bytes(pages(3)))
        )
        assert outcomes(first)[0] == "kept"
        assert outcomes(second) == ["kept"]

    def test_names_that_lead_out_and_members_that_are_bombs(self, taken, tmp_path):
        source = write_wacz(
            tmp_path / "news.wacz",
            {
                "../../escape.warc": warc_bytes(pages(5)),
                "/etc/cron.warc": warc_bytes(pages(6)),
                "..\\windows.warc": warc_bytes(pages(7)),
                "archive/bomb.warc": bytes(5_000_000),
                "archive/good.warc.gz": warc_bytes(pages(1)),
            },
            zipfile.ZIP_DEFLATED,
        )
        (report,) = taken(source)
        assert sorted(outcomes(report)) == ["kept", *["refused"] * 4]
        assert all(str(source) in p.url for p in report.pages if p.outcome == "refused")
        assert list(tmp_path.iterdir()) == [source] or not list(tmp_path.glob("**/*.warc"))

    def test_a_broken_member_and_the_next_one(self, taken, tmp_path):
        members = {
            "archive/a.warc": b"WARC/1.0\r\nnonsense",
            "archive/b.warc": b"\x1f\x8bnonsense",
            "archive/c.warc": b"",
        }
        (report,) = taken(write_wacz(tmp_path / "news.wacz", members | {"d.warc": warc_bytes(pages(1))}))
        assert outcomes(report).count("kept") == 1
        assert "refused" in outcomes(report)

    @pytest.mark.parametrize(
        "url",
        [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "https://news.example/" + "x" * 3_000,
            "https://news.example/a b\x7f",
            "urn:x:y",
        ],
    )
    def test_an_address_that_is_none_is_not_kept_as_one(self, taken, tmp_path, url):
        data = warc_bytes([(url, article(1).encode())], "resource")
        source = write(tmp_path / "news.warc.gz", data)
        (report,) = taken(source)
        assert [(p.url, p.outcome) for p in report.pages] == [(f"{source}, record 1", "kept")]
        assert taken.been_read == [None]

    @pytest.mark.parametrize("name", ["none.warc", "a\0b.wacz", "folder.wacz", "list.wacz", "empty.warc"])
    def test_what_is_no_archive_is_told_and_the_rest_goes_on(self, taken, tmp_path, name):
        (tmp_path / "folder.wacz").mkdir()
        (tmp_path / "list.wacz").write_text("https://news.example/1\n")
        (tmp_path / "empty.warc").write_bytes(b"")
        bad, good = taken(f"{tmp_path}/{name}", warc(tmp_path))
        assert bad.count("kept") == 0
        assert bad.error or outcomes(bad) == ["refused"] or name == "empty.warc"
        assert outcomes(good) == ["kept"] * 3
