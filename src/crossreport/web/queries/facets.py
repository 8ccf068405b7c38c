"""The values that each part of the filter offers, with how many incidents have them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from crossreport.codebook import load_codebook
from crossreport.web.queries.filters import (
    DATE_PRECISIONS,
    PLACE_PRECISIONS,
    Filter,
    when_class,
    where_class,
)
from crossreport.web.queries.incidents import (
    DISAGREEMENTS,
    VICTIMS,
    Incidents,
    type_labels,
)
from crossreport.web.queries.review import REVIEW_STATES

_MOST = 250  # values that a list offers; the most frequent, and those that are chosen

_LABELS = {
    "exact": "Exact place",
    "near": "Near a place (about 25 km)",
    "area": "Only an area",
    "unplaced": "Unplaced",
    "day": "One day",
    "week": "Up to a week",
    "wider": "Wider, or inferred",
    "undated": "Undated",
    "any": "Any disagreement",
    "count": "A figure",
    "date": "The date",
    "place": "The place",
    "victims": "Who the victims were",
    "perpetrator": "Who did it",
    "whether": "Whether it happened",
    "silence": "A figure only some give",
    "open": "Not looked at",
    "unsure": "Unsure",
    "decided": "Decided",
    "unknown": "Not told",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet.

    Attributes:
        inner: whether it is part of the one before, as an area is of its country.
    """

    value: str
    label: str
    count: int
    chosen: bool
    inner: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """One part of the filter: its name in the address, its title, its values.

    Attributes:
        hidden: how many values are too rare to be listed.
    """

    name: str
    title: str
    choices: tuple[Choice, ...]
    hidden: int = 0


def facets(incidents: Incidents, chosen: Filter) -> tuple[Facet, ...]:
    """Return all facets; counts are of all incidents, whatever the filter."""
    rows = incidents.rows
    types = _counted(row.types for row in rows)
    labels = type_labels(types)
    places = [
        where_class(None if row.place is None else incidents.places[row.place]) for row in rows
    ]
    return (
        _areas(incidents, chosen),
        _facet("type", "Type", types, chosen.types, labels),
        _facet("actor", "Actor", _counted(dict.fromkeys(r.actors) for r in rows), chosen.actors),
        _fixed("victims", "Victims", VICTIMS, (row.victims for row in rows), chosen.victims),
        _facet("source", "Source", _counted(row.sources for row in rows), chosen.sources),
        _fixed("where", "Place known", PLACE_PRECISIONS, ((one,) for one in places), chosen.where),
        _fixed(
            "when", "Date known", DATE_PRECISIONS, ((when_class(r),) for r in rows), chosen.when
        ),
        _fixed(
            "disagree",
            "Disagreement",
            ("any", *DISAGREEMENTS),
            (("any", *row.disagreements) if row.disagreements else () for row in rows),
            chosen.disagreements,
        ),
        _fixed("review", "Review", REVIEW_STATES, ((row.review,) for row in rows), chosen.review),
    )


def _counted(values: Iterable[Iterable[str]]) -> Counter[str]:
    return Counter(str(one) for some in values for one in some)


def _facet(
    name: str,
    title: str,
    counts: Counter[str],
    chosen: tuple[str, ...],
    labels: dict[str, str] | None = None,
) -> Facet:
    """Return a facet with the most frequent values first; a chosen one is never hidden."""
    ordered = sorted(counts, key=lambda one: (-counts[one], one))
    shown = ordered[:_MOST]
    shown += [one for one in chosen if one not in shown]
    names = labels or {}
    return Facet(
        name,
        title,
        tuple(Choice(one, names.get(one, one), counts[one], one in chosen) for one in shown),
        hidden=max(0, len(ordered) - _MOST),
    )


def _fixed(
    name: str,
    title: str,
    values: Iterable[str],
    of_rows: Iterable[Iterable[str]],
    chosen: tuple[str, ...],
) -> Facet:
    """Return a facet with values in their own order, those that no incident has left out."""
    counts = _counted(of_rows)
    return Facet(
        name,
        title,
        tuple(
            Choice(str(one), _label(str(one)), counts[one], one in chosen)
            for one in values
            if counts[one] or one in chosen
        ),
    )


def _label(value: str) -> str:
    return _LABELS.get(value, value.replace("-", " ").capitalize())


def _areas(incidents: Incidents, chosen: Filter) -> Facet:
    """Return the facet of countries, each followed by its areas."""
    counts: Counter[str] = Counter()
    names: dict[str, dict[str, None]] = {}
    for row in incidents.rows:
        if row.place is not None:
            place = incidents.places[row.place]
            names.setdefault(place.country, {})
            counts[place.country] += 1
            if place.admin1:
                counts[f"{place.country}/{place.admin1}"] += 1
                names[place.country][place.admin1] = None
    book = load_codebook()
    choices = []
    for code in sorted(names, key=lambda one: (-counts[one], one)):
        choices.append(
            Choice(
                code,
                book.country_name(code) or "Unknown country",
                counts[code],
                code in chosen.areas,
            )
        )
        for area in sorted(names[code]):
            key = f"{code}/{area}"
            choices.append(Choice(key, area, counts[key], key in chosen.areas, inner=True))
    return Facet("area", "Area", tuple(choices))
