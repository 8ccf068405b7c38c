"""Chooses among candidates by the document as a whole.

Each name has options with a weight of their own (``crossreport.geocode.candidates``). A few
rounds of the same step follow: with the probabilities of the round before, every option gains by
the share of the document that speaks of its country, of its first-level area, and of places
close by; options in an area that the text names as container gain most. The probabilities are
the softmax of the weights, so a name's candidates compete with each other only.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from crossreport.geocode.candidates import Option, options_of
from crossreport.geocode.containment import lies_in
from crossreport.geocode.entries import GazetteerEntry
from crossreport.geocode.gazetteer import Gazetteer
from crossreport.geocode.groups import Group
from crossreport.geocode.wording import read_wording
from crossreport.model import Candidate, PlaceKind
from crossreport.model.geodesy import EARTH_KM, LatLon

Floats: TypeAlias = npt.NDArray[np.float64]

_ROUNDS = 3
_COUNTRY = 1.6  # weight of the logarithm of a country's share of the document
_ADMIN1 = 1.2
_NEAR = 2.5  # what a certain neighbour at no distance adds
_NEAR_KM = 80.0
_INSIDE = 1.8  # as a neighbour at no distance: a town and the county that it lies in
_HELD = 6.0  # inside the area the text names
_NOT_HELD = -3.0
_FLOOR = 0.02  # share that an unnamed country keeps
_KEPT = 8  # candidates kept on a place
_SENSE = 1.0  # weight of the logarithm of what other reports say that a name means
_SENSE_FLOOR = 0.05  # share that another meaning keeps
_BEAT = 1.0  # weight of the logarithm of how much of its publisher's beat lies about a place
_BEAT_FLOOR = 0.05  # share of it that lies anywhere
_RECORD = 1.0  # name that speaks for the countries of the record's other reports


@dataclass(frozen=True, slots=True)
class Prior:
    """What the other reports of a record say, before a report is read.

    Attributes:
        countries: ISO codes with the share of the reports that lie there.
        senses: by folded name, how many reports say which entry it means.
        own: what the report itself says, which isn't counted.
        beat: points where the publisher's other reports lie, with their shares of them.
    """

    countries: Mapping[str, float] = field(default_factory=dict)
    senses: Mapping[str, Counter[str]] = field(default_factory=dict)
    own: Mapping[str, str] = field(default_factory=dict)
    beat: Sequence[tuple[LatLon, float]] = ()

    def near(self, entries: Sequence[GazetteerEntry]) -> Floats:
        """Return what speaks for entries by how near they lie to where the publisher writes of."""
        if not self.beat:
            return np.zeros(len(entries))
        km = _distances([e.point for e in entries], [point for point, _ in self.beat])
        about = np.exp(-km / _NEAR_KM) @ np.array([share for _, share in self.beat])
        fine = np.array([e.kind is not PlaceKind.COUNTRY for e in entries], dtype=float)
        weights = _BEAT * np.log((_BEAT_FLOOR + about) / (_BEAT_FLOOR + 1))
        return np.asarray(weights * fine, dtype=float)

    def weight(self, name: str, entry: GazetteerEntry) -> float:
        """Return what speaks for an entry of a name, 0 where no report tells of that name."""
        counts = self.senses.get(name)
        if counts is None:
            return 0.0
        mine = self.own.get(name)
        total = counts.total() - (mine is not None)
        if total <= 0:
            return 0.0
        share = (counts[entry.id] - (mine == entry.id)) / (total + 1)
        return _SENSE * float(np.log((_SENSE_FLOOR + share) / (_SENSE_FLOOR + 1)))


@dataclass(frozen=True, slots=True)
class Ranked:
    """A group's candidates, best first, with probabilities that sum to 1."""

    group: Group
    entries: tuple[GazetteerEntry, ...]
    candidates: tuple[Candidate, ...]

    def contradicted(self, gazetteer: Gazetteer) -> str | None:
        """Return the declared container that doesn't hold the best candidate, if any."""
        best = self.entries[0]
        for name in sorted(self.group.declared):
            areas = containers_named(name, gazetteer)
            if areas and not any(lies_in(best, a) or best.id == a.id for a in areas):
                return name
        return None


