"""Writes docs/reference/ from the code: commands, event types, settings, the shapes and their JSON Schema.

`--check` writes nothing and fails where a page is missing or stale. A new page is a function and a line in
`PAGES`.
"""

import argparse
import inspect
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import click

from dragoman.cli import COMMANDS
from dragoman.cli._main import dragoman
from dragoman.engine import COLUMNS
from dragoman.ontology import VERSION, contexts, event_types, plover_to_cameo, quads, sectors
from dragoman.presentation import signed
from dragoman.schema import Dossier, Event, Model
from dragoman.settings import SETTINGS

FOLDER: Final = Path(__file__).parents[1] / "docs/reference"
NOTE: Final = "<!-- Written by scripts/reference.py from the code: change it there. -->"
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def commands() -> str:
    """Every command with its options and examples."""
    parts = [
        NOTE,
        "# Commands",
        "Progress and complaints go to stderr, results to stdout. Exit codes: 0 done; 1 it ran, but some"
        " input was refused, each named on stderr; 2 the call was wrong; 130 interrupted, and what was"
        " finished is kept.",
        "The record is in `DRAGOMAN_HOME`, else in your data directory; `--record DIR` names another one.",
    ]
    context = click.Context(dragoman, info_name="dragoman")
    for name in COMMANDS:
        command = dragoman.get_command(context, name)
        assert command is not None, name  # noqa: S101
        parts += _command(command, click.Context(command, info_name=name, parent=context))
    return _page(parts)


def _command(command: click.Command, context: click.Context, level: int = 2) -> Iterator[str]:
    yield f"{'#' * level} {context.command_path}"
    yield f"    {context.command_path} {' '.join(command.collect_usage_pieces(context))}"
    yield from _help(command.help or "")
    options = [p for p in command.params if isinstance(p, click.Option)]
    if options:
        yield _table(("option", "meaning"), ((_spelled(o, context), _meaning(o, context)) for o in options))
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None, name  # noqa: S101
            yield from _command(below, click.Context(below, info_name=name, parent=context), level + 1)


def _help(text: str) -> Iterator[str]:
    """Yield the paragraphs of a docstring; what stands after a line ``\\b`` is set as it is."""
    for paragraph in inspect.cleandoc(text).split("\n\n"):
        if paragraph.startswith("\b"):
            head, *lines = paragraph.lstrip("\b\n").split("\n")
            yield head if not lines else f"{head}\n\n" + "\n".join(f"    {line.strip()}" for line in lines)
        else:
            yield _escaped(" ".join(paragraph.split()))


def _spelled(option: click.Option, context: click.Context) -> str:
    names = " / ".join((*option.opts, *option.secondary_opts))
    takes = "" if option.is_flag or option.count else f" {option.make_metavar(context)}"
    return f"`{names}{takes}`"


def _meaning(option: click.Option, context: click.Context) -> str:
    extra = option.get_help_extra(context)
    default = f" [default: {extra['default']}]" if extra.get("default") else ""
    needed = " (required)" if option.required else ""
    return _escaped(f"{option.help or ''}{needed}{default}")


def event_type_page() -> str:
    """The ontology: types with their modes, quad classes, contexts, sectors."""
    parts = [
        NOTE,
        "# Event types",
        f"The ontology is PLOVER (edition `{VERSION}`): 16 types, their modes, contexts and the sectors of"
        " actors. Intensities run from −10 (conflict) to +10 (cooperation). The CAMEO code is the one that a"
        " type or mode is exported with; the whole map is in the package, `dragoman/ontology/*.tsv`.",
        "## Quad classes",
        _table(("class", "meaning"), quads().items()),
        "## Types and modes",
    ]
    for kind in event_types().values():
        parts += [
            f"### {kind.name}",
            kind.definition,
            f"Quad class: {kind.quad}. Intensity: {signed(kind.intensity)}."
            f" CAMEO: {plover_to_cameo(kind.name) or 'none'}.",
        ]
        if kind.modes:
            rows = (
                (mode.name, signed(mode.intensity), _cameo(kind.name, mode.name), mode.definition)
                for mode in kind.modes.values()
            )
            parts.append(_table(("mode", "intensity", "CAMEO", "meaning"), rows))
    parts += ["## Contexts", _table(("context", "meaning"), contexts().items())]
    parts += ["## Sectors", _table(("sector", "meaning"), sectors().items())]
    return _page(parts)


def _cameo(kind: str, mode: str) -> str:
    return plover_to_cameo(kind, mode) or ""


