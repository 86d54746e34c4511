"""A result as lines of text, and as an object for JSON."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from dragoman.evaluate._result import F1, Confusion, Reliability, Result, Share

_COMMONEST = 10
"""Confusions that are told."""


def as_text(result: Result) -> Iterator[str]:
    """Yield a result line by line: what was measured on what, then the figures from coarse to fine."""
    data = result.data
    part = f", {data.split}" if data.split else ""
    yield f"{result.name}: {result.asks}"
    yield f"data   {data.file}{part}: {data.items:,} items, SHA-256 {data.sha256}"
    yield f"coder  {result.coder.model} (dragoman {result.coder.version}, {result.coder.ontology})"
    yield f"time   {result.seconds:.1f} s, {data.items / max(result.seconds, 1e-9):.0f} items/s"
    yield ""
    for name, figure in result.figures.items():
        yield f"{name:6} {_figure(figure)}"
    yield ""
    yield "type            P      R     F1  right / coded / annotated"
    for name, f in result.confusion.by_name().items():
        shares = f"{f.precision:.3f}  {f.recall:.3f}  {f.value:.3f}"
        yield f"{name:10}  {shares}  {f.right} / {f.coded} / {f.annotated}"
    yield ""
    yield f"commonest confusions: {'; '.join(confusions(result.confusion)) or 'none'}"
    if result.parties:
        yield ""
        yield "annotated parties, once a side of an event"
        for fate, count in result.parties.items():
            yield f"{count:6}  {fate}"
    if result.reliability:
        yield ""
        yield from _reliability(result.reliability)


def confusions(matrix: Confusion, most: int = _COMMONEST) -> list[str]:
    """Return the commonest confusions of one type with another in words, as "AGREE for CONSULT 7"."""
    found = [
        (count, column, row)
        for row, counts in zip(matrix.names, matrix.counts, strict=False)
        for column, count in zip(matrix.names, counts, strict=False)
        if row != column and count
    ]
    found.sort(key=lambda cell: (-cell[0], cell[1:]))
    return [f"{column} for {row} {count}" for count, column, row in found[:most]]


def as_object(result: Result) -> dict[str, Any]:
    """Return a result as an object; shares and F1s come with their counts."""
    return {
        "name": result.name,
        "asks": result.asks,
        "data": asdict(result.data),
        "coder": result.coder.model_dump(mode="json"),
        "seconds": round(result.seconds, 1),
        "figures": {name: _object(figure) for name, figure in result.figures.items()},
        "by_type": {name: _object(figure) for name, figure in result.confusion.by_name().items()},
        "confusion": asdict(result.confusion),
        "parties": dict(result.parties) or None,
        "reliability": _reliability_object(result.reliability) if result.reliability else None,
    }


def _figure(figure: F1 | Share) -> str:
    if isinstance(figure, Share):
        return f"{figure.value:.3f}  {figure.right} of {figure.of} right"
    spread = f" ({figure.interval[0]:.3f}–{figure.interval[1]:.3f})" if figure.interval else ""
    counts = f"{figure.right} right of {figure.coded} coded, {figure.annotated} annotated"
    return f"P {figure.precision:.3f}  R {figure.recall:.3f}  F1 {figure.value:.3f}{spread}  {counts}"


def _reliability(told: Reliability) -> Iterator[str]:
    yield f"confidence: expected calibration error {told.error:.3f}, Brier score {told.brier:.3f}"
    yield "confidence   mean  right  events"
    for band in told.bands:
        yield f"{band.low:.2f}–{band.high:.2f}   {band.forecast:.3f}  {band.happened:.3f}  {band.number:6.0f}"


def _object(figure: F1 | Share) -> dict[str, Any]:
    if isinstance(figure, Share):
        return {"value": round(figure.value, 4), "right": figure.right, "of": figure.of}
    return {
        "precision": round(figure.precision, 4),
        "recall": round(figure.recall, 4),
        "f1": round(figure.value, 4),
        "interval": [round(end, 4) for end in figure.interval] if figure.interval else None,
        "right": figure.right,
        "coded": figure.coded,
        "annotated": figure.annotated,
    }


def _reliability_object(told: Reliability) -> dict[str, Any]:
    return {
        "error": round(told.error, 4),
        "brier": round(told.brier, 4),
        "bands": [
            {
                "low": band.low,
                "high": band.high,
                "confidence": round(band.forecast, 4),
                "right": round(band.happened, 4),
                "events": int(band.number),
            }
            for band in told.bands
        ],
    }
