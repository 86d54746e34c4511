"""In which language a text is written, and whether that language is coded."""

import re
from functools import cache
from importlib.resources import files
from typing import Any, Final

from dragoman.documents.document import Document
from dragoman.errors import LanguageError

UNDETERMINED: Final = "und"

_SAMPLE = 6_000
_WORD = re.compile(r"[^\W\d_]+")
# Shares of words that are English function words. Measured (docs/documents.md): half of the news items
# have 0.23 and more, 1 in 20 less than 0.11.
_SURELY_ENGLISH = 0.15
_HARDLY_FOREIGN = 0.1
_FEWEST_WORDS = 8
# Below it a guess is not shown as a fact, and the language stays undetermined: a few foreign names make
# an English headline Malay, and Malay is nearly Indonesian.
_CONFIDENT, _CONFIDENT_OF_A_LINE = 0.45, 0.9
_FEW_WORDS = 12


def identify(text: str) -> tuple[str, float]:
    """Return the language of a text (ISO 639-1, ``und`` where there are no words) and a confidence.

    Where English function words abound, they decide and the statistical model is not asked; where they
    are frequent, they overrule it, because foreign names in an English headline mislead it.
    """
    sample = _sample(text)
    words = _WORD.findall(sample)
    if not words:
        return UNDETERMINED, 0.0
    share = english_share(text)
    if share >= _SURELY_ENGLISH and len(words) >= _FEWEST_WORDS:
        return "en", 0.99
    language, confidence = _model().classify(sample)
    if language != "en" and share >= _HARDLY_FOREIGN:
        return "en", 0.7
    return str(language), round(float(confidence), 3)


def english_share(text: str) -> float:
    """Return which share of the words of a text are English function words, from 0 to 1."""
    words = _WORD.findall(_sample(text))
    english = _function_words()
    return sum(word.lower() in english for word in words) / len(words) if words else 0.0


def guess_language(text: str) -> str:
    """Return the language of a text where the guess is firm, else ``und``."""
    language, confidence = identify(text)
    few = len(_WORD.findall(_sample(text))) < _FEW_WORDS
    needed = _CONFIDENT_OF_A_LINE if few else _CONFIDENT
    return language if language == "en" or confidence >= needed else UNDETERMINED


def require_english(document: Document, where: str | None = None) -> None:
    """Refuse a document in another language than English; undetermined passes.

    Raises `LanguageError`, which names the language; `where` names the document in it.
    """
    language = document.language
    if language in ("en", UNDETERMINED):
        return
    name = _names().get(language)
    raise LanguageError(
        f"the text is in {name} ({language})" if name else f"the text is in the language {language!r}",
        language=language,
        where=where or document.url or document.id,
        remedy="Only English is coded: give an English translation, or the language where it is wrong.",
    )


def _sample(text: str) -> str:
    """Return a long text's beginning, middle and end, cut at a fixed length: the sample costs the same."""
    if len(text) <= _SAMPLE:
        return text
    third, middle = _SAMPLE // 3, len(text) // 2
    return "\n".join((text[:third], text[middle : middle + third], text[-third:]))


@cache
def _function_words() -> frozenset[str]:
    lines = files(__package__).joinpath("english.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def _names() -> dict[str, str]:
    lines = files(__package__).joinpath("languages.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines if "\t" in line)


@cache
def _model() -> Any:
    """Load py3langid's model, restricted to the languages that can be named (half a second, 60 MB)."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    model.set_languages(sorted(set(model.labels) & _names().keys()))
    return model
