"""Build the table of office-holders from its named sources.

    python training/actors/build.py ../shared

Reads Factbook history, Wikidata ministers and speakers at the United Nations (CC0), the cabinets of March
2018 (US government work) and the room's own tables; writes `src/dragoman/actors/data/persons.tsv`. The
build fails where two persons hold one office at one time. The result is the same on every run.
"""

import argparse
import sys
from itertools import chain
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from actors.claims import Claim
from actors.merge import Person, join_persons
from actors.sources import cabinet_2018, curated, shared_persons, state_codes
from actors.terms import assert_no_contradiction, assert_ordered, corrected, drop_empty, settle

TARGET = Path(__file__).parents[2] / "src" / "dragoman" / "actors" / "data" / "persons.tsv"

HEADER = """\
# Office-holders and other persons in the news, one a line. Built by training/actors/build.py; do not edit.
# Sources: F Factbook history 2014-2026 (CC0-1.0), W Wikidata by EveryPolitician scrapers (CC0-1.0),
# U speakers at the United Nations General Assembly 2000-2023 (CC0-1.0),
# C cabinets of March 2018 (US government work), D own table (CC0-1.0). Terms are parted by ";":
# class, start, end, first and last day seen, as_of, sources, office; the dates are as exact as known.
# code	name	other spellings	family names	wikidata	terms
"""


def _term(claim: Claim) -> str:
    seen = claim.seen if claim.start is None else None
    office = claim.office.replace(",", " ").replace(";", " ").replace("\t", " ").strip() or claim.cls
    start, end = claim.start or "", claim.end or ""
    return ",".join((claim.cls, start, end, *(seen or ("", "")), claim.as_of, claim.source, office))


def _line(person: Person) -> str:
    others = "|".join(o for o in person.others if o != person.name)
    families = "|".join(person.families)
    terms = ";".join(_term(t) for t in person.terms)
    return "\t".join((person.code, person.name, others, families, person.qid or "", terms))


def main() -> None:
    """Build the table and say how many it holds."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("shared", type=Path)
    shared = parser.parse_args().shared
    claims = chain(curated(), shared_persons(shared), cabinet_2018(shared, state_codes()))
    persons = join_persons(corrected(claims))
    settle(persons)
    assert_ordered(persons)
    assert_no_contradiction(persons)
    kept = drop_empty(persons)
    TARGET.write_text(HEADER + "\n".join(_line(p) for p in kept) + "\n", encoding="utf-8")
    print(f"{len(kept)} persons, {sum(len(p.terms) for p in kept)} terms, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
