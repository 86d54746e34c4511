"""Count how often each entry of the lexicon tells its type, on the training split of the annotated corpus.

    python training/measure_lexicon.py

Writes `src/dragoman/coding/lexicon/measured.tsv`: for each phrase, type and mode how often an event was coded
from it, and how often the annotators have an event of that type in the same sentence. The lexicon coder's
confidence is that share. Source: `../shared/corpus/gold.jsonl`, split `train` (CC BY-SA 4.0; only counts are
taken from it).
"""

import collections
import json
from pathlib import Path

from dragoman import pipeline
from dragoman.coding.lexicon import LexiconCoder
from evaluate_events import document

_HERE = Path(__file__).resolve().parents[1]
_CORPUS = _HERE.parent / "shared" / "corpus" / "gold.jsonl"
_TABLE = _HERE / "src" / "dragoman" / "coding" / "lexicon" / "measured.tsv"
_HEAD = """\
# How often the words of an entry told its type: right, of all that were coded from it, in the train split of
# the annotated corpus. Made by training/measure_lexicon.py; licence: CC BY-SA 4.0, as the annotations.
# phrase	type	mode	right	seen
"""


def main() -> None:
    """Code the split, compare sentence by sentence, write the table."""
    coder = LexiconCoder()
    right: collections.Counter[tuple[str, str, str]] = collections.Counter()
    seen = right.copy()
    with _CORPUS.open(encoding="utf-8") as lines:
        items = [item for item in map(json.loads, lines) if item["split"] == "train"]
    for item in items:
        analysis = pipeline.analyse(document(item))
        told = [(event["type"], event["trigger"][0]) for event in item["events"]]
        for draft, pattern in coder.trace(analysis):
            entry = pattern.trigger
            key = (pattern.phrase, entry.type, entry.mode or "-")
            low, high = draft.sentence
            seen[key] += 1
            right[key] += any(kind == draft.type and low <= at < high for kind, at in told)
    rows = ("\t".join((*key, str(right[key]), str(count))) for key, count in sorted(seen.items()))
    _TABLE.write_text(_HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
