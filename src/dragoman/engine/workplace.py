"""The files of a run: its output, what stands beside it, and the folder of what is not finished."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dragoman.engine._files import locked
from dragoman.errors import UsageError

_MARK = "dragoman.lock"
_OURS = (_MARK, "*.arrow", "*.new", "seen.sqlite")


@dataclass(frozen=True, slots=True)
class Workplace:
    """Every path of a run, by the name of its output."""

    out: Path

    @property
    def parts(self) -> Path:
        """The folder of finished batches, there until the output is whole."""
        return self._beside(".parts")

    @property
    def receipt(self) -> Path:
        """From what and by which coder the output was made."""
        return self._beside(".coded.json")

    @property
    def refusals(self) -> Path:
        """The list of every refusal, there where there are any."""
        return self._beside(".refused.jsonl")

    @property
    def unfinished(self) -> Path:
        """The output while it is written."""
        return self.parts / f"output{self.out.suffix}.new"

    @property
    def unfinished_refusals(self) -> Path:
        """The list of refusals while it is written."""
        return self.parts / "refused.jsonl.new"

    @property
    def seen(self) -> Path:
        """The index of documents seen."""
        return self.parts / "seen.sqlite"

    def check(self, inputs: Sequence[Path]) -> None:
        """Raise `UsageError` where the output cannot stand there."""
        if not self.out.parent.is_dir():
            raise UsageError("its folder does not exist", where=str(self.out), remedy="Make it first.")
        if self.out.is_dir():
            raise UsageError("it is a folder", where=str(self.out), remedy="Give the name of a file.")
        for path in inputs:
            if self.out.exists() and path.exists() and self.out.samefile(path):
                raise UsageError("it is also an input", where=str(self.out), remedy="Give another name.")

    @contextmanager
    def claimed(self) -> Iterator[None]:
        """Hold the folder of parts for this run; raises `UsageError` where another run holds it."""
        mark = self.parts / _MARK
        if self.parts.exists() and not mark.exists() and any(self.parts.iterdir()):
            raise UsageError(
                "it is not a folder of dragoman's, and its name is needed",
                where=str(self.parts),
                remedy="Move it, or give --out another name.",
            )
        self.parts.mkdir(exist_ok=True)
        with locked(mark) as held:
            if not held:
                raise UsageError(
                    "another run is writing it", where=str(self.out), remedy="Wait for it, or stop it."
                )
            try:
                yield
            finally:
                if not any(self.parts.glob("*.arrow")):
                    self.clear()

    def clear(self) -> None:
        """Remove the folder of parts: its own files, and itself if nothing else is in it."""
        if not (self.parts / _MARK).exists():
            return
        for pattern in reversed(_OURS):  # the mark last: a folder half removed is still known
            for path in self.parts.glob(pattern):
                path.unlink(missing_ok=True)
        if not any(self.parts.iterdir()):
            self.parts.rmdir()

    def _beside(self, ending: str) -> Path:
        return self.out.with_name(f"{self.out.name}{ending}")
