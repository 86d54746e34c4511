"""When, where, on whose word and in which context: each field by itself."""

from dataclasses import replace

import pytest

from coding.conftest import analyse
from dragoman.coding.contexts import event_contexts
from dragoman.coding.speaker import event_speaker
from dragoman.coding.when import event_date
from dragoman.coding.where import event_place, where
from dragoman.ontology import contexts
from dragoman.schema import Party

NEWS = "2024-03-10"


def when(text, trigger, times=None, published=NEWS, status="happened"):
    made = analyse(text, times, published)
    start = text.index(trigger)
    sentence = next(s.span for s in made.sentences if s.span[0] <= start < s.span[1])
    date = event_date(made, (start, start + len(trigger)), sentence, status)
    return date and (date.start, date.end)


def test_a_plain_report_is_of_its_day():
    assert when("Arvenia condemned Belmark.", "condemned") == (NEWS, NEWS)


def test_without_a_day_of_publication_there_is_no_date():
    assert when("Arvenia condemned Belmark.", "condemned", published=None) is None


def test_an_expression_beside_the_trigger_dates_it():
    days = {"on Friday": ("2024-03-08", "2024-03-08")}
    assert when("Arvenia condemned Belmark on Friday.", "condemned", days) == days["on Friday"]


def test_an_expression_of_another_clause_does_not():
    text = "Arvenia condemned Belmark, which had shelled the border on Friday."
    days = {"on Friday": ("2024-03-08", "2024-03-08")}
    assert when(text, "condemned", days) == (NEWS, NEWS)
    assert when(text, "shelled", days) == days["on Friday"]


def test_an_expression_before_a_colon_dates_what_it_introduces():
    text = "The turn came on Friday: the envoy of Arvenia, who was new, visited Belmark."
    days = {"on Friday": ("2024-03-08", "2024-03-08")}
    assert when(text, "visited", days) == days["on Friday"]


def test_what_lies_ahead_does_not_date_what_happened():
    text = "Arvenia agreed to talks on Monday."
    days = {"on Monday": ("2024-03-18", "2024-03-18")}
    assert when(text, "agreed", days) == (NEWS, NEWS)
    assert when(text, "talks", days, status="future") == days["on Monday"]


@pytest.mark.parametrize("text", ["Arvenia had condemned Belmark.", "Arvenia previously condemned Belmark."])
def test_what_went_before_the_news_has_no_date(text):
    assert when(text, "condemned") is None


def test_had_talks_is_news():
    assert when("Arvenia had talks with Belmark.", "talks") == (NEWS, NEWS)


def test_a_long_text_is_news_only_at_its_head():
    text = "Arvenia condemned Belmark. " + "The weather held. " * 12 + "Castoria praised Belmark."
    assert when(text, "condemned") == (NEWS, NEWS)
    assert when(text, "praised") is None


def test_a_story_goes_on_from_the_sentence_before():
    text = "Arvenia met Belmark on Friday. It praised the talks."
    days = {"on Friday": ("2024-03-08", "2024-03-08")}
    assert when(text, "praised", days, published=None) == days["on Friday"]


def place(text, trigger):
    made = analyse(text)
    start = text.index(trigger)
    found = event_place(made, (start, start + len(trigger)), made.sentences[0].span)
    return found and (found.name, found.country)


def test_a_place_stands_after_in():
    assert place("Arvenia met Belmark in Castoria.", "met") == ("Castoria", "CST")
    assert place("In Castoria, Arvenia met Belmark.", "met") == ("Castoria", "CST")


def test_a_party_is_no_place():
    assert place("Arvenia met Belmark.", "met") is None


@pytest.mark.parametrize(
    ("words", "how", "name", "precision"),
    [
        ("Geneva", "place: Geneva", "Geneva", "city"),
        ("Italy", "place: Italy", "Italy", "country"),
        ("northern Italy", "named: Italy", "Italy", "country"),
        ("Geneva, Switzerland", "place: Geneva", "Geneva", "city"),
        ("the old port of Alexandria", "place: Alexandria", "Alexandria", "city"),
        ("the Sinai Peninsula", "place: Sinai Peninsula", "Sinai Peninsula", "province"),
        ("the Egyptian embassy in Algiers", "named: Egypt", "Egyptian embassy in Algiers", "country"),
    ],
)
def test_a_place_is_known_as_closely_as_it_is_named(words, how, name, precision):
    made = analyse(f"They met in {words}.")
    span = (12, 12 + len(words))
    state = "Italy" if "Italy" in words else "a state" if precision == "city" else None
    party = Party(text=words, span=span, code="XYZ", name=state, confidence=1, how=how)
    found = where(party)
    assert (found.name, found.country, found.precision) == (name, "XYZ", precision)
    assert event_place(replace(made, parties=(party,)), (5, 8), made.sentences[0].span) == found


def test_whose_word_it_is():
    text = "Castoria said that Arvenia attacked Belmark."
    made = analyse(text)
    at = text.index("attacked")
    assert event_speaker(made, (at, at + 8)).code == "CST"
    assert event_speaker(made, (9, 13)) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The foreign minister spoke of a nuclear test.", ("diplomatic", "cbrn")),
        ("The court sentenced two journalists.", ("legal", "rights_freedoms")),
        ("They went fishing.", ("natural_resource",)),
        ("Army ants crossed the road.", ("military",)),
        ("Nothing of the kind.", ()),
    ],
)
def test_contexts_by_plain_words(text, found):
    made = analyse(text)
    assert event_contexts(made, made.sentences[0].span) == found
    assert set(found) <= set(contexts())


def test_a_near_day_of_an_earlier_clause_dates_what_follows():
    text = "On the way home, on Friday, the envoy, who was new, praised Belmark."
    assert when(text, "praised", {"on Friday": ("2024-03-08", "2024-03-08")}) == ("2024-03-08", "2024-03-08")
    year = {"in 2008": ("2008-01-01", "2008-12-31")}
    assert when("The envoy, who was elected in 2008, praised Belmark.", "praised", year) == (NEWS, NEWS)
