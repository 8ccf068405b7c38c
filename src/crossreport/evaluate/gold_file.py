"""Reads a gold file. Strict: a key it doesn't know is an error, else it would go unchecked."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from crossreport.evaluate import terms
from crossreport.evaluate.gold_format import (
    Gold,
    GoldAggregate,
    GoldClaim,
    GoldCount,
    GoldDate,
    GoldDocument,
    GoldIncident,
    GoldNotIncident,
    GoldPlace,
    GoldRange,
    GoldTrend,
    OtherFigure,
)
from crossreport.model import CountKind, Direction
from crossreport.model.errors import CrossreportError

T = TypeVar("T")
Entry = Mapping[str, Any]

_KINDS = tuple(kind.value for kind in CountKind)
_METADATA = (
    "title", "publisher", "author", "published", "published_time", "language", "address",
    "dateline_places",
)  # fmt: skip
_DOCUMENT = {"file", "article", "boilerplate", "read", *_METADATA}
_CLAIM = {"file", "quote", "optional", "date", "attributed_to", "stance", "activity", "type"} | {
    pattern.format(kind)
    for kind in _KINDS
    for pattern in ("{}", "{}_qualifier", "{}_who", "{}_breakdown", "women_{}")
}
_INCIDENT = {
    "id", "type", "acled", "date", "place", "perpetrator", "parties", "no_counts", "claims",
    "other_figures", "conflict", "conflict_field", *_KINDS,
}  # fmt: skip
_PLACE = {
    "name", "admin1", "country", "latitude", "longitude", "within_km", "precision",
}  # fmt: skip
_FIGURE = {"file", "what", "value", "qualifier", "attributed_to", "quote"}
_AGGREGATE = {
    "file", "quote", "count", "of", "optional", "actor", "period", "place", "stance",
    "attributed_to",
}  # fmt: skip
_TREND = {
    "file", "quote", "direction", "of", "optional", "since", "places", "attributed_to",
}  # fmt: skip
_TOP = {
    "about", "documents", "copies", "incidents", "aggregate_claims", "trend_claims",
    "not_incidents",
}  # fmt: skip


class GoldError(CrossreportError):
    """A gold file cannot be used; the message says where and why."""

    code: ClassVar[str] = "gold"


def load_gold(path: Path) -> Gold:
    """Read a gold file.

    Raises:
        GoldError: the file cannot be read or an entry does not fit the format.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise GoldError(f"{path}: {error.strerror or 'cannot be read'}; check the path") from error
    except ValueError as error:
        raise GoldError(f"{path}: is not JSON ({error})") from error
    if not isinstance(content, Mapping):
        raise GoldError(f"{path}: should hold one object with 'incidents' and so on")
    try:
        return parse_gold(content)
    except GoldError as error:
        raise GoldError(f"{path}: {error}") from error


def parse_gold(content: Entry) -> Gold:
    """Turn a gold file's parsed JSON into typed values.

    Raises:
        GoldError: an entry does not fit the format.
    """
    _known(content, _TOP, "a gold file")

    def each(key: str, parse: Callable[[Entry], T]) -> tuple[T, ...]:
        entries = content.get(key, [])
        if not isinstance(entries, list):
            raise GoldError(f"{key}: should be a list")
        return tuple(
            _entry(parse, entry, f"{key}, entry {number}")
            for number, entry in enumerate(entries, start=1)
        )

    gold = Gold(
        documents=each("documents", _document),
        copies=each("copies", lambda entry: (str(entry["file"]), str(entry["of"]))),
        incidents=each("incidents", _incident),
        aggregates=each("aggregate_claims", _aggregate),
        trends=each("trend_claims", _trend),
        not_incidents=each("not_incidents", _not_incident),
    )
    names = [incident.id for incident in gold.incidents]
    for name in names:
        if names.count(name) > 1:
            raise GoldError(f"two incidents are named '{name}'; give each its own id")
    return gold


def _entry(parse: Callable[[Entry], T], entry: Any, where: str) -> T:
    try:
        return parse(entry)
    except KeyError as error:
        raise GoldError(f"{where}: lacks the key {error}") from error
    except (GoldError, ValueError, TypeError, AttributeError) as error:
        raise GoldError(f"{where}: {error}") from error


def _known(entry: Entry, keys: Iterable[str], what: str) -> None:
    unknown = sorted(set(entry) - set(keys))
    if unknown:
        raise GoldError(f"{what} has no key '{unknown[0]}'")


def _many(value: Any) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, list) else (value,)


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _date(entry: Entry | None) -> GoldDate | None:
    if entry is None:
        return None
    _known(entry, ("earliest", "latest"), "a date")
    return GoldDate(_day(entry["earliest"]), _day(entry["latest"]))


def _document(entry: Entry) -> GoldDocument:
    _known(entry, _DOCUMENT, "a document")
    expected = {key: entry[key] for key in _METADATA if key in entry}
    if "dateline_places" in expected:
        expected["dateline_places"] = tuple(expected["dateline_places"])
    return GoldDocument(
        file=entry["file"],
        article=entry.get("article"),
        expected=expected,
        boilerplate=tuple(entry.get("boilerplate", ())),
        read=entry.get("read"),
    )


