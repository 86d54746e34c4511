from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.documents._clues import Clue
from dragoman.documents.document import Document, digest
from dragoman.documents.published import infer_published
from dragoman.language import split_sentences
from dragoman.schema import Published

TODAY = date(2026, 1, 1)


def inferred(text: str, today: date = TODAY) -> Published:
    document = Document(id="d", text=text, sha256=digest(text))
    return infer_published(document, split_sentences(document), today=today)


def days(text: str) -> tuple[str | None, str | None]:
    published = inferred(text)
    return published.start, published.end


def test_a_line_of_place_and_date_gives_the_day() -> None:
    assert days("LIMA, March 4, 2021 - Peru and Chile signed a treaty.") == ("2021-03-04", "2021-03-05")


def test_weekday_and_yesterday_give_the_day_and_stated_years_the_year() -> None:
    text = (
        "Yesterday, Tuesday, May 7, the king received the envoy of Fiji. Their accord dates from June 2018. "
        "A second one is to be signed by the end of 2020."
    )
    assert days(text) == ("2019-05-08", "2019-05-08")


def test_an_anniversary_gives_the_year_with_its_evidence() -> None:
    text = (
        "The two leaders met a few days ago. On September 9 a letter followed, after guests had come to mark "
        "the 80th anniversary of the end of World War II. They last met in April 2019."
    )
    published = inferred(text)
    assert (published.start, published.end) == ("2025-09-11", "2025-09-23")
    assert [(text[e.span[0] : e.span[1]], e.says) for e in published.evidence] == [
        ("a few days ago", "“a few days ago” is said of September 9"),
        (
            "September 9",
            "September 9 is told as news, so the text is at most about two weeks younger",
        ),
        ("80th anniversary", "80 years after 1945 is 2025"),
        ("April 2019", "April 2019 is past"),
    ]


def test_an_old_date_alone_is_not_enough() -> None:
    assert inferred("The treaty of January 25, 2002 is still in force.") == Published()
    assert inferred("They met on Friday and agreed on trade.") == Published()


def test_no_day_after_today() -> None:
    text = "LIMA, March 4, 2021 - Peru and Chile signed a treaty."
    assert inferred(text, today=date(2021, 3, 4)).end == "2021-03-04"


def test_terms_of_office_can_decide_the_year() -> None:
    text = "The day before yesterday, June 3, President Aru received Minister Sen in Suva."
    document = Document(id="d", text=text, sha256=digest(text))
    term = Clue((35, 48), "Aru was president in 2014", ((date(2014, 1, 1), date(2014, 12, 31)),), 2, True)
    published = infer_published(document, split_sentences(document), today=TODAY, terms=lambda _: [term])
    assert (published.start, published.end) == ("2014-06-05", "2014-06-05")


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            [
                "Yesterday,",
                "Tuesday",
                "May",
                "7",
                "31",
                "of",
                "this",
                "month",
                "(Friday)",
                "2018.",
                "80th",
                "anniversary",
                "1945",
                "ago",
                "two",
                "days",
                "29",
                "February",
                "in",
                "by",
                "9999-12-31",
            ]
        ),
        max_size=25,
    )
)
def test_whatever_the_words_the_answer_is_an_interval_up_to_today(words: list[str]) -> None:
    text = " ".join(words)
    published = inferred(text)
    if published.start is None or published.end is None:
        assert published == Published()
    else:
        assert published.start <= published.end <= TODAY.isoformat()
        assert all(0 <= e.span[0] < e.span[1] <= len(text) for e in published.evidence)


COMMENTARY = (
    "Ten years of silence are over. The ice has melted. The road was long. Nobody hurried. The guests came. "
    "On September 9 the president congratulated his neighbour on the 80th anniversary of the victory over "
    "Japan. The two have had relations since 1992. "
)


def test_a_commentary_that_comes_late_to_its_news_is_dated_within_a_month() -> None:
    published = inferred(COMMENTARY)

    assert (published.start, published.end) == ("2025-09-09", "2025-10-09")
    assert "at most about a month younger" in " ".join(evidence.says for evidence in published.evidence)


def test_a_date_of_old_beside_a_day_of_this_month_is_no_news() -> None:
    told = inferred(COMMENTARY.replace("The guests came.", "They met on the 22nd of this month (Wednesday)."))

    assert "September 9" not in " ".join(evidence.says for evidence in told.evidence)
