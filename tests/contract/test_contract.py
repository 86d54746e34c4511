"""What other programs rely on: the fields of the contract, the published JSON Schema, exit codes."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from bulk_coding import article as bulk_article
from bulk_coding import read_jsonl, write_jsonl
from commands import Run
from dragoman.schema import Dossier

DOCS = Path(__file__).parents[2] / "docs/reference"
EXAMPLES = sorted(
    path
    for path in (Path(__file__).parents[2] / "examples/articles").glob("*.[thm][xtd]*")
    if path.name != "README.md"
)

# The contract's fields, in its order. A field more is a change of version, as is a field less.
FIELDS: dict[str, str] = {
    "Dossier": "schema document actors events statements commitments mechanisms predictions rhetoric checks"
    " coder",
    "DocumentInfo": "id title published language source url sha256 characters perspective",
    "Published": "start end how evidence",
    "Perspective": "country spans",
    "Event": "id document type mode contexts quad intensity cameo actors recipients date place status speaker"
    " about trigger span confidence",
    "Party": "text span code id name role sectors confidence how",
    "Actor": "text span code id name role sectors confidence how mentions",
    "When": "start end text",
    "Where": "text span name country lat lon precision",
    "About": "type mode actors recipients date",
    "Statement": "speaker content cue direct",
    "Commitment": "id kind by to act state due events spans",
    "Mechanism": "name parties session date span",
    "Prediction": "id forecaster proposition act hedge probability by condition resolvable criterion spans",
    "Rhetoric": "kind voice span why",
    "Check": "kind verdict span says known source",
    "CoderIdentity": "version model ontology",
}


def schema(name: str) -> Any:
    return json.loads((DOCS / f"{name}.schema.json").read_text("utf-8"))


@pytest.mark.parametrize("shape", FIELDS)
def test_the_published_schema_has_the_fields_of_the_contract(shape: str) -> None:
    whole = schema("dossier")
    described = whole if shape == "Dossier" else whole["$defs"][shape]

    assert list(described["properties"]) == FIELDS[shape].split()
    assert set(described["required"]) == set(described["properties"]), "no field is ever left out"
    assert described["additionalProperties"] is False


@pytest.mark.parametrize("name", ["dossier", "event"])
def test_the_published_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))


def test_a_dossier_with_something_in_every_layer_fits(envoys_dossier: Dossier) -> None:
    written = json.loads(envoys_dossier.model_dump_json(by_alias=True))

    Draft202012Validator(schema("dossier")).validate(written)
    for event in written["events"]:
        Draft202012Validator(schema("event")).validate(event)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_what_read_prints_fits(run: Run, example: Path) -> None:
    answer = run("read", example, "--json", "--no-keep")
    dossier = json.loads(answer.out)

    Draft202012Validator(schema("dossier")).validate(dossier)
    assert dossier["schema"] == "dragoman.dossier/1"
    assert dossier["events"], "an example without an event shows nothing"


def test_every_span_of_an_example_gives_its_words(run: Run) -> None:
    (example,) = [path for path in EXAMPLES if path.name.startswith("envoys")]
    text = example.read_text("utf-8")
    dossier = json.loads(run("read", example, "--json", "--no-keep").out)

    assert len(text) == dossier["document"]["characters"]
    found = list(spans(dossier))
    assert found
    for start, end in found:
        assert 0 <= start < end <= len(text)
    for party in parties(dossier):
        assert text[slice(*party["span"])] == party["text"]
    for event in dossier["events"]:
        assert event["span"][0] <= event["trigger"][0] < event["trigger"][1] <= event["span"][1]
    ids = [event["id"] for event in dossier["events"]]
    assert len(ids) == len(set(ids))
    for commitment in dossier["commitments"]:
        assert set(commitment["events"]) <= set(ids)


def spans(value: Any, name: str = "") -> Any:
    """Yield every span in a dossier, wherever it stands."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from spans(inner, key)
    elif isinstance(value, list):
        if name in ("span", "content", "cue", "trigger") and value:
            yield tuple(value)
        else:
            for inner in value:
                yield from spans(inner, "span" if name in ("spans", "mentions") else name)


def parties(value: Any) -> Any:
    """Yield every party and place in a dossier."""
    if isinstance(value, dict):
        if {"text", "span"} <= value.keys():
            yield value
        for inner in value.values():
            yield from parties(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from parties(inner)


def test_what_code_writes_fits(run: Run, tmp_path: Path) -> None:
    news = write_jsonl(tmp_path / "news.jsonl", [*map(bulk_article, range(4)), {"text": ""}])
    answer = run("code", news, "--out", tmp_path / "events.jsonl", "--workers", "1")

    assert answer.code == 1
    assert answer.out == ""
    assert f"refused: {news}, line 5, text: it is missing or empty." in " ".join(answer.err.split())
    for event in read_jsonl(tmp_path / "events.jsonl"):
        Draft202012Validator(schema("event")).validate(event)
    (refused,) = read_jsonl(tmp_path / "events.jsonl.refused.jsonl")
    assert refused["line"] == 5


def test_code_that_goes_well_and_again(run: Run, tmp_path: Path) -> None:
    news = write_jsonl(tmp_path / "news.jsonl", map(bulk_article, range(4)))
    first = run("code", news, "--out", tmp_path / "events.csv", "--workers", "1")
    second = run("code", news, "--out", tmp_path / "events.csv", "--workers", "1")

    assert (first.code, second.code) == (0, 0)
    assert re.search(r"4 documents, \d+ events?, 0 refused", first.err)
    assert second.err.startswith("nothing to do, the output is complete")


def test_the_same_article_gives_the_same_dossier(run: Run, article: Path) -> None:
    first, second = (run("read", article, "--json", "--no-keep").out for _ in range(2))

    assert first == second
