"""What was learned, on disk: one file of lines that are only ever added to.

A line either adds an office-holder with the evidence or undoes one; nothing is overwritten, so that what was
believed when can be told.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from dragoman.actors._persons import Person
from dragoman.actors.learning._harvest import Sighting
from dragoman.actors.learning._promote import Learned
from dragoman.errors import InputError, RecordError, UsageError

NAME = "actors-learned.jsonl"


class LearnedStore:
    """The learned office-holders of one record."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME

    @staticmethod
    def identity(learned: Learned) -> str:
        """Return the id of what was learned: the same state, office, name and first day give the same."""
        key = "\n".join((learned.code, learned.cls, learned.name, learned.first))
        return hashlib.sha256(key.encode()).hexdigest()[:12]

    def current(self) -> dict[str, Learned]:
        """Return what is learned and not undone, by id."""
        held: dict[str, Learned] = {}
        for line in self._lines():
            if "undo" in line:
                held.pop(line["undo"], None)
            else:
                held[line["id"]] = _learned(line)
        return held

    def add(self, learned: tuple[Learned, ...]) -> int:
        """Add what is new or has more evidence than before; return how many were."""
        held = self.current()
        fresh = []
        for one in learned:
            known = held.get(self.identity(one))
            if known is None or len(one.evidence) > len(known.evidence):
                fresh.append({"id": self.identity(one), **asdict(one)})
        self._append(fresh)
        return len(fresh)

    def undo(self, identity: str) -> Learned:
        """Take back what was learned; the line that added it stays. Raises `UsageError` for an unknown id."""
        held = self.current()
        if identity not in held:
            raise UsageError(
                f"nothing learned has the id {identity!r}",
                where=str(self.path),
                remedy="List the ids with `dragoman actors learn --list`.",
            )
        self._append([{"undo": identity}])
        return held[identity]

    def persons(self) -> tuple[Person, ...]:
        """Return the learned office-holders as persons of the knowledge base (source L)."""
        return tuple(
            Person(
                one.code, one.name, (), (), None,
                f"{one.cls},,,{one.first},{one.last},{one.last},L,{one.role}",
            )
            for one in self.current().values()
        )  # fmt: skip

    def _lines(self) -> Iterator[dict[str, Any]]:
        try:
            text = self.path.read_text(encoding="utf-8") if self.path.exists() else ""
        except (OSError, UnicodeDecodeError) as error:
            raise RecordError(f"it cannot be read ({error})", where=str(self.path)) from error
        for number, line in enumerate(text.splitlines(), 1):
            try:
                value = json.loads(line)
            except ValueError as error:
                raise InputError(
                    "a line is damaged", where=f"{self.path}:{number}", remedy="Remove the line, or the file."
                ) from error
            if isinstance(value, dict):
                yield value

    def _append(self, lines: list[dict[str, object]]) -> None:
        if not lines:
            return
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("a", encoding="utf-8") as file:
                file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise RecordError(f"it cannot be written ({error})", where=str(self.path)) from error


def _learned(line: dict[str, Any]) -> Learned:
    fields = {key: str(line[key]) for key in ("code", "cls", "role", "name", "first", "last")}
    sightings = tuple(Sighting(**{**one, "span": tuple(one["span"])}) for one in line["evidence"])
    return Learned(**fields, evidence=sightings)
