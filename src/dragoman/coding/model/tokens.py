"""Cuts a passage into the words that are tagged and the pieces of words that the encoder reads."""

from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from dragoman.schema import Span

LONGEST = 256
"""Pieces of words that are read at once, those of the context included."""

LONGEST_CONTEXT = 48


@dataclass(frozen=True, slots=True)
class Tokens:
    """A passage as the encoder reads it.

    `ids`, `segments` and `capitals` have one entry a piece; `words` has one a word of the passage, with its
    span in the passage, and `firsts` the place of its first piece. `word_of` has one entry a piece: its
    word, or -1.
    """

    ids: list[int]
    segments: list[int]
    capitals: list[int]
    words: list[Span]
    firsts: list[int]
    word_of: list[int]


class Tokenization:
    """The vocabulary of the encoder, and how a passage becomes numbers."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._tokenizer = tokenizer
        self._cls, self._sep = (tokenizer.token_to_id(mark) or 0 for mark in ("[CLS]", "[SEP]"))

    @classmethod
    def load(cls, file: Path) -> "Tokenization":
        """Read a `tokenizer.json`."""
        return cls(Tokenizer.from_file(str(file)))

    def read(self, passage: str, context: str = "") -> Tokens:
        """Return a passage after its context; the end of the context and the start of the passage are
        kept."""
        before = self._tokenizer.encode(context, add_special_tokens=False) if context else None
        kept = before.ids[-LONGEST_CONTEXT:] if before else []
        ids: list[int] = [self._cls, *kept, self._sep] if kept else [self._cls]
        capitals = [0] * len(ids)
        if before and kept:
            for n, (start, end) in enumerate(before.offsets[-LONGEST_CONTEXT:]):
                capitals[1 + n] = _capital(context[start:end])
        opening = len(ids)
        here = self._tokenizer.encode(passage, add_special_tokens=False)
        room = LONGEST - opening - 1
        words: list[Span] = []
        firsts: list[int] = []
        word_of = [-1] * opening
        last = None
        for n, (word, (start, end)) in enumerate(zip(here.word_ids[:room], here.offsets[:room], strict=True)):
            if word != last:
                words.append((start, end))
                firsts.append(opening + n)
                last = word
            else:
                words[-1] = (words[-1][0], end)
            word_of.append(len(words) - 1)
            capitals.append(_capital(passage[start:end]))
        ids += [*here.ids[:room], self._sep]
        word_of.append(-1)
        capitals.append(0)
        segments = [0] * opening + [1] * (len(ids) - opening)
        return Tokens(ids, segments, capitals, words, firsts, word_of)


def _capital(piece: str) -> int:
    """Return 1 for a capitalised piece, 2 for one in capitals throughout: the vocabulary has no case."""
    if not piece[:1].isupper():
        return 0
    return 2 if len(piece) > 1 and piece.isupper() else 1
