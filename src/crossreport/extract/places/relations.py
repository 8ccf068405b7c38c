"""Reads the words around a toponym: how the area stands to it, how far, and what it is called."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from crossreport.extract.places.doubts import Name
from crossreport.extract.places.names import Known
from crossreport.extract.places.vocabulary import (
    abbreviations,
    bearing_of,
    compiled,
    demonyms,
    kilometres,
    kind_of,
    words,
)
from crossreport.model import AreaRelation, PlaceKind

_LOOK_BACK = 90
_MOST_STEPS = 4


@dataclass(frozen=True, slots=True)
class Expression:
    """A toponym with its relation, as offsets in the text that is read.

    Attributes:
        start: offset of the first word that belongs to the relation.
        end: offset after the last one.
        pair: which words may join a second name: "and", "to", or nothing.
    """

    start: int
    end: int
    name: str
    name_start: int
    kind: PlaceKind = PlaceKind.UNKNOWN
    relation: AreaRelation = AreaRelation.AT
    bearing: float | None = None
    distance_km: float | None = None
    second: str | None = None
    pair: str = ""


def read_expression(name: Name, text: str, known: Known | None, *, floor: int = 0) -> Expression:
    """Return the toponym with what the words before (from ``floor`` on) and after it say."""
    expression = Expression(name.start, name.end, name.text, name.start)
    expression = _after(expression, text, known)
    for _ in range(_MOST_STEPS):
        wider = _before(expression, text, floor)
        if wider is None:
            return expression
        expression = wider
    return expression


def _after(expression: Expression, text: str, known: Known | None) -> Expression:
    rest = text[expression.end : expression.end + 60]
    land = compiled(r"(?:['’]s?)? (?:{dirn} )?{country}").match(rest)
    if land:
        return replace(
            expression,
            end=expression.end + land.end(),
            relation=AreaRelation.COUNTRYSIDE,
            bearing=bearing_of(land["dir"]),
        )
    shore = compiled(r"(?:['’]s?)? (?:{dirn} )?{shore}(?! [Gg]uard)").match(rest)
    if shore:
        return replace(
            expression,
            end=expression.end + shore.end(),
            kind=PlaceKind.REGION,
            relation=AreaRelation.PART,
            bearing=bearing_of(shore["dir"]),
        )
    line = compiled(r"(?:[-‐–—](?P<to>{anyname}))? (?:{border}|(?P<way>{road}))(?! of)").match(rest)
    if line and (line["to"] is None or known is None or known(line["to"])):
        return _line(expression, line)
    kind = compiled(r" {trailing}(?!-)(?P<of> of (?:the |(?-i:[A-Z])))?").match(rest)
    if kind is None or (kind["of"] and kind_of(kind["kind"]) is PlaceKind.TOWN):
        return replace(expression, kind=_own_kind(expression.name))
    return _with_kind(expression, kind, text, known)


def _own_kind(name: str) -> PlaceKind:
    """Return what the last word of a name says: "Mesa County", "Colo."."""
    if name in abbreviations():
        return PlaceKind.ADMIN1
    last = compiled(r".* {trailing}").fullmatch(name)
    return kind_of(last["kind"]) if last else PlaceKind.UNKNOWN


def _line(expression: Expression, line: re.Match[str]) -> Expression:
    """X road, X-Y border: a line named by its ends."""
    relation = AreaRelation.ROAD if line["way"] else AreaRelation.BORDER
    first, second = (expression.name, line["to"]) if line["to"] else _ends(expression.name)
    return replace(
        expression,
        end=expression.end + line.end(),
        name=first,
        second=second,
        relation=relation,
    )


def _ends(name: str) -> tuple[str, str | None]:
    """Split "Aleppo-Damascus" at the hyphen that follows no article."""
    articles = set(words()["articles"])
    for match in re.finditer(r"[-‐–]", name):
        before, after = name[: match.start()], name[match.end() :]
        if before.split()[-1].lower() not in articles and after[:1].isupper():
            return before, after
    return name, None


def _with_kind(
    expression: Expression, kind: re.Match[str], text: str, known: Known | None
) -> Expression:
    """Take in "province", "camp", "area"; the word stays in the name where the name needs it."""
    end = expression.end + kind.end("kind")
    word = kind["kind"]
    whole = text[expression.name_start : end]
    plain = word.lower() in words()["area_words"]
    proper = word[0].isupper() and not plain
    kind_hint = kind_of(word)
    own = kind_hint in {PlaceKind.SITE, PlaceKind.REGION} and known is not None and known(whole)
    name = whole if proper or own else expression.name
    return replace(expression, end=end, name=name, kind=kind_hint)


def _before(expression: Expression, text: str, floor: int) -> Expression | None:
    """Take in one step of the words before; ``None`` when there are none."""
    window = max(floor, expression.start - _LOOK_BACK)
    before = text[window : expression.start]
    for template, read in _STEPS:
        match = compiled(template + "$").search(before)
        if match is None:
            continue
        changed = read(expression, match)
        if changed is not None:
            return replace(changed, start=window + match.start())
    return None


_Read = Callable[[Expression, re.Match[str]], Expression | None]


def _kind(expression: Expression, match: re.Match[str]) -> Expression | None:
    if expression.relation is not AreaRelation.AT:
        return None
    kind = kind_of(match["kind"]) if expression.kind is PlaceKind.UNKNOWN else expression.kind
    return replace(expression, kind=kind)


def _direction(expression: Expression, match: re.Match[str]) -> Expression | None:
    """East of X lies outside X; the east of X, in it."""
    if expression.relation is not AreaRelation.AT:
        return None
    inside = match["the"] is not None and not match["to"] and not match["dist"]
    return replace(
        expression,
        relation=AreaRelation.PART if inside else AreaRelation.DIRECTION,
        bearing=bearing_of(match["dir"]),
        distance_km=kilometres(match["dist"], match["unit"]),
    )


def _shore(expression: Expression, match: re.Match[str]) -> Expression | None:
    found = _part(expression, match)
    return replace(found, kind=PlaceKind.REGION) if found else None


def _part(expression: Expression, match: re.Match[str]) -> Expression | None:
    bearing = bearing_of(match["dir"]) if "dir" in match.re.groupindex else None
    if expression.relation is AreaRelation.COUNTRYSIDE and expression.bearing is None:
        return replace(expression, bearing=bearing)
    if expression.relation is not AreaRelation.AT:
        return None
    return replace(expression, relation=AreaRelation.PART, bearing=bearing)


def _countryside(expression: Expression, match: re.Match[str]) -> Expression | None:
    if expression.relation is not AreaRelation.AT:
        return None
    bearing = bearing_of(match["dir"]) if "dir" in match.re.groupindex else None
    return replace(expression, relation=AreaRelation.COUNTRYSIDE, bearing=bearing)


def _one_of(expression: Expression, match: re.Match[str]) -> Expression | None:
    """A suburb of X lies at X, a neighbourhood of X in it; neither is all of X."""
    if expression.relation is not AreaRelation.AT:
        return None
    beside = match["part"].lower() == "suburb"
    return replace(expression, relation=AreaRelation.NEAR if beside else AreaRelation.PART)


def _offshore(expression: Expression, match: re.Match[str]) -> Expression | None:
    if expression.relation is AreaRelation.PART and expression.kind is PlaceKind.REGION:
        return expression  # "off X's coast"
    found = _near(expression, match)
    return replace(found, kind=PlaceKind.REGION) if found else None


def _near(expression: Expression, match: re.Match[str]) -> Expression | None:
    if expression.relation is not AreaRelation.AT:
        return None
    stated = "dist" in match.re.groupindex
    distance = kilometres(match["dist"], match["unit"]) if stated else None
    return replace(expression, relation=AreaRelation.NEAR, distance_km=distance)


def _border(expression: Expression, match: re.Match[str]) -> Expression | None:
    if expression.relation not in (AreaRelation.AT, AreaRelation.BORDER):
        return None
    pair = "and" if match["between"] else ""
    return replace(expression, relation=AreaRelation.BORDER, pair=pair)


def _road(expression: Expression, match: re.Match[str]) -> Expression | None:
    if expression.relation is not AreaRelation.AT:
        return None
    pair = {"between": "and", "linking": "and", "connecting": "and", "from": "to"}
    return replace(
        expression,
        relation=AreaRelation.ROAD,
        pair=pair.get(match["joint"].lower().split()[0], ""),
    )


def _between(expression: Expression, match: re.Match[str]) -> Expression | None:
    if expression.relation is not AreaRelation.AT:
        return None
    return replace(expression, relation=AreaRelation.BETWEEN, pair="and")


_STEPS: tuple[tuple[str, _Read], ...] = (
    (
        r"(?<!\w)(?:{dist} )?(?P<to>to )?(?P<the>the )?(?:due |just |away )?{dir} of (?:the )?",
        _direction,
    ),
    (
        r"(?<!\w)(?:{dist} )?{offshore} (?:(?:the|its) (?:{dirn} )?{shore} of (?:the )?)?(?:the )?",
        _offshore,
    ),
    (r"(?<!\w)(?:the )?(?:{dirn} )?{shore} of (?:the )?", _shore),
    (
        r"(?<!\w)(?:an?|another) (?:{adjective} ){0,2}?"
        r"(?P<part>suburb|neighbou?rhood|quarter|district) of (?:the )?",
        _one_of,
    ),
    (r"(?<!\w)(?:(?:the|its) )?(?:{dirn} )?{country} of (?:the )?", _countryside),
    (
        r"(?<!\w)(?:(?:the|its) )?(?:{demonym} )?(?:{dirn} )?{open} (?:of|around|near) (?:the )?",
        _countryside,
    ),
    (
        r"(?<!\w)(?:the|a|an|its) {dirn} (?:{adjective} ){0,2}?{whole} (?:of|{named}) (?:the )?",
        _kind,
    ),
    (
        r"(?<!\w)(?:(?:the|a|an|its) (?:{adjective} ){0,2}?)?{kind} (?:of|{named}) (?:the )?",
        _kind,
    ),
    (r"(?<!\w)(?:the )?(?:{dirn} )?rural (?:parts of )?", _countryside),
    (r"(?<!\w)(?:the )?{dirn} (?:{part} (?:of|in) )?(?:the )?", _part),
    (r"(?<!\w)(?:the )?{central} (?:the )?", _part),
    (r"(?<!\w){dist} (?:away )?(?:from|outside|beyond) (?:the )?", _near),
    (r"(?<!\w)(?:about |around |some |roughly |nearly )?{ride} (?:from|outside) (?:the )?", _near),
    (r"(?<!\w)(?P<joint>)(?:the )?(?P<between>x)?(?!x){border}(?: \w+)? with (?:the )?", _border),
    (r"(?<!\w)(?:the )?{border}(?: \w+)? (?P<between>between) (?:the )?", _border),
    (
        r"(?<!\w)(?:the |a )?(?:\w+ )?{road} (?:that links |that connects )?"
        r"(?P<joint>between|linking|connecting|from|to|leading to|towards?) (?:the )?",
        _road,
    ),
    (r"(?<!\w)(?:(?:somewhere|halfway|half way|midway) )?between (?:the )?", _between),
    (r"(?<!\w){near} (?:the )?", _near),
)


def demonym_borders(text: str) -> list[Expression]:
    """Find borders named by peoples: "the Syrian-Turkish border", "the Iraqi border"."""
    found = []
    pattern = compiled(r"(?<!\w)(?:the )?{demonym}(?:[-‐–](?P<other>[A-Z]\w+))? {border}")
    for match in pattern.finditer(text):
        second = demonyms().get(match["other"] or "")
        if match["other"] and second is None:
            continue
        found.append(
            Expression(
                match.start(),
                match.end(),
                demonyms()[match["demonym"]],
                match.start("demonym"),
                PlaceKind.COUNTRY,
                AreaRelation.BORDER,
                second=second,
            )
        )
    return found


def demonym_regions(text: str) -> list[Expression]:
    """Find open land named by a people: "the Syrian desert"."""
    pattern = compiled(r"(?<!\w)(?P<whole>{demonym} (?:{open}|[Cc]oast))(?! of)")
    return [
        Expression(*match.span("whole"), match["whole"], match.start("whole"), PlaceKind.REGION)
        for match in pattern.finditer(text)
    ]
