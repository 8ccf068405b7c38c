"""Rules for stretches counted from publication: the past week, last month, the weekend."""

from dataclasses import replace
from datetime import date

from crossreport.extract.dates.arithmetic import (
    Days,
    month_days,
    shift_days,
    shift_months,
    week_start,
    weekday_after,
    weekday_on_or_before,
    year_days,
)
from crossreport.extract.dates.grammar import Context, Draft, Match, Rule
from crossreport.extract.dates.lengths import length, unit_of
from crossreport.extract.dates.mention import DateKind
from crossreport.extract.dates.vocabulary import pattern, words
from crossreport.extract.dates.years import part_days
from crossreport.model import DateBasis, LikelyDay, LikelyRule

_SATURDAY = 5
_FRIDAY = 4


def _stretch(match: Match, days: Days, *, future: bool = False) -> Draft:
    return Draft(match.start, match.end, days, DateBasis.PERIOD, DateKind.PERIOD, future=future)


def _window(match: Match, context: Context) -> Draft | None:
    """During the past seven months: from the same day seven months before to publication."""
    published, stated = context.published, length(match, slack=False)
    if stated is None:
        return None
    if published is None:
        return match.unanchored(DateKind.PERIOD)
    if match["which"] in ("next", "coming"):
        return _stretch(match, (published, stated.after(published)[1]), future=True)
    return _stretch(match, (stated.before(published)[0], published))


def _recent(match: Match, context: Context) -> Draft | None:
    """In recent weeks, in the coming days: how many is the codebook's rule."""
    published, coming = context.published, match["which"] == "coming"
    days = words()["coming_days" if coming else "recent_days"].get(unit_of(match))
    if days is None:
        return None
    if published is None:
        return match.unanchored(DateKind.PERIOD)
    if coming:
        return _stretch(match, (published, shift_days(published, days)), future=True)
    return _stretch(match, (shift_days(published, -days), published))


def _calendar_unit(match: Match, context: Context) -> Draft | None:
    """Last week, early this year, late last month, earlier this month."""
    published = context.published
    if published is None:
        return match.unanchored(DateKind.PERIOD)
    days = _unit_days(published, match["unit"], match["which"] or "this")
    days = part_days(days, match["part"])
    running = match["which"] not in ("before last", "last", "next")
    if match["position"] == "earlier":
        days = days[0], max(days[0], min(days[1], shift_days(published, -1)))
    elif match["position"] == "later" and running:
        days = published, days[1]
    elif running and not context.future_at(match.start, match.end):
        days = days[0], min(days[1], published)
    if days[0] > days[1]:  # "late this month" on the second
        return None
    return _stretch(match, days, future=days[1] > published)


def _unit_days(published: date, unit: str, which: str) -> Days:
    step = {"before last": -2, "last": -1, "next": 1}.get(which, 0)
    if unit == "week":
        return _week(published, step)
    if unit == "month":
        moved = shift_months(published.replace(day=1), step)
        return month_days(moved.year, moved.month)
    if unit == "year":
        return year_days(max(1, min(9999, published.year + step)))
    first = max(1, min(9990, published.year // 10 * 10 + 10 * step))
    return date(first, 1, 1), date(first + 9, 12, 31)


def _week(published: date, step: int) -> Days:
    """Weeks begin on Sunday or on Monday, by country: the union of both.

    At the weekend "last week" may already be the week that ends: it reaches to the day before.
    """
    monday = shift_days(week_start(published), 7 * step)
    last = shift_days(monday, 6)
    if step < 0 and published.weekday() >= _SATURDAY:
        last = shift_days(published, -1)
    return shift_days(monday, -1), last


def _weekend(match: Match, context: Context) -> Draft | None:
    """The weekend: from Friday (its evening) to Sunday; while it lasts, to publication."""
    published = context.published
    if match["long"] and context.text[match.start : match.start + 4].lower() == "this":
        return None  # which is mostly still to come
    if published is None:
        return match.unanchored(DateKind.PERIOD)
    if match["which"] in ("next", "coming") or context.future_at(match.start, match.end):
        friday = weekday_after(shift_days(published, -1), _FRIDAY)
        return _stretch(match, (friday, shift_days(friday, 2)), future=True)
    friday = weekday_on_or_before(shift_days(published, -1), _FRIDAY)
    if match["which"] == "last" and published.weekday() >= _SATURDAY:
        friday = shift_days(friday, -7)
    last = shift_days(friday, 3 if match["long"] else 2)  # of a long one the Monday is free
    draft = _stretch(match, (friday, min(last, published)))
    day = weekday_after(friday, int(words()["weekend_likely"]))
    return replace(draft, likely=LikelyDay(min(day, published), LikelyRule.STRETCH))


# "the last two years old": an age, not a window.
_NO_AGE = r"(?!~(?:-|–)?old(?!\w))"

RULES: tuple[Rule, ...] = (
    Rule(
        pattern(
            r"(?:(?:in|over|during|within|for|throughout) )?(?:the |these |this )?"
            r"(?P<which>past|last|next|coming) (?:{number}|{vague}) {unit}" + _NO_AGE
        ),
        _window,
    ),
    Rule(
        pattern(
            r"(?:(?:in|over|during|within|for|throughout) )?(?:the |these |this )?"
            r"(?P<which>past) {unit}"
        ),
        _window,
    ),
    Rule(
        pattern(r"(?:in|over|during|within|throughout) the (?P<which>last) {unit}"),
        _window,
    ),
    Rule(pattern(r"(?:in )?(?:the )?(?:most )?(?P<which>recent|coming) {unit}"), _recent),
    Rule(
        pattern(
            r"(?:(?:{part}|(?P<position>earlier|later)) )?"
            r"(?:the )?(?P<which>last|this|next|current) (?P<unit>week|month|year|decade)"
        ),
        _calendar_unit,
    ),
    Rule(
        pattern(r"(?:{part} )?(?:the )?(?P<unit>week|month|year|decade) (?P<which>before last)"),
        _calendar_unit,
    ),
    Rule(
        pattern(r"(?P<position>earlier|later) in the (?P<unit>week|month|year|decade)"),
        _calendar_unit,
    ),
    Rule(
        pattern(
            r"(?:over|during|at|through|throughout|in|this) (?:the )?"
            r"(?:(?P<which>past|last|coming|next) )?"
            r"(?:(?P<long>long|bank holiday|holiday) )?weekend"
            r"|the weekend|weekend(?= {eventnoun})"
        ),
        _weekend,
    ),
    Rule(pattern(r"(?:this )?(?P<which>last|this|next|past) weekend"), _weekend),
)
