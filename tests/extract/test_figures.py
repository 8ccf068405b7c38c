"""Counts that say how many."""

import pytest

from crossreport.extract.counts import find_counts
from crossreport.extract.figures import figures
from crossreport.model import CountPart
from short_reports import claim, parsed, wrong


def kept(text: str) -> list[tuple[str, int | None, CountPart]]:
    return [
        (f.count.span.quote, f.count.stated, f.count.part)
        for f in figures(find_counts(parsed(text), document_id="d"))
    ]


WHOLE, SUBSET = CountPart.WHOLE, CountPart.SUBSET


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine soldiers were killed.", [("Nine soldiers", 9, WHOLE)]),
        ("A soldier was killed.", [("A soldier", 1, WHOLE)]),
        ("Dozens of soldiers were killed.", [("Dozens of soldiers", None, WHOLE)]),
        ("Several soldiers were killed.", [("Several soldiers", None, WHOLE)]),
        ("Nobody was killed.", [("Nobody", 0, WHOLE)]),
        # bare plurals say nothing of the number
        ("Soldiers were killed.", []),
        ("The victims were killed at night.", []),
        # what may happen is no figure
        ("The bomb could kill nine soldiers.", []),
        # subsets stay, and stand for the whole where that is bare
        ("Nine herders, including two boys, were killed.",
         [("Nine herders", 9, WHOLE), ("two boys", 2, SUBSET)]),
        ("Herders, including two boys, were killed.", [("two boys", 2, WHOLE)]),
    ],
)  # fmt: skip
def test_figures(text: str, expected: list[tuple[str, int | None, CountPart]]) -> None:
    assert kept(text) == expected


@wrong("'20 of the east wing' is no count, so nothing stands for the bare whole")
def test_a_subset_told_by_where_they_were_held() -> None:
    text = "Some inmates, including 20 of the east wing, escaped from Doria prison on Monday."
    assert [c.stated for c in claim(text).counts] == [20]
