"""Runs of bulk coding: how a test calls one, and a reporter that remembers what it was told."""

from collections.abc import Callable

from dragoman.engine import Refusal, Summary

Bulk = Callable[..., Summary]
"""Codes inputs into an output; options as of `code_documents`."""


class Listener:
    """A reporter that remembers what it was told."""

    def __init__(self) -> None:
        self.total: int | None = None
        self.refusals: list[Refusal] = []
        self.updates: list[Summary] = []
        self.ended: Summary | None = None

    def __enter__(self) -> "Listener":
        return self

    def __exit__(self, *exc: object) -> None:
        return

    def begin(self, total: int | None) -> None:
        self.total = total

    def update(self, summary: Summary) -> None:
        self.updates.append(summary)

    def refuse(self, refusal: Refusal) -> None:
        self.refusals.append(refusal)

    def end(self, summary: Summary) -> None:
        self.ended = summary
