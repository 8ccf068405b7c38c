"""Corrections that a form holds: which fields it changes, to what, and from which words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from starlette.datastructures import FormData

from crossreport.model import CountKind, Incident, Place, Range
from crossreport.model.harmless import harmless, printable
from crossreport.reconcile import JudgedValueError, place_words
from crossreport.store import Record, UnknownIdError
from crossreport.web.forms import value_of

FIGURES = ("killed", "injured")
ACTORS = ("perpetrator", "target")
INPUTS = (
    *("event_type", "date_from", "date_to", "place", "latitude", "longitude", "radius"),
    *(*ACTORS, *FIGURES),
)
"""The inputs of the form, by name."""

UNKNOWN = "unknown"
_OF_PLACE = frozenset({"place", "latitude", "longitude", "radius"})
_PLAIN = re.compile(r"[\d\s–-]+|(?i:at least|>=|≥)\s*\d+|(?i:unknown)")
_LEAST = re.compile(r"(?i:at least|no fewer than|more than)\s+")
_ARTICLES = frozenset({"a", "an", "no"})
_LONGEST_QUOTE = 200


@dataclass(frozen=True, slots=True)
class Correction:
    """One field of an incident, as a reviewer has it.

    Attributes:
        field: as `judge_value` takes it.
        value: the same.
        note: from which words, if the reviewer selected any.
    """

    field: str
    value: str
    note: str


def shown_values(incident: Incident, place: Place | None) -> dict[str, str]:
    """Return what the form's inputs hold before anybody typed."""
    return {
        "event_type": incident.event_type,
        "date_from": incident.date.earliest.isoformat() if incident.date.earliest else "",
        "date_to": incident.date.latest.isoformat() if incident.date.latest else "",
        "place": place.name if place else "",
        "latitude": f"{place.latitude:.4f}" if place else "",
        "longitude": f"{place.longitude:.4f}" if place else "",
        "radius": f"{place.radius_km:g}" if place else "",
        "perpetrator": "; ".join(incident.perpetrators),
        "target": "; ".join(incident.targets),
        **{one: _figure(incident.counts.get(CountKind(one))) for one in FIGURES},
    }


def read_corrections(
    form: FormData, incident: Incident, place: Place | None, record: Record
) -> list[Correction]:
    """Return the fields that a form changes.

    Args:
        form: what came.
        incident: as it was shown.
        place: its place as it was shown.
        record: as it was shown; words that were selected must stand in it.

    Raises:
        JudgedValueError: a value that cannot be meant.
    """
    before = shown_values(incident, place)
    after = {name: value_of(form, name) for name in INPUTS}
    changed = {name for name in INPUTS if after[name] != before[name]}
    found = dict(_values(before, after, changed, incident, place))
    return [
        Correction(field, value, _from_words(form, field, record)) for field, value in found.items()
    ]


def _values(
    before: Mapping[str, str],
    after: Mapping[str, str],
    changed: set[str],
    incident: Incident,
    place: Place | None,
) -> Iterator[tuple[str, str]]:
    if "event_type" in changed and after["event_type"]:
        others = [one for one in incident.also_types if one != after["event_type"]]
        yield "event_type", "; ".join([after["event_type"], *others])
    if changed & {"date_from", "date_to"}:
        yield "date", _date(after["date_from"], after["date_to"])
    if changed & _OF_PLACE:
        yield "place", _place(after, changed & _OF_PLACE, place)
    for name in ACTORS:
        if name in changed:
            yield name, after[name] or UNKNOWN
    for name in FIGURES:
        if name in changed:
            yield name, read_figure(after[name]) or UNKNOWN


def _date(first: str, last: str) -> str:
    if not first and not last:
        return UNKNOWN
    if not first or not last:
        return first or last
    return first if first == last else f"{first} to {last}"


def _place(after: Mapping[str, str], changed: set[str], place: Place | None) -> str:
    name, point = after["place"], (after["latitude"], after["longitude"])
    if changed == {"place"}:
        return name or UNKNOWN
    if not any(point):
        return name or UNKNOWN
    try:
        latitude, longitude = map(float, point)
        radius = float(after["radius"] or 10)
    except ValueError as error:
        raise JudgedValueError(
            "place: latitude, longitude and radius are numbers; write 34.56, 38.28 and 5"
        ) from error
    if place is not None and "place" not in changed:
        return place_words(replace(place, latitude=latitude, longitude=longitude, radius_km=radius))
    plain = " ".join(re.sub(r"[():]", " ", name).split())
    return f"{plain + ': ' if plain else ''}{latitude:.4f}, {longitude:.4f} ± {radius:g} km"


def read_figure(words: str) -> str:
    """Return a figure as `judge_value` takes it: as typed, or read from words of a report.

    ``twelve people`` is 12; what holds no number stays as it is, for the reader to refuse.
    """
    # Imported here: it brings the whole language pipeline, which no other page needs.
    from crossreport.extract.numbers import parse_number

    if _PLAIN.fullmatch(words):
        return words
    least = "at least " if _LEAST.match(words) else ""
    pieces = _LEAST.sub("", words).split()
    for start in range(len(pieces)):
        for end in range(len(pieces), start, -1):
            found = parse_number(pieces[start:end])
            alone = " ".join(pieces[start:end]).casefold() in _ARTICLES
            if found is not None and found.range.low is not None and not alone:
                return least + _figure(found.range).removeprefix(least)
    return words


def _figure(value: Range | None) -> str:
    """Return a range as `judge_value` takes it; nothing where it has no such words."""
    if value is None or value.low is None:
        return ""
    if value.high is None:
        return f"at least {value.low}"
    if value.low == value.high:
        return str(value.low)
    best = "" if value.best is None else f"-{value.best}"
    return f"{value.low}{best}-{value.high}"


def _from_words(form: FormData, field: str, record: Record) -> str:
    """Return where the words stand that a reviewer selected, if they do stand there."""
    start, _, rest = value_of(form, f"from_{field}").partition(":")
    end, _, document_id = rest.partition(":")
    if not (start.isdecimal() and end.isdecimal() and document_id):
        return ""
    try:
        text = record.document(document_id).text
    except UnknownIdError:
        return ""
    words = text[int(start) : int(end)]
    if not words.strip() or harmless(words) != value_of(form, f"words_{field}"):
        return ""
    shown = printable(words)[:_LONGEST_QUOTE]
    return f"from “{shown}”, {document_id}, characters {int(start)}–{int(end)}"
