"""A dossier in which every word that comes from outside tries to be more than a word."""

from dragoman.documents.document import digest
from dragoman.schema import (
    About,
    Act,
    Check,
    CoderIdentity,
    Commitment,
    DocumentInfo,
    Dossier,
    Event,
    Evidence,
    Mechanism,
    Party,
    Perspective,
    Prediction,
    Published,
    Rhetoric,
    Statement,
    When,
    Where,
)

ATTACK = (
    "</style></script></title>\"'><script>window.hacked=1</script><img src=x onerror=window.hacked=1>"
    "<svg onload=window.hacked=1>{{ 7*7 }}{% x %}[bold red]rich[/][link=file:///x]l[/link]"
    "\x1b[31m\x1b]0;title\x07\x9b2J\u202e\u2066"
)
TEXT = f"{ATTACK}\nThe minister {ATTACK} met the president {ATTACK} there.\n{ATTACK}"


def build(text: str = TEXT) -> Dossier:
    """Return the dossier over its text."""
    whole = (0, len(text))
    party = Party(
        text=ATTACK, span=whole, code=ATTACK, id=ATTACK, name=ATTACK, role=ATTACK, sectors=(ATTACK,),
        confidence=0.5, how=ATTACK,
    )  # fmt: skip
    nameless = party.model_copy(update={"name": None, "code": None, "span": (5, 20)})
    when = When(start="2025-09-09", end="2025-09-09", text=ATTACK)
    about = About(type=ATTACK, mode=ATTACK, actors=(ATTACK,), recipients=(ATTACK,), date=when)
    trigger = (text.index("met"), text.index("met") + 3)
    return Dossier(
        document=DocumentInfo(
            id=ATTACK,
            title=ATTACK,
            published=Published(
                start="2025-09-09", end="2025-09-09", how="inferred",
                evidence=(Evidence(span=whole, says=ATTACK),),
            ),
            language=ATTACK,
            source=ATTACK,
            url=f"javascript:window.hacked=1//{ATTACK}",
            sha256=digest(text),
            characters=len(text),
            perspective=Perspective(country=ATTACK, spans=(whole,)),
        ),
        actors=(),
        events=(
            Event(
                id=ATTACK, document=ATTACK, type=ATTACK, mode=ATTACK, contexts=(ATTACK,),
                quad="verbal-cooperation", intensity=1, cameo=ATTACK, actors=(party, nameless),
                recipients=(party,), date=when,
                place=Where(text=ATTACK, span=whole, name=ATTACK, country=ATTACK, precision="city"),
                status="future", speaker=party, about=about, trigger=trigger, span=whole, confidence=0.5,
            ),
        ),
        statements=(Statement(speaker=party, content=whole, cue=trigger, direct=False),),
        commitments=(
            Commitment(
                id=ATTACK, kind="pledge", by=(party,), to=(nameless,), act=Act(type=ATTACK, mode=ATTACK),
                state="open", due=when, events=(ATTACK,), spans=(whole,),
            ),
        ),
        mechanisms=(Mechanism(name=ATTACK, parties=(ATTACK,), session=3, date=when, span=whole),),
        predictions=(
            Prediction(
                id=ATTACK, forecaster=party, proposition=ATTACK, act=about, hedge=ATTACK,
                probability=(0.1, 0.9), by=when, condition=ATTACK, resolvable=True, criterion=ATTACK,
                spans=(whole,),
            ),
        ),
        rhetoric=(Rhetoric(kind=ATTACK, voice=party, span=whole, why=ATTACK),),
        checks=(
            Check(kind="name", verdict="conflicts", span=whole, says=ATTACK, known=ATTACK, source=ATTACK),
        ),
        coder=CoderIdentity(version=ATTACK, model=ATTACK, ontology=ATTACK),
    )  # fmt: skip
