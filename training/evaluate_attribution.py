"""Measure which sentences report somebody's words, and whose, against GUM and our own annotations.

    python training/evaluate_attribution.py ../shared [--misses]

GUM: the news, interviews and speeches whose text is at hand. A sentence has an attribution where GUM gives
its words to somebody else than the author ("I think" is left out: it reports nobody). The documents are
split by a hash of their id; `--misses` shows what goes wrong in the tuning part only. The second part is
`training/annotations/attribution.jsonl`: sentences of the shared corpora, annotated for this project, by the
id of their text and character offsets. Nothing was tuned on them but that transcripts are read.
"""

import argparse
import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.actors import find_parties
from dragoman.analysis import Sentence
from dragoman.documents.document import Document, digest
from dragoman.dossier import find_statements
from dragoman.language import split_sentences
from dragoman.schema import Published, Span, Statement

_FIRST_PERSON = {"i", "we", "you"}
_NO_VERB = {"and", "the", "for", "with"}
"""Words that alone do not make a by-line ("- Toronto Star") an attribution."""

_CLOSE_BEFORE = {
    *",.;:!?)]%…'’",
    *(f"{mark}{end}" for mark in "'’" for end in ("s", "re", "ve", "ll", "d", "m")),
    "n't",
    "n’t",
}
_OPEN_AFTER = {"(", "[", "$", "#", "£", "€"}


@dataclass(frozen=True, slots=True)
class Gold:
    """A document with the sentences of one source and the attributions in them: words and speaker."""

    document: Document
    sentences: tuple[Sentence, ...]
    attributions: tuple[tuple[Span, str], ...]


def joined(lines: Iterable[list[str]]) -> tuple[str, list[list[Span]]]:
    """Write tokens as running text; return it with the place of every token, line by line."""
    text, places, open_quote = "", [], False
    for tokens in lines:
        spots: list[Span] = []
        glue = True
        if text:
            text += " "
        for n, word in enumerate(tokens):
            closing = word in _CLOSE_BEFORE
            if word == '"':
                closing = n > 0 and (open_quote or n == len(tokens) - 1)
                open_quote = not closing
            if not glue and not closing and word not in ("-", "–", "/"):
                text += " "
            spots.append((len(text), len(text) + len(word)))
            text += word
            glue = word in _OPEN_AFTER or (word == '"' and not closing) or word in ("-", "/")
        places.append(spots)
    return text, places


