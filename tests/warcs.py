"""WARC and WACZ files that are made up."""

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter


def warc_bytes(
    pages: Iterable[tuple[str, bytes]], record: str = "response", *, compressed: bool = True
) -> bytes:
    """Return a WARC with a record of a kind (``response``, ``resource``) for each address and page."""
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=compressed)
    kind = "text/html; charset=utf-8"
    for url, page in pages:
        given = {"warc_content_type": kind}
        if record == "response":
            given = {
                "http_headers": StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
            }
        writer.write_record(writer.create_warc_record(url, record, payload=io.BytesIO(page), **given))
    return file.getvalue()


def write_wacz(path: Path, members: dict[str, bytes], how: int = zipfile.ZIP_STORED) -> Path:
    """Write a WACZ with these members."""
    with zipfile.ZipFile(path, "w", how) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path
