"""What the rules after the network do to an act, one example each."""

from dragoman.coding.draft import Draft
from dragoman.coding.model.corrections import host_receives, not_at_itself
from dragoman.schema import Party, Where

BERLIN = Where(text="Berlin", span=(0, 1), name="Berlin", country="DEU", precision="city")


def party(code: str, text: str = "", how: str = "", **known: str) -> Party:
    text = text or code
    return Party(text=text, span=(0, 1), code=code, confidence=0.9, how=how or f"named: {text}", **known)


def nameless(code: str, text: str) -> Party:
    return party(code, text, f"“{text}”: names no country; taken for {code}, named as “{code}”")


def act(kind: str, mode: str | None, actors: list[Party], recipients: list[Party], **more: object) -> Draft:
    fields = {"trigger": (0, 1), "sentence": (0, 1), "confidence": 0.9, **more}
    return Draft(type=kind, mode=mode, actors=tuple(actors), recipients=tuple(recipients), **fields)


def sides(draft: Draft) -> tuple[list[str | None], list[str | None]]:
    return [p.code for p in draft.actors], [p.code for p in draft.recipients]


def test_a_state_does_not_warn_itself():
    assert sides(not_at_itself(act("THREATEN", None, [party("IRN")], [party("IRN")]))) == (["IRN"], [])


def test_a_person_of_ones_own_state_may_be_warned():
    president = party("IRN", role="president")
    assert sides(not_at_itself(act("REJECT", None, [party("IRN")], [president]))) == (["IRN"], ["IRN"])


def test_a_state_speaks_to_those_within_it():
    for whom in (
        nameless("IRN", "the opposition"),
        party("IRN", "the Iranian parliament", "named: Iran"),
        party("IRN", "the Kurdish militants", "named: Kurdish militants"),
    ):
        draft = act("REQUEST", None, [party("IRN", "The Iranian president", "named: Iran")], [whom])
        assert sides(not_at_itself(draft)) == (["IRN"], ["IRN"])


def test_who_is_named_by_nothing_is_not_taken_for_the_speaker():
    draft = act("REQUEST", None, [party("VAT")], [nameless("VAT", "bishops from everywhere")])
    assert sides(not_at_itself(draft)) == (["VAT"], [])


def test_who_is_congratulated_does_not_congratulate():
    draft = act("SUPPORT", None, [party("PRK"), party("BLR")], [party("PRK")])
    assert sides(not_at_itself(draft)) == (["BLR"], ["PRK"])


def test_the_host_of_a_visit_receives():
    draft = act("CONSULT", "visit", [party("FRA"), party("DEU")], [], place=BERLIN)
    assert sides(host_receives(draft)) == (["FRA"], ["DEU"])


def test_a_visit_that_nobody_pays_is_paid_by_those_from_elsewhere():
    draft = act("CONSULT", "visit", [], [party("FRA"), party("DEU")], place=BERLIN)
    assert sides(host_receives(draft)) == (["FRA"], ["DEU"])
