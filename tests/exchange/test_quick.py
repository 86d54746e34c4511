"""The quick look at a column never passes what the close look would refuse."""

from datetime import date

import made
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.contracts import SOURCES, contract
from dragoman.exchange._checks import clean_sql, fault_sql
from dragoman.exchange._quick import suspects
from dragoman.record.database import connect

LAST = date(2026, 1, 1)
ODD = [
    *(
        "",
        " ",
        "NA",
        "NULL",
        "None",
        "0",
        "-0",
        "00",
        "007",
        "-1",
        "+1",
        "1.0",
        "1.5",
        "1e3",
        "1E3",
        "0x1F",
        "0X1f",
    ),
    *("nan", "NaN", "inf", "-inf", "1_000", "1,000", "٣", "½", "999999999999999999", "9999999999999999999"),
    *(
        "91",
        "-91",
        "181",
        "2018-06-01",
        "2018-6-1",
        "2018-02-30",
        "20180601",
        "2018060",
        "1899-12-31",
        "2026-01-02",
    ),
    *("01", "042", "0423", "21", "13y", "CONSULT", "consult", "x" * 50, "1 June 2018", "2018-06-01 "),
]


def table(source, column, value):
    row = made.row(source) | {column: value}
    names = contract(source).names
    return pa.table({**{name: [row[name]] for name in names}, "line": pa.array([1], pa.int64())})


@pytest.mark.parametrize("source", SOURCES)
def test_a_row_in_order_is_not_suspect(source):
    name = contract(source).names[0]
    assert suspects(contract(source), table(source, name, made.row(source)[name]), LAST) == ()


@pytest.mark.parametrize("source", SOURCES)
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_what_is_not_suspect_has_no_fault(source, data):
    agreed = contract(source)
    column = data.draw(st.sampled_from(agreed.names))
    value = data.draw(
        st.one_of(st.sampled_from(ODD), st.text(st.characters(blacklist_categories=["C"]), max_size=8))
    )
    times = data.draw(st.sampled_from([1, 3]))  # what stands there again and again is looked at once
    rows = pa.concat_tables([table(source, column, value)] * times)
    if suspects(agreed, rows, LAST):
        return
    with connect() as connection:
        connection.register("raw", rows)
        fault = fault_sql(agreed.columns, f"DATE '{LAST}'")
        found = connection.sql(f"SELECT {fault} FROM ({clean_sql(agreed, 'raw')})").fetchall()  # noqa: S608
    assert found == [(None,)] * times
