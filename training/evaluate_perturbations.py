"""Measure the checks on sentences with one thing changed, and their false alarms on true ones.

    python training/evaluate_perturbations.py [--misses] [--true ../shared]

`tests/golden/perturbations.tsv` holds a hundred sentences and one change in each (a date, a weekday, an
office, an ordinal, a duration, an anniversary). Printed are the changes that are flagged, and the untouched
sentences in which anything is. With `--true`, the checks also run over pages and news of the shared corpora,
where a conflict is a false alarm unless the text itself is wrong.
"""

import argparse
import gzip
import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from dragoman.documents.document import Document, digest
from dragoman.dossier import find_mechanisms
from dragoman.dossier.checks import run_checks
from dragoman.pipeline import analyse
from dragoman.schema import Check, Published

SENTENCES = Path(__file__).parents[1] / "tests" / "golden" / "perturbations.tsv"


class Change(NamedTuple):
    """A sentence as it is right, and with one thing changed."""

    published: str
    kind: str
    right: str
    wrong: str


def changes(path: Path = SENTENCES) -> Iterator[Change]:
    """Yield the sentences of the table."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            published, kind, before, after, sentence = line.split("\t")
            if sentence.count(before) < 1:
                raise SystemExit(f"{path.name}: {before!r} is not in {sentence!r}")
            at = sentence.rfind(before)
            yield Change(published, kind, sentence, sentence[:at] + after + sentence[at + len(before) :])


def conflicts(text: str, published: str) -> list[Check]:
    """Return what the checks flag in a text, by the way of the whole pipeline short of coding."""
    day = Published(start=published, end=published, how="given")
    analysis = analyse(Document(id="x", text=text, sha256=digest(text), published=day))
    return [c for c in run_checks(analysis, (), find_mechanisms(analysis)) if c.verdict == "conflicts"]


def true_texts(shared: Path) -> Iterator[tuple[str, str]]:
    """Yield text and date of 700 Kremlin pages and 3,000 items of Current Events, drawn by a fixed seed."""
    for name, count in (("kremlin_2000-2017", 700), ("wcep_2002-2023", 3000)):
        with gzip.open(shared / f"corpus/{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            items = [json.loads(line) for line in lines]
        random.Random(1).shuffle(items)
        yield from ((item["text"], item["published"]) for item in items[:count] if item["text"])


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--true", type=Path, metavar="SHARED")
    given = parser.parse_args()
    flagged: Counter[str] = Counter()
    total: Counter[str] = Counter()
    alarms = 0
    for change in changes():
        total[change.kind] += 1
        found = conflicts(change.wrong, change.published)
        flagged[change.kind] += bool(found)
        if given.misses and not found:
            print("  missed", change.published, change.wrong)
        false = conflicts(change.right, change.published)
        alarms += bool(false)
        if given.misses and false:
            print("  false ", change.published, change.right, "|", false[0].known)
    for kind in sorted(total):
        print(f"{kind:12} {flagged[kind]} of {total[kind]} changes flagged")
    print(f"{'all':12} {flagged.total()} of {total.total()} changes flagged")
    print(f"{'untouched':12} {alarms} of {total.total()} with a false alarm")
    if given.true:
        texts = 0
        found_in = 0
        for text, published in true_texts(given.true):
            texts += 1
            found = conflicts(text, published)
            found_in += bool(found)
            if given.misses:
                for one in found:
                    print("  flagged", published, one.kind, one.says, "|", one.known)
        print(f"{'corpora':12} {found_in} of {texts} texts with a conflict")


if __name__ == "__main__":
    main()
