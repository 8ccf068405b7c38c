"""Rules for named stretches: months, quarters, seasons, years, decades, centuries."""

from dataclasses import replace
from datetime import date

from crossreport.extract.dates.arithmetic import Days, month_days, year_days
from crossreport.extract.dates.grammar import Context, Draft, Match, Rule
from crossreport.extract.dates.mention import DateKind
from crossreport.extract.dates.vocabulary import pattern, words
from crossreport.extract.dates.years import (
    day_number,
    full_year,
    month_number,
    part_days,
    yearly_period,
)
from crossreport.model import DateBasis

_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}


def _month(match: Match, context: Context) -> Draft | None:
    """In February; last January; early March 2022; late February last year."""
    month = month_number(match)
    if month is None:
        return None

    def build(year: int) -> Days | None:
        return part_days(month_days(year, month), match["part"])

    return yearly_period(match, context, build)


def _month_range(match: Match, context: Context) -> Draft | None:
    """January-March 2022; between March and May."""
    first, last = month_number(match), month_number(match, "month2")
    if first is None or last is None:
        return None

    def build(year: int) -> Days | None:
        start_year = max(1, year - (first > last))
        return month_days(start_year, first)[0], month_days(year, last)[1]

    return yearly_period(match, context, build)


def _quarter(match: Match, context: Context) -> Draft | None:
    number = int(match["q"]) if match["q"] else _QUARTERS[match["nth"]]

    def build(year: int) -> Days | None:
        return month_days(year, 3 * number - 2)[0], month_days(year, 3 * number)[1]

    return yearly_period(match, context, build)


def _season(match: Match, context: Context) -> Draft | None:
    """The winter of 2022 begins in that year; where the country is unknown, on either side."""
    spans = words()["seasons"][match["season"]]
    sides: tuple[str, ...] = ("north", "south")
    if match["season"] in words()["northern_words"]:
        sides = ("north",)
    elif context.southern is not None:
        sides = ("south",) if context.southern else ("north",)

    def build(year: int) -> Days | None:
        ends = [_season_days(year, spans[side]) for side in sides]
        return part_days((min(e[0] for e in ends), max(e[1] for e in ends)), match["part"])

    draft = yearly_period(match, context, build)
    return draft and replace(draft, named=True)


def _season_days(year: int, span: list[int]) -> Days:
    first_month, first_day, last_month, last_day = span
    return (
        date(year, first_month, first_day),
        date(min(9999, year + (last_month < first_month)), last_month, last_day),
    )


def _year(match: Match, context: Context) -> Draft | None:
    return _whole(match, part_days(year_days(int(match["year"])), match["part"]))


def _year_range(match: Match, context: Context) -> Draft | None:
    first = int(match["year"])
    last = int(match["to"]) if len(match["to"]) > 2 else first // 100 * 100 + int(match["to"])
    if not first < last <= first + 150:
        return None
    return _whole(match, (date(first, 1, 1), date(last, 12, 31)))


def _whole(match: Match, days: Days) -> Draft:
    return replace(match.draft(days, DateBasis.PERIOD, DateKind.PERIOD), explicit_year=True)


def _decade(match: Match, context: Context) -> Draft | None:
    if match["decade"]:
        first = int(match["decade"])
    else:
        short = match["short"] or str(words()["decade_words"][match["decadeword"]])
        first = full_year(short, context) // 10 * 10
    return _whole(match, part_days((date(first, 1, 1), date(first + 9, 12, 31)), match["part"]))


def _century(match: Match, context: Context) -> Draft | None:
    number = day_number(match)
    if number is None or not 1 <= number <= 30:
        return None
    days = date(100 * number - 99, 1, 1), date(100 * number, 12, 31)
    return _whole(match, part_days(days, match["part"]))


# A bare month needs one of these before it: "May", "March" and "June" are other words too.
_PREPOSITION = (
    r"(?:in|since|until|till|during|by|from|through|throughout|of|before|after|around|between|for)"
)
_HEDGE = r"(?: (?:at least|about|around|roughly))? "
# "from 2000 to 2200 hours": a clock time.
_NO_CLOCK = r"(?![-–/]\d|[.,:]\d|%|(?:(?: to | until |-)\d{4})? {clock})"
_WHICH_YEAR = r"(?P<whichyear>last|this|next) year"

RULES: tuple[Rule, ...] = (
    Rule(pattern(r"{month}(?:, | of | ){year}"), _month),
    Rule(pattern(r"{part}(?: |-|)(?:(?P<which>last|this|next) )?{month}{yeartail}"), _month),
    Rule(pattern(r"{month},? (?:of )?" + _WHICH_YEAR), _month),
    Rule(pattern(r"(?:this )?(?P<which>last|this|next|past) {month}(?! \d)"), _month),
    Rule(
        pattern(
            _PREPOSITION + r" (?:early |mid-|late )?(?P<core>{month})(?! \d|-\d| (?-i:[A-Z][a-z]))"
        ),
        _month,
    ),
    Rule(
        pattern(
            r"{month}(?: to | through | until | and |~[-–—]~){month2}(?! \d\d?(?!\d)){yeartail}"
        ),
        _month_range,
    ),
    Rule(
        pattern(
            r"(?:the )?(?P<nth>first|second|third|fourth|last|final) quarter"
            r"(?: of {year}| {year}| of " + _WHICH_YEAR + ")"
        ),
        _quarter,
    ),
    Rule(pattern(r"Q(?P<q>[1-4])(?:/|~){year}"), _quarter),
    Rule(
        pattern(r"(?:{part} )?(?:the )?{season}(?:,| of)?(?: {year}| " + _WHICH_YEAR + ")"), _season
    ),
    Rule(pattern(r"(?:{part} )?(?P<which>last|this|next|past) {season}"), _season),
    Rule(
        pattern(r"(?:in|during|since|throughout|over) (?P<core>(?:{part} )?the {season})(?! of)"),
        _season,
    ),
    Rule(pattern(r"{part}(?: |-|){year}"), _year),
    Rule(
        pattern(
            r"(?:in|since|during|until|till|throughout|year)"
            + _HEDGE
            + r"(?P<core>{year})"
            + _NO_CLOCK
        ),
        _year,
    ),
    Rule(
        pattern(
            r"(?:before|after|of|by|from|through|and|between|to|for|around|circa)"
            + _HEDGE
            + r"(?P<core>{year})(?=~(?:[^\w\s]|$)| {afteryear}|\n)"
            + _NO_CLOCK
        ),
        _year,
    ),
    Rule(pattern(r"the (?P<core>{year})(?= [a-z])(?! {noyear})"), _year),
    Rule(pattern(r"(?<=\(){year}(?=\))"), _year),
    Rule(
        pattern(
            r"{year}(?:~[-–/]~| to | until | through )(?P<to>(?:1[5-9]|20|21)\d\d|\d\d)(?![\d-])"
            r"(?! {clock})"
        ),
        _year_range,
    ),
    Rule(pattern(r"between {year} and (?P<to>(?:1[5-9]|20|21)\d\d)"), _year_range),
    Rule(
        pattern(
            r"(?:the )?(?:{part}(?: |-))?(?:the )?"
            r"(?:(?P<decade>(?:1[5-9]|20)\d0)['’]?s|['’](?P<short>[2-9]0)s)"
        ),
        _decade,
    ),
    Rule(pattern(r"the (?:{part}(?: |-))?(?:the )?{decadeword}"), _decade),
    Rule(pattern(r"(?:the )?(?:{part}(?: |-))?(?:the )?{anyday} century"), _century),
)
