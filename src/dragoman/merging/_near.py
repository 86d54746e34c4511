"""Mentions of a record, and those around them that can bear on which event they tell of."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any, Final

from dragoman.merging._evidence import FARTHEST, days
from dragoman.merging.mention import Mention, from_event
from dragoman.merging.merger import Merger, Rulings
from dragoman.record import Snapshot
from dragoman.record.reading import kept_mention
from dragoman.revisions import rulings

KEY: Final = "m.document_id || ':' || left(m.sha256, 12) || ':' || m.event_id"
Place = tuple[str, str, str]
"""Where a coded event is: document, SHA-256 of the text, id."""

_ROWS: Final = f"""
SELECT m.*, {KEY} AS key, d.published_end, d.source
FROM current_mentions m JOIN current_dossiers d USING (document_id, sha256)
"""  # noqa: S608 - SQL of our own
_WITHIN: Final = """
JOIN (SELECT unnest(?) AS w_type, unnest(?) AS w_status, unnest(?) AS first, unnest(?) AS last) w
    ON m.type = w_type AND m.status = w_status AND coalesce(m.date_end, d.published_end) >= first
    AND coalesce(m.date_start, d.published_end - 2) <= last
"""
_KEYED: Final = f"SEMI JOIN (SELECT unnest(?) AS wanted) ON wanted = {KEY}"

Kind = tuple[str, str]
Span = tuple[date, date]


class Near:
    """Mentions of a snapshot, loaded as they are needed; `merger` has all that were loaded."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        together, apart = rulings(snapshot)
        self.merger = Merger(Rulings(frozenset(together), frozenset(apart)))
        self.places: dict[str, Place] = {}
        self._covered: dict[Kind, list[Span]] = defaultdict(list)

    def load_all(self) -> None:
        """Load every current mention."""
        self._load("", [])

    def load(self, keys: Iterable[str]) -> None:
        """Load the mentions with some keys, as far as they are current."""
        wanted = sorted(set(keys) - self.places.keys())
        if wanted:
            self._load(_KEYED, [wanted])

    def chains(self, keys: Iterable[str]) -> list[frozenset[str]]:
        """Return the chains of some mentions that are loaded, each whole: what they hang on is loaded too."""
        seeds = sorted(keys)
        self.load(key for pair in self.merger.rulings.together for key in pair)
        waiting = seeds
        while missing := self._missing(self.merger[key] for key in waiting):
            kinds = [(kind, span) for kind, spans in sorted(missing.items()) for span in spans]
            values = [
                [kind for (kind, _), _ in kinds],
                [status for (_, status), _ in kinds],
                [span[0] for _, span in kinds],
                [span[1] for _, span in kinds],
            ]
            self._load(_WITHIN, values)
            for kind, spans in missing.items():
                self._covered[kind] = joined([*self._covered[kind], *spans])
            waiting = sorted({key for chain in self.merger.chains(seeds) for key in chain})
        return self.merger.chains(seeds)

    def _missing(self, mentions: Iterable[Mention]) -> dict[Kind, list[Span]]:
        """Return the days around mentions that were not looked at yet."""
        wanted: dict[Kind, list[Span]] = defaultdict(list)
        margin = timedelta(days=FARTHEST)
        for mention in mentions:
            span = days(mention)
            if span is None:
                continue
            kind, around = (mention.type, mention.status), (span[0] - margin, span[1] + margin)
            if not any(first <= around[0] and around[1] <= last for first, last in self._covered[kind]):
                wanted[kind].append(around)
        return {kind: joined(spans) for kind, spans in wanted.items()}

    def _load(self, condition: str, values: Sequence[Any]) -> None:
        for row in self._snapshot.rows(f"{_ROWS} {condition} ORDER BY key", values):
            if row["key"] not in self.places:
                self.places[row["key"]] = (row["document_id"], row["sha256"], row["event_id"])
                self.merger.add(mention_of(row))


def mention_of(row: dict[str, Any]) -> Mention:
    """Return a row of mentions with key, day of publication and publisher as merging sees it."""
    kept = kept_mention(row)
    return from_event(
        kept.event,
        key=row["key"],
        text=row["sentence"],
        start=row["span_start"],
        published=row["published_end"],
        source=row["source"],
    )


def joined(spans: Iterable[Span]) -> list[Span]:
    """Return spans of days in order, those that touch made one."""
    found: list[Span] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1] + timedelta(days=1):
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found
