"""Fixtures that several rooms share."""

import pytest

import envoys
from dragoman.schema import Dossier


@pytest.fixture(scope="session")
def envoys_text() -> str:
    """The main example article."""
    return envoys.ARTICLE.read_text("utf-8")


@pytest.fixture(scope="session")
def envoys_dossier(envoys_text: str) -> Dossier:
    """Its dossier made by hand, with something in every layer."""
    return envoys.build(envoys_text)