def settings() -> str:
    """Every setting with its default."""
    rows = ((f"`{s.variable}`", f"{s.default:,}", s.help) for s in SETTINGS)
    return _page(
        [
            NOTE,
            "# Settings",
            "Each is read from the environment, as `DRAGOMAN_HTML_SECONDS=60 dragoman read page.html`.",
            _table(("variable", "default", "meaning"), rows),
            "`DRAGOMAN_HOME` is the directory of the record; without it, your platform's directory for a"
            " user's data. `--record DIR` overrides both. `DRAGOMAN_DEBUG=1` shows where a fault of"
            " dragoman's own came from.",
        ]
    )


def schema() -> str:
    """The shapes of the contract, field by field, and the columns of CSV and Parquet."""
    described = json_schema(Dossier)
    parts = [
        NOTE,
        "# Shapes",
        "What `dragoman read --json` prints is a Dossier; `dragoman code` writes an Event a line. No field is"
        " ever left out: what is not known is null or an empty list. A span is `[start, end]`: offsets, in"
        " characters, into the document's text, the end exclusive.",
        "JSON Schema (2020-12): [dossier.schema.json](dossier.schema.json) ·"
        " [event.schema.json](event.schema.json).",
    ]
    for name, shape in {"Dossier": described, **described["$defs"]}.items():
        fields = shape["properties"].items()
        told = 3 if any("description" in part for _, part in fields) else 2
        rows = (
            (f"`{field}`", _type(part), _escaped(part.get("description", "")))[:told]
            for field, part in fields
        )
        table = _table(("field", "type", "meaning")[:told], rows)
        parts += [f"## {name}", _escaped(shape.get("description", "")), table]
    parts += [
        "## Columns of CSV and Parquet",
        "`dragoman code --out FILE.csv` and `FILE.parquet` hold an event a row. In CSV the items of a list"
        " are joined with `;`, a `;` within an item becomes `,`, and what a spreadsheet would run as a"
        " formula has an apostrophe in front.",
        _table(("column", "type", "meaning"), ((f"`{c.name}`", _arrow(c.type), c.help) for c in COLUMNS)),
    ]
    return _page(parts)


def _arrow(kind: object) -> str:
    return str(kind).replace("list<item: ", "list of ").replace(">", "").replace("element: ", "")


def _type(part: Mapping[str, Any]) -> str:
    """Return a JSON Schema type in words."""
    if "$ref" in part:
        name = str(part["$ref"]).rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in part:
        return " or ".join(_type(one) for one in part["anyOf"])
    if "const" in part:
        return f"`{json.dumps(part['const'])}`"
    if "enum" in part:
        return " or ".join(f"`{value}`" for value in part["enum"])
    if part.get("type") == "array":
        if "prefixItems" in part:
            return "[" + ", ".join(_type(one) for one in part["prefixItems"]) + "]"
        return f"list of {_type(part['items'])}"
    if "minimum" in part and "maximum" in part:
        return f"{part['type']}, {part['minimum']:g} to {part['maximum']:g}".replace("-", "−")
    return str(part.get("type", "anything"))


def json_schema(model: type[Model]) -> dict[str, Any]:
    """Return the JSON Schema of what is written: every field is there, no other one is."""
    return {"$schema": DIALECT, **model.model_json_schema(by_alias=True, mode="serialization")}


def _as_json(model: type[Model]) -> str:
    return json.dumps(json_schema(model), indent=2, ensure_ascii=False) + "\n"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def _escaped(text: str) -> str:
    return text.replace("<", "&lt;").replace("*", "\\*").replace("_", "\\_")


def _page(parts: Iterable[str]) -> str:
    return "\n\n".join(part for part in parts if part) + "\n"


PAGES: Final[Mapping[str, Callable[[], str]]] = {
    "commands.md": commands,
    "event-types.md": event_type_page,
    "settings.md": settings,
    "schema.md": schema,
    "dossier.schema.json": lambda: _as_json(Dossier),
    "event.schema.json": lambda: _as_json(Event),
}


def stale() -> list[str]:
    """Return the names of the pages that are missing or not what the code says now."""
    return [
        name
        for name, write in PAGES.items()
        if not (FOLDER / name).is_file() or (FOLDER / name).read_text("utf-8") != write()
    ]


def main() -> int:
    """Write the pages, or check them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail where a page is stale")
    if parser.parse_args().check:
        for name in (found := stale()):
            sys.stderr.write(f"docs/reference/{name} is stale: run `python scripts/reference.py`\n")
        return 1 if found else 0
    FOLDER.mkdir(exist_ok=True)
    for name, write in PAGES.items():
        (FOLDER / name).write_text(write(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
