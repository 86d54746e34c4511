"""Tables of names and codes, and the functions over them, that the SQL of the importers uses."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

import duckdb
import pyarrow as pa

from dragoman.contracts import bodies, states
from dragoman.exchange.importers._importer import Importer
from dragoman.ontology import cameo_codes, event_types, intensity_of, quad_of

_SECTORS: Final[Mapping[str, str]] = {
    # CAMEO's roles; GDELT writes them in its Type columns. PLOVER calls two of them otherwise.
    **{
        s: s
        for s in ("GOV", "MIL", "COP", "JUD", "LEG", "REB", "SPY", "OPP", "BUS", "EDU", "CVL", "LAB", "REF")
    },
    **{s: s for s in ("AGR", "CRM", "ELI", "UAF")},
    "MED": "JRN",
    "HLH": "MED",
    "INS": "REB",
    "SEP": "REB",
    # ICEWS writes sectors as words.
    "Government": "GOV",
    "Executive": "GOV",
    "Executive Office": "GOV",
    "Foreign Ministry": "GOV",
    "Military": "MIL",
    "Army": "MIL",
    "Police": "COP",
    "Judicial": "JUD",
    "Legislative / Parliamentary": "LEG",
    "Rebel": "REB",
    "Insurgents": "REB",
    "Separatists": "REB",
    "Intelligence": "SPY",
    "Opposition": "OPP",
    "Parties": "PTY",
    "Business": "BUS",
    "News": "JRN",
    "Media": "JRN",
    "Education": "EDU",
    "Medical / Health": "MED",
    "General Population / Civilian / Social": "CVL",
    "Labor": "LAB",
    "Refugees / Displaced": "REF",
    "Criminals / Gangs": "CRM",
    "Unidentified Forces": "UAF",
    "Religious": "REL",
    "Agricultural": "AGR",
}

MACROS: Final = """
CREATE MACRO known(a) AS list_filter(a, lambda x: x IS NOT NULL);
CREATE MACRO listed(x) AS CASE WHEN x IS NULL THEN []::VARCHAR[] ELSE [x] END;
CREATE MACRO once(a) AS list_filter(a, lambda x, i: list_position(a, x) = i);
CREATE MACRO words(text, mark) AS
    ifnull(list_filter(list_transform(string_split(text, mark), lambda x: trim(x)), lambda x: x <> ''),
        []::VARCHAR[]);
CREATE MACRO sectors_of(list) AS once(known(list_transform(list, lambda x: sector_map()[x])));
"""


def prepare(connection: duckdb.DuckDBPyConnection, importer: Importer) -> None:
    """Create the tables and functions in an empty database."""
    _pairs(connection, "state_by_name", states().by_name)
    _pairs(connection, "state_by_cameo", states().by_cameo)
    _pairs(connection, "state_by_fips", states().by_fips)
    _pairs(connection, "state_by_number", states().by_number)
    _pairs(connection, "body_by_name", bodies().by_name)
    _pairs(connection, "body_by_cameo", bodies().by_cameo)
    _table(connection, "plover_by_cameo", ("name", "type", "mode", "contexts", "quad", "intensity"), _cameo())
    _table(
        connection,
        "plover_type",
        ("name", "quad"),
        ((name, quad_of(name)) for name in event_types()),
    )
    _table(connection, "act_in_words", ("name", "type", "mode", "quad", "intensity"), _acts())
    for name, rows in importer.lookups.items():
        acts = [(key, kind, mode, *_scored(kind, mode)) for key, (kind, mode) in rows.items()]
        _table(connection, name, ("name", "type", "mode", "quad", "intensity"), acts)
    sectors = ", ".join(f"'{word}': '{sector}'" for word, sector in _SECTORS.items())
    connection.execute(f"CREATE MACRO sector_map() AS MAP {{{sectors}}}")
    connection.execute(MACROS)


def _cameo() -> Iterable[tuple[Any, ...]]:
    for code, known in cameo_codes().items():
        if act := known.mapped:
            yield code, act.type, act.mode, list(act.contexts), *_scored(act.type, act.mode)


def _acts() -> Iterable[tuple[Any, ...]]:
    for kind, known in event_types().items():
        for mode in (None, *known.modes):
            yield " ".join(filter(None, (kind, mode))), kind, mode, *_scored(kind, mode)


def _scored(kind: str | None, mode: str | None) -> tuple[str | None, float | None]:
    return (quad_of(kind), intensity_of(kind, mode)) if kind else (None, None)


def _pairs(connection: duckdb.DuckDBPyConnection, name: str, pairs: Mapping[str, str]) -> None:
    _table(connection, name, ("name", "code"), pairs.items())


def _table(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    columns: tuple[str, ...],
    rows: Iterable[tuple[Any, ...]],
) -> None:
    table = pa.table({c: list(v) for c, v in zip(columns, zip(*rows, strict=True), strict=True)})
    connection.register("given", table)
    connection.execute(f"CREATE TABLE {name} AS FROM given")
    connection.unregister("given")
