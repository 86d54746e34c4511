"""A server, a record, and collecting without waiting."""

import pytest

from dragoman.collect import collect as collect_sources
from dragoman.collect._pace import Pace
from dragoman.record import Record
from feed_server import Answer, running
from readings import Clock
from told import told


@pytest.fixture
def server():
    with running() as started:
        started.answers["/robots.txt"] = Answer("User-agent: *\nAllow: /\n", "text/plain")
        yield started


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def record(tmp_path, clock):
    return Record.open(tmp_path / "record", clock=clock)


def loopback(address):
    """The explicit setting of the tests: loopback, and nothing else, may be dialled."""
    return address.is_loopback


def read(document):
    """Read a document into an empty dossier."""
    dossier, _ = told(document.id, document.text, [])
    info = dossier.document.model_copy(update={"published": document.published, "title": document.title})
    return dossier.model_copy(update={"document": info})


@pytest.fixture(name="read")
def reader():
    return read


@pytest.fixture
def collect(record):
    def call(*sources, pace=None, **options):
        pace = pace or Pace(0)
        return collect_sources(record, sources, read=read, allow=loopback, pace=pace, **options)

    return call
