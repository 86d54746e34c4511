"""Prints how surely English news is taken for English, over the dated items of the Current Events.

python training/measure_language.py ../shared
"""

import gzip
import json
import sys
from collections import Counter
from pathlib import Path

from dragoman.documents._identify import english_share, guess_language


def main() -> None:
    """Measure and print."""
    path = Path(sys.argv[1]) / "corpus/wcep_2002-2023.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file]
    named = Counter(guess_language(text) for text in texts)
    print(f"{len(texts):,} items: " + ", ".join(f"{name} {count:,}" for name, count in named.most_common()))
    shares = sorted(map(english_share, texts))
    for part in (0.01, 0.05, 0.5):
        print(f"share of function words below which {part:.0%} of the items lie: "
              f"{shares[int(part * len(shares))]:.3f}")  # fmt: skip


if __name__ == "__main__":
    main()
