"""An article against what the record held before."""

from dataclasses import replace

from dragoman.dossier import Memory, assemble, recall
from dragoman.dossier.checks import run_checks
from dragoman.dossier.memory import KnownAct, KnownSession
from dragoman.record import Record
from dragoman.schema import CoderIdentity, Mechanism, When

PARTIES = {"Peru": "PER", "Ecuador": "ECU", "Salas": "PER", "Quito": "ECU"}
TIMES = {"on May 14": ("2019-05-14", "2019-05-14"), "in 2016": ("2016-01-01", "2016-12-31")}


def session(number: int, start: str, end: str) -> Mechanism:
    when = When(start=start, end=end)
    return Mechanism(name="Joint Commission", parties=("PER", "ECU"), session=number, date=when, span=(0, 20))


def test_a_session_that_the_record_has_later_under_a_smaller_number(analysis):
    found = analysis("The Joint Commission met.", PARTIES, TIMES, "2019-05-14")
    memory = Memory(sessions=(KnownSession(session(4, "2019-08-01", "2019-08-31"), "doc-7", "2019-08-20"),))
    checks = run_checks(found, (), (session(5, "2019-05-14", "2019-05-14"),), memory)
    assert [(c.kind, c.verdict, c.source) for c in checks] == [("ordinal", "conflicts", "record: doc-7")]


def test_sessions_in_order_are_no_conflict(analysis):
    found = analysis("The Joint Commission met.", PARTIES, TIMES, "2019-05-14")
    memory = Memory(sessions=(KnownSession(session(4, "2016-01-01", "2016-12-31"), "doc-7", "2016-12-31"),))
    assert run_checks(found, (), (session(5, "2019-05-14", "2019-05-14"),), memory) == ()


def test_a_first_is_refuted_by_an_earlier_act_of_the_record(analysis, event):
    text = (
        "on May 14 Salas of Peru came: the first visit to Ecuador in ten years. Salas went to Quito in 2016."
    )
    found = analysis(text, PARTIES, TIMES, "2019-05-14")
    visit = event(found, "went to Quito", "CONSULT", "visit", actors=("Salas",), recipients=("Quito",))
    earlier = visit.model_copy(update={"date": When(start="2016-01-01", end="2016-12-31")})
    memory = Memory(acts=(KnownAct(earlier, "doc-7"),))
    told = [c for c in run_checks(found, (), (), memory) if c.kind == "superlative"]
    assert [(c.verdict, c.source) for c in told] == [("conflicts", "record: doc-7")]
    alone = [c for c in run_checks(found, (), ()) if c.kind == "superlative"]
    assert [(c.verdict, c.source) for c in alone] == [("cannot-check", None)]


def test_a_visit_that_the_record_has_as_called_off(analysis, event):
    found = analysis("Salas went to Quito on May 14.", PARTIES, TIMES, "2019-05-14")
    when = When(start="2019-05-14", end="2019-05-14")
    visit = event(found, "went to Quito", "CONSULT", "visit", actors=("Salas",), recipients=("Quito",))
    visit = visit.model_copy(update={"date": when})
    denied = visit.model_copy(update={"status": "negated"})
    checks = run_checks(found, (visit,), (), Memory(acts=(KnownAct(denied, "doc-7"),)))
    assert [(c.kind, c.verdict) for c in checks] == [("contradiction", "conflicts")]


def test_recall_asks_for_two_parties_and_other_documents(analysis):
    class Asked:
        def __init__(self):
            self.questions = []

        def rows(self, sql, parameters=()):
            self.questions.append(tuple(parameters))
            return []

    record = Asked()
    assert recall(record, analysis("Peru and Ecuador met.", PARTIES)) == Memory()
    assert [q[:2] for q in record.questions] == [("test", ["ECU", "PER"])] * 2
    record.questions.clear()
    assert recall(record, analysis("Peru rested.", PARTIES)) == Memory()
    assert record.questions == []


def test_what_was_kept_is_recalled(analysis, event, tmp_path):
    """The questions fit the tables of a real record."""
    first = analysis("Peru and Ecuador: Salas went to Quito.", PARTIES, TIMES, "2019-05-14")
    visit = event(first, "went to Quito", "CONSULT", "visit", actors=("Salas",), recipients=("Quito",))
    dossier = assemble(first, (visit,), CoderIdentity(version="1", model="none", ontology="plover"))
    dossier = dossier.model_copy(update={"mechanisms": (session(4, "2019-08-01", "2019-08-31"),)})
    record = Record.open(tmp_path)
    record.keep(dossier, first.document.text)
    later = analysis("Peru and Ecuador met.", PARTIES, TIMES, "2020-05-14")
    later = replace(later, document=replace(later.document, id="another"))
    with record.snapshot() as snapshot:
        memory = recall(snapshot, later)
    assert [a.event.id for a in memory.acts] == [visit.id]
    assert [s.mechanism.session for s in memory.sessions] == [4]
