from pathlib import Path

import pytest

from dragoman.documents.document import digest
from dragoman.errors import InputError
from dragoman.record import Record
from dragoman.schema import Dossier, Published
from readings import SECOND, reading


def test_what_is_kept_comes_back_as_it_was(record: Record, envoys_dossier: Dossier, envoys_text: str) -> None:
    kept = record.keep(envoys_dossier, envoys_text)

    assert kept.added
    assert record.dossier(kept.document_id) == envoys_dossier
    assert record.text(kept.document_id) == envoys_text
    assert {mention.event for mention in record.events()} == set(envoys_dossier.events)


def test_a_second_reading_of_the_same_text_adds_nothing(record: Record) -> None:
    record.keep(*reading(1))
    before, files = record.content_hash(), sorted(record.path.rglob("*"))

    assert not record.keep(*reading(1)).added
    assert record.content_hash() == before
    assert sorted(record.path.rglob("*")) == files


def test_another_coder_adds_a_revision_beside_the_old_one(record: Record) -> None:
    record.keep(*reading(2))
    record.keep(*reading(2, SECOND))

    revisions = record.query("SELECT revision, coder_model FROM dossiers ORDER BY revision").to_pylist()
    assert revisions == [{"revision": 1, "coder_model": "first"}, {"revision": 2, "coder_model": "second"}]
    assert {mention.provenance.coder for mention in record.events()} == {SECOND}
    assert record.info().documents == 1


def test_another_date_given_by_the_user_adds_a_revision(record: Record) -> None:
    record.keep(*reading(1))
    given = Published(start="2025-09-18", end="2025-09-18", how="given")

    assert record.keep(*reading(1, published=given)).added
    assert [document.published for document in record.documents()] == [given]


def test_an_inferred_date_is_the_coders_answer_and_makes_no_other_reading(record: Record) -> None:
    record.keep(*reading(1))

    assert not record.keep(
        *reading(1, published=Published(start="2025-01-01", end="2025-12-31", how="inferred"))
    ).added


def test_one_batch_may_hold_the_same_reading_twice(record: Record) -> None:
    added = [kept.added for kept in record.keep_many([reading(1), reading(1), reading(1, SECOND)])]

    assert added == [True, False, True]
    assert record.info().batches == 1


def test_what_came_before_a_fault_in_the_input_is_kept(record: Record) -> None:
    def faulty():
        yield reading(1)
        yield reading(2)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        record.keep_many(faulty(), batch=100)

    assert [document.id for document in record.documents()] == ["doc-0001", "doc-0002"]


def test_a_text_that_is_not_the_dossiers_is_refused(record: Record) -> None:
    dossier, text = reading(1)

    with pytest.raises(InputError, match="not the one that the dossier was made of"):
        record.keep(dossier, text + " ")
    assert record.info().documents == 0


def test_half_a_character_is_refused(record: Record) -> None:
    dossier, text = reading(1)
    broken = dossier.document.model_copy(update={"title": "\ud800"})

    with pytest.raises(InputError, match="half a character"):
        record.keep(dossier.model_copy(update={"document": broken}), text)


def test_words_that_would_be_sql_or_patterns_are_only_words(tmp_path: Path) -> None:
    record = Record.open(tmp_path / "it's [a] *record* $1")
    dossier, _ = reading(1)
    text = "'; DROP TABLE documents; -- Nothing else is known."
    document = dossier.document.model_copy(
        update={"id": "'; --", "sha256": digest(text), "characters": len(text)}
    )
    record.keep(dossier.model_copy(update={"document": document, "events": ()}), text)
    record.rebuild()

    assert record.text("'; --") == text
    assert record.verify() == []


def test_two_texts_with_one_id_are_two_documents(record: Record) -> None:
    (first, text), (second, other) = reading(1), reading(2)
    second = second.model_copy(
        update={"document": second.document.model_copy(update={"id": first.document.id}), "events": ()}
    )
    record.keep_many([(first, text), (second, other)])

    assert len(record.documents()) == 2
    assert record.text(first.document.id, sha256=first.document.sha256) == text
    assert record.dossier(first.document.id, sha256=second.document.sha256) == second
