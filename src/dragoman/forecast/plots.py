"""Two small drawings as SVG: reliability, and a probability over time. No scripts, no fonts of their own."""

from collections.abc import Sequence
from datetime import date
from html import escape
from typing import Final

from dragoman.forecast.scores import Band

_SIZE: Final = 360
_MARGIN: Final = 48


def reliability_svg(
    bands: Sequence[Band],
    title: str = "Reliability",
    *,
    across: str = "forecast probability",
    up: str = "share that happened",
) -> str:
    """Draw how often it happened against what was forecast; a dot's area and number show how many."""
    most = max((band.number for band in bands), default=1.0)
    dots = [_dot(band, 3 + 9 * (band.number / most) ** 0.5) for band in bands]
    line = " ".join(f"{_x(band.forecast):.1f},{_y(band.happened):.1f}" for band in bands)
    diagonal = (
        f'<line x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}" stroke="#999" stroke-dasharray="4 4"/>'
    )
    trace = f'<polyline points="{line}" fill="none" stroke="#2b6cb0"/>'
    return _frame(title, across, up, [diagonal, trace, *dots])


def history_svg(points: Sequence[tuple[date, float]], title: str) -> str:
    """Draw a question's probability from its first forecast to its last."""
    if not points:
        return _frame(title, "day", "probability", [])
    first, last = points[0][0].toordinal(), points[-1][0].toordinal()
    span = max(last - first, 1)
    line = " ".join(f"{_x((day.toordinal() - first) / span):.1f},{_y(p):.1f}" for day, p in points)
    marks = [
        f'<circle cx="{_x((day.toordinal() - first) / span):.1f}" cy="{_y(p):.1f}" r="3" fill="#2b6cb0">'
        f"<title>{day}: {p:.1%}</title></circle>"
        for day, p in points
    ]
    axis = f"{points[0][0]} to {points[-1][0]}"
    return _frame(
        title, axis, "probability", [f'<polyline points="{line}" fill="none" stroke="#2b6cb0"/>', *marks]
    )


def _dot(band: Band, radius: float) -> str:
    told = f"forecast {band.forecast:.3f}, happened {band.happened:.3f}, n {band.number:,.0f}"
    at = f'cx="{_x(band.forecast):.1f}" cy="{_y(band.happened):.1f}" r="{radius:.1f}"'
    beside = f'x="{_x(band.forecast) + radius + 3:.1f}" y="{_y(band.happened) + 12:.1f}" font-size="10"'
    return (
        f'<circle {at} fill="#2b6cb0" fill-opacity="0.75"><title>{told}</title></circle>'
        f"<text {beside}>{band.number:,.0f}</text>"
    )


def _frame(title: str, across: str, up: str, inside: Sequence[str]) -> str:
    whole = _SIZE + 2 * _MARGIN
    ticks = [
        f'<text x="{_x(v):.0f}" y="{_y(0) + 16:.0f}" text-anchor="middle">{v:g}</text>'
        f'<text x="{_x(0) - 6:.0f}" y="{_y(v) + 4:.0f}" text-anchor="end">{v:g}</text>'
        for v in (0, 0.25, 0.5, 0.75, 1)
    ]
    middle = whole / 2
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {whole}" role="img"'
            f' aria-label="{escape(title)}" font-family="sans-serif" font-size="12">',
            f'<rect width="{whole}" height="{whole}" fill="#fff"/>',
            f'<rect x="{_MARGIN}" y="{_MARGIN}" width="{_SIZE}" height="{_SIZE}" fill="none" stroke="#444"/>',
            f'<text x="{middle}" y="{_MARGIN / 2}" text-anchor="middle" font-size="14">',
            f"{escape(title)}</text>",
            *ticks,
            f'<text x="{middle}" y="{whole - 8}" text-anchor="middle">{escape(across)}</text>',
            f'<text x="14" y="{middle}" text-anchor="middle" transform="rotate(-90 14 {middle})">',
            f"{escape(up)}</text>",
            *inside,
            "</svg>",
            "",
        ]
    )


def _x(value: float) -> float:
    return _MARGIN + _SIZE * value


def _y(value: float) -> float:
    return _MARGIN + _SIZE * (1 - value)
