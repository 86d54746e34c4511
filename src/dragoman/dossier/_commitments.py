"""Commitments: who invited, promised, planned or agreed what, and where it stands after this article.

Mentions are found sentence by sentence, changes of state are given to the mention they follow, and
mentions of the same kind, parties and act become one commitment.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.analysis import Analysis
from dragoman.dossier._acts import changes, makings, meeting_pattern, name_act, promise_pattern
from dragoman.dossier._identity import identify
from dragoman.dossier._view import View
from dragoman.dossier.statements._speaker import subject_before
from dragoman.schema import Act, Commitment, CommitmentKind, CommitmentState, Event, Party, Span, When

_MUTUAL = re.compile(
    r"\b(?:(?:the|both|of the) (?:two|three|sides|capitals|countries|parties|presidents|ministers|leaders)|"
    r"both|joint|bilateral|each other|the two|it was agreed)\b",
    re.I,
)
_ACCEPTANCE = re.compile(r"\b(?:accept(?:ed|s|ing)?|took up|thanked[^.;]{0,30}for)\s$", re.I)
_FROM = re.compile(r"invitation\s(?:from|of|by)\s", re.I)
_UNFIT = re.compile(r"\b(?:(?:not|never|if|unless|n['’]t)\s(?:[\w-]+\s){0,3}|as\s)$", re.I)
_EARLIER = re.compile(r"\bhad\s(?:been\s)?(?:invited|extended|sent|addressed)\b")
_CHANGED = re.compile(r"put off|called off|postponed", re.I)
_INTENT = re.compile(r"\b(?:would|will)\s$")
_DEADLINE = re.compile(r"\b(?:before|by|within|until)\s(?:the\s)?(?:end\s(?:of\s)?)?$", re.I)
_MOST = 400
"""Commitments looked for in one document; a text with more is no article."""

_REACH = 3
"""Sentences that may stand between a commitment and the words that change it."""

_RANK: tuple[CommitmentState, ...] = (
    "open",
    "unclear",
    "accepted",
    "scheduled",
    "postponed",
    "cancelled",
    "lapsed",
    "broken",
    "kept",
)


@dataclass(slots=True)
class _Mention:
    kind: CommitmentKind
    act: Act
    by: tuple[Party, ...]
    to: tuple[Party, ...]
    state: CommitmentState
    due: When | None
    sentence: int
    trigger: Span
    spans: list[Span]
    events: list[str] = field(default_factory=list)
    guessed: bool = False


def _distinct(parties: Sequence[Party]) -> tuple[Party, ...]:
    """The coded parties, one for each code."""
    found: dict[str, Party] = {}
    for party in parties:
        if party.code and party.code not in found:
            found[party.code] = party
    return tuple(found.values())


def _codes(parties: Sequence[Party]) -> frozenset[str]:
    return frozenset(p.code for p in parties if p.code)


def _event_at(events: Sequence[Event], trigger: Span, sentence: Span) -> Event | None:
    """The coded event that the trigger makes: at its very words, else the only verbal act of the sentence."""
    for event in events:
        if event.trigger[0] < trigger[1] and trigger[0] < event.trigger[1]:
            return event
    near = [e for e in events if e.span == sentence and e.about and e.type in ("REQUEST", "AGREE", "REJECT")]
    return near[0] if len(near) == 1 else None


def _sides(
    view: View, sentence: Span, trigger: Span, event: Event | None, *, mutual: bool
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Who commits, and to whom."""
    pair = view.pair_near(sentence[0])
    by = _distinct(event.actors) if event else ()
    if not by:
        subject = subject_before(
            view.text,
            (sentence[0], trigger[0]),
            view.parties_in(sentence),
            sentence=sentence[0],
            memory=None,
        )
        by = _distinct([subject]) if subject else ()
    if mutual:
        named = _distinct(view.parties_in((sentence[0], trigger[0])))
        by = next((s for s in (by, named, pair) if len(s) > 1), by or pair)
        return by, by
    to = _distinct([p for p in event.recipients if p.code not in _codes(by)]) if event else ()
    if not to and by:
        after = [p for p in view.parties_in((trigger[1], sentence[1])) if not p.how.startswith("place:")]
        others = [p for p in (*after, *pair) if p.code and p.code not in _codes(by)]
        to = _distinct(others[:1])
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


def _makings(view: View, sentence: Span) -> Iterator[tuple[CommitmentKind, Span]]:
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
    return passive or (bool(subject) and subject[0].code is not None and subject[0].code == speaker.code)


