"""Dates of pages and posts, which date no event."""

import pytest

from crossreport.extract.dates import is_stamp


@pytest.mark.parametrize(
    "text",
    [
        "Five hurt at a fair Posted: |3 May 2024 3:13 PM",
        "Updated |3 May 2024",
        "Story created on |3 May 2024",
        "So sad. — Jo Marsh (@jomarsh) |3 May 2024",
    ],
)
def test_stamps(text: str) -> None:
    before, after = text.split("|")
    assert is_stamp(before + after, len(before))


@pytest.mark.parametrize(
    "text",
    [
        "A bus was hit on |3 May 2024.",
        "Guards were posted at the gate and shot |3 May 2024.",
        "It was reported: |3 May 2024 was a bad day.",
    ],
)
def test_other_dates(text: str) -> None:
    before, after = text.split("|")
    assert not is_stamp(before + after, len(before))