def _count(entry: Entry, kind: str) -> GoldCount | None:
    who, hedge = entry.get(f"{kind}_who"), entry.get(f"{kind}_qualifier")
    count = GoldCount(
        kind=CountKind(kind),
        value=entry.get(kind),
        qualifier=None if hedge is None else terms.qualifier(hedge),
        victims=frozenset() if who is None else terms.victim_kinds(who),
        breakdown=tuple(
            (terms.victim_kinds(words), number)
            for words, number in entry.get(f"{kind}_breakdown", {}).items()
        ),
        women=entry.get(f"women_{kind}"),
    )
    return None if count == GoldCount(CountKind(kind)) else count


def _claim(entry: Entry) -> GoldClaim:
    _known(entry, _CLAIM, "a claim")
    counts = (_count(entry, kind) for kind in _KINDS)
    manner = entry.get("stance")
    return GoldClaim(
        file=entry["file"],
        quote=entry["quote"],
        optional=bool(entry.get("optional", False)),
        counts=tuple(count for count in counts if count is not None),
        date=_date(entry.get("date")),
        speaker=entry.get("attributed_to"),
        stance=None if manner is None else terms.stance(manner),
        activity=entry.get("activity"),
    )


def _place(entry: Entry | None) -> GoldPlace | None:
    if entry is None:
        return None
    _known(entry, _PLACE, "a place")
    return GoldPlace(
        country=entry["country"],
        name=entry.get("name", ""),
        latitude=entry.get("latitude"),
        longitude=entry.get("longitude"),
        within_km=entry.get("within_km"),
    )


def _range(entry: Entry) -> GoldRange:
    _known(entry, ("low", "best", "high"), "a count")

    def end(name: str) -> tuple[int, ...] | None:
        return tuple(int(n) for n in _many(entry[name])) if name in entry else None

    found = GoldRange(end("low"), end("best"), end("high"))
    lows, highs = found.low or (), found.high or ()
    for best in found.best or ():
        if (lows and best < min(lows)) or (highs and best > max(highs)):
            raise ValueError(f"best {best} lies outside low and high")
    return found


def _figure(entry: Entry) -> OtherFigure:
    _known(entry, _FIGURE, "another figure")
    hedge = entry.get("qualifier")
    return OtherFigure(
        file=entry["file"],
        kind=terms.figure_kind(entry["what"]),
        value=entry["value"],
        qualifier=None if hedge is None else terms.qualifier(hedge),
        speaker=entry.get("attributed_to"),
    )


def _incident(entry: Entry) -> GoldIncident:
    _known(entry, _INCIDENT, "an incident")
    claims = tuple(_claim(claim) for claim in entry["claims"])
    if not claims:
        raise ValueError(f"incident '{entry['id']}' has no claims; it could never be found")
    figures = tuple(_figure(figure) for figure in entry.get("other_figures", ()))
    perpetrators: tuple[str, ...] | None = None
    if "perpetrator" in entry:
        given = entry["perpetrator"]
        perpetrators = () if given is None else _many(given)
    fields = entry.get("conflict_field")
    return GoldIncident(
        id=entry["id"],
        type=entry["type"],
        acled=tuple(entry.get("acled", ())),
        claims=claims,
        date=_date(entry.get("date")),
        place=_place(entry.get("place")),
        perpetrators=perpetrators,
        parties=tuple(_many(side) for side in entry.get("parties", ())),
        counts={CountKind(kind): _range(entry[kind]) for kind in _KINDS if kind in entry},
        no_counts=tuple(CountKind(kind) for kind in entry.get("no_counts", ())),
        other_figures=figures,
        conflicts=(
            _many(fields)
            if fields is not None
            else _inferred_conflicts(claims, figures) if "conflict" in entry else ()
        ),
    )  # fmt: skip


def _inferred_conflicts(
    claims: tuple[GoldClaim, ...], figures: tuple[OtherFigure, ...]
) -> tuple[str, ...]:
    """Return the kinds of count for which the gold's own claims give different numbers."""
    values: dict[str, set[int]] = {}
    for claim in claims:
        for count in claim.counts:
            if count.value is not None:
                values.setdefault(count.kind.value, set()).add(count.value)
    for figure in figures:
        values.setdefault(figure.kind.value, set()).add(figure.value)
    return tuple(kind for kind, found in values.items() if len(found) > 1)


def _aggregate(entry: Entry) -> GoldAggregate:
    _known(entry, _AGGREGATE, "an aggregate claim")
    manner = entry.get("stance")
    return GoldAggregate(
        file=entry["file"],
        quote=entry["quote"],
        count=entry["count"],
        of=entry["of"],
        optional=bool(entry.get("optional", False)),
        actor=entry.get("actor"),
        period=_date(entry.get("period")),
        places=_many(entry["place"]) if "place" in entry else (),
        stance=None if manner is None else terms.stance(manner),
        speaker=entry.get("attributed_to"),
    )


def _trend(entry: Entry) -> GoldTrend:
    _known(entry, _TREND, "a trend claim")
    return GoldTrend(
        file=entry["file"],
        quote=entry["quote"],
        direction=Direction(entry["direction"]),
        of=entry["of"],
        optional=bool(entry.get("optional", False)),
        since=_day(entry.get("since")),
        places=tuple(entry.get("places", ())),
        speaker=entry.get("attributed_to"),
    )


def _not_incident(entry: Entry) -> GoldNotIncident:
    _known(entry, ("file", "why", "quote"), "an entry")
    return GoldNotIncident(file=entry["file"], quote=entry["quote"], why=entry["why"])
