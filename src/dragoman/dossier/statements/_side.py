"""Speakers whose country a text leaves out because it is its own ("Foreign Minister Cavusoglu said ...")."""

import re

from dragoman.analysis import Analysis
from dragoman.schema import Perspective, Statement

_ONE_OF_OURS = re.compile(
    r"\b(?:minister|ministry|president|presidency|secretary|spokes\w+|senator|lawmaker|deputy|general|governor|"
    r"mayor|government|economist|analyst|expert|academic|professor|political scientist|researcher|"
    r"historian|sociologist|doctor|dr|engineer|internationalist)\b",
    re.I,
)
_UNKNOWN = "speaker named, not known further"
_LEAST = 0.5


def of_own_side(analysis: Analysis, side: Perspective | None) -> tuple[Statement, ...]:
    """Return the statements; officials and experts with a name but no country are of the text's side.

    The press of a country names the countries of others and leaves out its own. It is an inference, and `how`
    says so.
    """
    if side is None or side.country is None:
        return analysis.statements
    return tuple(_as_ours(s, side.country) for s in analysis.statements)


def _as_ours(statement: Statement, country: str) -> Statement:
    speaker = statement.speaker
    if speaker is None or speaker.code or speaker.how != _UNKNOWN or not _ONE_OF_OURS.search(speaker.text):
        return statement
    if not any(word[:1].isupper() for word in speaker.text.split()[1:]):
        return statement
    how = f"names no country; taken for {country}, from whose side the text speaks"
    own = speaker.model_copy(update={"code": country, "confidence": _LEAST, "how": how})
    return statement.model_copy(update={"speaker": own})
