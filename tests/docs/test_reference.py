"""The generated reference is what the code says now, and leaves nothing out."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from dragoman.cli import COMMANDS
from dragoman.ontology import event_types
from dragoman.settings import SETTINGS

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs/reference"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """The script that writes the reference."""
    spec = importlib.util.spec_from_file_location("reference", ROOT / "scripts/reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_reference_is_not_stale(script: ModuleType) -> None:
    assert script.stale() == [], "run `python scripts/reference.py`"


def test_a_stale_page_is_seen(script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(script, "FOLDER", tmp_path)
    assert script.stale() == list(script.PAGES)

    for name, write in script.PAGES.items():
        (tmp_path / name).write_text(write(), "utf-8")
    (tmp_path / "settings.md").write_text("old", "utf-8")
    assert script.stale() == ["settings.md"]


def test_every_command_is_described() -> None:
    page = (REFERENCE / "commands.md").read_text("utf-8")
    for name in COMMANDS:
        assert f"\n## dragoman {name}\n" in page


def test_every_setting_and_event_type_is_described() -> None:
    settings, types = ((REFERENCE / name).read_text("utf-8") for name in ("settings.md", "event-types.md"))
    for setting in SETTINGS:
        assert f"| `{setting.variable}` | {setting.default:,} |" in settings
    for kind in event_types().values():
        assert f"### {kind.name}\n" in types
        for mode in kind.modes:
            assert f"| {mode} |" in types
