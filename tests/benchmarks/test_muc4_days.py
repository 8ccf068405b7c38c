"""The days of incidents in the forms of MUC-4."""

from datetime import date

import pytest

from benchmarks.muc4.filling.days import tells_today, when
from benchmarks.muc4.filling.incidents import Incident
from short_reports import claims

THURSDAY = date(1989, 5, 4)


def written(text: str) -> str:
    found = claims(text, "", THURSDAY)
    return when(Incident("ATTACK", tuple(found[:1])), THURSDAY, today=tells_today(found, THURSDAY))


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        (" yesterday", "03 MAY 89"),
        (" on 28 April", "28 APR 89"),
        (" last night", "03 MAY 89"),
        # a day of the week is on or before the report
        (" on Tuesday", "- 04 MAY 89"),
        # what is counted out is a range, what is not is on or before the report
        (" in the last 72 hours", "01 MAY 89 - 04 MAY 89"),
        (" in the last few hours", "- 04 MAY 89"),
        (" last month", "01 APR 89 - 30 APR 89"),
        (" two weeks ago", "- 04 MAY 89"),
        ("", "- 04 MAY 89"),
    ],
)
def test_what_is_reckoned_is_written_and_all_else_is_on_or_before(time: str, expected: str) -> None:
    assert written(f"Gunmen killed nine herders near Kesra{time}.") == expected


def test_an_undated_incident_is_of_the_day_that_the_report_tells_another_of() -> None:
    text = "Gunmen killed nine herders near Kesra.\n\nA bomb wounded two nurses in Doria today."
    assert written(text) == "04 MAY 89"


def test_a_day_told_beside_an_incident_is_not_taken_for_its_own() -> None:
    text = "Gunmen killed nine herders near Kesra. It happened on 28 April."
    assert written(text) == "- 04 MAY 89"
    text = "Gunmen killed nine herders near Kesra. It happened early this morning."
    assert written(text) == "04 MAY 89"
