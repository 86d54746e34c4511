"""A contract as SQL: which texts stand for nothing, and what is wrong with a row."""

from collections.abc import Sequence

from dragoman.contracts import Column, Contract

_WHOLE = "-?[0-9]{1,18}"
_FIRST_DAY = "DATE '1900-01-01'"


def clean_sql(contract: Contract, rows: str) -> str:
    """Return SQL for the rows with null for what stands for nothing; `line` is passed on."""
    columns = ", ".join(_clean(contract, column) for column in contract.columns)
    return f"SELECT line, {columns} FROM {rows}"  # noqa: S608 - names of the contract


def key_sql(contract: Contract) -> str:
    """Return SQL for the key of a row."""
    return " || ' ' || ".join(_name(name) for name in contract.key)


def fault_sql(columns: Sequence[Column], last_day: str) -> str:
    """Return SQL for the first thing that is wrong in these columns of a clean row, as ``column<tab>reason``.

    `last_day` is SQL for the last day that a row may tell of: nothing is known of what is yet to come.
    """
    cases = "\n".join(
        f"WHEN {test} THEN '{_text(column.name)}\t{_text(reason)}'"
        for column in columns
        for test, reason in _faults(column, last_day)
    )
    return f"CASE {cases} END"


def _faults(column: Column, last_day: str) -> list[tuple[str, str]]:
    """Return what may be wrong with a value, as SQL and in words; SQL that gives null finds no fault."""
    name = _name(column.name)
    faults: list[tuple[str, str]] = []
    if column.required:
        faults.append((f"{name} IS NULL", "it is missing"))
    if column.kind == "integer":
        faults.append((f"NOT regexp_full_match({name}, '{_WHOLE}')", "it is not a whole number"))
        faults += _range(column, f"try_cast({name} AS BIGINT)")
    elif column.kind == "real":
        faults.append((f"{name} IS NOT NULL AND try_cast({name} AS DOUBLE) IS NULL", "it is not a number"))
        faults += _range(column, f"try_cast({name} AS DOUBLE)")
    elif column.kind == "day":
        shown = column.formats[0].replace("%Y", "YYYY").replace("%m", "MM").replace("%d", "DD")
        faults.append((f"{name} IS NOT NULL AND {_day(column)} IS NULL", f"it is not a day as {shown}"))
        faults.append((f"{_day(column)} < {_FIRST_DAY}", "it is before 1900"))
        faults.append((f"{_day(column)} > {last_day}", "it lies in the future"))
    if column.pattern:
        faults.append(
            (f"NOT regexp_full_match({name}, '{column.pattern}')", f"it is not like {column.pattern}")
        )
    return faults


def _range(column: Column, value: str) -> list[tuple[str, str]]:
    faults = []
    if column.low is not None:
        faults.append((f"{value} < {column.low}", f"it is under {column.low:g}"))
    if column.high is not None:
        faults.append((f"{value} > {column.high}", f"it is over {column.high:g}"))
    return faults


def _clean(contract: Contract, column: Column) -> str:
    name = _name(column.name)
    if contract.unknown == ("",):
        return f"nullif({name}, '') AS {name}"
    unknown = ", ".join(f"'{_text(word)}'" for word in contract.unknown)
    return f"CASE WHEN {name} NOT IN ({unknown}) THEN {name} END AS {name}"


def _day(column: Column) -> str:
    formats = ", ".join(f"'{form}'" for form in column.formats)
    return f"try_strptime({_name(column.name)}, [{formats}])::DATE"


def _name(name: str) -> str:
    return f'"{name}"'


def _text(text: str) -> str:
    return text.replace("'", "''")
