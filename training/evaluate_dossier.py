"""Read the development articles and score their dossiers, layer by layer.

    python training/evaluate_dossier.py [--articles ../shared/articles/dev] [--scorer ../shared/eval/score_dossier.py]

Every article is read as a file, with no date given, unless its answers say that one was. The scorer's
table goes to stdout. `--keep DIR` keeps the dossiers for a look.
"""

import argparse
import json
import runpy
import sys
import tempfile
import time
from pathlib import Path

from dragoman.documents import load
from dragoman.pipeline import read


def main() -> None:
    """Read, write, score."""
    beside = Path(__file__).resolve().parents[1].parent / "shared"
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=Path, default=beside / "articles" / "dev")
    parser.add_argument("--scorer", type=Path, default=beside / "eval" / "score_dossier.py")
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder: Path = given.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        started = time.perf_counter()
        answers = sorted(given.articles.glob("*.json"))
        for answer in answers:
            published = json.loads(answer.read_text(encoding="utf-8")).get("given_published")
            document = load(str(answer.with_suffix(".txt")), published=published)
            dossier = read(document)
            (folder / answer.name).write_text(dossier.model_dump_json(by_alias=True), encoding="utf-8")
        seconds = time.perf_counter() - started
        print(f"{len(answers)} articles read in {seconds:.1f} s", file=sys.stderr)
        sys.path.insert(0, str(given.scorer.parent))
        sys.argv = [str(given.scorer), str(given.articles), str(folder)]
        runpy.run_path(str(given.scorer), run_name="__main__")


if __name__ == "__main__":
    main()
