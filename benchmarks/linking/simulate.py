"""Simulates a country's incidents and the reports that tell them.

A reporter sees part of what happened, and errs: tells the day late, widely or not at all; names the
province, a town nearby or no place; rounds the toll, has an early one or none; uses another word
for the event, or does not say who did it; and takes the toll, the place or some words of another
incident nearby for this one's. Some reports are copied word for word, some are told again a day
later with a higher toll, some incidents are told in one report with others of the day and
province. All chances grow with the noise; 1 is what one may expect of the daily news of a war.
"""

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from math import hypot

from benchmarks.linking.truth import Incident, Row, Vocabulary, incidents, is_state
from crossreport.model import (
    ActorKind,
    ActorMention,
    ActorRole,
    Claim,
    Count,
    CountKind,
    DateBasis,
    Document,
    Place,
    PlaceKind,
    Qualifier,
    Range,
    Segment,
    SegmentKind,
    Span,
    VictimGroup,
    WideDate,
)

_CHANCES = {
    "undated": 0.08,  # the day is not told: some day before publication
    "weekly": 0.1,  # a week is told
    "late": 0.07,  # the day of the news is taken for the day of the event
    "no_place": 0.1,
    "province": 0.12,
    "neighbour": 0.07,  # a town nearby is named
    "no_toll": 0.12,
    "rounded": 0.1,
    "early": 0.12,
    "other_type": 0.15,
    "no_doer": 0.3,
    "confused": 0.05,  # with another incident of these days in this province
    "copied": 0.1,
    "updated": 0.1,
    "together": 0.2,  # told in one report with others of the day and province
}
_MOST = 0.9  # no chance is greater
_NEAR_KM = 30.0
_KM_A_DEGREE = 111.2
_PROVINCE_KM = 70.0
_TOWN_KM = 5.0


@dataclass(slots=True)
class World:
    """Tellings with the number of the incident that each is of."""

    claims: list[Claim] = field(default_factory=list)
    places: dict[str, Place | None] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    truth: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Telling:
    """What one reporter tells of one incident."""

    incident: int
    name: str
    published: date
    type: str
    date: WideDate
    place: Place | None
    toll: tuple[int, int, Qualifier] | None
    doer: str | None
    words: tuple[str, ...]
    headline: tuple[str, ...] = ()


def simulate(
    rows: Sequence[Row], *, incidents: int, noise: float, seed: int, prefix: str = ""
) -> World:
    """Take incidents from an unbroken stretch of rows and tell each one to six times, or oftener.

    Args:
        rows: by day.
        incidents: how many; the density is that of the rows, however many there are.
        noise: 0 for reporters who never err, 1 for the usual.
        seed: of the random numbers.
        prefix: of the names of reports, so that several worlds can be told as one.
    """
    newsroom = _Newsroom(rows, incidents, noise=noise, seed=seed)
    world = World()
    for report in newsroom.reports():
        _publish(world, report, prefix)
    return world


def two_tables(
    rows: Sequence[Row], *, noise: float, seed: int, coded: float, names: tuple[str, str]
) -> World:
    """Let two tables code the same incidents, each by itself.

    A table holds one row an incident, of a report of its own; documents are named after the tables.

    Args:
        rows: by day; all are incidents.
        noise: as for ``simulate``.
        seed: of the random numbers.
        coded: the share of incidents that each table has.
        names: of the tables.
    """
    newsroom = _Newsroom(rows, len(rows), noise=noise, seed=seed)
    world = World()
    for name in names:
        for number, telling in newsroom.coded(coded):
            _publish(world, [replace(telling, name=str(number))], f"{name}-")
    world.truth = {claim: one.split("-", 1)[1] for claim, one in world.truth.items()}
    return world


