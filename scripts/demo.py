"""Takes the README's excerpt and picture anew from the demo: ``python scripts/demo.py [--check]``.

The excerpt is cut out of what `make demo` prints, line by line; the picture is its page in a Chromium.
`--check` writes nothing and fails where the excerpt is not what the demo prints now.
"""

import argparse
import io
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from rich.console import Console

from dragoman import pipeline
from dragoman.cli._terminal import render_terminal
from dragoman.documents import load
from dragoman.web import render_page

ROOT: Final = Path(__file__).parents[1]
ARTICLE: Final = "examples/articles/envoys-in-beijing.txt"
WIDTH: Final = 96
FACTS: Final = ("«visited»", "«led a delegation", "«met»", "«invited»", "«congratulated»")
"""What stands in the facts of the excerpt: words of the article that the demo is about."""
SECTIONS: Final = {"COMMITMENTS": "invited", "PREDICTIONS": "31 Dec", "CHECKS": "Zhenkov", "RHETORIC": ""}
"""Layers of the excerpt, each with words of the finding that is shown."""
_BLOCK = re.compile(r"(?<=```\n\$ dragoman read )\S+\n.*?(?=```)", re.DOTALL)


def excerpt(printed: str) -> str:
    """Cut the excerpt out of a printed dossier: its head, some facts, the first finding of some layers."""
    head, *sections = re.split(r"\n(?=[A-Z ]+ \(\d+\)  )", printed)
    parts = [head]
    for section in sections:
        title, *blocks = section.split("\n")[0], *_blocks(section.split("\n")[1:])
        if title.startswith("FACTS"):
            chosen = [block for block in blocks if any(words in block for words in FACTS)]
            parts.append("\n\n".join([title, *chosen, "⋮"]))
        elif blocks and (words := SECTIONS.get(title.split(" (")[0])) is not None:
            shown = next((block for block in blocks if words in block), blocks[0])
            parts.append(f"{title}\n{shown}" + ("\n⋮" if len(blocks) > 1 else ""))
    return "\n".join(parts) + "\n"


def _blocks(lines: list[str]) -> Iterator[str]:
    """Yield the findings of a section: what begins at the left margin, with what is indented below it."""
    block: list[str] = []
    for line in lines:
        if block and line and not line.startswith(" "):
            yield "\n".join(block).rstrip()
            block = []
        block.append(line)
    if block:
        yield "\n".join(block).rstrip()


def printed() -> str:
    """Return what the demo prints, in a pipe as wide as the README's block."""
    document = load(str(ROOT / ARTICLE))
    page = io.StringIO()
    console = Console(file=page, width=WIDTH)
    render_terminal(pipeline.read(document), document.text, console)
    return "\n".join(line.rstrip() for line in page.getvalue().splitlines())


def take_picture(path: Path) -> None:
    """Open the demo's page in the system's Chromium, and take a picture of its first screen."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where a picture is taken

    program = shutil.which("chromium") or shutil.which("google-chrome")
    document = load(str(ROOT / ARTICLE))
    html = render_page(pipeline.read(document), document.text, document.blocks)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1360, "height": 1000})
        page.set_content(html)
        page.screenshot(path=path)
        browser.close()


def main() -> int:
    """Take both anew, or check the excerpt."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail where the excerpt is stale")
    readme = ROOT / "README.md"
    before = readme.read_text("utf-8")
    block = f"{ARTICLE}\n{excerpt(printed())}"
    after = _BLOCK.sub(lambda _: block, before)
    if parser.parse_args().check:
        if after != before:
            sys.stderr.write("the excerpt in README.md is stale: run `python scripts/demo.py`\n")
        return int(after != before)
    readme.write_text(after, "utf-8")
    take_picture(ROOT / "docs/img/dossier.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
