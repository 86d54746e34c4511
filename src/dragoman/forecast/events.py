"""Who did what to whom on which day, as arrays: what the models of rates and windows learn from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from dragoman.ontology import event_types

if TYPE_CHECKING:
    from dragoman.record import Record

Ints = npt.NDArray[np.int64]


class Act(NamedTuple):
    """One act of one party towards another; `day` is a proleptic ordinal (`date.toordinal`)."""

    actor: str
    recipient: str
    type: str
    mode: str | None
    day: int


@dataclass(frozen=True)
class EventTable:
    """Acts as columns, in order of their days.

    Parties, types and modes stand by their position in the lists of names.
    """

    parties: tuple[str, ...]
    types: tuple[str, ...]
    modes: tuple[str, ...]
    actor: Ints
    recipient: Ints
    type: Ints
    mode: Ints
    day: Ints

    def __len__(self) -> int:
        return len(self.day)

    def before(self, day: int) -> "EventTable":
        """Return the acts before a day."""
        return self.rows(self.day < day)

    def rows(self, which: npt.NDArray[np.bool_]) -> "EventTable":
        """Return some of the acts."""
        columns = (self.actor, self.recipient, self.type, self.mode, self.day)
        return EventTable(self.parties, self.types, self.modes, *(column[which] for column in columns))

    def party(self, code: str) -> int:
        """Return the position of a party, or -1."""
        return self.parties.index(code) if code in self.parties else -1

    def knowing(self, codes: Iterable[str]) -> "EventTable":
        """Return the same acts with further parties, which did nothing, at the end of the list."""
        new = tuple(sorted(set(codes) - set(self.parties)))
        return replace(self, parties=self.parties + new)


def table(acts: Iterable[Act]) -> EventTable:
    """Put acts into columns; the same act told more than once on a day counts once."""
    types = tuple(event_types())
    modes = ("", *(f"{name}/{mode}" for name, kind in event_types().items() for mode in kind.modes))
    rows = sorted(set(acts), key=lambda act: (act.day, act.actor, act.recipient, act.type, act.mode or ""))
    parties = tuple(sorted({party for act in rows for party in (act.actor, act.recipient)}))
    at = {party: i for i, party in enumerate(parties)}
    type_at = {name: i for i, name in enumerate(types)}
    mode_at = {name: i for i, name in enumerate(modes)}
    return EventTable(
        parties,
        types,
        modes,
        _column(at[act.actor] for act in rows),
        _column(at[act.recipient] for act in rows),
        _column(type_at[act.type] for act in rows),
        _column(mode_at.get(f"{act.type}/{act.mode}", 0) for act in rows),
        _column(act.day for act in rows),
    )


def acts_between(
    actors: Sequence[str], recipients: Sequence[str], type_: str, mode: str | None, day: int
) -> Iterable[Act]:
    """Yield the acts of an event: actors towards recipients, or among the actors where there are none."""
    among = not recipients
    for actor in actors:
        for recipient in actors if among else recipients:
            if actor != recipient or not among:
                yield Act(actor, recipient, type_, mode, day)


# An event counts once, however many reports tell of it: the one that knows its mode, its day and its parties
# best speaks for all. Where the same act was coded by several sources on one day, it counts once too.
_ACTS = """
WITH told AS (
    SELECT m.actors, m.recipients, m.type, m.mode, m.date_start, m.date_end,
        coalesce(d.published_start, m.date_start) AS published, a.event,
        m.document_id || ' ' || m.sha256 || ' ' || m.event_id AS key
    FROM current_mentions m JOIN current_dossiers d USING (document_id, sha256, revision)
    JOIN assigned a USING (document_id, sha256, event_id)
    WHERE m.status = 'happened'
    UNION ALL
    SELECT actors, recipients, type, mode, date_start, date_end, coalesce(published, date_start), NULL, NULL
    FROM current_imported WHERE type IS NOT NULL),
known AS (
    SELECT * FROM told
    WHERE date_start IS NOT NULL AND date_end - date_start <= 31 AND date_end <= ? AND published <= ?),
spoken_for AS (
    SELECT * FROM known WHERE event IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY event ORDER BY mode IS NULL, date_end - date_start,
        len(actors || recipients) DESC, published, key) = 1
    UNION ALL SELECT * FROM known WHERE event IS NULL)
SELECT DISTINCT actors, recipients, type, mode, date_start FROM spoken_for
"""


def from_record(record: "Record", as_of: date) -> EventTable:
    """Return the acts of a record, read or imported, that were published and dated by a day.

    An event counts on the first day of its interval; those without a day, or with one wider than a month,
    are left out. Of several reports of an event one counts.
    """
    from dragoman.merging.kept import merged  # noqa: PLC0415 - what works on tables of acts need not load it

    with merged(record) as snapshot:
        found = snapshot.rows(_ACTS, [as_of, as_of])
    return table(
        act
        for row in found
        if row["type"] in event_types()
        for act in acts_between(
            row["actors"], row["recipients"], row["type"], row["mode"], row["date_start"].toordinal()
        )
    )


def _column(values: Iterable[int]) -> Ints:
    return np.fromiter(values, np.int64)
