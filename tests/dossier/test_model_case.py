"""The article that the dossier was asked for: every layer comes out right, given its parties."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.documents import load
from dragoman.dossier import assemble
from dragoman.pipeline import read
from dragoman.schema import CoderIdentity

ARTICLE = Path(__file__).parents[3] / "shared" / "articles" / "lukashenko-pyongyang.txt"
CODER = CoderIdentity(version="1", model="none", ontology="plover")
PARTIES = {
    "Belarusian President Lukashenko": "BLR",
    "Lukashenko": "BLR",
    "Belarus": "BLR",
    "North Korean leader Kim Jong-un": "PRK",
    "North Korean Foreign Minister Choi Sun-hye": "PRK",
    "Kim Jong-un": "PRK",
    "North Korea": "PRK",
    "China": "CHN",
    "Russia": "RUS",
}
_ONE = ("span", "content", "cue", "trigger")
_MANY = ("spans", "mentions")


def _spans(value: object) -> Iterator[tuple[int, int]]:
    """Every span of a dossier, however deep."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in _ONE and inner:
                yield inner
            elif name in _MANY:
                yield from inner
            else:
                yield from _spans(inner)
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from _spans(inner)


@pytest.mark.shared
@pytest.mark.skipif(not ARTICLE.exists(), reason="the shared articles are not beside the checkout")
def test_model_case(analysis):
    text = ARTICLE.read_text(encoding="utf-8")
    found = analysis(text, PARTIES, published="2025-09-15")
    dossier = assemble(found, (), CODER)

    assert [(s.speaker.code, s.direct) for s in dossier.statements] == [
        ("BLR", True),
        ("BLR", True),
        ("BLR", True),
        ("PRK", True),
    ]
    assert [(c.kind, c.by[0].code, c.to[0].code, c.state) for c in dossier.commitments] == [
        ("invitation", "PRK", "BLR", "accepted")
    ]
    assert [(m.session, set(m.parties)) for m in dossier.mechanisms] == [(3, {"PRK", "BLR"})]
    assert [p.hedge for p in dossier.predictions] == [
        "is likely to",
        "will be possible to",
        "may",
        "are expected to",
        "may",
    ]
    assert dossier.document.perspective.country == "CHN"
    flagged = [found.document.cut(c.span) for c in dossier.checks if c.verdict == "conflicts"]
    assert flagged == [
        "since the founding of the People's Republic of China",
        "Choi Sun-hye",
        "Bai",
        "Beibing",
    ]


@pytest.mark.shared
@pytest.mark.skipif(not ARTICLE.exists(), reason="the shared articles are not beside the checkout")
def test_model_case_by_the_whole_pipeline():
    """The article as `dragoman read` takes it: nothing is given but its words."""
    document = load(str(ARTICLE))
    dossier = read(document)
    cut = document.cut

    assert [(s.speaker.code, s.direct) for s in dossier.statements if s.speaker] == [
        ("BLR", True),
        ("BLR", True),
        ("BLR", True),
        ("PRK", True),
    ]
    visits = [c for c in dossier.commitments if c.act.type == "CONSULT" and c.act.mode == "visit"]
    assert [(c.kind, c.by[0].code, c.to[0].code, c.state) for c in visits] == [
        ("invitation", "PRK", "BLR", "accepted")
    ]
    assert [(m.session, set(m.parties)) for m in dossier.mechanisms] == [(3, {"PRK", "BLR"})]
    directions = [p for p in dossier.predictions if p.hedge in ("may", "are expected to")]
    assert len(dossier.predictions) >= 5
    assert len(directions) == 3
    assert dossier.document.perspective
    assert dossier.document.perspective.country == "CHN"
    flagged = {cut(c.span) for c in dossier.checks if c.verdict == "conflicts"}
    wrong = {"since the founding of the People's Republic of China", "Lei Renkov", "Bai", "Beibing"}
    # "Choi Sun-hye" is Choe Son-hui.
    assert wrong <= flagged <= wrong | {"Choi Sun-hye"}
    under_a_statement = [
        e
        for e in dossier.events
        if any(s.content[0] <= e.trigger[0] < s.content[1] for s in dossier.statements)
    ]
    assert all(e.speaker for e in under_a_statement)
    for span in _spans(dossier.model_dump()):
        assert 0 <= span[0] < span[1] <= len(document.text)
