"""Measure time expressions and inferred publication dates against the shared material.

    python training/evaluate_times.py ../shared [--misses]

Prints three figures: dates of GUM (half of the documents, the other half is for tuning), event dates of
the gold corpus (dev), and the inferred publication dates of the articles. `--misses` shows what went wrong
in the tuning halves only.
"""

import argparse
import calendar
import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.analysis import TimeMention
from dragoman.documents.document import Document, digest
from dragoman.documents.published import infer_published
from dragoman.language import find_times, split_sentences
from dragoman.language.time import find_in
from dragoman.schema import Published

_WHEN = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def interval(when: str) -> tuple[str, str] | None:
    """Return the days of a year, month or day; None where the year is open ("--04")."""
    match = _WHEN.fullmatch(when)
    if match is None or match[1] == "0000":
        return None
    year, month, day = match.groups()
    if day:
        return when, when
    if month:
        return f"{when}-01", f"{when}-{calendar.monthrange(int(year), int(month))[1]}"
    return f"{when}-01-01", f"{when}-12-31"


def make(text: str, published: str) -> Document:
    """Return a document with a given date."""
    given = Published(start=published, end=published, how="given")
    return Document(id="x", text=text, sha256=digest(text), published=given)


def gum(rows: list[dict[str, Any]]) -> Iterator[tuple[bool, str]]:
    """Judge each day, month and year date of one GUM document, its sentences joined in order."""
    sentences = list(dict.fromkeys(row["text"] for row in rows))
    offsets, position = {}, 0
    for sentence in sentences:
        offsets[sentence] = position
        position += len(sentence) + 1
    document = make("\n".join(sentences), rows[0]["dct"])
    mentions = find_in(document, split_sentences(document), operators=False)
    for row in rows:
        wanted = interval(row.get("when", ""))
        if wanted is None:
            continue
        words = row["text"].split(" ")
        start = offsets[row["text"]] + len(" ".join([*words[: row["span"][0]], ""]))
        end = start + len(" ".join(words[row["span"][0] : row["span"][1]]))
        yield judged(mentions, start, end, wanted, f"{row['dct']} {row['surface']} | {row['text'][:150]}")


def judged(
    mentions: tuple[TimeMention, ...], start: int, end: int, wanted: tuple[str, str], label: str
) -> tuple[bool, str]:
    """Hold the mention that overlaps a stretch of text against the days it should stand for."""
    over = [m for m in mentions if m.span[0] < end and m.span[1] > start]
    got = [(m.when.start, m.when.end) if m.when else None for m in over]
    return wanted in got, f"{got} not {wanted} | {label}"


def gold(path: Path, split: str) -> Iterator[tuple[bool, str]]:
    """Judge each event date of the gold corpus that has words in the text."""
    for line in path.open(encoding="utf-8"):
        item = json.loads(line)
        if item["split"] != split:
            continue
        document = make(item["text"], item["published"])
        mentions = find_times(document, split_sentences(document))
        seen = set()
        for when in (event["date"] for event in item["events"]):
            if not when or not when.get("span") or tuple(when["span"]) in seen:
                continue
            seen.add(tuple(when["span"]))
            start, end = when["span"]
            label = f"{item['published']} {when['text']} | {item['text'][max(0, start - 60) : end + 30]!r}"
            yield judged(mentions, start, end, (when["start"], when["end"]), label)


def articles(folder: Path) -> Iterator[tuple[bool, str]]:
    """Judge the publication date inferred from the bare text of each article."""
    for path in sorted(folder.glob("*.json")):
        first, last = json.loads(path.read_text("utf-8"))["published"]
        text = path.with_suffix(".txt").read_text("utf-8")
        document = replace(make(text, first), published=Published())
        got = infer_published(document, split_sentences(document), today=date(2026, 1, 1))
        good = bool(got.start and got.end and got.start <= last and got.end >= first)
        same_year = got.start is not None and got.start[:4] == first[:4]
        yield good and same_year, f"{path.stem}: {got.start}..{got.end} for {first}..{last}"


def report(name: str, judgements: list[tuple[bool, str]], *, misses: bool) -> None:
    """Print one figure, and what was missed if asked."""
    right = sum(good for good, _ in judgements)
    print(f"{name}: {right} of {len(judgements)} ({right / max(1, len(judgements)):.1%})")
    if misses:
        for good, label in judgements:
            if not good:
                print("   ", label)


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    shared: Path = arguments.shared
    documents: dict[str, list[dict[str, Any]]] = {}
    with gzip.open(shared / "claims/gum_dates.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            documents.setdefault(row["doc"], []).append(row)
    names = sorted(documents)
    for name, half in (("tuning half", names[::2]), ("other half", names[1::2])):
        judgements = [one for doc in half for one in gum(documents[doc])]
        report(f"GUM dates, {name}", judgements, misses=arguments.misses and name == "tuning half")
    for split in ("train", "dev"):
        judgements = list(gold(shared / "corpus/gold.jsonl", split))
        report(f"Gold event dates, {split}", judgements, misses=arguments.misses and split == "train")
    report("Publication dates inferred, articles/dev", list(articles(shared / "articles/dev")), misses=True)


if __name__ == "__main__":
    main()
