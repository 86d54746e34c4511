"""A dossier made by hand over the main example article, with something in every layer."""

from pathlib import Path
from typing import Any

from dragoman.documents.document import digest
from dragoman.schema import (
    About,
    Act,
    Actor,
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
    Span,
    Statement,
    When,
    Where,
)

ARTICLE = Path(__file__).parents[1] / "examples/articles/envoys-in-beijing.txt"
SEPTEMBER = When(start="2025-09-01", end="2025-09-05", text="At the beginning of September")
NINTH = When(start="2025-09-09", end="2025-09-09", text="On September 9")
JULY = When(start="2024-07-01", end="2024-07-31", text="in July last year")
MAY = When(start="2025-05-01", end="2025-05-31", text="This May")
AUGUST = When(start="2025-08-01", end="2025-08-31", text="In August")

_KNOWN: dict[str, dict[str, Any]] = {
    "Lukashenko": {
        "code": "BLR", "id": "Q2866", "name": "Alexander Lukashenko", "role": "president of belarus",
        "sectors": ("GOV",), "confidence": 0.98,
    },
    "Kim Jong-un": {
        "code": "PRK", "id": "Q56226", "name": "Kim Jong-un", "role": "leader of north korea",
        "sectors": ("GOV",), "confidence": 0.99,
    },
    "Ryn Zhenkov": {"code": "BLR", "role": "foreign minister", "sectors": ("GOV",), "confidence": 0.74},
    "Cui Shanji": {"code": "PRK", "role": "foreign minister", "sectors": ("GOV",), "confidence": 0.71},
    "Shu Leyke": {"code": "BLR", "role": "deputy prime minister", "sectors": ("GOV",), "confidence": 0.7},
    "The United States": {"code": "USA", "name": "United States", "sectors": ("GOV",), "confidence": 0.97},
    "the European Union": {"code": "EU", "name": "European Union", "sectors": ("GOV",), "confidence": 0.97},
    "South Korea": {"code": "KOR", "name": "South Korea", "sectors": ("GOV",), "confidence": 0.97},
    "Washington": {"code": "USA", "name": "United States", "sectors": ("GOV",), "confidence": 0.9},
    "Brussels": {"code": "EU", "name": "European Union", "sectors": ("GOV",), "confidence": 0.8},
    "Belarus": {"code": "BLR", "name": "Belarus", "sectors": ("GOV",), "confidence": 0.97},
    "North Korea": {"code": "PRK", "name": "North Korea", "sectors": ("GOV",), "confidence": 0.97},
    "Russia": {"code": "RUS", "name": "Russia", "sectors": ("GOV",), "confidence": 0.97},
    "Some experts in the West": {"code": None, "sectors": ("EDU",), "confidence": 0.4},
}  # fmt: skip


def spot(text: str, sentence: str, words: str | None = None) -> Span:
    """Return the place of words within the first place of a longer string."""
    start = text.index(sentence)
    if words is None:
        return start, start + len(sentence)
    start = text.index(words, start, start + len(sentence))
    return start, start + len(words)


