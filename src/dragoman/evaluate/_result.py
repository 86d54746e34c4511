"""The figures of a test set, kept as counts so that nothing is lost by rounding."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.forecast.scores import Band
from dragoman.schema import CoderIdentity


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many are right."""

    right: int
    of: int

    @property
    def value(self) -> float:
        """The share, from 0 to 1; 0 of nothing."""
        return self.right / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class F1:
    """What was found of what is there: precision, recall and their harmonic mean."""

    right: int
    coded: int
    annotated: int
    interval: tuple[float, float] | None = None
    """A 95 % interval of the F1, drawing whole items with replacement."""

    @property
    def precision(self) -> float:
        """Right of all that was coded; 0 where nothing was."""
        return self.right / self.coded if self.coded else 0.0

    @property
    def recall(self) -> float:
        """Right of all that is annotated; 0 where nothing is."""
        return self.right / self.annotated if self.annotated else 0.0

    @property
    def value(self) -> float:
        """The F1, from 0 to 1."""
        both = self.coded + self.annotated
        return 2 * self.right / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Confusion:
    """How often what is annotated as a row was coded as a column.

    The last row stands for what is not annotated, the last column for what was not coded.
    """

    names: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, pairs: Iterable[tuple[str | None, str | None]], names: Iterable[str]) -> "Confusion":
        """Count (annotated, coded) pairs; None stands for a side without a counterpart."""
        cells = Counter(pairs)
        known = tuple(names)
        sides = (*known, None)
        return cls(known, tuple(tuple(cells[row, column] for column in sides) for row in sides))

    def by_name(self) -> Mapping[str, F1]:
        """Return the F1 of each name: the diagonal, of the sums of the columns and rows."""
        return {
            name: F1(
                right=self.counts[n][n],
                coded=sum(row[n] for row in self.counts),
                annotated=sum(self.counts[n]),
            )
            for n, name in enumerate(self.names)
        }


@dataclass(frozen=True, slots=True)
class Reliability:
    """How far confidences can be taken at their word.

    `error` is the expected calibration error: the mean distance, over all events, between the confidence of
    their band and the share that was right. `brier` is the mean squared distance; lower is better for both.
    """

    bands: tuple[Band, ...]
    error: float
    brier: float


@dataclass(frozen=True, slots=True)
class Data:
    """What was measured on: the file's name in the folder of the data, its digest, the part, the items."""

    file: str
    sha256: str
    split: str | None
    items: int

    @classmethod
    def of(cls, file: Path, name: str, split: str | None, items: int) -> "Data":
        """Take the digest of a file, which is called `name` in the folder of the data."""
        with file.open("rb") as opened:
            return cls(name, hashlib.file_digest(opened, "sha256").hexdigest(), split, items)


@dataclass(frozen=True, slots=True)
class Result:
    """The figures of one coder on one test set; `seconds` are those of the coding."""

    name: str
    asks: str
    data: Data
    coder: CoderIdentity
    seconds: float
    figures: Mapping[str, F1 | Share]
    confusion: Confusion
    parties: Mapping[str, int] = field(default_factory=dict)
    """What became of the annotated parties, where they are asked for."""

    reliability: Reliability | None = None
