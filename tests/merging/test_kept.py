"""Events that are kept: brought up step by step, they are those of all mentions at once."""

import random
from datetime import date, timedelta

import pytest

from dragoman.merging import event_id, kept
from dragoman.merging._near import Near, joined
from dragoman.merging.kept import merged
from dragoman.merging.recorded import find_event, find_events
from dragoman.record import Record
from dragoman.record._lock import locked
from dragoman.revisions import Author, change, delete, restore, rule_apart, rule_together
from dragoman.schema import CoderIdentity
from readings import Clock
from told import told

AUTHOR = Author("Kari", "a test")
PARTIES = {"NOR": "The Norwegian minister", "SWE": "her Swedish colleague"}
TEXTS = (
    "The Norwegian minister met her Swedish colleague in Oslo on Monday to speak about herring and cod.",
    "In Oslo The Norwegian minister met her Swedish colleague about herring and cod on that Monday.",
    "The Norwegian minister met her Swedish colleague in Bergen over pipelines and the price of gas.",
    "Nobody knows why The Norwegian minister met her Swedish colleague, late at night and alone.",
)


def reading(number, chance, coder="made"):
    day = date(2024, 6, 3) + timedelta(days=chance.randrange(9))
    act = {"trigger": "met", "actors": PARTIES, "day": chance.choice([day.isoformat()] * 4 + [None])}
    published = (day + timedelta(days=1)).isoformat()
    identity = CoderIdentity(version="1", model=coder, ontology="plover")
    return told(
        f"document{number}", TEXTS[number % 4], [act], published=published, source=f"{number}", coder=identity
    )


def assigned(record, **asked):
    with merged(record, **asked) as snapshot:
        rows = snapshot.rows(
            "SELECT document_id, event_id, event FROM assigned SEMI JOIN current_mentions"
            " USING (document_id, sha256, event_id)"
        )
        loose = snapshot.rows(
            "FROM assigned ANTI JOIN current_mentions USING (document_id, sha256, event_id)"
        )
    assert loose == [], "an event has a report that is current no more"
    return {(row["document_id"], row["event_id"]): row["event"] for row in rows}


def at_once(record, **asked):
    """Return what every mention is assigned to when all are merged at once, with nothing kept."""
    with record.snapshot(**asked) as snapshot:
        near = Near(snapshot)
        near.load_all()
        return {
            (near.places[key][0], near.places[key][2]): event_id(near.merger[k] for k in event)
            for event in near.merger.events()
            for key in event
        }


def somehow_revise(record, chance):
    mentions = record.events()
    one, other = chance.sample(mentions, 2)
    match chance.randrange(6):
        case 0:
            rule_apart(record, [one], [other], AUTHOR)
        case 1:
            rule_together(record, [one, other], AUTHOR)
        case 2:
            change(record, one, {"status": chance.choice(["happened", "negated"])}, AUTHOR)
        case 3 if len(mentions) > 4:
            delete(record, one, AUTHOR)
        case 4:
            restore(record, one, AUTHOR)
        case _:
            number = int(one.provenance.document_id.removeprefix("document"))
            record.keep(*reading(number, chance, coder=f"newer{record.batches()}"))


@pytest.mark.parametrize("seed", range(2))
def test_step_by_step_is_the_same_as_at_once(tmp_path, seed):
    chance = random.Random(seed)  # noqa: S311
    record = Record.open(tmp_path / "record", clock=Clock())
    record.keep_many([reading(number, chance) for number in range(4)])
    several = 0
    for number in range(4, 16):
        record.keep(*reading(number, chance))
        somehow_revise(record, chance)
        if chance.random() < 0.7:  # else two steps at once
            found = assigned(record)
            assert found == at_once(record)
            several = max(several, len(found) - len(set(found.values())))
    assert several > 2, "nothing was ever merged"


