"""Measure the country of the phrases in `phrase_tests.jsonl`, each taken as a text of its own.

    python training/actors/measure_phrases.py ../shared [--errors]

Two figures: the half that errors were read on (even lines of those with a country), and the other, which
nothing was looked at of. A phrase is right where its country is among the codes given and no other is.
Measured only: nothing of the file ships.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from dragoman.actors import resolve_mentions
from dragoman.documents.document import Document
from dragoman.schema import Published

_BODIES = {
    "UNO": {"UN", "ICJ", "WHO", "UNESCO", "WFP", "FAO", "ILO", "IAEA"},
    "EUR": {"EU"},
    "IGO": {"WB", "IMF", "WTO"},
}
"""What the tests write for bodies that have a code of their own here."""


def given(test: dict[str, Any]) -> tuple[set[str], str]:
    """Return the codes that are given for a phrase, and why."""
    text = test["text"]
    day = test["kwargs"].get("query_date")
    published = Published(start=day, end=day, how="given") if day and day != "today" else Published()
    document = Document(id="phrase", text=text, sha256="", published=published)
    span = (0, len(text))
    parties = resolve_mentions(document, (), [span])[span]
    return {p.code for p in parties if p.code}, "; ".join(p.how for p in parties)


def main() -> None:
    """Print the two figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--errors", action="store_true", help="show the errors of the half that may be read")
    options = parser.parse_args()
    lines = (options.shared / "actors" / "phrase_tests.jsonl").read_text("utf-8").splitlines()
    tests = [t for t in map(json.loads, lines) if t["expect"].get("country") or t["expect"].get("cc")]
    for half, name in ((tests[::2], "read"), (tests[1::2], "unread")):
        right = 0
        for test in half:
            wanted = test["expect"].get("country") or test["expect"].get("cc")
            codes, how = given(test)
            good = codes == {wanted} or (bool(codes) and codes <= _BODIES.get(wanted, set()))
            right += good
            if not good and options.errors and name == "read":
                print(f"{test['text']!r} {test['kwargs']} wanted {wanted} got {sorted(codes)} ({how})")
        print(f"{name} half: {right} of {len(half)}, {right / len(half):.3f}")


if __name__ == "__main__":
    main()