def rank(
    groups: Sequence[Group],
    gazetteer: Gazetteer,
    votes: Counter[str],
    *,
    prior: Prior | None = None,
) -> list[Ranked]:
    """Weigh all names of a document together.

    Args:
        groups: the names (see ``group_mentions``).
        gazetteer: where they are looked up.
        votes: countries and areas that the rest of the document speaks of.
        prior: what the other reports of the record say.

    Returns:
        One result for each group, in order; without candidates for an unknown name.
    """
    options = [options_of(g.wording, g.hint, gazetteer) for g in groups]
    if not any(options):
        return [Ranked(group, (), ()) for group in groups]
    field = _Field([o for os in options for o in os], _owners(options))
    before = prior or Prior()
    base = np.array(
        [
            o.weight + before.weight(group.key, o.entry)
            for group, mine in zip(groups, options, strict=True)
            for o in mine
        ]
    )
    base = base + before.near([o.entry for o in field.options])
    spoken = votes + Counter({c: _RECORD * share for c, share in before.countries.items()})
    held = _held(groups, options, gazetteer)
    weights = base + held
    importance = np.array([1 + np.log(max(1, len(g.mentions))) for g in groups])
    context = np.zeros_like(base)
    for _ in range(_ROUNDS):
        share = field.softmax(weights)
        context = field.context(share, importance, spoken)
        weights = base + held + context
    return _results(groups, field, weights, held, context)


def _owners(options: list[list[Option]]) -> npt.NDArray[np.int64]:
    return np.repeat(np.arange(len(options)), [len(o) for o in options])


class _Field:
    """All options of a document as arrays; ``owner`` says whose each one is."""

    def __init__(self, options: list[Option], owner: npt.NDArray[np.int64]) -> None:
        self.options = options
        self.owner = owner
        entries = [o.entry for o in options]
        self.country = _numbered([e.country or "?" for e in entries])
        self.admin1 = _numbered([e.admin1_id or "?" + e.id for e in entries])
        self.country_code = [e.country for e in entries]
        self.area_code = [e.admin1_code for e in entries]
        self.fine = np.array([e.kind is not PlaceKind.COUNTRY for e in entries], dtype=float)

    @cached_property
    def nearness(self) -> Floats:
        """Kernel of distances between options of different names; countries are no neighbours."""
        points = [o.entry.point for o in self.options]
        km = _distances(points, points)
        kernel = np.exp(-km / _NEAR_KM) * self.fine[:, None] * self.fine
        within = self._within()
        kernel[within | within.T] = _INSIDE
        kernel[self.owner[:, None] == self.owner] = 0.0
        return np.asarray(kernel, dtype=float)

    def _within(self) -> npt.NDArray[np.bool_]:
        """Say of each pair whether the first is a town in the second, a county or district."""
        entries = [o.entry for o in self.options]
        towns = np.array([e.kind is PlaceKind.TOWN and e.admin2 is not None for e in entries])
        areas = np.array([e.kind is PlaceKind.ADMIN2 for e in entries])
        names = [e.name if e.kind is PlaceKind.ADMIN2 else e.admin2 for e in entries]
        area = _numbered([f"{e.admin1_id} {n}" for e, n in zip(entries, names, strict=True)])
        same = area[:, None] == area
        return np.asarray(same & towns[:, None] & areas, dtype=bool)

    def softmax(self, weights: Floats) -> Floats:
        """Return each option's share of its own name."""
        top = np.full(int(self.owner.max()) + 1, -np.inf)
        np.maximum.at(top, self.owner, weights)
        raised = np.exp(weights - top[self.owner])
        total = np.zeros_like(top)
        np.add.at(total, self.owner, raised)
        return np.asarray(raised / total[self.owner], dtype=float)

    def context(self, share: Floats, importance: Floats, votes: Counter[str]) -> Floats:
        """Return what the other names and the rest of the document add to each option."""
        weighted = share * importance[self.owner]
        country = self._elsewhere(self.country, weighted)
        spoken = _by_country(votes)
        country += np.array([spoken.get(c, 0) for c in self.country_code])
        admin1 = self._elsewhere(self.admin1, weighted)
        admin1 += np.array([votes.get(a, 0) if "." in a else 0 for a in self.area_code])
        total = importance.sum() + votes.total()
        added = _COUNTRY * np.log(_FLOOR + country / (total + 1))
        added += _ADMIN1 * np.log(_FLOOR + admin1 / (total + 1))
        near = self.nearness * weighted
        return np.asarray(added + _NEAR * np.minimum(near.sum(axis=1), 2.0), dtype=float)

    def _elsewhere(self, label: npt.NDArray[np.int64], weighted: Floats) -> Floats:
        """Sum the shares of a label, without the option's own name."""
        size = int(label.max()) + 1
        table = np.zeros((size, int(self.owner.max()) + 1))
        np.add.at(table, (label, self.owner), weighted)
        return np.asarray(table.sum(axis=1)[label] - table[label, self.owner], dtype=float)


