from dragoman.schema import Dossier, Event, When
from dragoman.web._timeline import lay_out
from dragoman.web._view import Item


def dated(event: Event, number: int, start: str, end: str) -> Item[Event]:
    moved = event.model_copy(update={"date": When(start=start, end=end)})
    return Item(f"e{number}", number, moved, None)


def test_a_month_is_wider_than_a_day_and_what_overlaps_lies_in_lanes(envoys_dossier: Dossier) -> None:
    event = envoys_dossier.events[0]

    drawn = lay_out(
        [
            dated(event, 1, "2025-05-01", "2025-05-31"),
            dated(event, 2, "2025-05-09", "2025-05-09"),
            dated(event, 3, "2025-06-20", "2025-06-20"),
        ]
    )

    assert drawn is not None
    month, day, later = drawn.bars
    assert month.width > day.width == later.width
    assert month.y == later.y < day.y
    assert [tick.words for tick in drawn.ticks] == ["May 2025", "Jun"]
    assert drawn.cuts == ()


def test_empty_years_are_left_out_and_the_cut_is_shown(envoys_dossier: Dossier) -> None:
    event = envoys_dossier.events[0]

    drawn = lay_out(
        [dated(event, 1, "1992-01-01", "1992-12-31"), dated(event, 2, "2025-05-09", "2025-05-09")]
    )

    assert drawn is not None
    assert len(drawn.cuts) == 1
    assert drawn.bars[0].x + drawn.bars[0].width < drawn.cuts[0] < drawn.bars[1].x


def test_bars_stay_within_the_drawing_whatever_the_dates(envoys_dossier: Dossier) -> None:
    event = envoys_dossier.events[0]
    items = [dated(event, n, f"{1700 + 9 * n}-12-31", f"{1700 + 9 * n}-12-31") for n in range(30)]

    for width in (680, 346):
        drawn = lay_out(items, width)
        assert drawn is not None
        assert all(bar.x >= 0 and bar.x + bar.width <= width for bar in drawn.bars)


def test_undated_events_are_counted_and_a_day_that_is_none_is_one_of_them(envoys_dossier: Dossier) -> None:
    event = envoys_dossier.events[0]
    undated = Item("e2", 2, event.model_copy(update={"date": None}), None)

    drawn = lay_out(
        [dated(event, 1, "2025-05-09", "2025-05-09"), undated, dated(event, 3, "2025-02-31", "2025-02-31")]
    )

    assert drawn is not None
    assert drawn.undated == 2
    assert lay_out([undated]) is None
