import pytest

from dragoman.presentation import format_interval, format_when
from dragoman.schema import When


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2025-09-09", "2025-09-09", "9 Sep 2025"),
        ("2025-05-12", "2025-05-14", "12–14 May 2025"),
        ("2025-04-28", "2025-05-02", "28 Apr – 2 May 2025"),
        ("2024-12-30", "2025-01-02", "30 Dec 2024 – 2 Jan 2025"),
        ("2024-07-01", "2024-07-31", "Jul 2024"),
        ("2024-02-01", "2024-02-29", "Feb 2024"),
        ("2025-06-01", "2025-08-31", "Jun–Aug 2025"),
        ("2024-12-01", "2025-02-28", "Dec 2024 – Feb 2025"),
        ("2024-01-01", "2024-12-31", "2024"),
        ("2020-01-01", "2024-12-31", "2020–2024"),
        ("2025-09-09", None, "from 9 Sep 2025"),
        (None, "2025-09-09", "until 9 Sep 2025"),
        (None, None, "unknown"),
        ("2025-02-31", "2025-02-31", "2025-02-31"),
    ],
)
def test_an_interval_keeps_its_precision(start: str | None, end: str | None, words: str) -> None:
    assert format_interval(start, end) == words


def test_no_date_is_said() -> None:
    assert format_when(None) == "undated"
    assert format_when(When(start="2025-09-09", end="2025-09-09")) == "9 Sep 2025"
