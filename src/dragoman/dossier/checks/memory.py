"""An article against the record: numbers of sessions, and acts that another document says did not happen."""

from collections.abc import Iterator

from dragoman.dossier.checks._finding import Case, check
from dragoman.dossier.memory import KnownAct, KnownSession
from dragoman.schema import Check, Event, Mechanism, Party

_APART = 60
"""Days between two dates of one session that are more than an error of reporting."""


def check_memory(case: Case) -> tuple[Check, ...]:
    """Flag a session whose number does not fit one that the record holds, and an act that it holds denied."""
    found: list[Check] = []
    for mechanism in case.mechanisms:
        for known in case.memory.sessions:
            why = _session(mechanism, known)
            if why:
                says = case.view.cut(mechanism.span)
                source = f"record: {known.document}"
                found.append(check("ordinal", "conflicts", mechanism.span, says, known=why, source=source))
                break
    for event in case.events:
        for act in case.memory.acts:
            why = _act(event, act)
            if why:
                says = case.view.cut(event.trigger)
                source = f"record: {act.document}"
                found.append(
                    check("contradiction", "conflicts", event.trigger, says, known=why, source=source)
                )
                break
    return tuple(found)


def _session(told: Mechanism, known: KnownSession) -> str | None:
    """Why two sessions of one body cannot both be right, or null."""
    other = known.mechanism
    if told.session is None or other.session is None or not _one_body(told, other):
        return None
    if told.date is None or other.date is None:
        return None
    if told.session == other.session:
        apart = max(told.date.start, other.date.start) > min(told.date.end, other.date.end)
        if (
            apart
            and _days(told.date.end, other.date.start) > _APART
            and _days(other.date.end, told.date.start) > _APART
        ):
            return f"The {other.session}. is dated {other.date.start} to {other.date.end} there."
        return None
    low, high = (told, other) if told.session < other.session else (other, told)
    if low.date and high.date and low.date.start > high.date.end:
        return f"The {other.session}. is dated {other.date.start} there, so the order does not hold."
    return None


def _days(first: str, second: str) -> int:
    """The days from one ISO day to another, without a sign, good to a few."""
    one, two = ([int(part) for part in day.split("-")] for day in (first, second))
    return abs((one[0] - two[0]) * 365 + (one[1] - two[1]) * 30 + one[2] - two[2])


def _one_body(one: Mechanism, other: Mechanism) -> bool:
    words, others = set(one.name.lower().split()), set(other.name.lower().split())
    return (
        set(one.parties) == set(other.parties)
        and len(one.parties) > 1
        and (words <= others or others <= words)
    )


def _act(event: Event, act: KnownAct) -> str | None:
    """Why an act cannot have happened as told: another document says of the same days that it did not."""
    other = act.event
    if {event.status, other.status} != {"happened", "negated"} or not event.date or not other.date:
        return None
    same = (event.type, event.mode) == (other.type, other.mode) and event.mode is not None
    sides = _codes(event.actors) == _codes(other.actors) and _codes(event.recipients) == _codes(
        other.recipients
    )
    meets = event.date.start <= other.date.end and other.date.start <= event.date.end
    exact = event.date.start == event.date.end
    if not (same and sides and meets and exact and _codes(event.actors)):
        return None
    return "There it did not take place." if other.status == "negated" else "There it took place."


def _sides(one: Event, other: Event) -> Iterator[tuple[tuple[Party, ...], tuple[Party, ...]]]:
    yield one.actors, other.actors
    yield one.recipients, other.recipients


def _codes(parties: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(p.code for p in parties if p.code)
