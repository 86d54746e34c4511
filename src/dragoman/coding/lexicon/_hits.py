"""Finds the triggers of a sentence: which words of the lexicon stand there, as a verb or as a noun."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.coding.lexicon._table import Pattern, Trigger, patterns, small_words
from dragoman.coding.lexicon._words import Word
from dragoman.schema import Span

_GAP = 4
"""Words that "*" may stand for."""

_AHEAD = 160
"""Characters within which what must not follow would follow."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Words of the lexicon in a sentence."""

    pattern: Pattern
    span: Span
    passive: bool
    words: tuple[str, ...]
    before: tuple[str, ...]
    """Up to six words before it, in order."""
    after: int
    """Where its first word ends: "recalled Belmark's ambassador" holds a party within the trigger."""

    @property
    def trigger(self) -> Trigger:
        """What it tells."""
        return self.pattern.trigger

    @property
    def noun(self) -> bool:
        """Whether it is a noun."""
        return self.pattern.noun


def find_hits(text: str, words: Sequence[Word]) -> list[Hit]:
    """Return the triggers among the words of a sentence, in order; of overlapping ones the fullest."""
    table = patterns()
    found: list[Hit] = []
    at = 0
    while at < len(words):
        hit, end = None, at + 1
        for pattern in table.get(words[at].text, ()):
            stop = _match(pattern, words, at)
            if stop and _fits(pattern, text, words, at) and not _excluded(pattern, text, words, stop):
                hit, end = _hit(pattern, words, at, stop), stop
                break
        if hit:
            found.append(hit)
        at = end if hit else at + 1
    return found


def readings(words: Sequence[Word], span: Span) -> list[Pattern]:
    """Return every pattern that matches from the first word of a span, whatever stands around it."""
    at = next((n for n, word in enumerate(words) if word.span[0] == span[0]), None)
    if at is None:
        return []
    return [p for p in patterns().get(words[at].text, ()) if _match(p, words, at)]


def _match(pattern: Pattern, words: Sequence[Word], at: int) -> int:
    """Return the index after the last word of a pattern that begins at a word, 0 where it does not."""
    position = at + 1
    gap = 0
    for forms in pattern.words[1:]:
        if forms is None:
            gap = _GAP
            continue
        while position < len(words) and words[position].text not in forms and gap:
            position += 1
            gap -= 1
        if position >= len(words) or words[position].text not in forms:
            return 0
        position += 1
        gap = 0
    return position


def _fits(pattern: Pattern, text: str, words: Sequence[Word], at: int) -> bool:
    """Tell whether the words before allow a verb where the pattern is one, a noun where it is one."""
    before = words[at - 1].text if at else ""
    word = words[at].text
    if pattern.verb:
        if before in small_words("determiners"):
            return False
        if word.endswith("ing") and at and not _participle(text, words, at):
            return False
        plain = word == pattern.base or word == pattern.base + "s"
        if plain and len(pattern.words) == 1 and _either(word) and not _subject_before(text, words, at):
            return False
        nominal = before in small_words("before_nouns") or (at > 0 and words[at - 1].possessive)
        return not (plain and len(pattern.words) == 1 and nominal)
    if pattern.noun and before in small_words("referring") and pattern.trigger.type != "CONSULT":
        return False  # "his message": spoken of, not told
    if pattern.noun and len(pattern.words) == 1:
        return before not in small_words("auxiliaries")
    return True


def _either(word: str) -> bool:
    """Tell whether a form is a verb in one entry and a noun in another ("protests")."""
    return any(p.noun and len(p.words) == 1 for p in patterns().get(word, ()))


def _subject_before(text: str, words: Sequence[Word], at: int) -> bool:
    """Tell whether the word before may be the subject or auxiliary of a verb."""
    if at == 0:
        return False
    before = words[at - 1]
    if before.text in small_words("before_verbs") or before.text.endswith("ly"):
        return True
    return text[before.span[0]].isupper() or (before.text.endswith("s") and not before.possessive)


def _participle(text: str, words: Sequence[Word], at: int) -> bool:
    """Tell whether an -ing form is a verb, not the noun of a name ("the Ankara bombing")."""
    before = words[at - 1]
    apart = bool(text[before.span[1] : words[at].span[0]].strip())
    return apart or not text[before.span[0]].isupper()


def _excluded(pattern: Pattern, text: str, words: Sequence[Word], stop: int) -> bool:
    unless = pattern.trigger.unless
    if unless is None:
        return False
    start = words[stop - 1].span[1]
    return unless.match(text, start, start + _AHEAD) is not None


def _hit(pattern: Pattern, words: Sequence[Word], at: int, stop: int) -> Hit:
    return Hit(
        pattern=pattern,
        span=(words[at].span[0], words[stop - 1].span[1]),
        passive=pattern.verb and _is_passive(pattern, words, at),
        words=tuple(w.text for w in words[at:stop]),
        before=tuple(w.text for w in words[max(0, at - 6) : at]),
        after=words[at if None in pattern.words else stop - 1].span[1],
    )


def _is_passive(pattern: Pattern, words: Sequence[Word], at: int) -> bool:
    """Tell whether a participle stands in the passive: "was condemned", "condemned by"."""
    word = words[at].text
    if word == pattern.base or word.endswith(("ing", "s")):
        return False
    step = at - 1
    while (
        step >= 0
        and at - step < 4
        and (words[step].text in small_words("adverbs") or words[step].text.endswith("ly"))
    ):
        if words[step].text in small_words("be"):
            return True
        step -= 1
    if step >= 0 and words[step].text in small_words("be"):
        return True
    return at + 1 < len(words) and words[at + 1].text == "by"
