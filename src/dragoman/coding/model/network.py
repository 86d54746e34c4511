"""Runs the two graphs of the trained network on the processor."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from dragoman.coding.model.tokens import Tokenization, Tokens
from dragoman.errors import DragomanError
from dragoman.schema import Span

Floats = npt.NDArray[np.float32]

_FILES: Final = ("encoder.onnx", "reader.onnx", "tokenizer.json")
_AT_ONCE: Final = 32
"""Passages, or triggers, that are read at once; more gains nothing on a processor."""

_FAR: Final = 6


@dataclass(frozen=True, slots=True)
class Seen:
    """A passage after the encoder: its tokens, a row of types for each word, and the state that the reader
    needs."""

    tokens: Tokens
    types: Floats
    state: Floats


@dataclass(frozen=True, slots=True)
class Read:
    """What the reader makes of one trigger, as probabilities; `roles` and `settings` have a row for each
    word."""

    roles: Floats
    settings: Floats
    type: Floats
    mode: Floats
    status: Floats
    dating: Floats
    about: Floats
    about_mode: Floats


class Network:
    """The trained network; deterministic, and safe to share between threads."""

    def __init__(self, tokenization: Tokenization, encoder: Any, reader: Any) -> None:
        """Use `Network.load`."""
        self._tokenization = tokenization
        self._encoder = encoder
        self._reader = reader

    @classmethod
    def load(cls, folder: Path, threads: int = 1) -> "Network":
        """Load the weights in a folder.

        Raises `DragomanError` where they are missing or onnxruntime cannot use them.
        """
        missing = [name for name in _FILES if not (folder / name).exists()]
        if missing:
            raise DragomanError(
                f"the weights of the trained coder are missing ({', '.join(missing)})",
                where=str(folder),
                remedy="Install dragoman anew, or build them with `make weights`.",
            )
        import onnxruntime  # noqa: PLC0415  loads slowly

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = max(1, min(threads, os.cpu_count() or 1))
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            encoder, reader = (
                onnxruntime.InferenceSession(str(folder / name), options, providers=["CPUExecutionProvider"])
                for name in _FILES[:2]
            )
        except Exception as error:
            raise DragomanError(
                f"the weights of the trained coder cannot be loaded ({' '.join(str(error).split())[:200]})",
                where=str(folder),
                remedy="Install dragoman anew.",
            ) from None
        return cls(Tokenization.load(folder / _FILES[2]), encoder, reader)

    def see(self, passages: Sequence[tuple[str, str]]) -> list[Seen]:
        """Encode (passage, what stands before it) pairs; those of like length go together."""
        tokens = [self._tokenization.read(passage, context) for passage, context in passages]
        seen: dict[int, Seen] = {}
        order = sorted(range(len(tokens)), key=lambda n: len(tokens[n].ids))
        for at in range(0, len(order), _AT_ONCE):
            some = order[at : at + _AT_ONCE]
            part = [tokens[n] for n in some]
            feed = {
                "ids": _padded([t.ids for t in part]),
                "segments": _padded([t.segments for t in part]),
                "capitals": _padded([t.capitals for t in part]),
            }
            states, types = self._encoder.run(None, feed)
            for row, n in enumerate(some):
                firsts = tokens[n].firsts
                seen[n] = Seen(tokens[n], types[row, firsts], states[row, : len(tokens[n].ids)])
        return [seen[n] for n in range(len(tokens))]

    def read(self, triggers: Sequence[tuple[Seen, Span]]) -> list[Read]:
        """Read each (passage, words of a trigger) pair."""
        done: dict[int, Read] = {}
        order = sorted(range(len(triggers)), key=lambda n: len(triggers[n][0].tokens.ids))
        for at in range(0, len(order), _AT_ONCE):
            some = order[at : at + _AT_ONCE]
            part = [triggers[n] for n in some]
            length = max(len(seen.tokens.ids) for seen, _ in part)
            states = np.zeros((len(part), length, part[0][0].state.shape[1]), dtype=np.float32)
            away = np.zeros((len(part), length), dtype=np.int64)
            for row, (seen, words) in enumerate(part):
                states[row, : len(seen.state)] = seen.state
                away[row] = distances(seen.tokens.word_of, words, length)
            feed = {"below": states, "ids": _padded([seen.tokens.ids for seen, _ in part]), "distances": away}
            roles, settings, *fields = self._reader.run(None, feed)
            for row, n in enumerate(some):
                firsts = triggers[n][0].tokens.firsts
                done[n] = Read(roles[row, firsts], settings[row, firsts], *(field[row] for field in fields))
        return [done[n] for n in range(len(triggers))]


def distances(word_of: Sequence[int], trigger: Span, length: int) -> npt.NDArray[np.int64]:
    """Return how far each piece stands from a trigger's words: 0 inside, 1 to 7 before, 8 to 14 after, in
    steps that double.
    """
    inside = [n for n, word in enumerate(word_of) if trigger[0] <= word < trigger[1]]
    places = np.arange(length)
    before, after = inside[0] - places, places - inside[-1]
    gap = np.maximum(np.maximum(before, after), 1)
    steps = np.minimum(np.ceil(np.log2(gap)).astype(np.int64), _FAR)
    away = np.where(before > 0, 1 + steps, np.where(after > 0, 8 + steps, 0))
    away[inside] = 0
    return away


def _padded(rows: Sequence[Sequence[int]]) -> npt.NDArray[np.int64]:
    out = np.zeros((len(rows), max(map(len, rows))), dtype=np.int64)
    for n, row in enumerate(rows):
        out[n, : len(row)] = row
    return out
