"""Folders of temporal knowledge graphs: read as they are, and refused with the place of the fault."""

import gzip
from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.forecast.links import load


def test_hours_become_days(graph: Path) -> None:
    data = load(graph)

    assert data.step == 24
    assert data.splits["test"][:, 3].tolist()[0] == 52
    assert data.before("test")[:, 3].max() == 51


def test_gzip_and_a_first_line_with_the_number_of_names(graph: Path) -> None:
    plain = load(graph)
    for name in ("train.txt", "entity2id.txt"):
        path = graph / name
        text = path.read_text("utf-8")
        head = f"{len(plain.entities)}\n" if name == "entity2id.txt" else ""
        (graph / f"{name}.gz").write_bytes(gzip.compress((head + text).encode()))
        path.unlink()

    again = load(graph)

    assert again.entities == plain.entities
    assert (again.splits["train"] == plain.splits["train"]).all()


def test_a_missing_split_is_named(graph: Path) -> None:
    (graph / "test.txt").unlink()

    with pytest.raises(InputError, match=r"“test” is not there \(found: train, valid\)"):
        load(graph).require("test")


@pytest.mark.parametrize(
    "line", ["1 2", "1 2 x 4", "999999 0 1 24", "0 0 1 -24", "0 0 1 99999999999999999999"]
)
def test_a_bad_line_is_named_with_its_number(graph: Path, line: str) -> None:
    with (graph / "valid.txt").open("a") as file:
        file.write(line + "\n")
    lines = len((graph / "valid.txt").read_text().splitlines())

    with pytest.raises(InputError) as caught:
        load(graph)

    assert caught.value.where == f"{graph / 'valid.txt'} line {lines}"


def test_splits_out_of_order_are_refused(graph: Path) -> None:
    with (graph / "train.txt").open("a") as file:
        file.write(f"0 0 1 {24 * 55} 0\n")

    with pytest.raises(InputError, match="begins before the earlier ones have ended"):
        load(graph).require("test")


@pytest.mark.parametrize("damage", [b"\x1f\x8b not gzip", b"\xff\xfe\x00"])
def test_damaged_files_are_named(graph: Path, damage: bytes) -> None:
    (graph / "train.txt").unlink()
    name = "train.txt.gz" if damage.startswith(b"\x1f") else "train.txt"
    (graph / name).write_bytes(damage)

    with pytest.raises(InputError, match=name):
        load(graph)


def test_a_file_that_unpacks_without_end_is_refused(graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.forecast.links._layout.LARGEST_BYTES", 100_000)
    (graph / "test.txt").unlink()
    (graph / "test.txt.gz").write_bytes(gzip.compress(b"0 0 1 24\n" * 1_000_000))

    with pytest.raises(InputError, match="unpacks to more than 100,000 bytes"):
        load(graph)
