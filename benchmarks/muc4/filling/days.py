"""When an incident happened, in the forms of MUC-4 (task documentation, part 1, section 7.3).

A day that the report names, or that is easily reckoned from its own, is written as a day or a range
of days. All else is "on or before" the day of the report: weekdays, stretches that are not counted
out, and incidents that the report does not date.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from benchmarks.muc4.filling.incidents import Incident
from crossreport.model import Claim, DateBasis, LikelyRule, Specificity, WideDate

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_PARTS = {"morning", "afternoon", "evening"}
_MONTH = 31  # days
_NIGHT = 2  # days on which a night lies
# Days that are not told of the incident itself: of none, or of a sentence beside it, which in the
# long reports of MUC-4 often tells something else.
_UNTOLD = (DateBasis.PUBLICATION_BOUND, DateBasis.CARRIED)


def written_day(day: date) -> str:
    """Write a day as templates do."""
    return f"{day.day:02} {_MONTHS[day.month - 1]} {day.year % 100:02}"


def tells_today(claims: Iterable[Claim], published: date | None) -> bool:
    """Say whether a report dates an incident on its own day, so that its news is of that day.

    Args:
        claims: All claims of the report.
        published: Day of the report.
    """
    return any(
        claim.date.days == 1
        and claim.date.latest == published
        and claim.date.basis not in _UNTOLD
        and claim.specificity is Specificity.INCIDENT
        for claim in claims
    )


def when(incident: Incident, published: date | None, *, today: bool = False) -> str:
    """Write the date of an incident.

    Args:
        incident: Claims that tell one incident.
        published: Day of the report.
        today: Whether the report's news is of its own day (:func:`tells_today`).
    """
    best = _best(incident.claims)
    if best is None:
        return _by_default(incident, published, today=today)
    if published and not _is_reckoned(best, published):
        return f"- {written_day(published)}"
    if best.likely is not None and best.likely.rule is LikelyRule.NIGHT:
        return written_day(best.likely.day)
    return _written(best)


def _best(claims: Sequence[Claim]) -> WideDate | None:
    """Return the narrowest date, of what is told as having happened rather than of the rest."""
    for sure in (True, False):
        known = [
            claim.date
            for claim in claims
            if _is_told(claim.date)
            and claim.date.latest
            and (claim.specificity is Specificity.INCIDENT or not sure)
        ]
        if known:
            told = Counter((d.earliest, d.latest) for d in known)
            return min(known, key=lambda d: (d.days or 10_000, -told[d.earliest, d.latest]))
    return None


def _is_told(when: WideDate) -> bool:
    """Say whether a day is told of the incident, or beside it with its part ("this morning")."""
    if when.basis is DateBasis.CARRIED and when.span is not None:
        first, *rest = when.span.quote.lower().split()
        return first == "this" and bool(_PARTS & set(rest))
    return when.basis not in _UNTOLD


def _by_default(incident: Incident, published: date | None, *, today: bool) -> str:
    if published is None:
        return ""
    likely = [claim.date.likely for claim in incident.claims if claim.date.likely]
    known = [one.day for one in likely if one.rule is LikelyRule.REPORT_DAY]
    if known:
        return written_day(known[0])
    return written_day(published) if today else f"- {written_day(published)}"


def _is_reckoned(when: WideDate, published: date) -> bool:
    """Say whether the words name or count out the days, within a month."""
    days = when.days or 10_000
    counted = when.span is not None and any(letter.isdigit() for letter in when.span.quote)
    if when.basis is DateBasis.WEEKDAY or days > _MONTH:
        return False
    if when.basis is DateBasis.PERIOD and when.latest == published:
        return counted
    if when.latest == published and days > _NIGHT:
        return counted
    return when.basis is not DateBasis.RELATIVE or days <= _NIGHT


def _written(best: WideDate) -> str:
    if best.latest is None:
        return ""
    if best.earliest is None:
        return f"- {written_day(best.latest)}"
    if best.earliest == best.latest:
        return written_day(best.latest)
    return f"{written_day(best.earliest)} - {written_day(best.latest)}"
