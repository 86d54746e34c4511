"""Gathers the parties of a document into its cast: who is who, and where each is mentioned."""

from collections.abc import Iterable

from dragoman.schema import Actor, Event, Party


def _key(party: Party) -> tuple[str | None, str]:
    """Mentions with one key stand for one actor."""
    return party.code, (party.id or party.name or party.role or party.text).casefold()


def gather_actors(parties: Iterable[Party], events: Iterable[Event]) -> tuple[Actor, ...]:
    """Return each actor once, in the order of first mention, described by its fullest mention.

    A party known only as a place ("talks in Geneva") is left out unless it acts in an event.
    """
    acting = {p for event in events for p in (*event.actors, *event.recipients)}
    where = {p.span for p in acting}
    groups: dict[tuple[str | None, str], list[Party]] = {}
    seen: set[tuple[tuple[str | None, str], tuple[int, int]]] = set()
    for party in sorted({*parties, *acting}, key=lambda p: (p.span, p.text, p.code or "")):
        key = _key(party)
        if (key, party.span) in seen or (party.how.startswith("place:") and party.span not in where):
            continue
        seen.add((key, party.span))
        groups.setdefault(key, []).append(party)
    actors = []
    for group in groups.values():
        best = max(group, key=lambda p: (p.id is not None, p.role is not None, p.confidence, -p.span[0]))
        mentions = tuple(p.span for p in group)
        actors.append(Actor(**best.model_dump(), mentions=mentions))
    return tuple(actors)
