"""From bytes to text: never by replacing a character, never by a guess that nothing supports.

In order: a byte order mark; UTF-16 without one, by the zero bytes of its Latin letters; UTF-8 where every
byte fits; the encoding that was declared; else the one of five old encodings whose characters make the
likeliest words.
"""

import codecs
import re

from dragoman.documents._likelihood import ENCODINGS, likelihood
from dragoman.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 4_096
_LIKELY = 0.75
# What browsers read where a page says so: the larger sets that contain them.
_WIDER = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
}
_TRAPS = frozenset(("utf-7", "idna", "punycode", "unicode-escape", "raw-unicode-escape"))
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,40}")


def decode(data: bytes, where: str, declared: str | None = None) -> str:
    """Return the text that bytes stand for.

    `declared` is what the page or the server says the encoding is; it counts where the bytes agree.
    Raises `InputError` where no encoding fits.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _strictly(data, encoding)
            if text is None:
                raise _undecodable(
                    where, f"the byte order mark says {encoding.upper()}, but the bytes do not fit it"
                )
            return text.removeprefix("\ufeff")
    candidates: list[str | None] = [_unmarked_utf16(data), "utf-8", _known(declared)]
    for candidate in candidates:
        text = _strictly(data, candidate) if candidate else None
        if text is not None:
            return text
    return _likeliest(data, where)


def _likeliest(data: bytes, where: str) -> str:
    if (at := _damage(data)) is not None:
        raise _undecodable(where, f"the text is UTF-8, but damaged at byte {at:,}")
    best, most = "", 0.0
    for encoding in ENCODINGS:
        text = _strictly(data, encoding)
        if text is not None and (score := likelihood(text, encoding)) > most:
            best, most = text, score
    if b"\0" in data or most < _LIKELY:
        raise _undecodable(where, "the encoding of the text is not recognised")
    return best


def _damage(data: bytes) -> int | None:
    """Return where a text that is UTF-8 but for a few bytes breaks; none where it is something else.

    Read as Windows-1252, such a text would turn every typographic mark into three wrong ones.
    """
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if sum(char > "\x7f" for char in text) <= 2 * broken:
        return None
    return len(text.partition("\ufffd")[0].encode())


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _unmarked_utf16(data: bytes) -> str | None:
    """Recognise UTF-16 by its zero bytes: a Latin letter, a space or a line break has one on a known side."""
    sample = data[:_SAMPLE]
    if len(data) % 2 or len(data) < 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    least = len(sample) // 20  # spaces alone make more than one character in ten
    if odd > least and even * 10 <= odd:
        return "utf-16-le"
    if even > least and odd * 10 <= even:
        return "utf-16-be"
    return None


def _known(declared: str | None) -> str | None:
    """Return the codec of a declared name; none for what is no encoding, or is no one's for text."""
    if declared is None or not _NAME.fullmatch(declared.strip()):
        return None
    try:
        info = codecs.lookup(declared.strip())
    except LookupError:
        return None
    return None if info.name in _TRAPS else _WIDER.get(info.name, info.name)


def _undecodable(where: str, what: str) -> InputError:
    return InputError(what, where=where, remedy="Save the text as UTF-8 and try again.")