def _distances(points: Sequence[LatLon], others: Sequence[LatLon]) -> Floats:
    """Return the distance of each point from each of others in kilometres."""
    lat, lon = np.radians(np.array(points, dtype=float)).T[:, :, None]
    other_lat, other_lon = np.radians(np.array(others, dtype=float)).T
    half = np.sin((lat - other_lat) / 2) ** 2
    half = half + np.cos(lat) * np.cos(other_lat) * np.sin((lon - other_lon) / 2) ** 2
    return np.asarray(2 * EARTH_KM * np.arcsin(np.sqrt(np.minimum(1.0, half))), dtype=float)


def _by_country(votes: Counter[str]) -> Counter[str]:
    """Count what speaks for each country; what speaks for an area of it ("US.CO") does too."""
    countries: Counter[str] = Counter()
    for code, count in votes.items():
        countries[code.partition(".")[0]] += count
    return countries


def _numbered(labels: list[str]) -> npt.NDArray[np.int64]:
    number = {label: index for index, label in enumerate(sorted(set(labels)))}
    return np.array([number[label] for label in labels], dtype=np.int64)


def _held(groups: Sequence[Group], options: list[list[Option]], gazetteer: Gazetteer) -> Floats:
    """Weigh options by the areas the text puts around them, where any option lies in one."""
    adjusted: list[float] = []
    for group, mine in zip(groups, options, strict=True):
        outers = [containers_named(name, gazetteer) for name in group.containers]
        inside = [
            sum(any(lies_in(o.entry, area) for area in areas) for areas in outers) for o in mine
        ]
        some = any(inside)
        adjusted.extend((_HELD * n if n else _NOT_HELD) if some else 0.0 for n in inside)
    return np.array(adjusted)


def containers_named(name: str, gazetteer: Gazetteer) -> list[GazetteerEntry]:
    """Return what a container's name can mean: areas rather than towns."""
    wording = read_wording(name)
    options = options_of(wording, PlaceKind.UNKNOWN, gazetteer)
    areas = [o.entry for o in options if o.entry.kind is not PlaceKind.TOWN]
    return (areas or [o.entry for o in options])[:12]


def _results(
    groups: Sequence[Group], field: _Field, weights: Floats, held: Floats, context: Floats
) -> list[Ranked]:
    share = field.softmax(weights)
    results = []
    for index, group in enumerate(groups):
        mine = np.flatnonzero(field.owner == index)
        best = sorted(mine.tolist(), key=lambda i: (-share[i], field.options[i].entry.id))
        results.append(
            Ranked(
                group,
                tuple(field.options[i].entry for i in best),
                tuple(
                    _candidate(field.options[i], share[i], held[i], context[i])
                    for i in best[:_KEPT]
                ),
            )
        )
    return results


def _candidate(option: Option, share: float, held: float, context: float) -> Candidate:
    reasons = [*option.reasons, f"document:{context:+.1f}"]
    if held:
        reasons.append("container:inside" if held > 0 else "container:outside")
    entry = option.entry
    return Candidate(
        gazetteer_id=entry.id,
        name=entry.name,
        country=entry.country,
        admin1=entry.admin1,
        latitude=entry.latitude,
        longitude=entry.longitude,
        score=round(float(share), 4),
        reasons=tuple(reasons),
    )
