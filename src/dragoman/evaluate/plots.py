"""The pictures of a result as SVG: the confusion matrix and the reliability diagram."""

from collections.abc import Iterator
from html import escape
from typing import Final

from dragoman.evaluate._result import Confusion, Result
from dragoman.forecast.plots import reliability_svg

_CELL: Final = 30
_LEFT: Final = 116
_TOP: Final = 126
_SLANT: Final = 34
"""Room at the right for the last of the slanting heads."""

_GAP: Final = 6
"""Between the types and the row and column of what has no counterpart."""

_RIGHT, _WRONG = "#2b6cb0", "#c05621"


def pictures(result: Result) -> Iterator[tuple[str, str]]:
    """Yield the pictures of a result as (file name, SVG)."""
    title = f"{result.name}, {result.coder.model}"
    yield f"{result.name}-confusion.svg", confusion_svg(result.confusion, title)
    if result.reliability:
        bands, title = result.reliability.bands, f"{title}: confidence of events"
        drawn = reliability_svg(bands, title, across="confidence", up="share that is right")
        yield f"{result.name}-reliability.svg", drawn


def confusion_svg(matrix: Confusion, title: str) -> str:
    """Draw a confusion matrix: rows are annotated, columns coded; a cell is as deep as its share of its row.

    What was coded as nothing, and what stands for nothing annotated, have a column and a row of their own.
    """
    names = matrix.names
    across = [n for n in range(len(names) + 1) if n < len(names) or any(r[n] for r in matrix.counts)]
    down = [n for n in range(len(matrix.counts)) if n < len(names) or any(matrix.counts[n])]
    last = len(names)
    width, height = _x(across[-1], last) + _CELL + _SLANT, _y(down[-1], last) + _CELL + 10
    cells = [_cell(matrix, row, column) for row in down for column in across]
    heads = [
        f'<text transform="translate({_x(n, last) + 19} {_TOP - 8}) rotate(-60)">{_column(names, n)}</text>'
        for n in across
    ]
    sides = [
        f'<text x="{_LEFT - 8}" y="{_y(n, last) + 19}" text-anchor="end">{_row(names, n)}</text>'
        for n in down
    ]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"'
            f' aria-label="{escape(title)}: confusion matrix" font-family="sans-serif" font-size="11">',
            f'<rect width="{width}" height="{height}" fill="#fff"/>',
            f'<text x="8" y="20" font-size="14">{escape(title)}</text>',
            '<text x="8" y="38" fill="#555">rows: annotated; columns: coded</text>',
            *heads,
            *sides,
            *filter(None, cells),
            "</svg>",
            "",
        ]
    )


def _cell(matrix: Confusion, row: int, column: int) -> str:
    count = matrix.counts[row][column]
    types = len(matrix.names)
    if row == column == types:
        return ""
    share = count / max(1, sum(matrix.counts[row]))
    x, y = _x(column, types), _y(row, types)
    colour = _RIGHT if row == column else _WRONG
    told = f"{_row(matrix.names, row)} → {_column(matrix.names, column)}: {count} ({share:.0%} of the row)"
    ink = "#fff" if share > 0.5 else "#222"
    written = (
        f'<text x="{x + 14}" y="{y + 19}" text-anchor="middle" fill="{ink}">{count}</text>' if count else ""
    )
    return (
        f'<g><title>{told}</title><rect x="{x}" y="{y}" width="{_CELL - 2}" height="{_CELL - 2}"'
        f' fill="{colour if count else "#f2f2f2"}" fill-opacity="{0.12 + 0.88 * share if count else 1:.2f}"/>'
        f"{written}</g>"
    )


def _x(column: int, types: int) -> int:
    return _LEFT + column * _CELL + _GAP * (column == types)


def _y(row: int, types: int) -> int:
    return _TOP + row * _CELL + _GAP * (row == types)


def _column(names: tuple[str, ...], column: int) -> str:
    return names[column] if column < len(names) else "not coded"


def _row(names: tuple[str, ...], row: int) -> str:
    return names[row] if row < len(names) else "not annotated"
