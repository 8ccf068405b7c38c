"""Which year a date means that comes every year, and which part of a stretch."""

from collections.abc import Callable
from dataclasses import replace

from crossreport.extract.dates.arithmetic import Days, part_of, shift_days
from crossreport.extract.dates.grammar import Context, Draft, Match, infer_year
from crossreport.extract.dates.mention import DateKind
from crossreport.extract.dates.vocabulary import words
from crossreport.model import DateBasis

# The days meant in a year; ``None`` where that year has none.
Build = Callable[[int], Days | None]

# A two-digit year without a publication date: 50 to 99 are of the twentieth century.
_PIVOT = 50


def month_number(match: Match, name: str = "month") -> int | None:
    """Return the month caught; ``None`` where a small letter shows that the word is no month."""
    written = match.groups[name]
    if written[0].islower() and match[name] in words()["months_that_are_words"]:
        return None
    months: dict[str, int] = words()["months"]
    return months[match[name]]


def day_number(match: Match) -> int | None:
    """Return the day of the month, from digits or an ordinal."""
    if match["day"]:
        return int(match["day"])
    ordinals: dict[str, int] = words()["ordinals"]
    return ordinals.get(match["dayword"].replace(" ", "-"))


def full_year(written: str, context: Context) -> int:
    """Return a year; of two digits, the latest such year up to the one after publication."""
    value = int(written)
    if len(written) > 2:
        return value
    if context.published is None:
        return value + (1900 if value >= _PIVOT else 2000)
    century = context.published.year // 100 * 100
    return (
        century + value if century + value <= context.published.year + 1 else century - 100 + value
    )


def written_year(match: Match, context: Context) -> int | None:
    """Return the year that the words name, by number or as "last year"."""
    if match["year"]:
        return int(match["year"])
    if match["shortyear"]:
        return full_year(match["shortyear"], context)
    if match["whichyear"] and context.published is not None:
        return context.published.year + {"last": -1, "this": 0, "next": 1}[match["whichyear"]]
    return None


def yearly_day(match: Match, context: Context, build: Build) -> Draft | None:
    """Return a day, or some days, of the year written or inferred."""
    year = written_year(match, context)
    if year is not None:
        days = build(year)
        basis = DateBasis.YEAR_INFERRED if match["whichyear"] else DateBasis.EXPLICIT
        return days and replace(match.draft(days, basis), explicit_year=not match["whichyear"])
    past = context.happened_before(match.start)
    ahead = 0 if past else int(words()["announcement_days"])
    return _inferred(match, context, build, DateBasis.YEAR_INFERRED, DateKind.POINT, ahead)


def yearly_period(match: Match, context: Context, build: Build) -> Draft | None:
    """Return a stretch of the year written or inferred."""
    year = written_year(match, context)
    if year is not None:
        days = build(year)
        draft = days and match.draft(days, DateBasis.PERIOD, DateKind.PERIOD)
        return draft and replace(draft, explicit_year=not match["whichyear"])
    return _inferred(match, context, build, DateBasis.PERIOD, DateKind.PERIOD, 0)


def _inferred(
    match: Match, context: Context, build: Build, basis: DateBasis, kind: DateKind, ahead: int
) -> Draft | None:
    published = context.published
    if published is None or match["whichyear"]:
        return match.unanchored(kind) if build(2000) else None
    weekdays: dict[str, int] = {**words()["weekdays"], **words()["weekday_abbreviations"]}
    if match["which"] == "last":  # "last February" is not the month that is running
        limit, coming, ahead = shift_days(published.replace(day=1), -1), False, 0
    else:
        limit = published
        coming = match["which"] == "next" or context.future_at(match.start, match.end)
    days = infer_year(build, limit, coming=coming, ahead=ahead, weekday=weekdays.get(match["lead"]))
    if days is None:
        return None
    return replace(match.draft(days, basis, kind), future=coming or days[0] > published)


def part_days(days: Days, part: str) -> Days:
    """Return "early", "mid", "the end of" … of a stretch; all of it where no part is named."""
    if not part:
        return days
    low, high = words()["parts"][part]
    return part_of(days, (low, high))
