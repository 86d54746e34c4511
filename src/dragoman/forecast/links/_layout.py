"""A folder of a temporal knowledge graph: splits of quadruples, and the names of their ids.

The usual layout: `train.txt`, `valid.txt`, `test.txt` with lines `subject relation object time [more]`, and
`entity2id.txt`, `relation2id.txt` with lines `name<TAB>id`; each may be gzipped.
"""

import gzip
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import numpy as np
import numpy.typing as npt

from dragoman.errors import InputError

Split = Literal["train", "valid", "test"]
SPLITS: Final[tuple[Split, ...]] = ("train", "valid", "test")
LARGEST_BYTES: Final = 500_000_000
"""An unpacked file is refused above this size."""
_LARGEST_ID: Final = 2**31 - 1

Quads = npt.NDArray[np.int64]
"""Rows of subject, relation, object and day; days count from 0 in steps of the data set."""


@dataclass(frozen=True)
class Dataset:
    """A temporal knowledge graph, its times counted in steps (days, where the files count hours of days)."""

    name: str
    entities: tuple[str, ...]
    relations: tuple[str, ...]
    splits: dict[Split, Quads]
    step: int

    def before(self, split: Split) -> Quads:
        """Return the quadruples of all splits that come before this one."""
        earlier = [self.splits[s] for s in SPLITS[: SPLITS.index(split)] if s in self.splits]
        return np.concatenate(earlier) if earlier else np.empty((0, 4), np.int64)

    def require(self, split: Split) -> Quads:
        """Return a split that must be there and must come after the earlier ones.

        Raises `InputError` where its file is missing, or it does not lie after what a model learns from.
        """
        if split not in self.splits:
            have = ", ".join(self.splits) or "none"
            raise InputError(
                f"the split “{split}” is not there (found: {have})",
                where=self.name,
                remedy=f"Put {split}.txt or {split}.txt.gz there, or choose another --split.",
            )
        past, quads = self.before(split), self.splits[split]
        if not len(past):
            raise InputError(
                f"nothing comes before the split “{split}” to learn from",
                where=self.name,
                remedy="Put train.txt or train.txt.gz there.",
            )
        if past[:, 3].max() >= quads[:, 3].min():
            raise InputError(
                f"the split “{split}” begins before the earlier ones have ended",
                where=self.name,
                remedy="Forecasts need splits in time order; split the data by time.",
            )
        return quads


def load(folder: Path) -> Dataset:
    """Read a folder of the usual layout; splits that are missing are left out.

    Raises `InputError`, naming file and line, where something cannot be read.
    """
    if not folder.is_dir():
        raise InputError("there is no such folder", where=str(folder), remedy="Give --data DIR.")
    entities, relations = _names(folder, "entity2id"), _names(folder, "relation2id")
    found = {split: path for split in SPLITS if (path := _find(folder, split))}
    if not found:
        raise InputError(
            "it holds no train, valid or test file",
            where=str(folder),
            remedy="Put train.txt[.gz] there, and valid.txt[.gz] or test.txt[.gz].",
        )
    raw = {split: _quads(path, len(entities), len(relations)) for split, path in found.items()}
    times = np.unique(np.concatenate([quads[:, 3] for quads in raw.values()]))
    step = int(np.gcd.reduce(np.diff(times))) if len(times) > 1 else 1
    for quads in raw.values():
        quads[:, 3] = (quads[:, 3] - times[0]) // step
    splits = {split: quads[np.argsort(quads[:, 3], kind="stable")] for split, quads in raw.items()}
    return Dataset(folder.name, entities, relations, splits, step)


def _find(folder: Path, stem: str) -> Path | None:
    candidates = (folder / f"{stem}.txt", folder / f"{stem}.txt.gz")
    return next((path for path in candidates if path.is_file()), None)


def _lines(path: Path) -> list[str]:
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
            data = file.read(LARGEST_BYTES + 1)
        if len(data) > LARGEST_BYTES:
            raise InputError(
                f"it unpacks to more than {LARGEST_BYTES:,} bytes",
                where=str(path),
                remedy="Take a part of the data set.",
            )
        return data.decode("utf-8").splitlines()
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(
            f"it cannot be read ({error})", where=str(path), remedy="Copy it there again."
        ) from error
    except UnicodeDecodeError as error:
        raise InputError(
            f"it is not UTF-8 text (byte {error.start})", where=str(path), remedy="Save it as UTF-8."
        ) from error


def _names(folder: Path, stem: str) -> tuple[str, ...]:
    path = _find(folder, stem)
    if path is None:
        raise InputError(
            f"the file {stem}.txt is missing",
            where=str(folder),
            remedy=f"Put {stem}.txt or {stem}.txt.gz there: lines of name, tab, id.",
        )
    names: dict[int, str] = {}
    for number, line in enumerate(_lines(path), 1):
        name, _, written = line.rpartition("\t")
        if not line.strip() or (number == 1 and not name and line.strip().isdigit()):
            continue  # some copies of these data sets begin with the number of rows
        if not name or not written.strip().isdecimal() or int(written) > _LARGEST_ID:
            raise InputError(
                f"{line[:60]!r} is not a name, a tab and an id",
                where=f"{path} line {number}",
                remedy="Write one name, a tab and its id in a line.",
            )
        names[int(written)] = name.strip()
    if not names or max(names) > 4 * len(names):
        raise InputError(
            f"its ids do not count its {len(names)} names", where=str(path), remedy="Number the names from 0."
        )
    return tuple(names.get(i, str(i)) for i in range(max(names) + 1))


def _quads(path: Path, entities: int, relations: int) -> Quads:
    rows: list[list[int]] = []
    limits = (entities, relations, entities, _LARGEST_ID)
    for number, line in enumerate(_lines(path), 1):
        fields = line.split()
        if not fields:
            continue
        try:
            row = [int(field) for field in fields[:4]]
        except ValueError:
            row = []
        if len(row) < 4 or not all(0 <= value < limit for value, limit in zip(row, limits, strict=True)):
            raise InputError(
                f"{line[:60]!r} is not subject, relation, object and time with known ids",
                where=f"{path} line {number}",
                remedy="Check the line against entity2id and relation2id.",
            )
        rows.append(row)
    if not rows:
        raise InputError("it is empty", where=str(path), remedy="Remove it, or put the split there.")
    return np.unique(np.array(rows, np.int64), axis=0)
