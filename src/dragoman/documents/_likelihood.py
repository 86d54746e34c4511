"""How likely bytes were meant in an old encoding, from the words that they make in it.

Every character beyond ASCII gets a mark between 0 and 1 for how well it sits among its neighbours:
Cyrillic and Arabic letters in words of their own script, accented Latin letters and typographic marks
beside ASCII letters, common Chinese and Japanese characters. The mean mark is the likelihood.
"""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Final

_SAMPLE = 20_000
_RUN = re.compile(r"[^\x00-\x7f]+")
_OPENS = re.compile(r"[¡¿].", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]+")
_TYPOGRAPHIC = frozenset("“”‘’„‚–—…•·«»‹›€£¥§°©®™½¼¾²³±×\u00a0†‡")
_COMMON_HANZI = range(0xB0, 0xD8)  # first bytes of the 3,755 most frequent characters of GB 2312
_GB_MARKS = range(0xA1, 0xA4)
_COMMON_KANJI = range(0x88, 0x99)  # first bytes of level 1 of JIS X 0208
_KANA_AND_MARKS = range(0x81, 0x85)


def likelihood(text: str, encoding: str) -> float:
    """Return how likely a text, decoded so, is what was meant, between 0 and 1; 1 for plain ASCII."""
    sample = text[:_SAMPLE] if _RUN.search(text, 0, _SAMPLE) else _around_first(text)
    marks = ENCODINGS[encoding](sample)
    return sum(marks) / len(marks) if marks else 1.0


def _around_first(text: str) -> str:
    found = _RUN.search(text)
    return text[max(0, found.start() - _SAMPLE // 2) : found.end() + _SAMPLE // 2] if found else ""


def _latin(text: str) -> list[float]:
    marks = [float(c in _TYPOGRAPHIC) for c in text if c > "\x7f" and not c.isalpha() and c not in "¡¿"]
    marks += [float(opens[1].isalpha()) for opens in _OPENS.findall(text)]
    for word in _WORD.findall(text):
        foreign = sum(c > "\x7f" for c in word)
        good = foreign * 2 <= len(word) + 1 and not _case_is_odd(word)
        marks += [1.0 if good else 0.0] * foreign
    return marks


def _script(first: str, last: str) -> Callable[[str], list[float]]:
    """Return the marks for an alphabet: 1 in a word of its own, 0 in one mixed with other letters."""

    def marks(text: str) -> list[float]:
        found = [0.9 * (c in _TYPOGRAPHIC or c in "،؛؟№ـ\u200c\u200d" or "\u064b" <= c <= "\u0652")
                 for c in text if c > "\x7f" and not c.isalpha()]  # fmt: skip
        for word in _WORD.findall(text):
            foreign = sum(c > "\x7f" for c in word)
            own = sum(first <= c <= last for c in word)
            good = own == len(word) and not _case_is_odd(word)
            found += [1.0 if good else 0.0] * foreign
        return found

    return marks


def _case_is_odd(word: str) -> bool:
    """Say whether a capital follows a small letter, as in a word that was read in the wrong encoding."""
    return any(a.islower() and b.isupper() for a, b in pairwise(word))


def _double(encoding: str, common: range, marks: range) -> Callable[[str], list[float]]:
    """Return the marks for a two-byte encoding, by where in its table a character stands."""

    def found(text: str) -> list[float]:
        result = []
        for char in text:
            if char > "\x7f":
                code = char.encode(encoding)
                frequent = len(code) == 2 and (code[0] in common or code[0] in marks)
                result.append(1.0 if frequent else 0.1)
        return result

    return found


ENCODINGS: Final[dict[str, Callable[[str], list[float]]]] = {
    "cp1252": _latin,
    "gb18030": _double("gb18030", _COMMON_HANZI, _GB_MARKS),
    "cp932": _double("cp932", _COMMON_KANJI, _KANA_AND_MARKS),
    "cp1251": _script("Ѐ", "ӿ"),
    "cp1256": _script("\u0621", "\u06d3"),
}
