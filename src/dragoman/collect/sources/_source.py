"""What a kind of source is: which names are its, and the pages that it brings."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from dragoman.collect._feed import Entry
from dragoman.collect._polite import Polite
from dragoman.collect._report import Collected, SourceReport
from dragoman.collect._state import State
from dragoman.documents import Fetched
from dragoman.record import Record


@dataclass(frozen=True, slots=True)
class Page:
    """A page that the source holds itself, so that it need not be fetched.

    `key` is what it is remembered by: the same page of the same source has the same key in every run.
    """

    key: str
    entry: Entry
    fetched: Fetched


Found = Entry | Page | Collected
"""A page to be fetched, one that is there, or what was wrong with a part of the source."""


class Tools(NamedTuple):
    """What a source may use: the servers, what is known from earlier runs, and the record's clock."""

    polite: Polite
    state: State
    record: Record


class Kind(NamedTuple):
    """A kind of source.

    `shown` are lines of the table in the docs: what the user names, and what is taken. `takes` says by its
    name whether a source is of the kind. `read` yields what it brings, is resumed when that was dealt with,
    and so may note in the end, by the report, what need not be looked at again. It raises `InputError` where
    the source as a whole cannot be had. `bounded`: `collect_pages` counts.
    """

    shown: tuple[tuple[str, str], ...]
    takes: Callable[[str], bool]
    read: Callable[[str, Tools, SourceReport], Iterator[Found]]
    bounded: bool = True
