import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.documents.document import Document, digest
from dragoman.language import find_times, resolve_time, split_sentences
from dragoman.schema import Published, When

SATURDAY = Published(start="2025-09-13", end="2025-09-13", how="given")


def mentions(text: str, published: Published = SATURDAY) -> list[tuple[str, str | None, str | None]]:
    document = Document(id="d", text=text, sha256=digest(text), published=published)
    found = find_times(document, split_sentences(document))
    assert all(document.cut(m.span) == m.text for m in found)
    return [(m.text, m.when and m.when.start, m.when and m.when.end) for m in found]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("9 September 2025", "2025-09-09", "2025-09-09"),
        ("September 9", "2025-09-09", "2025-09-09"),
        ("2024-05-06", "2024-05-06", "2024-05-06"),
        ("July last year", "2024-07-01", "2024-07-31"),
        ("in May", "2025-05-01", "2025-05-31"),
        ("a few days ago", "2025-09-06", "2025-09-11"),
        ("two weeks ago", "2025-08-30", "2025-08-30"),
        ("on the 9th", "2025-09-09", "2025-09-09"),
        ("on the nineteenth of last month", "2025-08-19", "2025-08-19"),
        ("on Tuesday", "2025-09-09", "2025-09-09"),
        ("last week", "2025-09-01", "2025-09-07"),
        ("next month", "2025-10-01", "2025-10-31"),
        ("the day before yesterday", "2025-09-11", "2025-09-11"),
        ("this year", "2025-01-01", "2025-12-31"),
        ("in the autumn of 2021", "2021-09-01", "2021-11-30"),
        ("last winter", "2024-12-01", "2025-02-28"),
        ("early June", "2025-06-01", "2025-06-10"),
        ("mid-May 2024", "2024-05-11", "2024-05-20"),
        ("late 2019", "2019-09-01", "2019-12-31"),
        ("the second quarter", "2025-04-01", "2025-06-30"),
        ("the 1990s", "1990-01-01", "1999-12-31"),
        ("the 80th anniversary of the peace of 1945", "2025-01-01", "2025-12-31"),
        ("within three years", "2025-09-13", "2028-09-13"),
        ("by the end of the year", "2025-09-13", "2025-12-31"),
        ("since 1948", "1948-01-01", "2025-09-13"),
        ("between 2014 and 2020", "2014-01-01", "2020-12-31"),
        ("from January to March 2017", "2017-01-01", "2017-03-31"),
        ("from May 14 to May 16", "2025-05-14", "2025-05-16"),
        ("on May 18 and 19", "2025-05-18", "2025-05-19"),
        ("2-4 May", "2025-05-02", "2025-05-04"),
        ("on Tuesday and Wednesday", "2025-09-09", "2025-09-10"),
        ("for 15 days beginning February 25", "2025-02-25", "2025-03-11"),
        ("from March to August 2011", "2011-03-01", "2011-08-31"),
        ("13.05.2022", "2022-05-13", "2022-05-13"),
        ("5/13/2022", "2022-05-13", "2022-05-13"),
        ("Christmas last year", "2024-12-25", "2024-12-25"),
        ("during the past four days", "2025-09-10", "2025-09-13"),
    ],
)
def test_expressions(text: str, start: str, end: str) -> None:
    assert resolve_time(text, SATURDAY) == When(start=start, end=end, text=text)


@pytest.mark.parametrize(
    "text", ["for 4 days", "5/6/2022", "in 348", "every Tuesday", "less than a month after taking office", ""]
)
def test_what_dates_nothing_has_no_days(text: str) -> None:
    assert resolve_time(text, SATURDAY) is None


def test_the_future_looks_ahead() -> None:
    assert mentions("The envoys will meet on Tuesday.") == [("on Tuesday", "2025-09-16", "2025-09-16")]
    assert mentions("The envoys met on Tuesday.") == [("on Tuesday", "2025-09-09", "2025-09-09")]


