"""Events of a record: its mentions, merged, with what users ruled."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from dragoman.errors import UsageError
from dragoman.merging._evidence import FARTHEST, days
from dragoman.merging._groups import groups
from dragoman.merging._score import probability, reasons
from dragoman.merging.copies import copies
from dragoman.merging.mention import Mention, from_event
from dragoman.merging.merger import Merger, Rulings, event_id
from dragoman.record import Mention as Kept
from dragoman.record import Record, Snapshot
from dragoman.record.reading import kept_mention
from dragoman.revisions import rulings

_KEY = "m.document_id || ':' || left(m.sha256, 12) || ':' || m.event_id"
_ROWS = f"""
SELECT m.*, {_KEY} AS key, d.published_end, d.source, d.url, d.title, t.text
FROM current_mentions m JOIN current_dossiers d USING (document_id, sha256)
JOIN documents t USING (document_id, sha256)
"""  # noqa: S608 - SQL of our own
_MARGIN = timedelta(days=2 * FARTHEST)


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
    with record.snapshot(as_of=as_of) as snapshot:
        return _around(snapshot, _resolve(snapshot, name))


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

    `actor` is a code, on either side; `since` and `until` are days, both included. What lies just outside
    these days is looked at too, so that no event is cut at them.
    """
    conditions = {
        "m.type = ?": type,
        "list_contains(m.actors || m.recipients, ?)": actor,
        "coalesce(m.date_end, d.published_end) >= ?": since - _MARGIN if since else None,
        "coalesce(m.date_start, d.published_end) <= ?": until + _MARGIN if until else None,
    }
    with record.snapshot(as_of=as_of) as snapshot:
        asked = {condition: value for condition, value in conditions.items() if value is not None}
        loaded = _load(snapshot, list(asked), list(asked.values()))
        merger = _merger(snapshot, loaded)
        found = [keys for keys in merger.events() if _within(merger, keys, since, until)]
        found.sort(key=lambda keys: (_first_day(merger, keys), sorted(keys)))
        return [_merged(merger, keys, loaded) for keys in found[:limit]]


@dataclass(frozen=True, slots=True)
class _Loaded:
    report: Report
    mention: Mention
    text: str


def _resolve(snapshot: Snapshot, name: str) -> str:
    found = snapshot.rows(
        f"SELECT {_KEY} AS key FROM current_mentions m"  # noqa: S608
        f" WHERE m.event_id = $1 OR {_KEY} = $1 OR 'e' || left(sha256({_KEY}), 15) = $1",
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


def _around(snapshot: Snapshot, key: str) -> Merged:
    """Return the event of a mention, from as much of the record as can bear on it.

    Mentions of its type within some days are merged; where the event or what it is chained to comes near the
    edge of these days, more of them are taken.
    """
    (start,) = _load(snapshot, [f"{_KEY} = ?"], [key]).values()
    span = days(start.mention)
    ruled = _ruled(snapshot)
    if span is None:
        first = last = None
        loaded = {key: start}
    else:
        first, last = span[0] - _MARGIN, span[1] + _MARGIN
        loaded = _near(snapshot, start.mention, first, last)
    named = {name for pair in ruled.together for name in pair}
    loaded |= _load(snapshot, [f"list_contains(?, {_KEY})"], [sorted(named)]) if named else {}
    while True:
        merger = Merger(ruled)
        merger.add_all(loaded[name].mention for name in sorted(loaded))
        chained = [days(merger[name]) for name in merger.chain_of(key)]
        spans = [s for s in chained if s is not None]
        if first is None or last is None or not spans:
            break
        needed = min(s[0] for s in spans) - _MARGIN, max(s[1] for s in spans) + _MARGIN
        if needed[0] >= first and needed[1] <= last:
            break
        first, last = min(first, needed[0]), max(last, needed[1])
        loaded |= _near(snapshot, start.mention, first, last)
    return _merged(merger, merger.event_of(key), loaded)


def _near(snapshot: Snapshot, mention: Mention, first: date, last: date) -> dict[str, _Loaded]:
    conditions = [
        "m.type = ?",
        "m.status = ?",
        "coalesce(m.date_end, d.published_end) >= ?",
        "coalesce(m.date_start, d.published_end) <= ?",
    ]
    return _load(snapshot, conditions, [mention.type, mention.status, first, last])


def _load(snapshot: Snapshot, conditions: Sequence[str], values: Sequence[Any]) -> dict[str, _Loaded]:
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    loaded = {}
    for row in snapshot.rows(f"{_ROWS} {where} ORDER BY key", values):
        kept = kept_mention(row)
        report = Report(row["key"], kept, row["published_end"], row["source"], row["url"], row["title"])
        mention = from_event(
            kept.event, key=row["key"], text=row["text"], published=row["published_end"], source=row["source"]
        )
        loaded[row["key"]] = _Loaded(report, mention, row["text"])
    return loaded


def _ruled(snapshot: Snapshot) -> Rulings:
    together, apart = rulings(snapshot)
    return Rulings(frozenset(together), frozenset(apart))


def _merger(snapshot: Snapshot, loaded: dict[str, _Loaded]) -> Merger:
    merger = Merger(_ruled(snapshot))
    merger.add_all(loaded[name].mention for name in sorted(loaded))
    return merger


def _merged(merger: Merger, keys: Iterable[str], loaded: dict[str, _Loaded]) -> Merged:
    names = sorted(keys, key=lambda name: (loaded[name].report.published or date.max, name))
    links = tuple(
        link
        for at, one in enumerate(names)
        for other in names[at + 1 :]
        if (link := _link(merger, one, other))
    )
    return Merged(
        id=event_id(merger[name] for name in names),
        reports=tuple(loaded[name].report for name in names),
        sources=_sources([loaded[name] for name in names]),
        links=links,
    )


def _link(merger: Merger, one: str, other: str) -> Link | None:
    if frozenset((one, other)) in merger.rulings.together:
        return Link(one, other, None, ("ruled to be one act",))
    found = merger.between(one, other)
    return Link(one, other, round(probability(found), 3), tuple(reasons(found))) if found else None


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


def _within(merger: Merger, keys: Iterable[str], since: date | None, until: date | None) -> bool:
    spans = [span for key in keys if (span := days(merger[key]))]
    if not spans:
        return since is None and until is None
    return (since is None or max(s[1] for s in spans) >= since) and (
        until is None or min(s[0] for s in spans) <= until
    )


def _first_day(merger: Merger, keys: Iterable[str]) -> date:
    return min((span[0] for key in keys if (span := days(merger[key]))), default=date.max)
