"""What the words of an act say outright is not left to the network."""

import pytest

from dragoman.coding.model.plain_modes import plain_mode
from dragoman.ontology import event_type


@pytest.mark.parametrize(
    ("kind", "words", "mode"),
    [
        ("ASSAULT", "suicide car bomb attack", "suicide-attack"),
        ("ASSAULT", "Artillery shelling", "heavy-weapons"),
        ("ASSAULT", "shot down", None),
        ("COERCE", "declares a state of emergency", "martial-law"),
        ("SANCTION", "cuts diplomatic ties", "withdraw"),
        ("SANCTION", "sanctions", None),
        ("MOBILIZE", "missile", None),
    ],
)
def test_modes(kind, words, mode):
    assert plain_mode(kind, words) == mode
    assert mode is None or mode in event_type(kind).modes