def _mention(
    view: View, events: Sequence[Event], n: int, kind: CommitmentKind, trigger: Span
) -> _Mention | None:
    sentence = view.running[n].span
    event = _event_at(events, trigger, sentence)
    clause = (trigger[0], _end_of_clause(view, trigger[1], sentence))
    words = view.cut(sentence if kind in ("plan", "invitation") else clause)
    mutual = kind in ("agreement", "plan") and (kind == "agreement" or bool(_MUTUAL.search(words)))
    if kind == "plan" and meeting_pattern().match(view.text, trigger[0], sentence[1]):
        mutual = True
    act = name_act(words)
    if event and event.about:
        act = Act(type=event.about.type, mode=event.about.mode)
    if kind == "invitation":
        act = Act(type="CONSULT", mode=act.mode if act.type == "CONSULT" and act.mode else "visit")
    by, to = _sides(view, sentence, trigger, event, mutual=mutual)
    guessed = not (event and event.recipients) and not view.codes_in((trigger[1], sentence[1]))
    if kind == "invitation" and _ACCEPTANCE.search(view.text, sentence[0], trigger[0]):
        host = _FROM.search(view.text, trigger[0], sentence[1])
        hosts = _distinct(view.parties_in((host.end(), sentence[1]))[:1]) if host else to
        by, to, guessed = (hosts or to), by, host is None
    statement = view.statement_at(trigger[0])
    if kind == "pledge" and not event and statement and promise_pattern().match(view.text, *trigger):
        by = _distinct([statement.speaker]) if statement.speaker else by
        to = _distinct([p for p in view.pair_near(sentence[0]) if p.code not in _codes(by)][:1])
    if not by:
        return None
    due = _due(view, sentence)
    state: CommitmentState = (
        "scheduled" if kind in ("plan", "agreement") and _dated(view, sentence) else "open"
    )
    ids = [event.id] if event else []
    return _Mention(kind, act, by, to, state, due, n, trigger, [sentence], ids, guessed)


def _change(view: View, n: int, mentions: list[_Mention]) -> None:
    """Give the changes that a sentence tells to the commitment they are about."""
    sentence = view.running[n].span
    for change in changes():
        match = change.pattern.search(view.text, *sentence)
        if match is None:
            continue
        invited = change.state in ("accepted", "scheduled")
        reach = len(mentions) if invited else _REACH
        fit = [
            m
            for m in mentions
            if m.sentence <= n
            and n - m.sentence <= reach
            and ((m.kind == "invitation") == invited)
            and (m.kind == "plan" or change.state not in ("cancelled", "postponed") or m.sentence == n)
        ]
        if not fit:
            continue
        target = next((m for m in reversed(fit) if m.sentence == n), fit[-1])
        if change.state == "scheduled" and target.state != "accepted":
            continue
        target.state = change.state
        if sentence not in target.spans:
            target.spans.append(sentence)


def _merge(mentions: Sequence[_Mention]) -> list[_Mention]:
    """Make one of the mentions of one commitment."""
    merged: list[_Mention] = []
    for mention in mentions:
        same = next((m for m in merged if _one(m, mention)), None)
        if same is None:
            merged.append(mention)
            continue
        state = "accepted" if mention.kind == "pledge" and same.kind == "invitation" else mention.state
        same.state = max(same.state, state, key=_RANK.index)
        same.due = same.due or mention.due
        if same.guessed and not mention.guessed and same.kind == mention.kind:
            same.to = mention.to
        same.spans = list(dict.fromkeys([*same.spans, *mention.spans]))
        same.events = list(dict.fromkeys([*same.events, *mention.events]))
    return merged


def _one(first: _Mention, second: _Mention) -> bool:
    """Tell whether two mentions are one commitment.

    An invitation is one with the same parties; a guest's promise to come is its acceptance. Anything else
    is one only within its sentence.
    """
    by, to = _codes(second.by), _codes(second.to)
    if first.kind == "invitation" == second.kind:
        same = by == _codes(first.by)
        turned = by == _codes(first.to) and second.guessed
        return (same and (to == _codes(first.to) or second.guessed or first.guessed)) or turned
    if first.kind == "invitation" and second.kind == "pledge" and second.act.type == "CONSULT":
        return by == _codes(first.to)
    return (
        first.kind == second.kind and first.act.type == second.act.type and first.spans[0] == second.spans[0]
    )


def _visited(mention: _Mention, events: Sequence[Event]) -> bool:
    """Tell whether a coded visit of the invited to the host took place."""
    return any(
        e.type == "CONSULT"
        and e.mode == "visit"
        and e.status == "happened"
        and _codes(e.actors) == _codes(mention.to)
        and bool(_codes(e.recipients) & _codes(mention.by))
        for e in events
    )


def find_commitments(analysis: Analysis, events: tuple[Event, ...]) -> tuple[Commitment, ...]:
    """Return what the parties of a document are bound to, each commitment once, in text order.

    The parties and the act come from the coded event at the same words where there is one, else from
    the words themselves. `state` is what the document says last about it.
    """
    view = View(analysis)
    mentions: list[_Mention] = []
    for n, sentence in enumerate(view.running):
        if len(mentions) >= _MOST:
            break
        for kind, trigger in _makings(view, sentence.span):
            again = view.cut(trigger).lower() == "the invitation" and any(
                m.kind == "invitation" and n - m.sentence <= _REACH + 1 for m in mentions
            )
            mention = None if again else _mention(view, events, n, kind, trigger)
            if mention:
                mentions.append(mention)
        _change(view, n, mentions)
    merged = _merge(mentions)
    for mention in merged:
        if (
            mention.kind == "invitation"
            and _EARLIER.search(view.text, *mention.spans[0])
            and _visited(mention, events)
        ):
            mention.state = "kept"
    return tuple(
        Commitment(
            id=identify(view.document.id, f"commitment {m.kind}", [m.trigger]),
            kind=m.kind,
            by=m.by,
            to=m.to,
            act=m.act,
            state=m.state,
            due=m.due,
            events=tuple(m.events),
            spans=tuple(sorted(m.spans)),
        )
        for m in merged
    )
