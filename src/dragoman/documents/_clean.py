"""The text as shown: line breaks made one kind, and what is not a text refused."""

import re

from dragoman.errors import InputError
from dragoman.settings import setting

_CONTROL = re.compile("[\x01-\x08\x0e-\x1f\x7f\ufffd\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_WORD = re.compile(r"[^\W_]")
_GARBAGE_IN = 100  # one control or replacement character in so many is no text any more


def clean(text: str, where: str) -> str:
    """Return a text with ``\\n`` for every line break and without a byte order mark, else untouched.

    Raises `InputError` where there are no words, more characters than `max_document_characters`, or
    characters that only a binary file or a wrong encoding brings.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    limit = setting("max_document_characters")
    if len(text) > limit:
        raise InputError(
            f"the text has {len(text):,} characters, more than the {limit:,} allowed",
            where=where,
            remedy="Split it into its articles, or raise DRAGOMAN_MAX_DOCUMENT_CHARACTERS.",
        )
    refuse_garbage(text, where)
    if not _WORD.search(text):
        raise InputError("there are no words to read", where=where, remedy="Give the text of an article.")
    return text


def refuse_garbage(text: str, where: str) -> None:
    """Raise `InputError` where characters say that this is no text but binary data, or wrongly decoded."""
    if "\0" in text or len(_CONTROL.findall(text)) * _GARBAGE_IN > len(text):
        raise InputError(
            "this is not a text: it holds control or replacement characters",
            where=where,
            remedy="Give plain text, Markdown or HTML, best in UTF-8.",
        )
    if _SURROGATE.search(text):
        raise InputError(
            "the text holds half characters (lone surrogates)",
            where=where,
            remedy="Decode the bytes again from their source, strictly.",
        )
