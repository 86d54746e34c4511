"""Events of a record: its mentions, merged, with what users ruled."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime
from itertools import combinations
from typing import Any

from dragoman.errors import UsageError
from dragoman.merging._evidence import evidence
from dragoman.merging._groups import groups
from dragoman.merging._near import KEY, mention_of
from dragoman.merging._score import probability, reasons
from dragoman.merging.copies import copies
from dragoman.merging.kept import merged
from dragoman.merging.mention import Mention
from dragoman.record import Mention as Kept
from dragoman.record import Record, Snapshot
from dragoman.record.reading import kept_mention
from dragoman.revisions import rulings

_ROWS = f"""
SELECT m.*, {KEY} AS key, a.event AS told, d.published_end, d.source, d.url, d.title, t.text
FROM current_mentions m JOIN assigned a USING (document_id, sha256, event_id)
JOIN current_dossiers d USING (document_id, sha256) JOIN documents t USING (document_id, sha256)
SEMI JOIN (SELECT unnest(?::VARCHAR[]) AS event) w ON w.event = a.event ORDER BY key
"""  # noqa: S608 - SQL of our own
# An event lies within the days of all its reports; one report is enough for its type and parties.
_FOUND = f"""
SELECT a.event, min({KEY}) AS key, min(coalesce(m.date_start, d.published_end - 2)) AS first
FROM current_mentions m JOIN assigned a USING (document_id, sha256, event_id)
JOIN current_dossiers d USING (document_id, sha256)
GROUP BY a.event {{having}} ORDER BY first NULLS LAST, key LIMIT ?
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Report:
    """One mention of an event: the coded event with where it comes from, and who published it when."""

    key: str
    kept: Kept
    published: date | None
    source: str | None
    url: str | None
    title: str | None


@dataclass(frozen=True, slots=True)
class Link:
    """Why two reports are held to tell of one act."""

    one: str
    other: str
    probability: float | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """An event: the reports that tell of it, in order of publication, and what links them.

    `sources` are the groups of reports that are independent of each other: reports in texts that are copies
    of one wire text, or of one publisher, count once.
    """

    id: str
    reports: tuple[Report, ...]
    sources: tuple[tuple[str, ...], ...]
    links: tuple[Link, ...]


def find_event(record: Record, name: str, *, as_of: datetime | date | None = None) -> Merged:
    """Return the event with an id, or the one that a coded event belongs to.

    `name` is an event's id (``e…``), or the id of a coded event, with its document before it
    (``document:sha256:id``) where several have it. Raises `UsageError` where there is none, or several.
    """
    with merged(record, as_of=as_of) as snapshot:
        key = _resolve(snapshot, name)
        asked = f"SELECT event FROM assigned m WHERE {KEY} = ?"  # noqa: S608 - SQL of our own
        return _events(snapshot, [row["event"] for row in snapshot.rows(asked, [key])])[0]


def find_events(
    record: Record,
    *,
    type: str | None = None,  # noqa: A002 - the contract's word
    actor: str | None = None,
    since: date | None = None,
    until: date | None = None,
    as_of: datetime | date | None = None,
    limit: int | None = None,
) -> list[Merged]:
    """Return events of a record, in order of their days.

    `actor` is a code, on either side; `since` and `until` are days, both included. An event comes with all
    its reports where one of them has the type and the actor.
    """
    of_report = {"m.type = ?": type, "list_contains(m.actors || m.recipients, ?)": actor}
    named = {condition: value for condition, value in of_report.items() if value is not None}
    conditions: dict[str, list[Any]] = {
        f"bool_or({' AND '.join(named)})": list(named.values()),
        "max(coalesce(m.date_end, d.published_end)) >= ?": [since] if since else [],
        "min(coalesce(m.date_start, d.published_end - 2)) <= ?": [until] if until else [],
    }
    asked = {condition: values for condition, values in conditions.items() if values}
    having = f"HAVING {' AND '.join(asked)}" if asked else ""
    values = [value for given in asked.values() for value in given]
    with merged(record, as_of=as_of) as snapshot:
        found = snapshot.rows(_FOUND.format(having=having), [*values, limit])
        return _events(snapshot, [row["event"] for row in found])


@dataclass(frozen=True, slots=True)
class _Loaded:
    report: Report
    mention: Mention
    text: str


def _resolve(snapshot: Snapshot, name: str) -> str:
    found = snapshot.rows(
        f"SELECT {KEY} AS key FROM current_mentions m"  # noqa: S608
        f" WHERE m.event_id = $1 OR {KEY} = $1 OR 'e' || left(sha256({KEY}), 15) = $1",
        [name],
    )
    keys: list[str] = sorted({row["key"] for row in found})
    if not keys:
        raise UsageError(
            f"no event has the id {name!r}", where="event", remedy="See `dragoman event list` for the ids."
        )
    if len(keys) > 1:
        raise UsageError(
            f"{len(keys)} coded events have the id {name!r}",
            where="event",
            remedy=f"Name one of them whole: {', '.join(keys[:3])}{', …' if len(keys) > 3 else ''}.",
        )
    return keys[0]


def _events(snapshot: Snapshot, names: Sequence[str]) -> list[Merged]:
    """Return events with their reports, in the order of their names."""
    loaded: dict[str, list[_Loaded]] = {name: [] for name in names}
    for row in snapshot.rows(_ROWS, [list(names)]):
        report = Report(
            row["key"], kept_mention(row), row["published_end"], row["source"], row["url"], row["title"]
        )
        loaded[row["told"]].append(_Loaded(report, mention_of(row), row["text"]))
    together, _ = rulings(snapshot)
    return [_merged(name, reports, together) for name, reports in loaded.items()]


def _merged(name: str, loaded: Sequence[_Loaded], together: Set[frozenset[str]]) -> Merged:
    loaded = sorted(loaded, key=lambda item: (item.report.published or date.max, item.report.key))
    pairs = combinations((item.mention for item in loaded), 2)
    links = (_link(one, other, together) for one, other in pairs)
    return Merged(
        id=name,
        reports=tuple(item.report for item in loaded),
        sources=_sources(loaded),
        links=tuple(link for link in links if link),
    )


def _link(one: Mention, other: Mention, together: Set[frozenset[str]]) -> Link | None:
    if frozenset((one.key, other.key)) in together:
        return Link(one.key, other.key, None, ("ruled to be one act",))
    found = evidence(one, other)
    return Link(one.key, other.key, round(probability(found), 3), tuple(reasons(found))) if found else None


def _sources(loaded: Sequence[_Loaded]) -> tuple[tuple[str, ...], ...]:
    """Return the reports in groups of copies, or of one publisher, each by its keys."""
    texts = {item.report.kept.provenance.sha256: item.text for item in loaded}
    keys_of: dict[str, list[str]] = {}
    by_publisher: dict[str, str] = {}
    same: list[tuple[str, str]] = []
    for item in loaded:
        sha256 = item.report.kept.provenance.sha256
        keys_of.setdefault(sha256, []).append(item.report.key)
        if item.report.source:
            same.append((by_publisher.setdefault(item.report.source, sha256), sha256))
    for group in copies(texts):
        first = min(group)
        same += [(first, other) for other in group]
    joined = groups(texts, same)
    return tuple(sorted(tuple(sorted(key for sha in group for key in keys_of[sha])) for group in joined))
