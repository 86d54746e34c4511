"""What a user types, as a question to SQLite's full-text search (FTS5)."""

import re
from typing import Final

from dragoman.errors import UsageError

_PART: Final = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
_WORD: Final = re.compile(r"\w+")
_MOST: Final = 32
_LONGEST: Final = 500


def question(words: str, marks: list[str], codes: list[str]) -> str | None:
    """Return the question for words, marks and codes, all of which must be met; none where nothing is asked.

    Words are joined by AND; ``"two words"`` is a phrase, ``minist*`` a beginning, ``-word`` is left out.
    Raises `UsageError` where words are only left out, or there are too many.
    """
    if len(words) > _LONGEST:
        raise UsageError(f"more than {_LONGEST} characters", where="search", remedy="Ask for fewer words.")
    wanted: list[str] = []
    unwanted: list[str] = []
    for minus, phrase, word in _PART.findall(words):
        text = _quoted(phrase or word, prefix=word.endswith("*"))
        if text:
            (unwanted if minus else wanted).append(text)
    if len(wanted) + len(unwanted) > _MOST:
        raise UsageError(f"more than {_MOST} words", where="search", remedy="Ask for fewer words.")
    parts = [f"{{title body names}} : ({' AND '.join(wanted)})"] if wanted else []
    parts += [f'marks : "{mark}"' for mark in marks]
    parts += [f'codes : "{code}"' for code in codes]
    if not parts:
        if unwanted:
            raise UsageError(
                "words are only left out",
                where="search",
                remedy="Name a word or a field that is to be there.",
            )
        return None
    asked = " AND ".join(parts)
    return f"({asked}) NOT ({' OR '.join(unwanted)})" if unwanted else asked


def mark(kind: str, value: str) -> str:
    """Return the word by which a field's value is found: ``typeconsult``."""
    return kind + "".join(_WORD.findall(value)).replace("_", "").lower()


def code(value: str) -> str:
    """Return the word by which a party's code is found."""
    return "".join(_WORD.findall(value)).replace("_", "").lower()


def plain(words: str) -> list[str]:
    """Return the words that are to be there, in small letters."""
    return _plain(words, left_out=False)


def left_out(words: str) -> list[str]:
    """Return the words that are not to be there, in small letters."""
    return _plain(words, left_out=True)


def _plain(words: str, *, left_out: bool) -> list[str]:
    parts = [phrase or word for minus, phrase, word in _PART.findall(words) if bool(minus) == left_out]
    return [word.casefold() for part in parts for word in _WORD.findall(part)]


def _quoted(text: str, *, prefix: bool) -> str:
    found = _WORD.findall(text)
    return f'"{" ".join(found)}"{" *" if prefix else ""}' if found else ""
