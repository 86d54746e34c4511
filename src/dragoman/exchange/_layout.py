"""Which column of a file is which of the contract's: by the header, else by their number."""

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.contracts import Contract
from dragoman.errors import InputError


@dataclass(frozen=True, slots=True)
class Columns:
    """The name of the contract's column at each position, null for one that is passed over.

    `skip` is the number of lines before the first row; `notes` say what is unusual.
    """

    names: tuple[str | None, ...]
    skip: int
    notes: tuple[str, ...] = ()


def find_columns(contract: Contract, lines: Sequence[str], where: str) -> Columns:
    """Return the columns of a file by its first lines.

    Raises `InputError` where they are not those of the source.
    """
    if contract.quoted:
        rows = [row for row in csv.reader(lines, delimiter=contract.delimiter) if row]
    else:
        rows = [line.split(contract.delimiter) for line in lines if line]
    if not rows:
        raise InputError("it holds no rows", where=where, remedy="Check that it is the right file.")
    if contract.header:
        return _by_header(contract, rows, where)
    return _by_number(contract, rows, where)


def _by_number(contract: Contract, rows: Sequence[Sequence[str]], where: str) -> Columns:
    widths = Counter(len(row) for row in rows)
    for width, _ in widths.most_common():
        for layout in contract.layouts:
            if len(layout.columns) == width:
                skip = int(rows[0][0].strip().casefold() == contract.names[0].casefold())
                return Columns(layout.columns, skip)
    known = ", ".join(f"{len(layout.columns)} ({layout.name})" for layout in contract.layouts)
    raise InputError(
        f"its rows have {widths.most_common(1)[0][0]} columns, and {contract.title} has {known}",
        where=where,
        remedy=f"Check that it is a file of {contract.publisher}, tab-separated and whole.",
    )


def _by_header(contract: Contract, rows: Sequence[Sequence[str]], where: str) -> Columns:
    header = [name.strip().strip('"') for name in rows[0]]
    known = {name.casefold(): name for name in contract.names}
    found = [known.get(name.casefold()) for name in header]
    twice = [name for name, times in Counter(filter(None, found)).items() if times > 1]
    missing = [name for name in contract.names if name not in found]
    lacking = [name for name in missing if contract.column(name).required]
    if twice or lacking:
        what = f"it has {twice[0]!r} twice" if twice else f"it has no column {lacking[0]!r}"
        raise InputError(
            f"its header is not that of {contract.title}: {what}",
            where=f"{where}:1",
            remedy=f"Import it as what it is, or name its columns as {contract.publisher} does.",
        )
    notes = [f"no column {name!r}: read as unknown" for name in missing]
    extra = [name for name, column in zip(header, found, strict=True) if column is None]
    notes += [
        f"unknown column {name!r}: passed over"
        for name in extra
        if name.casefold() not in contract.known_extras
    ]
    width = Counter(len(row) for row in rows[1:]).most_common(1)
    if extra and width and width[0][0] == len(found) - len(extra):
        # The header of some weekly files names columns that their rows do not have.
        notes.append(f"the header names {len(extra)} columns more than the rows have: repaired")
        found = [column for column in found if column]
    return Columns(tuple(found), 1, tuple(notes))
