"""Mentions that are made up."""

from datetime import date

from dragoman.merging import Mention, Side

NORWAY = Side("NOR", "Norwegian Foreign Minister Kari Lund", None)
SWEDEN = Side("SWE", "her Swedish counterpart Nils Berg", None)


def mention(key: str, **changes: object) -> Mention:
    """Return a report of a meeting in Oslo on 3 June 2024, or one that differs from it."""
    facts: dict[str, object] = {
        "key": key,
        "document": f"document of {key}",
        "type": "CONSULT",
        "mode": None,
        "status": "happened",
        "actors": (NORWAY, SWEDEN),
        "recipients": (),
        "start": date(2024, 6, 3),
        "end": date(2024, 6, 3),
        "published": date(2024, 6, 4),
        "place": "Oslo",
        "country": "NOR",
        "about": None,
        "speaker": None,
        "trigger": "met",
        "sentence": "Norwegian Foreign Minister Kari Lund met her Swedish counterpart Nils Berg in Oslo.",
        "source": "The Made-up Times",
    }
    return Mention(**(facts | changes))  # type: ignore[arg-type]
