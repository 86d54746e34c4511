"""Tells the class of an office from its wording in a source."""

import re

# The first pattern that fits decides. Anchored: "President of the Supreme Court" is no head of state.
_CLASSES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (cls, re.compile(pattern, re.I))
    for cls, pattern in (
        ("FM", r"(?:federal )?(?:minister|secretary) (?:of|for) (?:foreign|external) (?:affairs|relations)(?!.*spokes).*"),
        ("FM", r"(?:minister|secretary) of (?:international relations and cooperation|europe and foreign affairs)"),
        ("FM", r"foreign (?:affairs )?(?:minister|secretary)(?: of .*)?"),
        ("FM", r"secretary of state for foreign.*|minister for europe and foreign affairs|(?:united states )?secretary of state"),
        ("FM", r"min\. (?:of|for) foreign (?:affairs|relations).*|sec\. of state"),
        ("DEF", r"(?:federal )?(?:minister|secretary)(?: of state)? (?:of|for) (?:national )?defen[cs]e(?: and .*)?"),
        ("DEF", r"min\. (?:of|for) (?:national )?defen[cs]e"),
        ("INT", r"(?:minister|secretary)(?: of state)? (?:of|for) (?:the )?(?:interior|internal affairs|home affairs|home department)"),
        ("INT", r"home secretary|minister of home|min\. (?:of|for) (?:the )?(?:interior|internal affairs|home affairs)"),
        ("FIN", r"(?:minister|secretary) (?:of|for) (?:finance|the treasury)(?: and .*)?|chancellor of the exchequer"),
        ("FIN", r"min\. (?:of|for) finance(?: & .*)?"),
        ("JUST", r"minister (?:of|for) justice|attorney[- ]general|prosecutor general|min\. (?:of|for) justice|attorney gen\.?"),
        ("HOG", r"(?:interim |acting |caretaker |transition(?:al)? )?(?:prime minister|premier|head of government|taoiseach)"
                r"(?: of government| and.*| of the state council| sheikh| dr\.)?"),
        ("HOG", r"(?:federal )?chancellor|chief executive|president of (?:the government|council of ministers)(?: of)?"),
        ("HOG", r"chairman of the council of ministers|prime min\.|state affairs commission chairman"),
        ("DEPUTY", r"(?:first |second |third |executive |acting |senior )?(?:deputy|vice)[- ](?:prime minister|premier|chancellor|president)s?.*"),
        ("DEPUTY", r"dep\. (?:prime min|premier)\.?.*|(?:first |second )?vice pres\.|deputy pm"),
        ("HOS", r"(?:interim |acting |transitional )?(?:state |federal )?president(?: of(?: the(?: republic| state affairs)?)?)?"
                r"(?: (?:brig|lt|maj)?\.? ?(?:gen|col)\.)?"),
        ("HOS", r"(?:king|queen|amir|emir|sultan|emperor|grand duke|prince|pope|monarch|supreme leader)(?: (?:of|and|sheikh).*)?"),
        ("HOS", r"chair(?:man|person) (?:of the )?presidential.*|pres\.|head of state|president of transitional.*"),
        ("DFM", r"(?:first )?deputy (?:minister of foreign affairs|foreign minister)|vice minister (?:of|for) foreign affairs"),
        ("AMB", r"(?:ambassador|permanent representative|high commissioner).*|un representative"),
        ("SPEAKER", r"speaker.*|president of the (?:senate|chamber of deputies|national assembly|federal council)"),
        ("NSA", r"national security advis[eo]r|secretary of the (?:national )?security.*council"),
        ("GOVERNOR", r"(?:lieutenant )?governor(?:[- ]general)?(?: .*)?|mayor.*|lord mayor.*|chief minister.*|premier of .*|prime minister of .*"),
        ("SPOX", r".*spoke(?:s)?(?:man|woman|person).*|press secretary.*"),
        ("MIN", r"(?:federal |associate )?(?:minister|secretary|secretary of state) (?:of|for|without|in|responsible).*|min\. .*|treasurer"),
    )
)  # fmt: skip


def classify(office: str) -> str:
    """Return the class of an office ("FM", "HOG" ...), OTHER where it is none of the known ones."""
    wording = " ".join(office.split()).rstrip(",") if office else ""
    for cls, pattern in _CLASSES:
        if pattern.fullmatch(wording):
            return cls
    return "OTHER"
