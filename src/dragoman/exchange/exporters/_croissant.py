"""What goes with an export: a Croissant description, how to cite it, and the licences of what is in it.

Croissant 1.0, https://docs.mlcommons.org/croissant/docs/croissant-spec.html
"""

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from dragoman._version import __version__
from dragoman.contracts import contract
from dragoman.exchange.exporters._selection import OWN
from dragoman.exchange.exporters._writer import Format

_CONTEXT: Final = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "recordSet": "cr:recordSet",
    "sc": "https://schema.org/",
    "source": "cr:source",
}
_TABLES: Final = frozenset({"text/csv", "application/vnd.apache.parquet"})


def sidecar_of(out: Path) -> Path:
    """Return where the description of an export goes."""
    return out.with_name(f"{out.name}.croissant.json")


def citation(sources: Sequence[str], made: datetime) -> str:
    """Return one line that says how to cite an export."""
    own = f"dragoman {__version__}, export of {made:%Y-%m-%d}"
    return "; ".join([own, *(contract(source).citation for source in sources if source != OWN)])


def licences(sources: Sequence[str]) -> list[str]:
    """Return the licence of what came from each source."""
    own = ["dragoman: the coding is yours; the sentences are their publishers'"] if OWN in sources else []
    return own + [
        f"{contract(s).title}: {contract(s).licence} ({contract(s).licence_url})" for s in sources if s != OWN
    ]


def describe(out: Path, form: Format, sources: Sequence[str], events: int, made: datetime) -> dict[str, Any]:
    """Return the Croissant description of a file that was written."""
    with out.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    description: dict[str, Any] = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": out.stem,
        "description": f"{events} political events, {form.help}.",
        "citeAs": citation(sources, made),
        "license": licences(sources),
        "datePublished": f"{made:%Y-%m-%d}",
        "version": __version__,
        "distribution": [
            {
                "@type": "cr:FileObject",
                "@id": out.name,
                "name": out.name,
                "contentUrl": out.name,
                "contentSize": f"{out.stat().st_size} B",
                "encodingFormat": form.media_type,
                "sha256": sha256,
            }
        ],
    }
    if form.media_type in _TABLES:
        fields = [
            {
                "@type": "cr:Field",
                "@id": f"events/{field.name}",
                "name": field.name,
                "description": field.help,
                "dataType": field.kind,
                "source": {"fileObject": {"@id": out.name}, "extract": {"column": field.name}},
            }
            for field in form.fields
        ]
        description["recordSet"] = [
            {"@type": "cr:RecordSet", "@id": "events", "name": "events", "field": fields}
        ]
    return description


def write_sidecar(out: Path, description: dict[str, Any]) -> Path:
    """Write the description beside the export."""
    path = sidecar_of(out)
    path.write_text(json.dumps(description, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return path