class _Newsroom:
    """All reporters of a country, and what they may mistake for each other."""

    def __init__(self, rows: Sequence[Row], size: int, *, noise: float, seed: int) -> None:
        self._chance = random.Random(seed)
        self._noise = noise
        self._words = Vocabulary(self._chance)
        self._incidents = incidents(rows, size, words=self._words, chance=self._chance)

    @cached_property
    def _towns(self) -> Mapping[str, list[Row]]:
        found: dict[str, dict[tuple[float, float], Row]] = defaultdict(dict)
        for one in self._incidents:
            found[one.row.province][one.row.latitude, one.row.longitude] = one.row
        return {name: list(towns.values()) for name, towns in found.items()}

    def happens(self, what: str) -> bool:
        """Draw whether an error is made."""
        return self._chance.random() < min(_MOST, self._noise * _CHANCES[what])

    def reports(self) -> list[list[_Telling]]:
        """Return reports, each of one telling or of several."""
        found: list[list[_Telling]] = []
        shared: dict[tuple[object, ...], list[_Telling]] = {}
        for incident in self._incidents:
            for telling in self._tellings(incident):
                if not self.happens("together"):
                    found.append([telling])
                    continue
                around = telling.published, incident.row.province
                report = shared.setdefault(around, [])
                if all(one.incident != incident.number for one in report):
                    report.append(telling)
                else:
                    found.append([telling])
        return found + list(shared.values())

    def coded(self, share: float) -> Iterator[tuple[int, _Telling]]:
        """Yield one telling, not copied, of each of a share of the incidents."""
        for incident in self._incidents:
            if self._chance.random() < share:
                yield incident.number, self._tell(incident)

    def _tellings(self, incident: Incident) -> list[_Telling]:
        told: list[_Telling] = []
        for _ in range(1 + min(5, int(self._chance.expovariate(0.8)))):
            if told and self.happens("copied"):
                told.append(self._copy(self._chance.choice(told)))
            else:
                told.append(self._tell(incident))
            if told[-1].toll is not None and self.happens("updated"):
                told.append(self._update(told[-1], incident))
        return [replace(one, name=f"{incident.number}-{n}") for n, one in enumerate(told)]

    def _copy(self, told: _Telling) -> _Telling:
        later = timedelta(self._chance.randrange(2))
        return replace(told, published=told.published + later)

    def _update(self, told: _Telling, incident: Incident) -> _Telling:
        """Return the same reporter's account of a day later, longer and with a higher toll."""
        toll = incident.row.killed + self._chance.randrange(1, 3 + incident.row.killed // 5)
        return replace(
            told,
            published=told.published + timedelta(1 + self._chance.randrange(2)),
            toll=(toll, toll, Qualifier.EXACT),
            words=(*self._mixed(told.words), *self._words.common(15)),
        )

    def _tell(self, incident: Incident) -> _Telling:
        seen, other = incident.row, self._confused(incident)
        if other is not None:
            seen = self._chance.choice([
                seen._replace(killed=other.row.killed),
                other.row._replace(day=seen.day, killed=seen.killed),
                seen,
            ])  # fmt: skip
        published = incident.row.day + timedelta(self._chance.choice((0, 1, 1, 1, 2, 3)))
        place = self._place(seen)
        return _Telling(
            incident=incident.number,
            name="",
            published=published,
            type=self._type(incident),
            date=self._date(seen.day, published),
            place=place,
            toll=self._toll(seen.killed),
            doer=None if self.happens("no_doer") else incident.row.doer or None,
            words=self._report(incident, other),
            headline=self._headline(incident) if self._chance.random() < 0.7 else (),
        )

    def _confused(self, incident: Incident) -> Incident | None:
        if not self.happens("confused"):
            return None
        at = incident.number
        near = self._incidents[max(0, at - 20) : at] + self._incidents[at + 1 : at + 21]
        alike = [one for one in near if one.row.province == incident.row.province]
        return self._chance.choice(alike) if alike else None

    def _type(self, incident: Incident) -> str:
        if not self.happens("other_type"):
            return incident.type
        return self._chance.choice(("armed-attack", "armed-attack", "armed-clash", "shelling"))

    def _date(self, day: date, published: date) -> WideDate:
        if self.happens("undated"):
            return WideDate(None, published, DateBasis.PUBLICATION_BOUND)
        if self.happens("weekly"):
            start = day - timedelta(self._chance.randrange(6))
            return WideDate(start, start + timedelta(6), DateBasis.EXPLICIT)
        told = max(day, published) if self.happens("late") else day
        return WideDate(told, told, DateBasis.EXPLICIT)

    def _place(self, row: Row) -> Place | None:
        if self.happens("no_place"):
            return None
        if self.happens("province"):
            towns = self._towns[row.province]
            latitude = sum(one.latitude for one in towns) / len(towns)
            longitude = sum(one.longitude for one in towns) / len(towns)
            return _place(latitude, longitude, _PROVINCE_KM, row.province)
        if self.happens("neighbour"):
            near = [one for one in self._towns[row.province] if 0 < _km(one, row) <= _NEAR_KM]
            row = self._chance.choice(near) if near else row
        return _place(row.latitude, row.longitude, _TOWN_KM, row.province)

    def _toll(self, killed: int) -> tuple[int, int, Qualifier] | None:
        if self.happens("no_toll"):
            return None
        if self.happens("early"):
            killed = round(killed * self._chance.uniform(0.5, 0.95))
        if killed >= 5 and self.happens("rounded"):
            near = max(5, 5 * round(killed / 5))
            return max(1, round(0.8 * near)), round(1.2 * near), Qualifier.ABOUT
        return killed, killed, Qualifier.EXACT

    def _report(self, incident: Incident, other: Incident | None) -> tuple[str, ...]:
        """Return the words of a report: what it shares with few others, and what all use."""
        seen = self._chance.uniform(0.2, 0.9) / (1 + 0.3 * self._noise)
        told = [word for word in incident.own if self._chance.random() < seen]
        if other is not None:  # recalled as background
            told += [word for word in other.own if self._chance.random() < seen / 2]
        told += [word for word in incident.around if self._chance.random() < 0.5]
        return self._mixed([*told, *self._words.common(self._chance.randint(15, 110))])

    def _headline(self, incident: Incident) -> tuple[str, ...]:
        own = [word for word in incident.own if self._chance.random() < 0.1]
        return self._mixed([*incident.around[:6], *own, *self._words.common(4)])

    def _mixed(self, words: Sequence[str]) -> tuple[str, ...]:
        return tuple(self._chance.sample(list(words), len(words)))


def _km(left: Row, right: Row) -> float:
    north = left.latitude - right.latitude
    east = 0.8 * (left.longitude - right.longitude)  # as near the parallel of 36 degrees
    return _KM_A_DEGREE * hypot(north, east)


def _place(latitude: float, longitude: float, radius: float, province: str) -> Place:
    key = f"g-{latitude:.4f}:{longitude:.4f}:{radius:g}"
    return Place(
        id=f"p{key}",
        name=key,
        kind=PlaceKind.TOWN if radius == _TOWN_KM else PlaceKind.REGION,
        country="SY",
        admin1=province or f"{round(latitude)}:{round(longitude)}",
        admin2=None,
        latitude=latitude,
        longitude=longitude,
        radius_km=radius,
        ucdp_precision=1,
        acled_precision=1,
        gazetteer_id=key,
    )


def _publish(world: World, report: Sequence[_Telling], prefix: str) -> None:
    """Write a report, with a sentence or more for each incident it tells."""
    headline = " ".join(report[0].headline) if len(report) == 1 else ""
    text, starts = headline, []
    for one in report:
        text += "\n" if text else ""
        starts.append(len(text))
        text += " ".join(one.words)
    name = f"d-{prefix}{report[0].name}"
    title = [Segment(0, len(headline), SegmentKind.TITLE)] if headline else []
    world.documents[name] = Document(
        id=name,
        text=text,
        sha256="0" * 64,
        source=name,
        media_type="text/plain",
        segments=(*title, Segment(starts[0], len(text), SegmentKind.BODY)),
        title=headline or None,
        published=report[0].published,
    )
    for one, start in zip(report, starts, strict=True):
        claim = _claim(
            one,
            f"c-{prefix}{one.name}",
            Span.of(name, text, start, start + len(" ".join(one.words))),
        )
        world.claims.append(claim)
        world.places[claim.id] = one.place
        world.truth[claim.id] = f"{prefix}{one.incident}"


def _claim(told: _Telling, name: str, quote: Span) -> Claim:
    first = len(told.words[0])
    trigger = replace(quote, end=quote.start + first, quote=quote.quote[:first])
    doers: tuple[ActorMention, ...] = ()
    if told.doer is not None:
        kind = ActorKind.STATE_FORCES if is_state(told.doer) else ActorKind.REBELS
        doers = (ActorMention(ActorRole.PERPETRATOR, told.doer, told.doer, kind, trigger),)
    counts: tuple[Count, ...] = ()
    if told.toll is not None:
        low, high, qualifier = told.toll
        best = round((low + high) / 2)
        counts = (
            Count(
                CountKind.KILLED, Range(low, best, high), best, qualifier, VictimGroup(), trigger
            ),
        )
    return Claim(
        id=name,
        document_id=quote.document_id,
        event_type=told.type,
        trigger=trigger,
        quote=quote,
        date=told.date,
        actors=doers,
        counts=counts,
    )
