"""Merged events, as the commands show them."""

from typing import TYPE_CHECKING, Any

from dragoman.presentation import neutralise

if TYPE_CHECKING:
    from dragoman.merging.recorded import Merged


def line_of(event: "Merged") -> str:
    """Return an event on one line: id, day, type, parties, reports and independent sources."""
    first = event.reports[0].kept.event
    when = "no date" if first.date is None else first.date.start
    if first.date is not None and first.date.end != first.date.start:
        when += f"/{first.date.end}"
    sides = ["+".join(p.code or p.text for p in side) for side in (first.actors, first.recipients)]
    kind = f"{first.type}/{first.mode}" if first.mode else first.type
    status = "" if first.status == "happened" else f" ({first.status})"
    reports = "1 report" if len(event.reports) == 1 else f"{len(event.reports)} reports"
    sources = "1 source" if len(event.sources) == 1 else f"{len(event.sources)} sources"
    parties = " -> ".join(side for side in sides if side) or "nobody known"
    return f"{event.id}  {when}  {kind}{status}  {neutralise(parties)}  {reports}, {sources}"


def object_of(event: "Merged") -> dict[str, Any]:
    """Return an event as a JSON object."""
    return {
        "id": event.id,
        "sources": len(event.sources),
        "independent": [list(group) for group in event.sources],
        "reports": [
            {
                "key": report.key,
                "published": report.published.isoformat() if report.published else None,
                "source": report.source,
                "url": report.url,
                "title": report.title,
                "sentence": report.kept.sentence,
                "event": report.kept.event.model_dump(mode="json"),
            }
            for report in event.reports
        ],
        "links": [
            {"one": x.one, "other": x.other, "probability": x.probability, "reasons": list(x.reasons)}
            for x in event.links
        ],
    }
