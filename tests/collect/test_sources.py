"""The registry of sources: each name has a kind, and the docs list them all."""

from pathlib import Path

import pytest

from dragoman.collect.sources import KINDS, kind_of
from dragoman.collect.sources.archive import ARCHIVE
from dragoman.collect.sources.listed import LISTED
from dragoman.collect.sources.web import WEB

DOCS = Path(__file__).parents[2] / "docs/collect.md"


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("HTTPS://a.example/x.warc", WEB),
        ("news.WARC.GZ", ARCHIVE),
        ("crawl.wacz", ARCHIVE),
        ("list.txt", LISTED),
        ("", LISTED),
    ],
)
def test_every_source_has_a_kind(source, kind):
    assert kind_of(source) is kind


def test_the_docs_list_every_kind_in_order():
    listed = [line for line in DOCS.read_text("utf-8").splitlines() if line.startswith("| ")]
    assert listed[1:] == [f"| {named} | {taken} |" for kind in KINDS for named, taken in kind.shown]
