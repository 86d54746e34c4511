"""JSON lines, plain or gzip: an object a line."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dragoman.engine.rows import Place, Refusal, Row
from dragoman.engine.sources._fields import FIELDS, to_row
from dragoman.engine.sources._lines import count_lines, read_lines

_CHEAP: Final = 200_000_000
_REMEDY: Final = 'Write each document on one line, as {"id": "…", "text": "…"}.'


@dataclass(frozen=True, slots=True)
class JsonLinesSource:
    """A file with a JSON object a line; blank lines are passed over."""

    path: Path

    def __iter__(self) -> Iterator[Row | Refusal]:
        for line in read_lines(self.path):
            if isinstance(line, Refusal):
                yield line
            elif line[1].strip():
                yield _parse(line[1], Place(str(self.path), line[0]), first=line[0] == 1)

    def count(self) -> int | None:
        return count_lines(self.path, _CHEAP)


def _parse(line: bytes, place: Place, *, first: bool) -> Row | Refusal:
    try:
        text = line.decode("utf-8-sig" if first else "utf-8")
    except UnicodeDecodeError as error:
        reason = f"the line is not UTF-8: byte {error.start + 1:,} does not fit"
        return Refusal(place, "line", reason, "Save the file as UTF-8.")
    try:
        record = json.loads(text)
    except RecursionError:
        return Refusal(place, "line", "the JSON is nested too deep", _REMEDY)
    except json.JSONDecodeError as error:
        return Refusal(
            place, "line", f"the JSON is broken at character {error.colno:,}: {error.msg}", _REMEDY
        )
    except ValueError:  # a whole number of thousands of digits
        return Refusal(place, "line", "the JSON holds a number too long to read", _REMEDY)
    if not isinstance(record, dict):
        return Refusal(place, "line", "the line holds no JSON object", _REMEDY)
    return to_row({name: record.get(name) for name in FIELDS}, place)
