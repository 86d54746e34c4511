"""Every dependency has its reason in the docs, and everything imported is a dependency."""

import ast
import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Imported under another name than the distribution's, or brought along by the one named.
COMES_WITH = {"markupsafe": "jinja2", "pydantic_core": "pydantic"}
BESIDE = {"dragoman", "fcntl", "msvcrt", "resource"}


def declared(*, optional: bool = False) -> set[str]:
    """Return the names of the dependencies, or of those of the optional groups."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    groups = [project["dependencies"]] if not optional else project["optional-dependencies"].values()
    return {re.split(r"[<>=~!\[;, ]", line)[0] for lines in groups for line in lines}


def test_each_has_a_row_and_each_row_is_one() -> None:
    page = (ROOT / "docs/dependencies.md").read_text("utf-8")
    rows = set(re.findall(r"^\| `([\w.-]+)` \| \S.* \| \S.* \| [\d,.]+ MB \|$", page, re.MULTILINE))

    assert rows == declared() | declared(optional=True)


def test_what_is_imported_is_declared() -> None:
    found: dict[str, str] = {}
    for path in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                modules = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                modules = [node.module]
            else:
                continue
            found |= {module.partition(".")[0]: str(path.relative_to(ROOT)) for module in modules}
    foreign = {
        COMES_WITH.get(module, module).replace("_", "-"): where
        for module, where in found.items()
        if module not in sys.stdlib_module_names and module not in BESIDE
    }

    known = declared() | declared(optional=True)
    assert {name: where for name, where in foreign.items() if name not in known} == {}
