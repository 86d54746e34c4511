"""Small worlds that forecast: a knowledge graph with a habit, and a record with a promise."""

import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from dragoman.documents.document import digest
from dragoman.record import Record
from dragoman.schema import Act, Commitment, DocumentInfo, Dossier, Event, Party, Prediction, Published, When
from readings import FIRST

# Two threads a worker on two cores wait for each other; read when LightGBM is first loaded.
os.environ.setdefault("OMP_NUM_THREADS", "1")

Keep = Callable[..., None]
ENTITIES, RELATIONS, DAYS = 30, 3, 60


def habits(seed: int = 0) -> np.ndarray:
    """Return quadruples in which each subject mostly keeps to two partners a relation."""
    rng = np.random.default_rng(seed)
    rows = []
    for day in range(DAYS):
        for _ in range(40):
            subject, relation = int(rng.integers(ENTITIES)), int(rng.integers(RELATIONS))
            partner = (subject * 7 + relation * 3 + int(rng.integers(2))) % ENTITIES
            object_ = partner if rng.random() < 0.8 else int(rng.integers(ENTITIES))
            rows.append((subject, relation, object_, day))
    return np.unique(np.array(rows, np.int64), axis=0)


@pytest.fixture(autouse=True)
def small_models(monkeypatch: pytest.MonkeyPatch) -> None:
    """Grow fewer trees from fewer questions than for real figures."""
    monkeypatch.setattr("dragoman.forecast.links._ranker.TREES", 25)
    monkeypatch.setattr("dragoman.forecast.links._ranker.QUESTIONS", 300)
    monkeypatch.setattr("dragoman.forecast.links._first_stage.RANK", 8)


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """A folder of the usual layout, its times in hours of days."""
    quads = habits()
    folder = tmp_path / "TINY"
    folder.mkdir()
    bounds = {"train": (0, 44), "valid": (44, 52), "test": (52, DAYS)}
    for split, (first, last) in bounds.items():
        rows = quads[(quads[:, 3] >= first) & (quads[:, 3] < last)]
        lines = [f"{s}\t{r}\t{o}\t{24 * t}\t0" for s, r, o, t in rows.tolist()]
        (folder / f"{split}.txt").write_text("\n".join(lines) + "\n", "utf-8")
    names = [f"Police_(Land_{i % 6})" if i % 3 else f"Land_{i % 6}_{i}" for i in range(ENTITIES)]
    (folder / "entity2id.txt").write_text("".join(f"{n}\t{i}\n" for i, n in enumerate(names)), "utf-8")
    (folder / "relation2id.txt").write_text("".join(f"Rel_{i}\t{i}\n" for i in range(RELATIONS)), "utf-8")
    return folder


def party(code: str) -> Party:
    """Return a party with a code."""
    return Party(text="They", span=(0, 4), code=code, confidence=0.9, how="by the test")


@pytest.fixture
def record(tmp_path: Path) -> Record:
    """An empty record."""
    return Record.open(tmp_path / "record")


@pytest.fixture
def keep(record: Record) -> Keep:
    """Keep an article of a day that tells of acts, promises and expectations."""
    number = 0

    def add(
        published: str,
        acts: list[tuple[str, str, str | None, str, str]] = (),  # type: ignore[assignment]
        *,
        commitments: tuple[Commitment, ...] = (),
        predictions: tuple[Prediction, ...] = (),
    ) -> None:
        nonlocal number
        number += 1
        text = f"They did it. Article {number}."
        document = DocumentInfo(
            id=f"doc-{number}", title=None, published=Published(start=published, end=published, how="given"),
            language="en", source=None, url=None, sha256=digest(text), characters=len(text),
        )  # fmt: skip
        events = tuple(
            Event(
                id=f"e{number}-{i}", document=document.id, type=kind, mode=mode, quad="verbal-cooperation",
                intensity=2.5, actors=(party(a),), recipients=(party(b),), date=When(start=day, end=day),
                place=None, status="happened", speaker=None, trigger=(5, 8), span=(0, 12), confidence=0.9,
            )
            for i, (a, kind, mode, b, day) in enumerate(acts)
        )  # fmt: skip
        empty = dict.fromkeys(("actors", "statements", "mechanisms", "rhetoric", "checks"), ())
        dossier = Dossier(
            document=document, events=events, commitments=commitments, predictions=predictions,
            coder=FIRST, **empty,
        )  # fmt: skip
        record.keep(dossier, text)

    return add


@pytest.fixture
def invitation() -> Commitment:
    """An accepted invitation of PRK to BLR, without a day."""
    return Commitment(
        id="c1", kind="invitation", by=(party("PRK"),), to=(party("BLR"),),
        act=Act(type="CONSULT", mode="visit"), state="accepted", due=None, events=(), spans=((0, 4),),
    )  # fmt: skip
