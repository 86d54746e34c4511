"""Short news texts of our own with their events, and the files that `dragoman evaluate` reads."""

import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

DAY = "2024-03-11"

# Text, then its events: type, mode, trigger, actors, recipients; a party is its words and its code.
TEXTS: Sequence[tuple[str, Sequence[tuple[str, str | None, str, dict[str, str], dict[str, str]]]]] = (
    (
        "French President Emmanuel Macron met Chancellor Olaf Scholz of Germany in Berlin on Monday.",
        [("CONSULT", None, "met", {"French President Emmanuel Macron": "FRA", "Germany": "DEU"}, {})],
    ),
    (
        "Japan condemned North Korea over the launch of two missiles.",
        [("ACCUSE", "disapprove", "condemned", {"Japan": "JPN"}, {"North Korea": "PRK"})],
    ),
    (
        "Poland expels four Russian diplomats.",
        [("SANCTION", "expel", "expels", {"Poland": "POL"}, {"Russian": "RUS"})],
    ),
    (
        "The United States imposed new sanctions on Venezuela on Monday.",
        [
            (
                "SANCTION",
                "discontinue",
                "imposed new sanctions",
                {"United States": "USA"},
                {"Venezuela": "VEN"},
            )
        ],
    ),
    (
        "Turkey and Greece agreed to resume talks on the continental shelf.",
        [("AGREE", None, "agreed", {"Turkey": "TUR", "Greece": "GRC"}, {})],
    ),
    (
        "India rejected a demand by Pakistan to withdraw its troops from the glacier.",
        [("REJECT", "yield", "rejected", {"India": "IND"}, {"Pakistan": "PAK"})],
    ),
    (
        "Israeli warplanes struck targets in Syria overnight, Syrian state media said.",
        [("ASSAULT", "aerial", "struck", {"Israeli": "ISR"}, {"Syria": "SYR"})],
    ),
    (
        "Canada sent 20 million dollars of food aid to Sudan.",
        [("AID", None, "sent", {"Canada": "CAN"}, {"Sudan": "SDN"})],
    ),
    (
        "The Prime Minister of Vietnam visited Laos on Monday.",
        [("CONSULT", "visit", "visited", {"Prime Minister of Vietnam": "VNM"}, {"Laos": "LAO"})],
    ),
    (
        "Brazil's president urged Argentina to ratify the trade accord.",
        [("REQUEST", "change", "urged", {"Brazil's president": "BRA"}, {"Argentina": "ARG"})],
    ),
    (
        "Iran threatened to attack Israel if its nuclear sites are bombed.",
        [("THREATEN", "violence", "threatened", {"Iran": "IRN"}, {"Israel": "ISR"})],
    ),
    (
        "Armenia released eight Azerbaijani prisoners of war on Monday.",
        [("RETREAT", "release", "released", {"Armenia": "ARM"}, {"Azerbaijani": "AZE"})],
    ),
    (
        "Italy praised Tunisia for its efforts against smugglers.",
        [("SUPPORT", None, "praised", {"Italy": "ITA"}, {"Tunisia": "TUN"})],
    ),
    (
        "Thousands of people marched through Tbilisi on Monday in protest at the Georgian government's bill.",
        [("PROTEST", "demo", "marched", {"people": "GEO"}, {"Georgian government": "GEO"})],
    ),
    (
        "Egypt and Saudi Arabia began joint naval exercises in the Red Sea.",
        [("COOPERATE", None, "joint naval exercises", {"Egypt": "EGY", "Saudi Arabia": "SAU"}, {})],
    ),
    ("A football match in Lima was put off because of heavy rain.", []),
    ("The bridge over the strait is two kilometres long and was finished ahead of time.", []),
    ("Shares of carmakers rose by two per cent in early trading.", []),
)

# A sentence with its parties marked, and its type.
SENTENCES = (
    ("<s>France</s> condemned <t>Russia</t> for the attack.", "ACCUSE"),
    ("<s>Serbia</s> withdrew its troops from <t>Kosovo</t>.", "YIELD"),
    ("<s>China's foreign minister</s> met <t>his Indian counterpart</t> in Goa.", "CONSULT"),
    ("<s>Kenya</s> urged <t>Somalia</t> to reopen the border.", "REQUEST"),
)


def write_sets(folder: Path) -> Path:
    """Write both test sets where `--data` looks for them."""
    _write(folder / "corpus" / "gold.jsonl", (_item(*row) for row in TEXTS))
    _write(folder / "types" / "plv_train.jsonl", (_sentence(*row) for row in SENTENCES))
    return folder


def _write(file: Path, rows: Any) -> None:
    file.parent.mkdir()
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


def _item(text: str, events: Sequence[Any]) -> dict[str, Any]:
    return {
        "id": hashlib.sha256(text.encode()).hexdigest()[:8],
        "published": DAY,
        "text": text,
        "split": "dev",
        "events": [_event(text, *event) for event in events],
    }


def _event(  # noqa: PLR0917 - one argument a field
    text: str, kind: str, mode: str | None, trigger: str, actors: dict[str, str], recipients: dict[str, str]
) -> dict[str, Any]:
    return {
        "type": kind,
        "mode": mode,
        "trigger": _span(text, trigger),
        "actors": [_party(text, *party) for party in actors.items()],
        "recipients": [_party(text, *party) for party in recipients.items()],
        "speaker": None,
        "date": {"start": DAY, "end": DAY},
        "status": "happened",
    }


def _party(text: str, words: str, code: str) -> dict[str, Any]:
    return {"text": words, "span": _span(text, words), "code": code}


def _span(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def _sentence(marked: str, code: str) -> dict[str, Any]:
    text = re.sub("</?[st]>", "", marked)
    return {"id": marked[:12], "text": text, "events": [{"code": code, "marked": marked}]}