def test_the_order_in_which_texts_are_kept_makes_no_difference(tmp_path):
    readings = [reading(number, random.Random(number)) for number in range(8)]  # noqa: S311
    found = []
    for turn in range(3):
        record = Record.open(tmp_path / str(turn), clock=Clock())
        for one in random.Random(turn).sample(readings, 8):  # noqa: S311
            record.keep(*one)
            assigned(record)
        found.append(assigned(record))
    assert found[0] == found[1] == found[2]
    assert len(set(found[0].values())) < 8


def test_only_what_is_new_is_looked_at_and_written_once(tmp_path, monkeypatch):
    record = Record.open(tmp_path / "record", clock=Clock())
    record.keep_many([reading(number, random.Random(number)) for number in range(4)])  # noqa: S311
    assigned(record)
    assert record.query("FROM assignments").num_rows == 4
    batches = record.batches()
    assigned(record)
    assert record.batches() == batches, "it was written again"
    other = {"trigger": "met", "actors": {"DNK": "A Dane"}, "type": "ACCUSE"}
    record.keep(*told("other", "A Dane met nobody.", [other]))
    monkeypatch.setattr(Near, "load_all", None)
    assert len(assigned(record)) == 5
    assert record.query("FROM assignments").num_rows == 5


def test_events_as_they_were_known_on_a_day(tmp_path):
    clock, chance = Clock(), random.Random(1)  # noqa: S311
    record = Record.open(tmp_path / "record", clock=clock)
    states = []
    for number in range(6):
        clock.now += timedelta(days=1)
        record.keep(*reading(number, chance))
        if number:
            somehow_revise(record, chance)
        if number % 2:
            assigned(record)
        states.append((clock.now, at_once(record)))
    for moment, expected in states:
        assert assigned(record, as_of=moment) == expected
    assert record.batches() == record.query("SELECT max(batch) AS b FROM assignments")["b"][0].as_py()


def test_who_may_not_write_gets_the_same_answer(tmp_path):
    record = Record.open(tmp_path / "record", clock=Clock())
    record.keep_many([reading(number, random.Random(number)) for number in range(4)])  # noqa: S311
    with locked(record.path / "lock", wait=0, task="a test"):
        found = assigned(record)
    assert record.query("FROM assignments").num_rows == 0
    assert assigned(record) == found
    assert record.query("FROM assignments").num_rows == 4


def test_another_rule_decides_all_anew(tmp_path, monkeypatch):
    record = Record.open(tmp_path / "record", clock=Clock())
    record.keep_many([reading(number, random.Random(number)) for number in range(4)])  # noqa: S311
    found = assigned(record)
    monkeypatch.setattr(kept, "rule", lambda: "another")
    assert assigned(record) == found
    with merged(record):
        assert record.query("FROM assignments WHERE rule = 'another'").num_rows == 1, "nothing has changed"
    assert record.batches() == 3


def test_the_id_of_an_event_holds_while_reports_join_it(tmp_path):
    record = Record.open(tmp_path / "record", clock=Clock())
    act = {"trigger": "met", "actors": PARTIES}
    record.keep(*told("first", TEXTS[0], [act], source="a"))
    (alone,) = find_events(record)
    record.keep(*told("second", TEXTS[1], [act], source="b", published="2024-06-05"))
    (joined_by,) = find_events(record)
    assert joined_by.id == alone.id
    assert len(joined_by.reports) == 2
    assert find_event(record, alone.id) == joined_by


def test_an_event_comes_with_all_its_reports(tmp_path):
    record = Record.open(tmp_path / "record", clock=Clock())
    three = {**PARTIES, "DNK": "and a Dane"}
    record.keep(*told("two", TEXTS[0], [{"trigger": "met", "actors": PARTIES}]))
    record.keep(*told("three", TEXTS[0][:-1] + ", and a Dane.", [{"trigger": "met", "actors": three}]))
    (event,) = find_events(record, actor="DNK")
    assert len(event.reports) == 2


def test_days_are_joined():
    day = date(2024, 6, 1)
    spans = [(day + timedelta(days=a), day + timedelta(days=b)) for a, b in ((9, 12), (0, 3), (4, 6), (2, 3))]
    assert joined(spans) == [
        (day, day + timedelta(days=6)),
        (day + timedelta(days=9), day + timedelta(days=12)),
    ]
