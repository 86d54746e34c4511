"""Text of others made harmless to show, without moving a single offset."""

import re
import unicodedata
from functools import cache
from urllib.parse import urlsplit

_SHOWN_AS_IS = frozenset("\n\t\u00ad\u200c\u200d")
_SUSPECT = re.compile(r"[^\x20-\x7e\n\t]")


def neutralise(text: str) -> str:
    """Replace every character that could steer a terminal or reorder a line by a visible one.

    Control characters become their pictures (ESC becomes ␛), bidirectional controls, invisible format
    characters and lone surrogates become U+FFFD, line separators become spaces. One character becomes
    one character, so spans into `text` hold for the answer.
    """
    return _SUSPECT.sub(lambda found: _stand_in(found[0]), text)


@cache
def _stand_in(character: str) -> str:
    if character in _SHOWN_AS_IS:
        return character
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    category = unicodedata.category(character)
    if category in {"Cc", "Cf", "Cs"}:
        return "�"
    return " " if category in {"Zl", "Zp"} else character


def safe_url(url: str | None) -> str | None:
    """Return the address if it is one of the web and may be made a link, else None."""
    if url is None or neutralise(url) != url or any(c.isspace() for c in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None
