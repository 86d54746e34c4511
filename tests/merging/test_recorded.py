"""Events of a record: found, explained, split and merged."""

import json
import random
from datetime import date

import pytest

from dragoman.cli import main
from dragoman.errors import UsageError
from dragoman.merging.recorded import find_event, find_events
from dragoman.record import Record
from dragoman.revisions import Author, change, rule_apart, rule_together
from readings import Clock
from told import told

AUTHOR = Author("Kari", "they are two acts")
PARTIES = {"NOR": "Norwegian Foreign Minister Kari Lund", "SWE": "Nils Berg of Sweden"}
WIRE = (
    "Norwegian Foreign Minister Kari Lund met Nils Berg of Sweden in Oslo on Monday to speak about fish. The"
    " two said after three hours that a text was nearly done and would be signed soon."
)
OWN = "On Monday, Norwegian Foreign Minister Kari Lund received Nils Berg of Sweden for talks about fish."
LATER = "Norwegian Foreign Minister Kari Lund met Nils Berg of Sweden again, in Bergen, a month after Oslo."


def readings():
    act = {"trigger": "met", "actors": PARTIES}
    return [
        told("agency", WIRE, [act], source="agency.example"),
        told("copy", "OSLO. " + WIRE, [act], source="copy.example"),
        told("own", OWN, [{"trigger": "talks", "actors": PARTIES}], source="own.example"),
        told("later", LATER, [{**act, "day": "2024-07-03"}], source="own.example", published="2024-07-04"),
    ]


@pytest.fixture
def record(tmp_path):
    record = Record.open(tmp_path / "record", clock=Clock())
    record.keep_many(readings())
    return record


def documents(event):
    return {report.kept.provenance.document_id for report in event.reports}


def kept(record, document):
    return record.events(document=document)[0]


def test_reports_and_independent_sources(record):
    first, second = find_events(record)
    assert documents(first) == {"agency", "copy", "own"}
    assert documents(second) == {"later"}
    assert [len(group) for group in first.sources] == [2, 1]  # the copy of the wire counts once
    assert all(link.probability >= 0.4 and link.reasons for link in first.links)
    assert len(first.links) == 3


def test_found_by_the_id_of_the_event_and_of_a_report(record):
    (event, _) = find_events(record)
    for name in (event.id, event.reports[1].key):
        found = find_event(record, name)
        assert (found.id, found.reports, found.links) == (event.id, event.reports, event.links)


def test_unknown_and_ambiguous_ids(record):
    with pytest.raises(UsageError, match="no event has the id 'nothing'"):
        find_event(record, "nothing")
    with pytest.raises(UsageError, match="4 coded events have the id 'made0'"):
        find_event(record, "made0")


def test_kept_in_any_order(tmp_path, record):
    expected = [(e.id, documents(e), e.links) for e in find_events(record)]
    chance = random.Random(4)  # noqa: S311
    for number in range(3):
        shuffled = chance.sample(readings(), 4)
        other = Record.open(tmp_path / f"other{number}", clock=Clock())
        for reading in shuffled:
            other.keep(*reading)
        assert [(e.id, documents(e), e.links) for e in find_events(other)] == expected


def test_a_part_of_the_record(record):
    assert len(find_events(record, since=date(2024, 7, 1))) == 1
    assert len(find_events(record, until=date(2024, 6, 3))) == 1
    assert len(find_events(record, actor="SWE")) == 2
    assert find_events(record, actor="DNK") == []
    assert find_events(record, type="ACCUSE") == []
    assert len(find_events(record, limit=1)) == 1
    assert find_events(record, as_of=date(2020, 1, 1)) == []


def test_an_event_is_the_same_seen_from_a_part(record):
    (whole, _) = find_events(record)
    (part,) = find_events(record, until=date(2024, 6, 3))
    assert part == whole


