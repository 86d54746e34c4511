"""Finds the words of a sentence that make a commitment."""

import re
from collections.abc import Iterator

from dragoman.dossier._view import View
from dragoman.dossier.commitments._acts import makings, meeting_pattern, promise_pattern
from dragoman.schema import CommitmentKind, Party, Span

_UNFIT = re.compile(r"\b(?:(?:not|never|if|unless|n['’]t)\s(?:[\w-]+\s){0,3}|as\s)$", re.I)
_CHANGED = re.compile(r"put off|called off|postponed", re.I)
_INTENT = re.compile(r"\b(?:would|will)\s$")


def find_makings(view: View, sentence: Span) -> Iterator[tuple[CommitmentKind, Span]]:
    """The places of a sentence that make a commitment, each once."""
    taken: list[Span] = []
    for making in makings():
        for match in making.pattern.finditer(view.text, *sentence):
            before = view.text[max(sentence[0], match.start() - 24) : match.start()]
            if _UNFIT.search(before) or view.quoted(match.start()):
                continue
            if taken and _CHANGED.fullmatch(match[0]):
                continue
            if not any(a < match.end() and match.start() < b for a, b in taken):
                taken.append(match.span())
                intended = making.kind == "invitation" and _INTENT.search(before)
                yield ("pledge" if intended else making.kind), match.span()
    for match in meeting_pattern().finditer(view.text, *sentence):
        if not taken and not view.quoted(match.start()) and view.times_in(sentence):
            taken.append(match.span())
            yield "plan", match.span()
    for statement in view.statements_in(sentence):
        if statement.direct or taken:
            continue
        promise = promise_pattern().search(view.text, *statement.content)
        if promise and statement.speaker and _own(view, statement.speaker, statement.content[0], promise):
            yield "pledge", promise.span()


def _own(view: View, speaker: Party, start: int, promise: re.Match[str]) -> bool:
    """Tell whether the act that a speaker announces is one of his own side."""
    subject = view.parties_in((start, promise.start()))
    passive = promise["verb"].startswith("be ")
    first = [p.code for p in subject if p.span == subject[0].span]  # "the two sides" stands for both
    return passive or (speaker.code is not None and speaker.code in first)