def test_a_past_date_sets_the_year_of_those_after_it() -> None:
    assert mentions("In April 2019 the ministers met, and in May they signed.") == [
        ("In April 2019", "2019-04-01", "2019-04-30"),
        ("in May", "2019-05-01", "2019-05-31"),
    ]


def test_years_count_on_from_a_year_and_months_from_a_month() -> None:
    assert mentions("In 1990 the accord was signed. Two years later it was void.") == [
        ("In 1990", "1990-01-01", "1990-12-31"),
        ("Two years later", "1992-01-01", "1992-12-31"),
    ]
    assert mentions("In 1990 the accord was signed. Two months later it was void.")[1][1] is None


def test_what_goes_on_counts_back_from_the_news() -> None:
    assert mentions("The envoy has been in Geneva for three weeks.") == [
        ("for three weeks", "2025-08-23", "2025-09-13")
    ]


def test_a_clause_without_a_verb_takes_the_tense_before_it() -> None:
    assert mentions("She travels to Rome next month, to Paris in November, to Oslo in January.")[1:] == [
        ("in November", "2025-11-01", "2025-11-30"),
        ("in January", "2026-01-01", "2026-01-31"),
    ]


def test_a_postponed_act_is_on_its_new_day() -> None:
    assert mentions("The launch was delayed until 29 December.") == [
        ("until 29 December", "2025-12-29", "2025-12-29")
    ]


def test_what_will_be_done_lies_ahead_though_its_participle_looks_past() -> None:
    assert mentions("The trip will most likely be arranged in December.") == [
        ("in December", "2025-12-01", "2025-12-31")
    ]


def test_since_moves_no_story_and_a_weekday_can_tell_news_from_it() -> None:
    text = "He has ruled since October 1987. On Thursday, September 11, he met the envoy."
    assert mentions(text)[-1] == ("On Thursday, September 11", "2025-09-11", "2025-09-11")


def test_the_weekday_of_a_date_is_no_date_of_its_own() -> None:
    assert mentions("On the 9th of this month (Tuesday) he called.") == [
        ("On the 9th of this month", "2025-09-09", "2025-09-09")
    ]


def test_early_years_are_read_only_where_the_text_tells_of_them() -> None:
    assert mentions("He went there in 348 and came back.") == []
    assert mentions("The bishop (c. 314 – 368) went there in 348.")[-1] == (
        "in 348",
        "0348-01-01",
        "0348-12-31",
    )


def test_the_following_day_follows_the_date_before_it() -> None:
    assert mentions("He arrived on May 4. He left the following day.") == [
        ("on May 4", "2025-05-04", "2025-05-04"),
        ("the following day", "2025-05-05", "2025-05-05"),
    ]


def test_without_a_publication_date_only_full_dates_are_resolved() -> None:
    assert mentions("Yesterday they recalled the accord of 3 May 1999.", Published()) == [
        ("Yesterday", None, None),
        ("3 May 1999", "1999-05-03", "1999-05-03"),
    ]


def test_an_uncertain_publication_date_widens_what_hangs_on_it() -> None:
    week = Published(start="2025-09-10", end="2025-09-16", how="inferred")
    assert mentions("They met yesterday, not in May.", week) == [
        ("yesterday", "2025-09-09", "2025-09-15"),
        ("in May", "2025-05-01", "2025-05-31"),
    ]


def test_the_verb_may_and_plain_numbers_are_no_times() -> None:
    assert mentions("May I ask why 1540 troops may march?") == []


@given(
    st.lists(
        st.sampled_from(
            [
                "on",
                "the",
                "31",
                "st",
                "February",
                "29",
                "May",
                "last",
                "next",
                "year",
                "ago",
                "3",
                "0000",
                "9999",
                "2024",
                "from",
                "to",
                "and",
                "Tuesday",
                "-",
                ",",
                ".",
                "week",
                "decade",
                "before",
                "every",
                "two-day",
                "century",
                "1st",
            ]
        ),
        max_size=15,
    )
)
def test_any_words_give_ordered_times(words: list[str]) -> None:
    for _, start, end in mentions(" ".join(words)):
        assert (start is None) == (end is None)
        assert start is None or end is None or start <= end