def gum(shared: Path) -> Iterator[Gold]:
    """Yield the documents of GUM whose text is at hand, with their attributions to others."""
    rows: dict[str, list[dict[str, Any]]] = {}
    with gzip.open(shared / "claims/gum_attribution.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            rows.setdefault(row["doc"], []).append(row)
    with gzip.open(shared / "corpus/gum_news.jsonl.gz", "rt", encoding="utf-8") as lines:
        for item in map(json.loads, lines):
            tokens = [line.split() for line in item["text"].split("\n") if line.strip()]
            text, places = joined(tokens)
            day = Published(start=item["published"], end=item["published"], how="given")
            document = Document(id=item["id"], text=text, sha256=digest(text), published=day)
            sentences = tuple(Sentence((spots[0][0], spots[-1][1])) for spots in places)
            taken: set[Span] = set()
            found = [located(row, tokens, places, taken) for row in rows.get(item["id"], [])]
            yield Gold(document, sentences, tuple(f for f in found if f))


def located(
    row: dict[str, Any], lines: list[list[str]], places: list[list[Span]], taken: set[Span]
) -> tuple[Span, str] | None:
    """Return where the words of an attribution stand, of several places the one whose line shares most words
    with its context; None for an attribution to the author or to nobody.
    """
    words = row["attribution_edu"].split()
    plain = {w.lower() for w in words if (w.islower() and len(w) > 2) or w == "According"} - _NO_VERB
    if not plain or _FIRST_PERSON & {w.lower() for w in words}:
        return None
    context = Counter(row["context"].split())
    found: list[tuple[int, Span]] = []
    for n, (tokens, spots) in enumerate(zip(lines, places, strict=True)):
        shared = sum((context & Counter(tokens + (lines[n + 1] if n + 1 < len(lines) else []))).values())
        for start in range(len(tokens) - len(words) + 1):
            span = (spots[start][0], spots[start + len(words) - 1][1])
            if tokens[start : start + len(words)] == words and span not in taken:
                found.append((shared, span))
    if not found:
        return None
    span = max(found)[1]
    taken.add(span)
    return span, row["attribution_edu"]


def annotated(shared: Path, annotations: Path) -> Iterator[Gold]:
    """Yield the texts that were annotated for this project, sentence by sentence."""
    wanted: dict[str, list[dict[str, Any]]] = {}
    for row in map(json.loads, annotations.read_text(encoding="utf-8").splitlines()):
        wanted.setdefault(row["id"], []).append(row)
    for item in corpus(shared):
        if item["id"] not in wanted:
            continue
        day = Published(start=item["published"], end=item["published"], how="given")
        document = Document(id=item["id"], text=item["text"], sha256=digest(item["text"]), published=day)
        rows = wanted[item["id"]]
        sentences = tuple(Sentence((row["start"], row["end"])) for row in rows)
        found = [
            ((a["content"][0], a["content"][1]), item["text"][a["speaker"][0] : a["speaker"][1]])
            for row in rows
            for a in row["attributions"]
        ]
        yield Gold(document, sentences, tuple(found))


def corpus(shared: Path) -> Iterator[dict[str, Any]]:
    """Yield the items of the gold corpus, the Current Events and the Kremlin pages."""
    yield from map(json.loads, (shared / "corpus/gold.jsonl").open(encoding="utf-8"))
    for name in ("wcep_2002-2023", "kremlin_2000-2017"):
        with gzip.open(shared / f"corpus/{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


@dataclass
class Score:
    """Counts over sentences and over attributions."""

    name: str
    counts: Counter[str]

    def report(self) -> None:
        """Print the figures."""
        hit, said, wanted = (self.counts[k] for k in ("hit", "said", "wanted"))
        precision, recall = hit / max(1, said), hit / max(1, wanted)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        found, right = self.counts["found"], self.counts["speaker"]
        print(
            f"{self.name}: sentences P {precision:.2f} R {recall:.2f} F1 {f1:.2f} ({wanted} of "
            f"{self.counts['sentences']} have one); speaker right {right} of {found} found "
            f"({right / max(1, found):.2f})"
        )


def place(statement: Statement) -> Span:
    """Return what marks the sentence that a statement is reported in: its cue, else its first words."""
    return statement.cue or statement.content


def meets(one: Span, other: Span) -> bool:
    """Tell whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]


def judge(gold: Gold, score: Score, *, whole: bool, misses: bool) -> None:
    """Compare what is found in a document with its attributions, sentence by sentence.

    With `whole`, every sentence of the document is annotated; else only those listed.
    """
    split = gold.sentences if whole else split_sentences(gold.document)
    parties = find_parties(gold.document, split)
    statements = find_statements(gold.document, split, parties)
    for sentence in gold.sentences:
        wanted = [a for a in gold.attributions if meets(a[0], sentence.span)]
        near = [s for s in statements if (s.cue or not whole) and meets(place(s), sentence.span)]
        score.counts.update(sentences=1, wanted=bool(wanted), said=bool(near), hit=bool(wanted and near))
        if misses and bool(wanted) != bool(near):
            print("  ", "missed" if wanted else "extra ", gold.document.cut(sentence.span)[:260])
        for span, words in wanted:
            about = [s for s in near if meets(s.cue or s.content, span) or meets(s.content, span)]
            if about:
                right = any(names(s, span, words) for s in about)
                score.counts.update(found=1, speaker=right)
                if misses and not right:
                    got = [s.speaker.text if s.speaker else None for s in about]
                    print("   speaker", got, "not", words, "|", gold.document.cut(sentence.span)[:160])


def names(statement: Statement, span: Span, words: str) -> bool:
    """Tell whether the speaker stands in the words of the attribution, or is called by them."""
    speaker = statement.speaker
    if speaker is None:
        return False
    same = set(re.findall(r"\w+", speaker.text.lower())) & set(re.findall(r"\w+", words.lower()))
    return meets(speaker.span, span) or bool(same - {"the", "a", "of", "s"})


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    scores: dict[str, Score] = {}
    for gold in gum(arguments.shared):
        even = int(hashlib.sha256(gold.document.id.encode()).hexdigest(), 16) % 2 == 0
        kind = "news" if "_news_" in gold.document.id else "interviews and speeches"
        name = f"GUM {kind}, {'tuning part' if even else 'held out'}"
        score = scores.setdefault(name, Score(name, Counter()))
        judge(gold, score, whole=True, misses=arguments.misses and even)
    ours = Score("Current Events and Kremlin, annotated here", Counter())
    annotations = Path(__file__).parent / "annotations" / "attribution.jsonl"
    for gold in annotated(arguments.shared, annotations):
        judge(gold, ours, whole=False, misses=False)
    for score in (*(scores[name] for name in sorted(scores)), ours):
        score.report()


if __name__ == "__main__":
    main()
