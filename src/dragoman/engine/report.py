"""A run as it is told on stderr: a bar in a terminal, else a line from time to time."""

import time
from collections import Counter
from typing import Final, Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from dragoman.engine.rows import Refusal
from dragoman.engine.summary import Summary
from dragoman.presentation import neutralise

EACH: Final = 20
"""Refusals of a kind that are told one by one; the list of refusals holds all of them."""

EVERY: Final = 10.0
"""Seconds between two lines where there is no terminal."""


class StderrReporter:
    """Tells a run to a person who waits for it, or to a log."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console(stderr=True, soft_wrap=True)
        self._bar = Progress(
            SpinnerColumn(),
            TextColumn("coding"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("documents · {task.fields[events]:,} events · {task.fields[rate]:,.0f}/s"),
            TimeRemainingColumn(),
            console=self._console,
            transient=True,
            disable=not self._console.is_terminal,
        )
        self._task: TaskID | None = None
        self._told: Counter[str] = Counter()
        self._last = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self._bar.stop()

    def begin(self, total: int | None) -> None:
        """Show the bar."""
        self._task = self._bar.add_task("coding", total=total, events=0, rate=0.0)
        self._bar.start()

    def update(self, summary: Summary) -> None:
        """Move the bar, or say a line if the last was some time ago."""
        if self._task is not None:
            self._bar.update(self._task, completed=summary.rows, events=summary.events, rate=summary.rate)
        if not self._console.is_terminal and time.monotonic() - self._last >= EVERY:
            self._last = time.monotonic()
            self._say(f"{_count(summary.rows, 'document')}, {_count(summary.events, 'event')} so far")

    def refuse(self, refusal: Refusal) -> None:
        """Name a refusal, unless many of its kind were named."""
        self._told[refusal.kind] += 1
        if self._told[refusal.kind] <= EACH:
            self._say(f"refused: {refusal}")

    def end(self, summary: Summary) -> None:
        """Say what was done."""
        self._bar.stop()
        for kind, count in self._told.items():
            if count > EACH:
                self._say(f"refused: {count - EACH:,} more of the kind “{kind}”")
        if summary.refusals is not None:
            self._say(f"every refusal is in {summary.refusals}")
        self._say(_in_words(summary))

    def _say(self, line: str) -> None:
        self._console.print(Text(neutralise(line).replace("\n", " ")), highlight=False)


def _in_words(summary: Summary) -> str:
    counts = [_count(summary.documents, "document"), _count(summary.events, "event")]
    counts.append(f"{summary.refused:,} refused")
    if summary.duplicates:
        counts.append(_count(summary.duplicates, "repetition"))
    if summary.unchanged:
        return f"nothing to do, the output is complete: {', '.join(counts)}"
    if summary.before:
        counts.append(f"{summary.before:,} already done before")
    counts.append(f"{summary.seconds:,.1f} s")
    counts.append(f"{summary.rate:,.0f} documents/s")
    return ", ".join(counts)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
