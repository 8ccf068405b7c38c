"""Every total and every trend that sources state, put against the record."""

from dataclasses import dataclass

from crossreport.analysis.cases import Cases
from crossreport.analysis.said.areas import where_of
from crossreport.analysis.said.asking import ask_change
from crossreport.analysis.said.totals import TotalCheck, check_total
from crossreport.analysis.said.trends import AskChange, TrendCheck, check_trend
from crossreport.store import Record


@dataclass(frozen=True, slots=True)
class Said:
    """What the record holds of all that sources state of many events at once.

    Attributes:
        totals: counts of events, in the order of the texts.
        trends: claims of more or fewer, likewise.
    """

    totals: tuple[TotalCheck, ...]
    trends: tuple[TrendCheck, ...]


def check(record: Record, cases: Cases, change: AskChange = ask_change) -> Said:
    """Put the totals and trends of a record against its incidents.

    Args:
        record: a finished record.
        cases: its incidents.
        change: the test of change.
    """
    places, resolutions = record.places(), record.resolutions()
    return Said(
        totals=tuple(
            check_total(claim, cases, where_of(claim.places, places, resolutions))
            for claim in record.aggregates()
        ),
        trends=tuple(
            check_trend(claim, cases, where_of(claim.places, places, resolutions), change)
            for claim in record.trends()
        ),
    )
