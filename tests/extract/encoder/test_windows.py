"""Windows cover a text once."""

from hypothesis import given
from hypothesis import strategies as st

from crossreport.extract.encoder.windows import LENGTH, OVERLAP, windows


@given(length=st.integers(0, 4000))
def test_own_parts_cover_a_text_once(length: int) -> None:
    covered = [
        token for window in windows(length) for token in range(window.own_start, window.own_end)
    ]
    assert covered == list(range(length))


@given(length=st.integers(0, 4000))
def test_no_window_is_too_long_or_reaches_beyond_the_text(length: int) -> None:
    for window in windows(length):
        assert 0 <= window.start <= window.own_start <= window.own_end <= window.end <= length
        assert window.end - window.start <= LENGTH


def test_a_window_answers_for_what_lies_deep_in_it() -> None:
    first, second = windows(LENGTH + 100)
    assert second.start == LENGTH - OVERLAP
    assert first.own_end == second.own_start == second.start + OVERLAP // 2
