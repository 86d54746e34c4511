"""Who held which office when, as one source says it."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

PARTICLES = frozenset(
    ["al", "el", "bin", "ibn", "abd", "de", "da", "dos", "van", "von", "der", "ould", "la", "le", "du"]
)
"""Parts of names that are written small and tell nobody apart."""
SINGLE = frozenset({"HOS", "HOG", "FM"})
"""Classes that one person holds at a time, which makes contradictions visible."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A term of office. Dates are ISO and as exact as the source; `seen` are days on which it surely held."""

    code: str
    name: str
    cls: str
    office: str
    start: str | None
    end: str | None
    as_of: str
    source: str
    qid: str | None = None
    family: str | None = None
    others: tuple[str, ...] = ()
    seen: tuple[str, str] | None = None

    @property
    def first(self) -> str:
        """The first day that it may cover."""
        return earliest(self.start) if self.start else (self.seen or ("0001-01-01",))[0]

    @property
    def last(self) -> str:
        """The last day that it may cover."""
        return latest(self.end) if self.end else "9999-12-31"

    @property
    def sure(self) -> tuple[str, str]:
        """The first and the last day that it surely covers, where its dates are known."""
        return latest(self.start) if self.start else self.first, earliest(self.end) if self.end else self.last

    def until(self, end: str) -> "Claim":
        """Return it with another end."""
        return replace(self, end=end)


def earliest(day: str) -> str:
    """Return the first day that a date of year, month or day can mean."""
    return day + "-01-01"[len(day) - 4 :] if len(day) < 10 else day


def latest(day: str) -> str:
    """Return the last day that a date of year, month or day can mean."""
    if len(day) == 4:
        return f"{day}-12-31"
    if len(day) == 7:
        year, month = int(day[:4]), int(day[5:])
        following = date(year + month // 12, month % 12 + 1, 1)
        return (following - timedelta(days=1)).isoformat()
    return day


def days_between(one: str, other: str) -> int:
    """Return the number of days from one ISO day to another."""
    return (date.fromisoformat(other) - date.fromisoformat(one)).days
