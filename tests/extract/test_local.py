"""Words of dates read again from another day, and hours told with their zones."""

from datetime import date, time

import pytest

from crossreport.extract.dates.local import hour_beside, names_clocks, read_again
from crossreport.model import Span

MONDAY, TUESDAY = date(2024, 5, 13), date(2024, 5, 14)


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span("d", start, start + len(words), words)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("today", date(2024, 5, 14), date(2024, 5, 14)),
        ("yesterday", date(2024, 5, 13), date(2024, 5, 13)),
        ("overnight", date(2024, 5, 13), date(2024, 5, 14)),
        ("on Monday", date(2024, 5, 13), date(2024, 5, 13)),
        ("on Tuesday", date(2024, 5, 14), date(2024, 5, 14)),
        ("on 9 May", date(2024, 5, 9), date(2024, 5, 9)),
    ],
)
def test_words_count_from_the_day_they_are_given(words: str, first: date, last: date) -> None:
    text = f"Head\nA shell hit the silo {words}, a guard said.\nFoot on Friday"
    found = read_again(text, span(text, words.removeprefix("on ")), published=TUESDAY)
    assert found is not None
    assert (found.earliest, found.latest) == (first, last)


def test_what_stands_beside_is_read_with_the_words() -> None:
    text = "Four raids came between Friday and Sunday, herders said."
    found = read_again(text, span(text, "between Friday and Sunday"), published=MONDAY)
    assert found is not None
    assert (found.earliest, found.latest) == (date(2024, 5, 10), date(2024, 5, 12))


@pytest.mark.parametrize(
    ("text", "day", "clock", "zone"),
    [
        ("A mine blew up at 23:30 GMT on Sunday.", "Sunday", time(23, 30), "GMT"),
        ("At 0117 GMT on Monday the bridge fell.", "Monday", time(1, 17), "GMT"),
        ("It began on 9 May at 11.05 p.m. EDT near the pier.", "9 May", time(23, 5), "EDT"),
        ("It began Monday, shortly after midnight UTC.", "Monday", time(0), "UTC"),
        ("On Friday (2145 GMT) a convoy was hit.", "Friday", time(21, 45), "GMT"),
        ("Around 6 a.m. Moscow time on Friday a convoy was hit.", "Friday", time(6), "Moscow time"),
    ],
)
def test_an_hour_beside_a_day_names_its_clock(text: str, day: str, clock: time, zone: str) -> None:
    found = hour_beside(text, span(text, day))
    assert found is not None
    assert found.zone is not None
    assert (found.clock, found.zone.name) == (clock, zone)


@pytest.mark.parametrize(
    "text",
    [
        "A mine blew up at 4:17 a.m. local time on Sunday.",
        "A mine blew up at 4.17 a.m. (0117 GMT) on Sunday.",
        "A mine blew up on Sunday at 04:17 (01:17 GMT).",
    ],
)
def test_the_place_s_own_hour_needs_no_other_clock(text: str) -> None:
    found = hour_beside(text, span(text, "Sunday"))
    assert found is not None
    assert found.clock is None


@pytest.mark.parametrize(
    "text",
    [
        "A mine blew up at 4:17 a.m. on Sunday.",
        "A mine killed 2030 sheep on Sunday.",
        "A mine blew up on Sunday. At 0117 GMT the airport closed.",
        "A mine blew up on Sunday, and on Monday at 0117 GMT the airport closed.",
        "A mine blew up on Sunday, 14 months after 11 MSTs were sold.",
    ],
)
def test_no_hour_of_this_day_with_a_clock(text: str) -> None:
    assert hour_beside(text, span(text, "Sunday")) is None


def test_of_an_hour_told_by_two_clocks_the_first_tells_the_day() -> None:
    text = "A mine blew up at 0117 GMT (4:17 a.m. local time) on Sunday."
    found = hour_beside(text, span(text, "Sunday"))
    assert found is not None
    assert found.clock == time(1, 17)


def test_a_text_names_clocks_or_does_not() -> None:
    assert names_clocks("It began at 2145 GMT.")
    assert not names_clocks("It began at 9.45 p.m. in 2024, 30 GMT Motors buses said.")
