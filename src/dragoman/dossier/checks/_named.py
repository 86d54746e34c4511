"""Those whom a text gives an office of a state and a name."""

import re
from typing import Literal, NamedTuple

from dragoman.actors import load_knowledge
from dragoman.actors._tokens import Token, keys, tokenize
from dragoman.actors._words import office_at
from dragoman.dossier._view import View
from dragoman.dossier.checks._terms import CHECKED, holders, is_like, persons, terms_in
from dragoman.schema import Code, Party, Span

_STATUS = re.compile(
    r"\b(?:(?P<then>then)|former|ex|late|outgoing|deputy|vice|elect|elected|designate|future|next|acting|interim|"
    r"shadow|opposition)[\s-](?:\w+[\s-]){0,2}$",
    re.I,
)
_TITLES = frozenset(
    keys("Mr Mrs Ms Miss Dr Sir Lord Dame Prof Professor Sheikh Sayyid Excellency Highness Majesty His Her")
)
_PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "de", "da", "dos", "van", "von", "der", "ould", "ag", "bint", "di"}
)
_LINKS = frozenset({"of", "the", "for", "and", "republic", "state", "kingdom", "sultanate", "government"})


_GLUED = re.compile(r"[a-z]{2}[A-Z][a-z]{3}")
_STOP = re.compile(r"[.!?]\s+[A-Z](?!\w*\.)")


_TITLED = re.compile(
    r"\b(?P<office>[Pp]resident|[Pp]rime [Mm]inister|[Pp]remier|[Ff]oreign [Mm]inister|[Cc]hancellor|[Kk]ing|"
    r"[Ss]ultan|[Ee]mir)\s(?P<name>[A-Z][\w-]+(?:['’](?!s\b)\w+)?(?:\s(?:[A-Z][\w-]+|bin|al|el|de)){0,3})\b"
)
"""A title and a name side by side, wherever they stand."""

_ALREADY = re.compile(
    r"\b(?P<name>[A-Z][\w-]+(?:\s[A-Z][\w-]+)?),\s(?:by\sthen|then\salready|already|at\sthat\stime|by\sthat\stime)\s"
    r"(?:the\s)?(?P<office>president|prime\sminister|foreign\sminister|at\sthe\shead\sof)\b"
)
"""A name of which an office is told ("Morales, by then president")."""


class Named(NamedTuple):
    """A mention of somebody by office and name ("Kyrgyz President Zaparov")."""

    party: Party
    code: Code
    cls: str
    office: str
    words: tuple[str, ...]
    span: Span
    status: Literal["", "then", "former"]
    """What the words before say: in office at the time told of, or not in it any more or yet."""

    @property
    def name(self) -> str:
        """The name as the text writes it."""
        return " ".join(self.words)


def find_named(view: View) -> tuple[Named, ...]:
    """Return those whom the text gives one of the checked offices of a state and a name, in text order.

    The office may stand within the party ("Kyrgyz President Zaparov") or before a bare name ("President
    Aquino"); whose president that is, is then told by the name, among the states that the text is about.
    """
    found = {}
    for party in view.parties:
        if party.code and len(party.code) == 3 and not party.how.startswith("place:"):
            named = _read(view, party)
            if named:
                found[named.span[0]] = named
    for sentence in view.running:
        for match in (
            *_TITLED.finditer(view.text, *sentence.span),
            *_ALREADY.finditer(view.text, *sentence.span),
        ):
            if not any(start in range(*match.span()) for start in found):
                titled = _titled(view, match, tuple(found.values()))
                if titled:
                    found[titled.span[0]] = titled
    return tuple(found[start] for start in sorted(found))


class Title(NamedTuple):
    """The class of an office, and where the title stands with its name."""

    cls: str
    span: Span


