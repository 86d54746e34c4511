"""Learn which Latin letters a Chinese character stands for in foreign names, and measure it.

    python training/actors/fit_transliteration.py ../shared [--measure]

Expectation-maximisation over every way to cut a Latin word into as many stretches as there are characters
(train and dev pairs of `translit_zh.tsv.gz`, CC0), in simplified characters (OpenCC, Apache-2.0, which only
this script needs: `pip install opencc-python-reimplemented`). Deterministic. Writes `data/translit_zh.tsv`.
`--measure` only prints how often, among 50 candidates of the test split, the right spelling comes first.
"""

import argparse
import gzip
import random
import sys
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from dragoman.actors._fold import fold
from dragoman.actors._han import LONGEST, likelihood

TARGET = Path(__file__).parents[2] / "src" / "dragoman" / "actors" / "data" / "translit_zh.tsv"
ROUNDS = 5
LEAST = 0.001
"""Share below which a stretch is left out of the table."""
CANDIDATES = 50
SEED = 20261126

Counts = dict[str, dict[str, float]]
Pair = tuple[str, tuple[str, ...], int]


def pairs(shared: Path, *splits: str) -> list[Pair]:
    """Return Latin word, characters and count of the pairs of some splits."""
    found: list[Pair] = []
    with gzip.open(shared / "actors" / "translit_zh.tsv.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("#"):
                continue
            split, latin, characters, count = line.rstrip("\n").split("\t")
            word = fold(latin)
            if split in splits and word.isalpha():
                found.append((word, tuple(characters.split()), int(count)))
    return found


def simplified(data: list[Pair]) -> tuple[list[Pair], dict[str, str]]:
    """Return the pairs in simplified characters, and the other forms of each that the pairs hold."""
    from opencc import OpenCC  # noqa: PLC0415  not needed to measure

    plain = OpenCC("t2s").convert
    forms: dict[str, set[str]] = defaultdict(set)
    turned = []
    for word, characters, count in data:
        one = tuple(plain(c) for c in characters)
        turned.append((word, one, count))
        for old, new in zip(characters, one, strict=True):
            if old != new:
                forms[new].add(old)
    return turned, {new: "".join(sorted(old)) for new, old in forms.items()}


def learn(data: list[Pair]) -> Counts:
    """Return the expected count of each stretch of letters by character."""
    table: dict[str, dict[str, float]] = {}
    counts: Counts = {}
    for _ in range(ROUNDS):
        counts = defaultdict(lambda: defaultdict(float))
        for word, characters, count in data:
            _expect(word, characters, min(count, 4) ** 0.5, table, counts)
        table = {c: _shares(own) for c, own in counts.items()}
    return counts


def _shares(own: dict[str, float]) -> dict[str, float]:
    total = sum(own.values())
    kept = {piece: n / total for piece, n in own.items() if n / total >= LEAST / 10}
    return dict(sorted(kept.items(), key=lambda item: (-item[1], item[0])))


def _expect(
    word: str,
    characters: tuple[str, ...],
    weight: float,
    table: dict[str, dict[str, float]],
    counts: dict[str, dict[str, float]],
) -> None:
    """Add the expected counts of one pair: forward and backward over the cuts of the word."""
    size, many = len(word), len(characters)
    if many > size or size > 24:
        return
    chance = [table.get(c, {}) for c in characters]
    first = not table

    def emit(n: int, start: int, end: int) -> float:
        if first:
            expected = size / many
            return float(0.5 ** abs(end - start - expected))
        return float(chance[n].get(word[start:end], 1e-7))

    forward = [[0.0] * (size + 1) for _ in range(many + 1)]
    forward[0][0] = 1.0
    for n in range(many):
        for start in range(size + 1):
            if forward[n][start]:
                for end in range(start, min(size, start + LONGEST) + 1):
                    forward[n + 1][end] += forward[n][start] * emit(n, start, end)
    total = forward[many][size]
    if total <= 0:
        return
    backward = [0.0] * (size + 1)
    backward[size] = 1.0
    for n in range(many - 1, -1, -1):
        before = [0.0] * (size + 1)
        for start in range(size + 1):
            if not forward[n][start]:
                continue
            for end in range(start, min(size, start + LONGEST) + 1):
                if backward[end]:
                    step = emit(n, start, end) * backward[end]
                    before[start] += step
                    counts[characters[n]][word[start:end]] += weight * forward[n][start] * step / total
        backward = before


def write(counts: Counts, forms: dict[str, str]) -> None:
    """Write the table, the likeliest stretches first."""
    lines = [
        "# Latin letters that a Chinese character stands for in foreign names; - is none. A line has the",
        "# character with its traditional forms, its share of all characters, and the stretches with theirs.",
        "# Learned by training/actors/fit_transliteration.py (CC0-1.0); do not edit.",
        "# characters\tshare\tletters:share",
    ]
    everything = sum(sum(own.values()) for own in counts.values())
    for character in sorted(counts):
        share = sum(counts[character].values()) / everything
        kept = [(p, s) for p, s in _shares(counts[character]).items() if s >= LEAST]
        pieces = " ".join(f"{p or '-'}:{s:.4f}" for p, s in kept)
        lines.append(f"{character}{forms.get(character, '')}\t{share:.7f}\t{pieces}")
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def measure(shared: Path, most: int = 3000) -> float:
    """Return how often the right one of 50 spellings of the test split comes first."""
    data = pairs(shared, "test")
    words = sorted({word for word, _, _ in data})
    chance = random.Random(SEED)
    sample = chance.sample(data, min(most, len(data)))
    right = 0
    for word, characters, _ in sample:
        others = chance.sample(words, CANDIDATES)
        candidates = [word, *[w for w in others if w != word][: CANDIDATES - 1]]
        right += max(candidates, key=lambda w: likelihood(characters, w)) == word
    return right / len(sample)


def main() -> None:
    """Learn and write, or measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--measure", action="store_true")
    options = parser.parse_args()
    if not options.measure:
        turned, forms = simplified(pairs(options.shared, "train", "dev"))
        write(learn(turned), forms)
    print(f"right one of {CANDIDATES} first (test, 3,000 drawn): {measure(options.shared):.4f}")


if __name__ == "__main__":
    main()
