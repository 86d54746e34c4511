"""The article that the dossier was asked for: every layer comes out right, given its parties."""

from pathlib import Path

import pytest

from dragoman.dossier import assemble
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
    assert flagged == ["since the founding of the People's Republic of China", "Bai", "Beibing"]
