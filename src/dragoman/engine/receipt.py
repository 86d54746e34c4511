"""What stands beside a finished output: from which input and by which coder it was made."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final, Self

from dragoman.engine._files import write_whole
from dragoman.schema import CoderIdentity

SCHEMA: Final = "dragoman.coded/1"
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Receipt:
    """The counts of a finished run, the digests of its input and its output, and its coder."""

    fingerprint: str
    input: str
    output: str
    coder: Mapping[str, Any]
    min_confidence: float
    documents: int
    events: int
    refused: int
    duplicates: int
    schema: str = SCHEMA

    def write(self, path: Path) -> None:
        """Write it whole."""
        write_whole(path, (json.dumps(asdict(self), indent=1, ensure_ascii=False) + "\n").encode())

    @classmethod
    def read(cls, path: Path) -> Self | None:
        """Return the receipt in a file; none where there is none, or another thing."""
        try:
            found = cls(**json.loads(path.read_bytes()))
        except (OSError, ValueError, TypeError, RecursionError):
            return None
        return found if found.schema == SCHEMA else None


def fingerprint_of(coder: CoderIdentity, options: Mapping[str, object]) -> str:
    """Return a digest of everything but the input that the events depend on."""
    known = {"schema": SCHEMA, "coder": coder.model_dump(mode="json"), "options": options}
    return hashlib.sha256(json.dumps(known, sort_keys=True).encode()).hexdigest()


def digest_file(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            found.update(piece)
    return found.hexdigest()
