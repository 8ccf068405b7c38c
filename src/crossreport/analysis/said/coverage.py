"""Which months of a period the record has other sources for."""

from collections.abc import Iterator
from datetime import date, timedelta

from crossreport.analysis.cases import Cases

Month = tuple[int, int]


def months(first: date, last: date) -> Iterator[Month]:
    """Yield the months of a period as (year, month)."""
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        yield year, month
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def uncovered(
    cases: Cases, first: date, last: date, *, but: str, countries: frozenset[str]
) -> tuple[Month, ...]:
    """Return the months of a period of which no other source tells.

    A month is told of by a report published in it, or by a dataset that has an incident in it, of
    the same countries. Copies are no sources of their own.

    Args:
        cases: the record's incidents.
        first: first day of the period.
        last: its last day.
        but: the document that the statement stands in.
        countries: ISO codes; none for all.
    """
    told: set[Month] = set()
    for case in cases.all:
        if countries and (case.place is None or case.place.country not in countries):
            continue
        for document_id in case.documents - cases.copies - {but}:
            document = cases.documents.get(document_id)
            published = document.published if document else None
            if published is not None:
                told.add((published.year, published.month))
            elif case.incident.date.earliest and case.incident.date.latest:
                told.update(months(case.incident.date.earliest, case.incident.date.latest))
    return tuple(one for one in months(first, last) if one not in told)


def runs(found: tuple[Month, ...]) -> str:
    """Return months in words, neighbours together ("2022-08 to 2023-01")."""
    parts: list[list[Month]] = []
    for one in found:
        if parts and _next(parts[-1][-1]) == one:
            parts[-1].append(one)
        else:
            parts.append([one])
    return ", ".join(
        _name(part[0]) if len(part) == 1 else f"{_name(part[0])} to {_name(part[-1])}"
        for part in parts
    )


def _next(month: Month) -> Month:
    after = date(*month, 28) + timedelta(days=4)
    return after.year, after.month


def _name(month: Month) -> str:
    return f"{month[0]:04}-{month[1]:02}"
