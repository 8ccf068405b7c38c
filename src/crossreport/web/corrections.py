"""Corrections that a form holds: which fields it changes, to what, and from which words."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from starlette.datastructures import FormData

from crossreport.model import CountKind, Document, Incident, Place
from crossreport.model.harmless import printable
from crossreport.reconcile import JudgedValueError, place_words, range_words
from crossreport.store import Record, UnknownIdError
from crossreport.web.forms import value_of
from crossreport.web.queries.stretches import same_words

FIGURES: tuple[str, ...] = tuple(CountKind)
FIRST_FIGURES = ("killed", "injured")
"""Those that the form shows at once."""

ACTORS = ("perpetrator", "target")
INPUTS = (
    *("event_type", "date_from", "date_to", "place", "latitude", "longitude", "radius"),
    *(*ACTORS, *FIGURES),
)
"""The inputs of the form, by name."""


def figures_in_order() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the figures that the form shows at once, and the others."""
    return FIRST_FIGURES, tuple(one for one in FIGURES if one not in FIRST_FIGURES)


UNKNOWN = "unknown"
_OF_PLACE = frozenset({"place", "latitude", "longitude", "radius"})
_PLAIN = re.compile(r"[\d\s–-]+|(?i:at least|>=|≥)\s*\d+|(?i:unknown)")
_LEAST = re.compile(r"(?i:at least|no fewer than|more than)\s+")
_ARTICLES = frozenset({"a", "an", "no"})
_LONGEST_QUOTE = 200
_FROM = re.compile(r"(?P<start>\d{1,9}):(?P<end>\d{1,9}):(?P<document>.+)")


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
        **{one: range_words(incident.counts.get(CountKind(one))) for one in FIGURES},
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
        yield "date", date_of(after["date_from"], after["date_to"])
    if changed & _OF_PLACE:
        yield "place", place_of(after, place, changed=changed & _OF_PLACE)
    for name in ACTORS:
        if name in changed:
            yield name, after[name] or UNKNOWN
    for name in FIGURES:
        if name in changed:
            yield name, read_figure(after[name]) or UNKNOWN


def date_of(first: str, last: str) -> str:
    """Return the first and the last possible day as `judge_value` takes them."""
    if not first and not last:
        return UNKNOWN
    if not first or not last:
        return first or last
    return first if first == last else f"{first} to {last}"


def place_of(
    after: Mapping[str, str], place: Place | None, *, changed: Collection[str] = _OF_PLACE
) -> str:
    """Return a place as `judge_value` takes it, or its name.

    Args:
        after: what the form's inputs hold.
        place: what is corrected, if anything.
        changed: the inputs that were changed.

    Raises:
        JudgedValueError: what should be a number is none.
    """
    name, point = after["place"], (after["latitude"], after["longitude"])
    if set(changed) == {"place"}:
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
                return least + range_words(found.range).removeprefix(least)
    return words


def _from_words(form: FormData, field: str, record: Record) -> str:
    """Return in words where those stand that a reviewer selected, if they do stand there."""
    document_id = value_of(form, f"from_{field}").rpartition(":")[2]
    try:
        document = record.document(document_id)
    except UnknownIdError:
        return ""
    found = words_from(form, field, document)
    if found is None:
        return ""
    start, end = found
    shown = printable(document.text[start:end])[:_LONGEST_QUOTE]
    return f"from “{shown}”, {document_id}, characters {start}–{end}"


def words_from(form: FormData, field: str, document: Document) -> tuple[int, int] | None:
    """Return where the words stand in a report that a reviewer selected for a field, if they do."""
    ends = _FROM.fullmatch(value_of(form, f"from_{field}"))
    if ends is None or ends["document"] != document.id:
        return None
    start, end = int(ends["start"]), int(ends["end"])
    words = document.text[start:end]
    return (start, end) if same_words(words, value_of(form, f"words_{field}")) else None
