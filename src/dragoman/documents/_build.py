"""A document from a text, and from what is known about it."""

from dragoman.documents._clean import clean
from dragoman.documents._identify import guess_language
from dragoman.documents._lines import find_blocks
from dragoman.documents._publication import given
from dragoman.documents.document import Block, Document, digest
from dragoman.schema import Published


def from_text(
    text: str,
    *,
    id: str | None = None,  # noqa: A002
    title: str | None = None,
    published: str | Published | None = None,
    source: str | None = None,
    url: str | None = None,
    language: str | None = None,
    where: str = "text",
) -> Document:
    """Make a document of a plain text.

    Line breaks become ``\\n`` and a byte order mark is dropped; the rest of the text is untouched. What
    is not given is found in the text (title, language) or stays unknown. `published` is a day, a month,
    a year or a moment in ISO 8601; `where` names the text in errors.

    Raises `InputError` for what is no text or too long, `UsageError` for a date that is none.
    """
    text = clean(text, where)
    return build(
        text,
        find_blocks(text),
        id=id,
        title=title,
        published=given(published, where),
        source=source,
        url=url,
        language=language,
    )


def build(
    text: str,
    blocks: tuple[Block, ...],
    *,
    id: str | None = None,  # noqa: A002
    title: str | None = None,
    published: Published,
    source: str | None = None,
    url: str | None = None,
    language: str | None = None,
) -> Document:
    """Make a document of a clean text and its blocks; without a title, an opening heading is the title."""
    sha256 = digest(text)
    if not title and blocks and blocks[0].kind == "heading":
        title = text[slice(*blocks[0].span)]
    return Document(
        id=id or sha256[:16],
        text=text,
        sha256=sha256,
        title=" ".join(title.split()) or None if title else None,
        published=published,
        language=_code(language) or guess_language(text),
        source=source or None,
        url=url or None,
        blocks=blocks,
    )


def _code(language: str | None) -> str | None:
    """Return ``en`` for ``en-GB``, ``en_US`` or ``eng``; none for what is no language code."""
    code = (language or "").strip().lower().replace("_", "-").partition("-")[0]
    if code == "eng":
        return "en"
    return code if code.isascii() and code.isalpha() and len(code) in (2, 3) else None
