"""Events as JSON lines, exactly as the contract has them."""

import json
from collections.abc import Mapping
from pathlib import Path


class JsonLinesSink:
    """Writes an event a line, in UTF-8."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("w", encoding="utf-8", newline="\n")

    def write(self, event: Mapping[str, object]) -> None:
        """Add one event."""
        self._file.write(json.dumps(event, ensure_ascii=False, separators=(",", ":")) + "\n")

    def close(self) -> None:
        """Close the file."""
        self._file.close()
