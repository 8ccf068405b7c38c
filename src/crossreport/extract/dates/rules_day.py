"""Rules for calendar days: February 7, 2023; 7 Feb; 07/02/2023; the sixth of last February."""

from dataclasses import replace
from datetime import date

from crossreport.extract.dates.arithmetic import Days, make_date, shift_days
from crossreport.extract.dates.grammar import Context, Draft, Match, Rule
from crossreport.extract.dates.vocabulary import pattern
from crossreport.extract.dates.years import day_number, full_year, month_number, yearly_day
from crossreport.model import DateBasis


def _explicit(match: Match, first: date, last: date) -> Draft:
    return replace(match.draft((first, last), DateBasis.EXPLICIT), explicit_year=True)


def _iso(match: Match, context: Context) -> Draft | None:
    day = make_date(int(match["year"]), int(match["m"]), int(match["d"]))
    return _explicit(match, day, day) if day else None


def _numeric(match: Match, context: Context) -> Draft | None:
    """07/02/2023: the order as far as country, text and publication tell it; else both days."""
    one, two = int(match["one"]), int(match["two"])
    if len(match["y"]) == 2 and match["sep"] != "/":
        return None
    year = full_year(match["y"], context)
    readings = {True: make_date(year, one, two), False: make_date(year, two, one)}
    days = sorted({day for day in readings.values() if day is not None})
    if len(days) == 2 and context.month_first is not None:
        days = [day for order, day in readings.items() if day and order == context.month_first]
    if len(days) == 2 and context.published is not None:
        days = [day for day in days if day <= context.published] or days
    return _explicit(match, days[0], days[-1]) if days else None


def _month_day(match: Match, context: Context) -> Draft | None:
    month, first = month_number(match), day_number(match)
    if month is None or first is None:
        return None
    last = int(match["day2"] or first)

    def build(year: int) -> Days | None:
        start, end = make_date(year, month, first), make_date(year, month, last)
        return (start, end) if start and end and start <= end else None

    return yearly_day(match, context, build)


def _day_of_month(match: Match, context: Context) -> Draft | None:
    """On the 25th; the sixth of this month; the 3rd of last month."""
    number, published = day_number(match), context.published
    if number is None:
        return None
    if published is None:
        return match.unanchored()
    first = published.replace(day=1)
    running = match["which"] in ("this", "current")
    if not running and (match["which"] or number > published.day):
        first = shift_days(first, -1).replace(day=1)
    day = make_date(first.year, first.month, number)
    if day is None:
        return None
    return replace(match.draft((day, day), DateBasis.RELATIVE), future=day > published)


# "Feb. 3, 4 and 5" ends a phrase: "On February 3 and 4 others" does not count days.
_LIST = (
    r"(?:, [0-3]?\d){0,4},? (?:and|or|&) (?P<day2>[0-3]?\d)"
    r"(?=~(?:[.,;:)\]]|$)|,? (?:19|20)\d\d|{_month})"
)
_DASH = r"~(?:-|–|—)~(?P<day2>[0-3]?\d)(?:th|st|nd|rd)?(?!\d)"
_TO = r" (?:to|through|thru|until) (?P<day2>[0-3]?\d)(?:th|st|nd|rd)?(?!\d)"


def _month_then_day(joiner: str) -> str:
    tail = joiner.replace("|{_month}", "")
    return (
        r"{lead}(?:(?P<which>last|this|next) )?{month}(?:~|-)(?:the )?{anyday}"
        + tail
        + "{yeartail}"
    )


def _day_then_month(joiner: str) -> str:
    tail = joiner.replace("{_month}", r" (?:of )?[A-Z]")
    return (
        r"{lead}(?:the )?{anyday}" + tail + r"(?: day)?(?:~of~|~|-|/)"
        r"(?:(?P<which>last|this|next)~)?{month}{yeartail}"
    )


RULES: tuple[Rule, ...] = (
    Rule(
        pattern(
            r"(?<![\d./-]){year}[-/.](?P<m>[01]?\d)[-/.](?P<d>[0-3]?\d)"
            r"(?:T[\d:.]+)?(?![-/]?\d)"
        ),
        _iso,
    ),
    Rule(
        pattern(
            r"{lead}(?<![\d./-])(?P<one>[0-3]?\d)(?P<sep>[/.-])(?P<two>[0-3]?\d)[/.-]"
            r"(?P<y>(?:19|20)\d\d|\d\d)(?![\d/-]|\.\d)"
        ),
        _numeric,
    ),
    *(
        Rule(pattern(form(joiner)), _month_day)
        for form in (_month_then_day, _day_then_month)
        for joiner in ("", _LIST, _DASH, _TO)
    ),
    # "4 FEB 90", as the FBIS wrote it: at the end of a phrase, so that no count is read as a year.
    Rule(
        pattern(r"(?P<day>[0-3]?\d) {month} (?P<shortyear>\d\d)(?=~(?:[^\w\s:]|$)|\n)"),
        _month_day,
    ),
    Rule(
        pattern(
            r"(?:the )?{anyday} of (?:(?P<which>this|last) month"
            r"|the (?P<which>current|previous|past) month)"
        ),
        _day_of_month,
    ),
    Rule(
        pattern(
            r"on (?P<core>the (?P<day>[0-3]?\d)(?:st|nd|rd|th))"
            r"(?=~(?:[.,;:)]|$)| (?:and|at|in|by|when|after|that|to) )"
        ),
        _day_of_month,
    ),
)
