"""Which part of the record goes out, and its rows in one shape, whoever coded them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from dragoman.contracts import SOURCES, contract
from dragoman.errors import UsageError
from dragoman.record import Snapshot

OWN: Final = "dragoman"
"""The source of what was coded here."""

Row = dict[str, Any]

_PARTIES: Final = """from_json(m.event::JSON -> '$.{0}',
    '[{{"code": "VARCHAR", "name": "VARCHAR", "text": "VARCHAR", "sectors": ["VARCHAR"]}}]')"""
_NAMES: Final = "list_transform({0}, lambda x: coalesce(x.name, x.text))"
_SECTORS: Final = "list_distinct(flatten(list_transform({0}, lambda x: x.sectors)))"


def _own() -> str:
    acting, receiving = _PARTIES.format("actors"), _PARTIES.format("recipients")
    return f"""
    SELECT 'dragoman' AS source, m.event_id AS id, m.document_id AS document, m.type, m.mode, m.contexts,
        m.quad, m.intensity, m.cameo, NULL::DOUBLE AS goldstein, m.actors, m.recipients,
        {_NAMES.format(acting)} AS actor_names, {_NAMES.format(receiving)} AS recipient_names,
        list_sort({_SECTORS.format(acting)}) AS actor_sectors,
        list_sort({_SECTORS.format(receiving)}) AS recipient_sectors,
        m.date_start, m.date_end, m.place, m.place_country, m.latitude, m.longitude,
        m.event::JSON ->> '$.place.precision' AS precision, m.status, m.speaker, m.confidence,
        d.source AS publisher, d.url, d.published_start AS published, NULL::BIGINT AS reports, m.sentence,
        m.coder_version || ' ' || m.coder_model AS coder, m.coded_at AS known, NULL AS digest,
        a.event
    FROM current_mentions m JOIN current_dossiers d USING (document_id, sha256)
    LEFT JOIN assigned a USING (document_id, sha256, event_id)"""  # noqa: S608


_OTHERS: Final = """
    SELECT source, key AS id, NULL AS document, type, mode, contexts, quad,
        intensity, cameo, goldstein, actors, recipients, actor_names, recipient_names, actor_sectors,
        recipient_sectors, date_start, date_end, place, place_country, latitude, longitude, precision,
        'happened' AS status, NULL AS speaker, NULL::DOUBLE AS confidence, publisher, url, published, reports,
        NULL AS sentence, NULL AS coder, imported AS known, digest,
        NULL AS event
    FROM current_imported"""


@dataclass(frozen=True, slots=True)
class Selection:
    """A part of the record. Null is everything; `sources` names ``dragoman`` for what was coded here.

    `since` and `until` are days, both included, that the interval of the event touches; `actor` is a code, on
    either side.
    """

    sources: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    actor: str | None = None
    since: date | None = None
    until: date | None = None
    as_of: datetime | date | None = None

    @property
    def own(self) -> bool:
        """Say whether what was coded here is in it."""
        return not self.sources or OWN in self.sources

    def __post_init__(self) -> None:
        unknown = [name for name in self.sources if name not in (OWN, *SOURCES)]
        if unknown:
            raise UsageError(
                f"{unknown[0]!r} is no source",
                where="source",
                remedy=f"Name {OWN}, or one of {', '.join(SOURCES)}.",
            )

    def sql(self, originals: str | None = None) -> tuple[str, list[Any]]:
        """Return SQL for the rows, in a lasting order, and its parameters."""
        parts = [_own()] if self.own else []
        if not self.sources or set(self.sources) - {OWN}:
            parts.append(_OTHERS)
        conditions = {
            "list_contains(?, source)": list(self.sources) or None,
            "list_contains(?, type)": list(self.types) or None,
            "list_contains(actors || recipients, ?)": self.actor,
            "date_end >= ?": self.since,
            "date_start <= ?": self.until,
        }
        asked = {condition: value for condition, value in conditions.items() if value is not None}
        where = f"WHERE {' AND '.join(asked)}" if asked else ""
        every = " UNION ALL ".join(parts)
        order = "ORDER BY e.date_start NULLS LAST, e.source, e.id, e.document"
        more, join = "", ""
        if originals:
            more = "".join(f", o.{column.original}" for column in contract(originals).columns)
            join = f"LEFT JOIN imported_{originals} o ON (e.source, e.id, e.digest)"
            join += " = (o.source, o.key, o.digest)"
        return (
            f"SELECT e.*{more} FROM (SELECT * FROM ({every}) {where}) e {join} {order}",  # noqa: S608
            list(asked.values()),
        )


def rows(snapshot: Snapshot, selection: Selection, *, originals: str | None = None) -> Iterator[Row]:
    """Yield the selected rows one by one; those of the source `originals` with its own columns."""
    sql, parameters = selection.sql(originals)
    for batch in snapshot.batches(sql, parameters):
        yield from batch.to_pylist()
