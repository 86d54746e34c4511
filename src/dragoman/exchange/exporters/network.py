"""Networks: a node a party, an edge from who acts to on whom, for each type of event."""

from pathlib import Path
from typing import Any, Final

from dragoman.exchange.exporters._pairs import NOT_HAPPENED, pairs
from dragoman.exchange.exporters._selection import Row
from dragoman.exchange.exporters._writer import Field, Format

NO_PAIR: Final = "it has no two parties whose codes are known"
_FIELDS: Final = (
    Field("events", "number of events", "sc:Integer"),
    Field("intensity", "mean PLOVER score of those that have one, -10 to 10", "sc:Float"),
    Field("first", "day of the first", "sc:Date"),
    Field("last", "day of the last", "sc:Date"),
)


class _Network:
    """Gathers edges, and writes them in the end."""

    def __init__(self, path: Path, form: str) -> None:
        self._path = path
        self._form = form
        self._edges: dict[tuple[str, str, str], dict[str, Any]] = {}

    def write(self, row: Row) -> int | str:
        if row["status"] != "happened":
            return NOT_HAPPENED
        written = 0
        for actor, recipient in pairs(row):
            if actor.code and recipient.code and row["type"]:
                codes = (actor.code, recipient.code)
                # Who is named first in a mutual act does not matter.
                one, other = codes if row["recipients"] else sorted(codes)
                self._add((one, other, row["type"]), row)
                written += 1
        return written or NO_PAIR

    def _add(self, edge: tuple[str, str, str], row: Row) -> None:
        held = self._edges.setdefault(
            edge, {"events": 0, "scores": [], "first": None, "last": None, "met": set()}
        )
        if row["event"] in held["met"]:  # another report of it was counted
            return
        if row["event"] is not None:
            held["met"].add(row["event"])
        held["events"] += 1
        if row["intensity"] is not None:
            held["scores"].append(row["intensity"])
        if row["date_start"] is not None:
            held["first"] = min(held["first"] or row["date_start"], row["date_start"])
            held["last"] = max(held["last"] or row["date_end"], row["date_end"])

    def close(self) -> None:
        import networkx  # noqa: PLC0415 - half a second that other formats need not pay

        graph = networkx.MultiDiGraph()
        graph.add_nodes_from(sorted({code for edge in self._edges for code in edge[:2]}))
        for (actor, recipient, kind), held in sorted(self._edges.items()):
            told: dict[str, Any] = {"type": kind, "events": held["events"]}
            if held["scores"]:
                told["intensity"] = round(sum(held["scores"]) / len(held["scores"]), 4)
            if held["first"]:
                told |= {"first": held["first"].isoformat(), "last": held["last"].isoformat()}
            graph.add_edge(actor, recipient, key=kind, **told)
        write = networkx.write_graphml if self._form == "graphml" else networkx.write_gexf
        write(graph, self._path)


def _graphml(path: Path, _raw: bool) -> _Network:
    return _Network(path, "graphml")


def _gexf(path: Path, _raw: bool) -> _Network:
    return _Network(path, "gexf")


GRAPHML: Final = Format(
    "graphml",
    ".graphml",
    "a network of parties, an edge a type",
    "application/graphml+xml",
    _graphml,
    _FIELDS,
)
GEXF: Final = Format("gexf", ".gexf", "the same network, for Gephi", "application/gexf+xml", _gexf, _FIELDS)
