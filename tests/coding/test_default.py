"""Which coder is used, and what the room shows to others."""

import pytest

import dragoman.coding
from dragoman.coding import Coder, LexiconCoder, default_coder
from dragoman.coding.default import CODERS
from dragoman.errors import InputError, UsageError
from dragoman.ontology import VERSION


def test_public_names():
    assert dragoman.coding.__all__ == [
        "Candidate",
        "Coder",
        "Explanation",
        "LexiconCoder",
        "Reason",
        "default_coder",
    ]


def test_a_coder_by_name():
    coder: Coder = default_coder("lexicon")
    assert isinstance(coder, LexiconCoder)
    assert (coder.identity.model, coder.identity.ontology) == ("lexicon", VERSION)


def test_an_unknown_name_lists_the_known():
    with pytest.raises(UsageError, match=r"no coder 'oracle'.*model, lexicon"):
        default_coder("oracle")


@pytest.mark.parametrize("error", [InputError("no weights"), ImportError("no runtime")])
def test_without_the_trained_coder_the_lexicon_stands_in(monkeypatch, error):
    def missing() -> Coder:
        raise error

    monkeypatch.setattr("dragoman.coding.default._model", missing)
    assert isinstance(default_coder(), LexiconCoder)


def test_the_trained_coder_comes_first(monkeypatch):
    trained = LexiconCoder()
    monkeypatch.setattr("dragoman.coding.default._model", lambda: trained)
    assert default_coder() is trained
    assert list(CODERS) == ["model", "lexicon"]
