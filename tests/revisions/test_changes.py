"""Changes: who, when and why; undone, as of a day, and after a newer coding."""

from datetime import UTC, datetime, timedelta

import pytest

from dragoman.errors import UsageError
from dragoman.revisions import Author, change, delete, examples, history, restore, waiting
from dragoman.schema import CoderIdentity
from told import TEXT_OF_A_REQUEST as TEXT
from told import told

NEWER = CoderIdentity(version="2", model="newer", ontology="plover")


def request(record, **asked):
    return next(m for m in record.events(**asked) if m.event.trigger == (33, 38))


def test_a_change_is_seen_and_the_coding_stays(record, author):
    made = change(record, request(record), {"type": "REJECT", "actors": ["SWE"]}, author)

    assert {r.field: (r.before, r.value) for r in made} == {
        "type": ("REQUEST", "REJECT"),
        "mode": ("assist", None),
        "quad": ("verbal-conflict", "verbal-conflict"),
        "intensity": (0.5, -2.0),
        "cameo": (None, None),
        "actors": (["NOR"], ["SWE"]),
    }
    event = request(record).event
    assert (event.type, event.mode, event.quad, event.intensity) == ("REJECT", None, "verbal-conflict", -2)
    assert [p.code for p in event.actors] == ["SWE"]
    assert [p.code for p in event.recipients] == ["SWE"]
    flat = record.query(
        "SELECT type, mode, actors FROM current_mentions WHERE trigger_start = 33"
    ).to_pylist()
    assert flat == [{"type": "REJECT", "mode": None, "actors": ["SWE"]}]
    coded = record.query("SELECT type, mode FROM mentions WHERE trigger_start = 33").to_pylist()
    assert coded == [{"type": "REQUEST", "mode": "assist"}]
    assert record.verify() == []


def test_who_when_and_why_are_kept(record, author):
    change(record, request(record), {"status": "negated"}, author)
    (kept,) = history(record)
    assert (kept.who, kept.why, kept.field, kept.value) == (
        "Kari",
        "the text says otherwise",
        "status",
        "negated",
    )
    assert kept.made.tzinfo is not None


def test_what_was_known_then(record, author):
    before = datetime(2025, 9, 20, 0, 30, tzinfo=UTC)
    record._clock.now = before + timedelta(hours=1)
    change(record, request(record), {"status": "negated"}, author)
    assert request(record, as_of=before).event.status == "happened"
    assert request(record).event.status == "negated"


def test_the_last_change_counts_and_the_first_is_kept(record, author):
    change(record, request(record), {"date_start": "2024-06-01", "date_end": "2024-06-02"}, author)
    change(record, request(record), {"date_end": "2024-06-05"}, Author("Nils", "later"))
    when = request(record).event.date
    assert (when.start, when.end) == ("2024-06-01", "2024-06-05")
    assert [r.who for r in history(record)] == ["Kari", "Kari", "Nils"]
    change(record, request(record), {"date_start": None, "date_end": None}, author)
    assert request(record).event.date is None


def test_deleted_and_restored(record, author):
    mention = request(record)
    delete(record, mention, author)
    assert [m.event.type for m in record.events()] == ["CONSULT"]
    assert len(record.query("FROM coded_mentions")) == 2
    restore(record, mention, author)
    assert len(record.events()) == 2


def test_a_place_and_a_speaker(record, author):
    change(record, request(record), {"place": "Bergen", "place_country": "NOR", "speaker": "SWE"}, author)
    event = request(record).event
    assert (event.place.name, event.place.country, event.place.lat) == ("Bergen", "NOR", None)
    assert (event.speaker.code, event.speaker.how) == ("SWE", "set by a correction")


def recode(record, act):
    record.keep(*told("doc", TEXT, [act], coder=NEWER))


def test_a_correction_outlives_a_newer_coding(record, author):
    change(record, request(record), {"type": "REJECT"}, author)
    recode(
        record, {"trigger": "minister asked", "type": "ACCUSE", "actors": {"NOR": "the Norwegian minister"}}
    )
    (mention,) = record.events()
    assert mention.provenance.coder == NEWER
    assert mention.event.type == "REJECT"
    assert waiting(record) == []


def test_a_correction_of_what_a_newer_coding_does_not_see_waits(record, author):
    change(record, request(record), {"type": "REJECT"}, author)
    recode(record, {"trigger": "met", "actors": {"NOR": "the Norwegian minister"}})
    assert [m.event.type for m in record.events()] == ["CONSULT"]
    assert len(waiting(record)) == 5  # the type, and what follows from it


def test_two_events_that_share_a_trigger(record, author):
    text = "Norway and Sweden met and agreed."
    acts = [
        {"trigger": "met", "actors": {"NOR": "Norway"}},
        {"trigger": "met", "type": "AGREE", "actors": {"SWE": "Sweden"}},
    ]
    record.keep(*told("other", text, acts))
    first = next(m for m in record.events(document="other") if m.event.type == "CONSULT")
    change(record, first, {"status": "future"}, author)
    found = {m.event.type: m.event.status for m in record.events(document="other")}
    assert found == {"CONSULT": "future", "AGREE": "happened"}


def test_corrections_are_examples_to_learn_from(record, author):
    change(record, request(record), {"type": "REJECT"}, author)
    met = next(m for m in record.events() if m.event.type == "CONSULT")
    delete(record, met, author)
    first, second = examples(record)
    assert (first.sentence, first.trigger) == (
        "On Monday the Norwegian minister asked Sweden for help.",
        (33, 38),
    )
    assert (first.before["type"], first.after["type"]) == ("REQUEST", "REJECT")
    assert (second.before["type"], second.after) == ("CONSULT", None)


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({}, "nothing is to be changed"),
        ({"type": "MEET"}, "no PLOVER event type"),
        ({"mode": "phone"}, "REQUEST has no mode"),
        ({"status": "maybe"}, "no status"),
        ({"actors": "NOR"}, "a list of codes"),
        ({"actors": ["Norway"]}, "no code of a state"),
        ({"date_start": "3 June"}, "is no day"),
        ({"confidence": 2}, "not between 0 and 1"),
        ({"quad": "verbal-conflict"}, "cannot be changed"),
        ({"sentence": "x"}, "cannot be changed"),
        ({"type": None}, "an event has a type"),
    ],
)
def test_wrong_changes(record, author, values, error):
    with pytest.raises(UsageError, match=error):
        change(record, request(record), values, author)
    assert history(record) == []


@pytest.mark.parametrize(("who", "why"), [("", "x"), ("x", " ")])
def test_a_change_needs_somebody_and_a_reason(who, why):
    with pytest.raises(UsageError, match="needs somebody"):
        Author(who, why)


def test_a_change_counts_in_the_content_hash(record, author):
    before = record.content_hash()
    change(record, request(record), {"status": "negated"}, author)
    assert record.content_hash() != before