def _titled(view: View, match: re.Match[str], known: tuple[Named, ...]) -> Named | None:
    """Read a title and a name that no party of the text holds together; null where its state is not told."""
    hit = office_at(keys(match["office"].replace("at the head of", "president")), 0)
    words = tuple(w for w in match["name"].split() if w.lower() not in _TITLES)
    if hit is None or hit[0].cls not in CHECKED or not words:
        return None
    office, place = hit[0], match.span()
    code = _state_of(view, Title(office.cls, place), words, known)
    if code is None:
        return None
    status = _STATUS.search(view.text, max(0, place[0] - 24), place[0])
    told: Literal["", "then", "former"] = "" if not status else "then" if status["then"] else "former"
    told = "then" if match.re is _ALREADY else told
    how = "title and name"
    party = Party(text=match[0], span=place, code=code, confidence=0.7, role=office.role, how=how)
    return Named(party, code, office.cls, office.role, words, match.span("name"), told)


def _state_of(view: View, title: Title, words: tuple[str, ...], known: tuple[Named, ...]) -> Code | None:
    """Whose office-holder a title and a name mean: by the same name elsewhere, else by who has held it.

    States that the text names go before others; several that fit leave it open.
    """
    states = tuple(c for c in view.codes_in((0, len(view.text))) if len(c) == 3)
    last = keys(words[-1])[-1:]
    holding = [p for p in persons().by_family.get(last[0] if last else "", ()) if terms_in(p, title.cls)]
    published = view.document.published
    for codes in (
        {n.code for n in known if n.words[-1] == words[-1]},
        {p.code for p in holding if p.code in states},
        {p.code for p in holding},
        {p.code for p in view.parties_in((title.span[1] - len(words[-1]), title.span[1])) if p.code},
    ):
        if codes:
            return next(iter(codes)) if len(codes) == 1 else None
    if not published.start or not published.end:
        return None
    near = published.start, published.end
    like = {c for c in states for _, p in holders(c, title.cls, *near) if is_like(p, words[-1])}
    return next(iter(like)) if len(like) == 1 else None


def _read(view: View, party: Party) -> Named | None:
    if party.code is None or _STOP.search(view.text, *party.span):
        return None
    tokens = tokenize(view.text, *party.span)
    words = tuple(t.key for t in tokens)
    for at in range(len(words)):
        hit = office_at(words, at)
        if hit is None:
            continue
        office, last = hit
        if office.cls not in CHECKED or office.role == "pope":
            return None
        name = _name_after(view.text, tokens, last)
        if not name:
            return None
        span = (name[0][0], name[-1][1])
        before = view.text[max(0, tokens[at].start - 24) : tokens[at].start]
        status = _STATUS.search(before)
        told: Literal["", "then", "former"] = "" if not status else "then" if status["then"] else "former"
        return Named(party, party.code, office.cls, office.role, tuple(view.cut(n) for n in name), span, told)
    return None


def _name_after(text: str, tokens: list[Token], at: int) -> list[Span]:
    """The words of the name after an office: without "of the Republic of ...", up to the next comma."""
    at = _past_country(text, tokens, at)
    name: list[Span] = []
    for n in range(at, len(tokens)):
        start, end = tokens[n].start, tokens[n].end
        gap = text[tokens[n - 1].end : start] if n > at else ""
        if name and gap.strip(" -–."):
            break
        if not name and tokens[n].key in _TITLES:
            continue
        if name and gap == "-":
            name[-1] = (name[-1][0], end)
        elif _GLUED.search(text, start, end):
            return []
        elif (text[start].isupper() and end - start > 1) or (name and tokens[n].key in _PARTICLES):
            name.append((start, end))
        elif not (name and (tokens[n].key == "the" or end - start == 1)):
            break
    while name and text[slice(*name[-1])].lower() in _PARTICLES:
        name.pop()
    return name


def _past_country(text: str, tokens: list[Token], at: int) -> int:
    """Where the name may begin after "of the Republic of Benin" or "of Russia"."""
    if at >= len(tokens) or tokens[at].key not in ("of", "for"):
        return at
    for n in range(at, len(tokens)):
        if "," in text[tokens[n - 1].end : tokens[n].start]:
            return n
    while at < len(tokens) and tokens[at].key in _LINKS:
        at += 1
    known = load_knowledge().lexicon.find(text, tokens[at:])
    return at + (known[0].last if known and known[0].first == 0 else len(tokens))
