"""Clauses whose country cannot be meant.

A machine translation turns "since the founding of the country" or "since the establishment of relations" into
"since the founding of the People's Republic of China", even where no Chinese party takes part.
"""

import re

from dragoman.dossier.checks._finding import Case, check
from dragoman.schema import Check

_CLAUSE = re.compile(
    r"\b(?:since|after|following|from)\s(?:the\s)?(?:founding|establishment|foundation|proclamation)\sof\s"
    r"(?:the\s)?(?P<who>People's Republic of China|New China|PRC|our country|our republic|Soviet Union)\b",
    re.I,
)
_STATES = {"people's republic of china": "CHN", "new china": "CHN", "prc": "CHN", "soviet union": "RUS"}


def check_foundings(case: Case) -> tuple[Check, ...]:
    """Flag a founding clause about a country that no party of this sentence or the one before belongs to.

    At least two other parties must be named, or too little is known to speak.
    """
    view = case.view
    found = []
    for n, sentence in enumerate(view.running):
        for match in _CLAUSE.finditer(view.text, *sentence.span):
            code = _STATES.get(match["who"].lower())
            before = view.running[n - 1].span[0] if n else sentence.span[0]
            named = set(view.codes_in((before, match.start()))) | set(
                view.codes_in((match.end(), sentence.span[1]))
            )
            if code is None or code in named or len(named) < 2:
                continue
            who = ", ".join(sorted(named))
            note = f"The sentence is about {who}; no party of {code} takes part."
            found.append(check("translation", "conflicts", match.span(), match[0], known=note, source=None))
    return tuple(found)
