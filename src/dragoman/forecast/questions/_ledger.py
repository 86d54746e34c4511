"""The ledger of questions: what was asked, forecast and resolved, one line each, never changed.

It is a file `forecasts.jsonl` beside the record's tables. A later line overrules an earlier one of the same
question, and both stay.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final, Literal

from dragoman.errors import RecordError
from dragoman.forecast.questions._question import Question

FILE: Final = "forecasts.jsonl"
Outcome = Literal["yes", "no", "ambiguous"]
By = Literal["rule", "person"]


@dataclass(frozen=True)
class Made:
    """A forecast as it was made."""

    probability: float
    base_rate: float
    model: str
    as_of: str
    at: str


@dataclass(frozen=True)
class Resolution:
    """How a question came out, by the rule or by a person, and why."""

    outcome: Outcome
    by: By
    because: str
    at: str


@dataclass(frozen=True)
class Entry:
    """A question of the ledger with its history; `source` is the prediction or commitment it comes from."""

    id: str
    question: Question
    source: str | None
    claimed: tuple[float, float] | None
    forecasts: tuple[Made, ...] = ()
    resolutions: tuple[Resolution, ...] = field(default=())

    @property
    def resolution(self) -> Resolution | None:
        """What holds: the last word of a person, else the last of the rule."""
        people = [r for r in self.resolutions if r.by == "person"]
        holds = people or self.resolutions
        return holds[-1] if holds else None


class Ledger:
    """The questions of a record's directory."""

    def __init__(self, directory: Path) -> None:
        self.path = directory / FILE
        self._asked: set[str] | None = None  # read once; a question that two writers ask is read as one

    def entries(self) -> list[Entry]:
        """Return every question in the order of asking. Raises `RecordError` for a damaged line."""
        found: dict[str, Entry] = {}
        for line in self._lines():
            key = line["id"]
            if line["kind"] == "asked":
                found.setdefault(key, _entry(line))
            elif line["kind"] == "forecast":
                made = Made(**line["forecast"])
                found[key] = replace(found[key], forecasts=(*found[key].forecasts, made))
            else:
                said = Resolution(**line["resolution"])
                found[key] = replace(found[key], resolutions=(*found[key].resolutions, said))
        return list(found.values())

    def ask(
        self, question: Question, *, source: str | None = None, claimed: tuple[float, float] | None = None
    ) -> str:
        """Keep a question and return its id; the same question of the same source is kept once."""
        key = question_id(question, source)
        if self._asked is None:
            self._asked = {entry.id for entry in self.entries()}
        if key not in self._asked:
            self._asked.add(key)
            asked = {**asdict(question), "as_of": str(question.as_of), "by": str(question.by)}
            self._append(
                {"kind": "asked", "id": key, "question": asked, "source": source, "claimed": claimed}
            )
        return key

    def add_forecast(self, key: str, probability: float, base_rate: float, model: str, as_of: date) -> None:
        """Keep a forecast of a question."""
        made = Made(probability, base_rate, model, as_of.isoformat(), _now())
        self._append({"kind": "forecast", "id": key, "forecast": asdict(made)})

    def resolve(self, key: str, outcome: Outcome, because: str, *, by: By) -> None:
        """Keep how a question came out."""
        said = Resolution(outcome, by, because, _now())
        self._append({"kind": "resolved", "id": key, "resolution": asdict(said)})

    def _append(self, line: dict[str, Any]) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            # One write of a whole line to a file opened for appending: lines of two writers do not mix.
            with self.path.open("ab", buffering=0) as file:
                file.write((json.dumps(line, ensure_ascii=False) + "\n").encode())
                os.fsync(file.fileno())
        except OSError as error:
            raise RecordError(
                f"the ledger cannot be written ({error.strerror})",
                where=str(self.path),
                remedy="Check the rights and the free space of the directory.",
            ) from error

    def _lines(self) -> Iterator[dict[str, Any]]:
        if not self.path.exists():
            return
        asked: set[str] = set()
        with self.path.open("rb") as lines:
            for number, raw in enumerate(lines, 1):
                try:
                    line = json.loads(raw)
                    kind, key = line["kind"], line["id"]
                    if kind == "asked":
                        asked.add(key)
                    elif kind not in {"forecast", "resolved"} or key not in asked:
                        raise ValueError(kind)
                except (ValueError, KeyError, TypeError) as error:
                    raise RecordError(
                        "this line is not one of the ledger's",
                        where=f"{self.path} line {number}",
                        remedy="Restore the file, or remove this line from it.",
                    ) from error
                yield line


def question_id(question: Question, source: str | None) -> str:
    """Return the id of a question: its words, its day and its source."""
    parts = json.dumps([str(question), question.as_of.isoformat(), source])
    return hashlib.sha256(parts.encode()).hexdigest()[:12]


def _entry(line: dict[str, Any]) -> Entry:
    asked = dict(line["question"])
    asked["as_of"], asked["by"] = date.fromisoformat(asked["as_of"]), date.fromisoformat(asked["by"])
    claimed = line["claimed"]
    return Entry(line["id"], Question(**asked), line["source"], tuple(claimed) if claimed else None)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
