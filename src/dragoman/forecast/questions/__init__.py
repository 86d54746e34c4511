"""Questions about the future: written, kept, resolved and scored."""

from dragoman.forecast.questions._ledger import Entry, Ledger, Outcome, Resolution
from dragoman.forecast.questions._make import Made, made_from
from dragoman.forecast.questions._question import Question, parse, read_day
from dragoman.forecast.questions._resolve import Verdict, verdict
from dragoman.forecast.questions._scoreboard import Scoreboard, scoreboard

__all__ = [
    "Entry",
    "Ledger",
    "Made",
    "Outcome",
    "Question",
    "Resolution",
    "Scoreboard",
    "Verdict",
    "made_from",
    "parse",
    "read_day",
    "scoreboard",
    "verdict",
]
