"""Reads one mention: who commits to whom, to which act, and by when."""

import re
from collections.abc import Sequence

from dragoman.dossier._view import View
from dragoman.dossier.commitments._acts import meeting_pattern, name_act, promise_pattern
from dragoman.dossier.commitments._mention import Mention, codes, distinct
from dragoman.dossier.statements._speaker import subject_before
from dragoman.schema import Act, CommitmentKind, CommitmentState, Event, Party, Span, When

_MUTUAL = re.compile(
    r"\b(?:(?:the|both|of the) (?:two|three|sides|capitals|countries|parties|presidents|ministers|leaders)|"
    r"both|joint|bilateral|each other|the two|it was agreed)\b",
    re.I,
)
_JOINT = re.compile(
    r"\b(?:meeting|session|seminar|exercise|drill|forum|summit|exhibition|dialogue|consultations?|round|table|"
    r"patrol|conference|talks|match|fair)\b",
    re.I,
)
_AT_INVITATION = re.compile(r"\b[Aa]t\s$|\b[Oo]n\s$")
_AHEAD = re.compile(r"\b(?:will|would|is to|are to|next|plans?)\b")
_ACCEPTANCE = re.compile(r"\b(?:accept(?:ed|s|ing)?|took up|thanked[^.;]{0,30}for)\s$", re.I)
_FROM = re.compile(r"invitation\s(?:from|of|by)\s", re.I)
_DEADLINE = re.compile(r"\b(?:before|by|within|until)\s(?:the\s)?(?:end\s(?:of\s)?)?$", re.I)


def _event_at(events: Sequence[Event], trigger: Span, sentence: Span) -> Event | None:
    """The coded event that the trigger makes: at its very words, else the only verbal act of the sentence."""
    for event in events:
        if event.trigger[0] < trigger[1] and trigger[0] < event.trigger[1]:
            return event
    near = [e for e in events if e.span == sentence and e.about and e.type in ("REQUEST", "AGREE", "REJECT")]
    return near[0] if len(near) == 1 else None


def subject_party(view: View, sentence: Span, trigger: Span) -> Party | None:
    """The party that the words before a trigger make its subject; null where they name none with a code."""
    subject = subject_before(
        view.text, (sentence[0], trigger[0]), view.parties_in(sentence), sentence=sentence[0], memory=None
    )
    return subject if subject and subject.code else None


def _sides(
    view: View, sentence: Span, trigger: Span, event: Event | None, *, mutual: bool
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Who commits, and to whom."""
    pair = view.pair_near(sentence[0])
    by = distinct(event.actors) if event else ()
    if not by:
        subject = subject_party(view, sentence, trigger)
        if subject:
            # "The two sides" is one place in the text that stands for several parties.
            by = distinct([p for p in view.parties_in(sentence) if p.span == subject.span] or [subject])
    if mutual:
        named = distinct(view.parties_in((sentence[0], trigger[0])))
        by = next((s for s in (by, named, pair) if len(s) > 1), by or pair)
        return by, by
    to = distinct([p for p in event.recipients if p.code not in codes(by)]) if event else ()
    if not to and by:
        after = [p for p in view.parties_in((trigger[1], sentence[1])) if not p.how.startswith("place:")]
        others = [p for p in (*after, *pair) if p.code and p.code not in codes(by)]
        to = distinct(others[:1])
    return by, to


def _due(view: View, span: Span) -> When | None:
    published = view.document.published.start
    ahead = [t.when for t in view.times_in(span) if t.when and (not published or t.when.end >= published)]
    return ahead[-1] if ahead else None


def _dated(view: View, sentence: Span) -> bool:
    """Tell whether a sentence sets a date ahead; "before the end of May" is a deadline, not a date."""
    published = view.document.published.start
    return any(
        t.when
        and (not published or t.when.end >= published)
        and not _DEADLINE.search(view.text, max(sentence[0], t.span[0] - 24), t.span[0])
        and not _DEADLINE.match(t.text.split(" ")[0] + " ")
        for t in view.times_in(sentence)
    )


def _end_of_clause(view: View, at: int, sentence: Span) -> int:
    ends = [view.text.find(mark, at, sentence[1]) for mark in ("; ", ", and ", ", but ")]
    return min((e for e in ends if e > 0), default=sentence[1])


def read_mention(
    view: View, events: Sequence[Event], n: int, kind: CommitmentKind, trigger: Span
) -> Mention | None:
    sentence = view.running[n].span
    event = _event_at(events, trigger, sentence)
    clause = (trigger[0], _end_of_clause(view, trigger[1], sentence))
    words = view.cut(sentence if kind in ("plan", "invitation") else clause)
    mutual = kind in ("agreement", "plan") and (kind == "agreement" or bool(_MUTUAL.search(words)))
    if kind == "plan" and meeting_pattern().match(view.text, trigger[0], sentence[1]):
        mutual = True
    named = subject_party(view, sentence, trigger)
    if (
        kind == "plan"
        and event is None
        and named is None
        and _JOINT.search(view.text, sentence[0], trigger[0])
    ):
        mutual = True  # "the seminar planned for May": both sides hold it
    about = Act(type=event.about.type, mode=event.about.mode) if event and event.about else None
    act = name_act(words) or about or Act(type="COOPERATE")
    if kind == "invitation":
        act = Act(type="CONSULT", mode=act.mode if act.type == "CONSULT" and act.mode else "visit")
    by, to = _sides(view, sentence, trigger, event, mutual=mutual)
    guessed = not (event and event.recipients) and not view.codes_in((trigger[1], sentence[1]))
    if kind == "invitation" and _ACCEPTANCE.search(view.text, sentence[0], trigger[0]):
        host = _FROM.search(view.text, trigger[0], sentence[1])
        hosts = distinct(view.parties_in((host.end(), sentence[1]))[:1]) if host else to
        by, to, guessed = (hosts or to), by, host is None
    statement = view.statement_at(trigger[0])
    if kind == "pledge" and not event and statement and promise_pattern().match(view.text, *trigger):
        by = distinct([statement.speaker]) if statement.speaker else by
        to = distinct([p for p in view.pair_near(sentence[0]) if p.code not in codes(by)][:1])
    if not by:
        return None
    due = _due(view, sentence)
    state: CommitmentState = (
        "scheduled" if kind in ("plan", "agreement") and _dated(view, sentence) else "open"
    )
    if kind == "invitation" and _AT_INVITATION.search(view.text, sentence[0], trigger[0]):
        inviting = [p for p in view.parties_in((trigger[1], sentence[1])) if p.code][:1]
        near = [*view.parties_in((sentence[0], trigger[0])), *view.pair_near(sentence[0])]
        guest = [p for p in near if p.code and p.code not in codes(inviting)]
        if inviting and guest:
            by, to, guessed = distinct(inviting), distinct(guest[:1]), False
            state = "open" if _AHEAD.search(view.text, *sentence) else "kept"
    ids = [event.id] if event else []
    return Mention(kind, act, by, to, state, due, n, trigger, [sentence], ids, guessed)
