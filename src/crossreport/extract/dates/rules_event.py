"""Rules for dates counted from another event, and for words of time that are no dates."""

from crossreport.extract.dates.grammar import Context, Draft, Match, Resolver, Rule
from crossreport.extract.dates.lengths import length, unit_of
from crossreport.extract.dates.mention import DateKind, Shift
from crossreport.extract.dates.vocabulary import pattern, words
from crossreport.model import DateBasis


def _phrase(match: Match, context: Context) -> Draft | None:
    low, high = words()["event_relative"][match["eventrel"]]
    kind = DateKind.SINCE if high is None else DateKind.POINT
    return _event(match, context, Shift(earliest=low, latest=high), kind)


def _event(match: Match, context: Context, shift: Shift, kind: DateKind = DateKind.POINT) -> Draft:
    days = (None, context.published)
    return Draft(
        match.start, match.end, days, DateBasis.CONTEXT, kind, relative_to_event=True, shift=shift
    )


def _counted(match: Match, context: Context) -> Draft | None:
    """Two days later; a few days earlier; a week after."""
    stated = length(match, slack=True)
    if stated is None:
        return None
    after = bool(match["after"])
    if unit_of(match) in ("minute", "hour"):
        far = stated.days[1]
        return _event(
            match, context, Shift(earliest=0 if after else -far, latest=far if after else 0)
        )
    if stated.months[0] != stated.months[1]:  # vague months: counted in days of mean length
        low = round(stated.months[0] * 30.44) + stated.days[0]
        high = round(stated.months[1] * 30.44) + stated.days[1]
        shift = Shift(earliest=low, latest=high) if after else Shift(earliest=-high, latest=-low)
        return _event(match, context, shift)
    low, high = stated.days
    if after:
        return _event(match, context, Shift(stated.months[0], low, high))
    return _event(match, context, Shift(-stated.months[0], -high, -low))


def _weekday(match: Match, context: Context) -> Draft | None:
    weekday = words()["weekdays"][match["weekday"]]
    which = match["which"]
    step = {"following": 1, "next": 1}.get(which.split()[-1], -1)
    if which == "that":
        return _event(match, context, Shift(earliest=-6, latest=6))
    return _event(match, context, Shift(earliest=step, latest=step, weekday=weekday))


def _no_date(kind: DateKind) -> Resolver:
    def resolve(match: Match, context: Context) -> Draft:
        return Draft(match.start, match.end, (None, None), DateBasis.UNANCHORED, kind)

    return resolve


RULES: tuple[Rule, ...] = (
    Rule(
        pattern(r"(?:later |earlier |late |early )?{eventrel}(?! (?:yesterday|tomorrow))"), _phrase
    ),
    Rule(
        pattern(r"(?:(?:{about}|{more}|{less}) )?(?:{number}|{vague}) {unit} (?:{after}|{before})"),
        _counted,
    ),
    Rule(pattern(r"{unit} (?:{after}|{before})"), _counted),
    Rule(pattern(r"(?P<which>the following|the next|the previous|that) {weekday}"), _weekday),
    Rule(
        pattern(r"(?:every|each|on most) (?:other )?(?:{weekday}|{unit}|{season}|{holiday}|{tod})"),
        _no_date(DateKind.RECURRING),
    ),
    Rule(
        pattern(
            r"(?:the )?(?:first|second|third|fourth|last) {weekday} (?:of|in) (?:each|every|the)"
            r" month"
        ),
        _no_date(DateKind.RECURRING),
    ),
    Rule(
        pattern(
            r"(?:(?:once|twice|thrice|(?:several|many|{number})(?: (?:or|to) {number})? times)"
            r"(?: or twice)?) (?:a|an|each|every|per) {unit}(?! (?:ago|later|earlier|before|after))"
        ),
        _no_date(DateKind.RECURRING),
    ),
    # "on a Friday" is any Friday; "a Friday night shooting" was the last one.
    Rule(
        pattern(
            r"(?:a|one|any|some|another) {weekday}(?: {tod})?(?! {tod}|'s| (?!{afteryear})[a-z])"
        ),
        _no_date(DateKind.RECURRING),
    ),
    Rule(
        pattern(
            r"(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)days"
            r"|(?:on )?{weekday} (?:nights|mornings|evenings|afternoons)"
            r"|daily|weekly|monthly|yearly|annually|nightly"
        ),
        _no_date(DateKind.RECURRING),
    ),
    Rule(
        pattern(r"(?:for )?(?:{number}|{vague})(?:-| ){unit}(?:(?:-| )old)?"),
        _no_date(DateKind.DURATION),
    ),
)
