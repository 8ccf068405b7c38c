"""Puts values in words for the list of misses."""

from collections.abc import Iterable
from datetime import date

from crossreport.evaluate.gold_format import GoldDate
from crossreport.model import WideDate

NOTHING = "nothing"


def show_date(value: GoldDate | WideDate | None) -> str:
    """Return an interval as people write it."""
    if value is None:
        return NOTHING
    if value.earliest == value.latest:
        return "an open interval" if value.earliest is None else value.earliest.isoformat()

    def day(end: date | None) -> str:
        return "open" if end is None else end.isoformat()

    return f"{day(value.earliest)} to {day(value.latest)}"


def show_any(values: Iterable[object]) -> str:
    """Return alternatives in a line."""
    return " or ".join(str(value) for value in values) or NOTHING


def show_all(values: Iterable[object]) -> str:
    """Return a list in a line."""
    return ", ".join(dict.fromkeys(str(value) for value in values)) or NOTHING


def within(value: WideDate, gold: GoldDate) -> bool:
    """Say whether a date lies in the gold's interval; an open end must be open in both."""
    if gold.earliest is None or value.earliest is None:
        begins = gold.earliest is value.earliest
    else:
        begins = value.earliest >= gold.earliest
    if gold.latest is None or value.latest is None:
        ends = gold.latest is value.latest
    else:
        ends = value.latest <= gold.latest
    return begins and ends
