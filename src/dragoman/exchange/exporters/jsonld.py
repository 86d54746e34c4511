"""JSON-LD: the Simple Event Model for what happened, PROV for who says so and who coded it.

SEM: van Hage et al., "Design and use of the Simple Event Model", J. Web Semantics 9(2), 2011. PROV: W3C.
One JSON object; its graph has an event a line, so that a text editor can open it.
"""

import json
from datetime import UTC
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from dragoman.exchange.exporters._selection import OWN, Row
from dragoman.exchange.exporters._writer import Field, Format

CONTEXT: Final = {
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "plover": "urn:dragoman:plover:",
    "party": "urn:dragoman:party:",
    "event": "urn:dragoman:event:",
    "document": "urn:dragoman:document:",
    "coder": "urn:dragoman:coder:",
    "label": "rdfs:label",
}
_FIELDS: Final = (
    Field("sem:eventType", "PLOVER type and mode"),
    Field("sem:hasActor", "who acts and on whom, each with its role"),
    Field("sem:hasPlace", "where"),
    Field("sem:hasEarliestBeginTimeStamp", "first day", "sc:Date"),
    Field("sem:hasLatestEndTimeStamp", "last day", "sc:Date"),
    Field("sem:accordingTo", "according to whom"),
    Field("prov:specializationOf", "the event that this report and others tell of"),
    Field("prov:wasDerivedFrom", "the document or the file of event data"),
    Field("prov:wasAttributedTo", "who coded it"),
)


class _JsonLd:
    def __init__(self, path: Path, _raw: bool) -> None:
        self._file = path.open("w", encoding="utf-8", newline="\n")
        self._file.write(f'{{"@context": {json.dumps(CONTEXT)},\n"@graph": [')
        self._first = True

    def write(self, row: Row) -> int:
        self._file.write("\n" if self._first else ",\n")
        self._first = False
        self._file.write(json.dumps(node(row), ensure_ascii=False))
        return 1

    def close(self) -> None:
        self._file.write("\n]}\n")
        self._file.close()


def node(row: Row) -> dict[str, Any]:
    """Return an event as a node; what is not known is left out, as RDF has no null."""
    made: dict[str, Any] = {
        "@id": f"event:{_iri(row['source'], row['document'], row['id'])}",
        "@type": ["sem:Event", "prov:Entity"],
        "sem:eventType": [{"@id": f"plover:{_iri(*kind)}"} for kind in _kinds(row)],
        "sem:hasActor": [*_parties(row, "actor"), *_parties(row, "recipient")],
        "plover:status": row["status"],
        "plover:intensity": row["intensity"],
        "plover:cameo": row["cameo"],
        "plover:confidence": row["confidence"],
        "sem:hasEarliestBeginTimeStamp": _day(row["date_start"]),
        "sem:hasLatestEndTimeStamp": _day(row["date_end"]),
        "sem:hasPlace": _place(row),
        "sem:accordingTo": {"@id": f"party:{_iri(row['speaker'])}"} if row["speaker"] else None,
        "prov:value": row["sentence"],
        "prov:specializationOf": {"@id": f"event:{_iri(row['event'])}"} if row["event"] else None,
        "prov:wasDerivedFrom": _origin(row),
        "prov:wasAttributedTo": _coder(row),
        "prov:generatedAtTime": {"@value": row["known"].astimezone(UTC).isoformat(), "@type": "xsd:dateTime"},
    }
    return {name: value for name, value in made.items() if value not in (None, [])}


def _kinds(row: Row) -> list[tuple[str, ...]]:
    kind, mode = row["type"], row["mode"]
    return [parts for parts in ((kind,) if kind else None, (kind, mode) if kind and mode else None) if parts]


def _parties(row: Row, side: str) -> list[dict[str, Any]]:
    codes, names = row[f"{side}s"], row[f"{side}_names"]
    if len(codes) == len(names):
        parties = [_party(code, name) for code, name in zip(codes, names, strict=True)]
    else:  # which name is whose is not told
        parties = [*(_party(code, None) for code in codes), *(_party(None, name) for name in names)]
    role = {"@id": f"plover:{side}"}
    return [{"@type": "sem:Role", "sem:roleType": role, "rdf:value": party} for party in parties]


def _party(code: str | None, name: str | None) -> dict[str, Any]:
    """Return a party: who is named is not the state that it stands for."""
    party: dict[str, Any] = {"@type": "sem:Actor"}
    if name:
        party["label"] = name
    if code:
        party["plover:state"] = {"@id": f"party:{_iri(code)}"}
    return party


def _place(row: Row) -> dict[str, Any] | None:
    if row["place"] is None:
        return None
    place: dict[str, Any] = {
        "@type": "sem:Place",
        "label": row["place"],
        "plover:country": row["place_country"],
        "plover:precision": row["precision"],
        "geo:lat": row["latitude"],
        "geo:long": row["longitude"],
    }
    return {name: value for name, value in place.items() if value is not None}


def _origin(row: Row) -> dict[str, Any]:
    origin: dict[str, Any] = {"@type": "prov:Entity"}
    if row["document"]:
        origin["@id"] = f"document:{_iri(row['document'])}"
    if row["url"]:
        origin["prov:atLocation"] = row["url"]
    if row["publisher"]:
        origin["prov:wasAttributedTo"] = {"@type": "prov:Agent", "label": row["publisher"]}
    return origin


def _coder(row: Row) -> dict[str, Any]:
    name = f"{OWN} {row['coder']}" if row["coder"] else row["source"]
    return {"@id": f"coder:{_iri(name)}", "@type": "prov:SoftwareAgent", "label": name}


def _day(day: Any) -> dict[str, str] | None:
    return {"@value": day.isoformat(), "@type": "xsd:date"} if day else None


def _iri(*parts: str | None) -> str:
    return ":".join(quote(part, safe="") for part in parts if part)


JSONLD: Final = Format(
    "jsonld", ".jsonld", "Simple Event Model with PROV provenance", "application/ld+json", _JsonLd, _FIELDS
)