def build(text: str) -> Dossier:
    """Return the dossier; `text` is the article."""

    def party(sentence: str, words: str) -> Party:
        return Party(text=words, span=spot(text, sentence, words), how="country and office", **_KNOWN[words])

    def event(number: int, sentence: str, trigger: str, kind: str, **fields: Any) -> Event:
        span = spot(text, sentence)
        for side in ("actors", "recipients"):
            fields[side] = tuple(party(sentence, words) for words in fields.get(side, ()))
        if "speaker" in fields:
            fields["speaker"] = party(sentence, fields["speaker"])
        defaults: dict[str, Any] = {
            "mode": None, "date": None, "place": None, "status": "happened", "speaker": None,
        }  # fmt: skip
        return Event(
            id=f"ev-{number}", document="doc", type=kind, span=span,
            trigger=spot(text, sentence, trigger), **{**defaults, **fields},
        )  # fmt: skip

    def line(start: str, end: str) -> str:
        at = text.index(start)
        return text[at : text.index(end, at) + len(end)]

    meeting = line("At the beginning of September, Belarusian", "victory over Japan.")
    invited = line("Kim Jong-un invited", "on the spot.")
    message = line("On September 9", "long message.")
    wrote = line("He wrote:", 'new page."')
    praise = line("In the same message", 'the back".')
    july = line("The turn came in July", "visited Pyongyang.")
    said = line("North Korean Foreign Minister Cui", "new stage.")
    may = line("Belarusian Deputy Prime Minister", "North Korea and Belarus.")
    sanctions = line("The United States and the European Union", "twenty years.")
    drills = line("In August the United", "North Korea.")
    condemned = line("Washington condemned", "about its own.")
    warn = line("Some experts", "new sanctions.")
    first = line("First, politics", "joint declaration;")
    second = line("Second, trade", "in return;")
    third = line("Third, three chairs", "if Moscow agrees.")
    beijing = Where(
        text="Beijing", span=spot(text, meeting, "Beijing"), name="Beijing", country="CHN",
        lat=39.9, lon=116.4, precision="city",
    )  # fmt: skip
    pyongyang = Where(
        text="Pyongyang", span=spot(text, july, "Pyongyang"), name="Pyongyang", country="PRK",
        lat=39.02, lon=125.75, precision="city",
    )  # fmt: skip
    lukashenko, kim = party(invited, "Lukashenko"), party(invited, "Kim Jong-un")
    events = (
        event(1, meeting, "met", "CONSULT", mode="multilateral", quad="verbal-cooperation", intensity=4,
              cameo="040", actors=("Lukashenko", "Kim Jong-un"), date=SEPTEMBER, place=beijing,
              contexts=("diplomatic",), confidence=0.93),
        event(2, invited, "invited", "REQUEST", mode="meet", quad="verbal-conflict", intensity=0, cameo="022",
              actors=("Kim Jong-un",), recipients=("Lukashenko",), date=SEPTEMBER, place=beijing,
              about=About(type="CONSULT", mode="visit", actors=("BLR",), recipients=("PRK",)),
              confidence=0.86),
        event(3, invited, "accepted", "AGREE", quad="verbal-cooperation", intensity=2.5, cameo="030",
              actors=("Lukashenko",), recipients=("Kim Jong-un",), date=SEPTEMBER, place=beijing,
              about=About(type="CONSULT", mode="visit", actors=("BLR",), recipients=("PRK",)),
              confidence=0.83),
        event(4, message, "congratulated", "SUPPORT", quad="verbal-cooperation", intensity=5,
              actors=("Lukashenko",), recipients=("Kim Jong-un",), date=NINTH, confidence=0.9),
        event(5, july, "visited", "CONSULT", mode="visit", quad="verbal-cooperation", intensity=4,
              actors=("Ryn Zhenkov",), date=JULY, place=pyongyang, confidence=0.88),
        event(6, may, "led a delegation", "CONSULT", mode="visit", quad="verbal-cooperation", intensity=4,
              actors=("Shu Leyke",), recipients=("North Korea",), date=MAY, place=pyongyang,
              confidence=0.84),
        event(7, sanctions, "imposed sanctions", "SANCTION", mode="discontinue", quad="material-conflict",
              intensity=-6, actors=("The United States", "the European Union"), recipients=("Belarus",),
              confidence=0.8),
        event(8, drills, "held military exercises", "COOPERATE", quad="material-cooperation", intensity=9.5,
              actors=("South Korea",), date=AUGUST, contexts=("military",), confidence=0.7),
        event(9, condemned, "condemned", "ACCUSE", mode="disapprove", quad="verbal-conflict", intensity=-2,
              actors=("Washington",), recipients=("North Korea",), confidence=0.78),
        event(10, warn, "threaten", "THREATEN", mode="restrict", quad="verbal-conflict", intensity=-3,
              actors=("Brussels",), status="hypothetical", speaker="Some experts in the West",
              confidence=0.55),
    )  # fmt: skip
    return Dossier(
        document=DocumentInfo(
            id="doc",
            title=text.partition("\n")[0],
            published=Published(
                start="2025-09-09",
                end="2025-09-30",
                how="inferred",
                evidence=(
                    Evidence(
                        span=spot(text, meeting, "80th anniversary of the victory over Japan"),
                        says="80 years after 1945: the year is 2025",
                    ),
                    Evidence(span=spot(text, message, "On September 9"), says="not before 9 September"),
                ),
            ),
            language="en",
            source=None,
            url=None,
            sha256=digest(text),
            characters=len(text),
            perspective=Perspective(
                country="CHN", spans=(spot(text, "In our home court", "our home court"),)
            ),
        ),
        actors=tuple(
            Actor(**dict(party(where, words)), mentions=(spot(text, where, words),))
            for where, words in (
                (meeting, "Lukashenko"),
                (meeting, "Kim Jong-un"),
                (july, "Ryn Zhenkov"),
                (said, "Cui Shanji"),
                (may, "Shu Leyke"),
                (sanctions, "The United States"),
                (sanctions, "the European Union"),
                (drills, "South Korea"),
                (third, "Russia"),
            )
        ),
        events=events,
        statements=(
            Statement(
                speaker=lukashenko,
                content=spot(text, wrote, wrote[11:-1]),
                cue=spot(text, wrote, "wrote"),
                direct=True,
            ),
            Statement(
                speaker=lukashenko,
                content=spot(
                    text, praise, "have walked through the storm since 1948 without ever bending the back"
                ),
                cue=spot(text, praise, "according to"),
                direct=True,
            ),
            Statement(
                speaker=party(said, "Cui Shanji"),
                content=spot(text, said, "stand in the same trench of justice"),
                cue=spot(text, said, "said"),
                direct=True,
            ),
            Statement(
                speaker=party(said, "Cui Shanji"),
                content=spot(text, said, "relations would enter a new stage"),
                cue=spot(text, said, "said"),
                direct=False,
            ),
            Statement(
                speaker=None,
                content=spot(text, warn, "Brussels may threaten new sanctions"),
                cue=spot(text, warn, "warn"),
                direct=False,
            ),
        ),
        commitments=(
            Commitment(
                id="c1",
                kind="invitation",
                by=(kim,),
                to=(lukashenko,),
                act=Act(type="CONSULT", mode="visit"),
                state="accepted",
                due=None,
                events=("ev-2", "ev-3"),
                spans=(spot(text, invited), spot(text, wrote)),
            ),
        ),
        mechanisms=(
            Mechanism(
                name="Joint Committee on Trade and Economy",
                parties=("PRK", "BLR"),
                session=3,
                date=MAY,
                span=spot(text, may, "Joint Committee on Trade and Economy"),
            ),
        ),
        predictions=(
            Prediction(
                id="p1",
                forecaster="author",
                proposition="Lukashenko visits Pyongyang before the end of 2025.",
                act=About(type="CONSULT", mode="visit", actors=("BLR",), recipients=("PRK",)),
                hedge="may",
                probability=None,
                by=When(start="2025-09-09", end="2025-12-31", text="before the end of the year"),
                condition=None,
                resolvable=True,
                criterion="A visit of BLR to PRK is reported on or before 31 Dec 2025.",
                spans=(spot(text, first, "Lukashenko may visit Pyongyang before the end of the year"),),
            ),
            Prediction(
                id="p2",
                forecaster="author",
                proposition="The two countries sign a joint declaration.",
                act=About(type="AGREE", actors=("BLR", "PRK")),
                hedge="are likely to",
                probability=(0.55, 0.8),
                by=None,
                condition=None,
                resolvable=True,
                criterion=None,
                spans=(spot(text, first, "the two countries are likely to sign a joint declaration"),),
            ),
            Prediction(
                id="p3",
                forecaster="author",
                proposition="Belarus delivers tractors and trucks to North Korea.",
                act=None,
                hedge="is expected to",
                probability=None,
                by=None,
                condition=None,
                resolvable=True,
                criterion=None,
                spans=(spot(text, second, "Belarus is expected to deliver tractors and trucks"),),
            ),
            Prediction(
                id="p4",
                forecaster="author",
                proposition="Russia, Belarus and North Korea hold a trilateral forum.",
                act=None,
                hedge="may",
                probability=None,
                by=None,
                condition="Moscow agrees",
                resolvable=True,
                criterion=None,
                spans=(spot(text, third, "Russia, Belarus and North Korea may hold a trilateral forum"),),
            ),
        ),
        rhetoric=(
            Rhetoric(
                kind="loaded-language",
                voice="author",
                span=spot(text, "slapped in the face within a week"),
                why="an image of violence for being wrong",
            ),
            Rhetoric(
                kind="whataboutism",
                voice="author",
                span=spot(text, condemned, "but nobody asks Washington about its own"),
                why="answers a charge with a charge",
            ),
            Rhetoric(
                kind="praise",
                voice="author",
                span=spot(text, "the unmatched wisdom of a great country"),
                why="superlative for one's own side",
            ),
        ),
        checks=(
            Check(
                kind="name",
                verdict="conflicts",
                span=spot(text, july, "Ryn Zhenkov"),
                says="Ryn Zhenkov is foreign minister of BLR",
                known="Maxim Ryzhenkov holds the office",
                source="office terms",
            ),
            Check(
                kind="superlative",
                verdict="cannot-check",
                span=spot(text, "No head of the Belarusian diplomacy had ever made this journey before"),
                says="the first visit of a Belarusian foreign minister",
                known=None,
                source=None,
            ),
            Check(
                kind="date",
                verdict="consistent",
                span=spot(text, message, "North Korea's founding day"),
                says="9 September is the founding day of North Korea",
                known="founded on 9 September 1948",
                source="calendar",
            ),
        ),
        coder=CoderIdentity(version="1", model="hand", ontology="plover-2024"),
    )