def test_split_and_merged_again(record):
    whole = find_events(record)[0]
    rule_apart(record, [kept(record, "own")], [kept(record, "agency"), kept(record, "copy")], AUTHOR)
    found = [documents(event) for event in find_events(record)]
    assert sorted(map(sorted, found)) == [["agency", "copy"], ["later"], ["own"]]
    rule_together(record, [kept(record, "agency"), kept(record, "own")], AUTHOR)
    rule_together(record, [kept(record, "copy"), kept(record, "own")], AUTHOR)
    again = find_event(record, whole.id)
    assert documents(again) == {"agency", "copy", "own"}
    assert ("ruled to be one act",) in [link.reasons for link in again.links]


def test_merged_across_a_month(record):
    rule_together(record, [kept(record, "agency"), kept(record, "later")], AUTHOR)
    event = next(event for event in find_events(record) if "later" in documents(event))
    assert documents(event) >= {"agency", "later"}
    assert find_event(record, event.id) == event


def test_a_correction_moves_a_report(record):
    change(record, kept(record, "own"), {"status": "negated"}, AUTHOR)
    assert sorted(map(len, (documents(e) for e in find_events(record)))) == [1, 1, 2]


class TestCommand:
    @pytest.fixture
    def run(self, record, capsys):
        def call(*arguments):
            code = main(["event", *arguments, "--record", str(record.path)])
            said = capsys.readouterr()
            return code, said.out, said.err

        return call

    def test_list_and_show(self, run, record):
        event = find_events(record)[0]
        code, out, _ = run("list")
        assert code == 0
        assert out.splitlines()[0] == f"{event.id}  2024-06-03  CONSULT  NOR+SWE  3 reports, 2 sources"
        _, out, _ = run("show", event.id)
        assert "agency.example" in out
        assert "the days are the same" in out
        _, out, _ = run("show", event.id, "--json")
        shown = json.loads(out)
        assert (shown["id"], shown["sources"], len(shown["reports"])) == (event.id, 2, 3)
        assert shown["reports"][0]["event"]["type"] == "CONSULT"

    def test_change_and_corrections(self, run, record):
        key = find_events(record)[1].reports[0].key
        code, out, _ = run(
            "change", key, "mode=visit", "actors=NOR", "--why", "she went there", "--by", "Kari"
        )
        assert code == 0
        assert 'mode: null -> "visit"' in out
        _, out, _ = run("corrections")
        assert json.loads(out)["after"]["mode"] == "visit"
        _, out, _ = run("delete", key, "--why", "no meeting")
        assert out == f"deleted: {key}\n"
        assert len(find_events(record)) == 1

    def test_split_and_merge(self, run, record):
        event = find_events(record)[0]
        code, out, _ = run("split", event.id, event.reports[0].key, "--why", "another act")
        assert code == 0
        told_of = [line.split("  ")[-1] for line in out.splitlines()]
        assert told_of == ["2 reports, 2 sources", "1 report, 1 source"]
        assert len(find_events(record)) == 3
        code, out, _ = run("merge", event.reports[0].key, event.reports[1].key, "--why", "one act after all")
        assert code == 0
        assert out.endswith("3 reports, 2 sources\n")

    @pytest.mark.parametrize(
        ("arguments", "error"),
        [
            (["show", "nothing"], "no event has the id"),
            (["change", "made0", "type=CONSULT", "--why", "x"], "4 coded events have the id"),
            (["merge", "made0", "--why", "x"], "one event cannot be merged"),
            (["split", "made0", "x", "--why", "x"], "4 coded events"),
        ],
    )
    def test_wrong_calls(self, run, arguments, error):
        code, _, err = run(*arguments)
        assert code == 2
        assert error in err

    def test_an_event_of_several_reports_is_not_changed_as_one(self, run, record):
        event = find_events(record)[0]
        code, _, err = run("change", event.id, "mode=visit", "--why", "x")
        assert code == 2
        assert "this event has 3 reports" in err
