"""What the rules after the network do to an act, one example each."""

from dragoman.coding.draft import Draft
from dragoman.coding.model.corrections import host_receives, not_at_itself
from dragoman.schema import Party, Where

BERLIN = Where(text="Berlin", span=(0, 1), name="Berlin", country="DEU", precision="city")


def party(code: str, **known: str) -> Party:
    return Party(text=code, span=(0, 1), code=code, confidence=0.9, how="named", **known)


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


def test_who_is_congratulated_does_not_congratulate():
    draft = act("SUPPORT", None, [party("PRK"), party("BLR")], [party("PRK")])
    assert sides(not_at_itself(draft)) == (["BLR"], ["PRK"])


def test_the_host_of_a_visit_receives():
    draft = act("CONSULT", "visit", [party("FRA"), party("DEU")], [], place=BERLIN)
    assert sides(host_receives(draft)) == (["FRA"], ["DEU"])


def test_a_visit_that_nobody_pays_is_paid_by_those_from_elsewhere():
    draft = act("CONSULT", "visit", [], [party("FRA"), party("DEU")], place=BERLIN)
    assert sides(host_receives(draft)) == (["FRA"], ["DEU"])
