"""Score the dossiers of the development articles, layer by layer.

    python training/evaluate_dossier.py                  # the whole pipeline, as `dragoman read` runs it
    python training/evaluate_dossier.py --layers-alone   # events, parties and dates from the answers

`--articles` and `--scorer` say where the articles with their answers and `score_dossier.py` are; `--keep DIR`
keeps the dossiers for a look; `--half even` takes those of `tests/golden` that are held out. An article is
given its date only where its answers say that a reader had it.
"""

import argparse
import contextlib
import io
import json
import runpy
import shutil
import sys
import tempfile
import time
from pathlib import Path

from annotated_analysis import annotated
from dragoman.cli import main as dragoman
from dragoman.dossier import assemble
from dragoman.schema import CoderIdentity

_ANSWERS = CoderIdentity(version="0", model="answers", ontology="plover")


def by_pipeline(article: Path, published: str | None) -> str:
    """Return the dossier of an article as `dragoman read --json` prints it."""
    output = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with contextlib.redirect_stdout(output):
        dated = ["--published", published] if published else []
        code = dragoman(["read", str(article), "--json", "--no-keep", *dated])
    output.flush()
    if code != 0:
        raise SystemExit(f"{article}: dragoman read ended with {code}")
    return output.buffer.getvalue().decode("utf-8")


def by_answers(article: Path, answers: dict[str, object]) -> str:
    """Return the dossier that the layers make of the answers' events, parties and dates."""
    analysis, events = annotated(article.read_text(encoding="utf-8"), answers)
    return assemble(analysis, events, _ANSWERS).model_dump_json(by_alias=True)


def fits(file: Path, half: str | None) -> bool:
    """Tell whether the number of an article is of the half that is asked for."""
    return half is None or (int(file.stem) % 2 == 1) == (half == "odd")


def main() -> None:
    """Read, write, score."""
    beside = Path(__file__).resolve().parents[1].parent / "shared"
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=Path, default=beside / "articles" / "dev")
    parser.add_argument("--scorer", type=Path, default=beside / "eval" / "score_dossier.py")
    parser.add_argument("--layers-alone", action="store_true")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--half", choices=("odd", "even"), help="articles with an odd or an even number only")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder: Path = given.keep or Path(scratch) / "dossiers"
        folder.mkdir(parents=True, exist_ok=True)
        started = time.perf_counter()
        files = [f for f in sorted(given.articles.glob("*.json")) if fits(f, given.half)]
        gold = Path(scratch) / "gold"
        gold.mkdir()
        for file in files:
            for kept in (file, file.with_suffix(".txt")):
                shutil.copy(kept, gold)
            article, answers = file.with_suffix(".txt"), json.loads(file.read_text(encoding="utf-8"))
            alone = given.layers_alone
            dossier = (
                by_answers(article, answers) if alone else by_pipeline(article, answers["given_published"])
            )
            (folder / file.name).write_text(dossier, encoding="utf-8")
        seconds = time.perf_counter() - started
        print(f"{len(files)} articles read in {seconds:.1f} s", file=sys.stderr)
        sys.path.insert(0, str(given.scorer.parent))
        sys.argv = [str(given.scorer), str(gold), str(folder)]
        runpy.run_path(str(given.scorer), run_name="__main__")


if __name__ == "__main__":
    main()
