from hypothesis import given
from hypothesis import strategies as st

from dragoman.presentation import Mark, Segment, excerpt, segment


def test_overlapping_marks_are_cut_into_segments() -> None:
    said, who = Mark((2, 8), "statement", 1), Mark((6, 10), "party", 2)

    assert list(segment((0, 12), [who, said])) == [
        Segment(0, 2, ()),
        Segment(2, 6, (said,)),
        Segment(6, 8, (said, who)),
        Segment(8, 10, (who,)),
        Segment(10, 12, ()),
    ]


def test_a_mark_that_reaches_beyond_the_span_is_clipped() -> None:
    mark = Mark((0, 50), "statement")

    assert list(segment((10, 20), [mark])) == [Segment(10, 20, (mark,))]


_MARKS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda m: Mark((m[0], m[0] + m[1]), "any"))
)


@given(start=st.integers(0, 30), length=st.integers(1, 40), marks=_MARKS)
def test_segments_give_the_span_back_whole_with_every_mark_on_it(
    start: int, length: int, marks: list[Mark]
) -> None:
    end = start + length

    segments = list(segment((start, end), marks))

    assert [at for s in segments for at in range(s.start, s.end)] == list(range(start, end))
    for part in segments:
        for at in range(part.start, part.end):
            assert sorted(m.span for m in part.marks) == sorted(
                m.span for m in marks if m.span[0] <= at < m.span[1]
            )


def test_a_long_sentence_is_shown_around_its_trigger() -> None:
    text = "alpha " * 100 + "trigger " + "omega " * 100
    start = text.index("trigger")

    left, right = excerpt(text, (0, len(text)), (start, start + 7), limit=60)

    shown = text[left:right]
    assert "trigger" in shown
    assert len(shown) <= 60
    assert set(shown.split()) == {"alpha", "trigger", "omega"}


@given(st.text(alphabet="ab \n", min_size=1, max_size=80), st.data())
def test_an_excerpt_lies_in_its_span(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    about = data.draw(st.integers(start, end - 1))

    left, right = excerpt(text, (start, end), (about, about + 1), limit=20)

    assert start <= left < right <= end
    assert right - left <= 20
    assert left <= about < right
