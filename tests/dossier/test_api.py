"""The public names of the room."""

import dragoman.dossier


def test_public_names():
    assert dragoman.dossier.__all__ == [
        "Memory",
        "assemble",
        "find_commitments",
        "find_mechanisms",
        "find_perspective",
        "find_predictions",
        "find_rhetoric",
        "find_statements",
        "of_own_side",
        "recall",
        "run_checks",
    ]
