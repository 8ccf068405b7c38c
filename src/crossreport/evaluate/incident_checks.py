"""Compares an incident of the record with its gold, field by field."""

from collections.abc import Iterator, Mapping

from crossreport.evaluate.checks import Check
from crossreport.evaluate.gold_format import GoldIncident, GoldPlace
from crossreport.evaluate.naming import Names
from crossreport.evaluate.showing import NOTHING, show_all, show_any, show_date, within
from crossreport.model import DisagreementKind, Incident, Place
from crossreport.model.geodesy import distance_km


def check_incident(
    gold: GoldIncident, incident: Incident, *, places: Mapping[str, Place], names: Names
) -> Iterator[Check]:
    """Yield the checks of everything that the gold says of an incident."""
    yield _type(gold, incident, names)
    yield from _date(gold, incident)
    yield from _place(gold, incident, places)
    yield from _perpetrator(gold, incident, names)
    yield from _parties(gold, incident, names)
    yield from _counts(gold, incident)
    yield from _conflicts(gold, incident)


def _check(gold: GoldIncident, field: str, ok: bool, wanted: str, got: str) -> Check:
    return Check("incident", gold.id, field, ok, wanted, got)


def _type(gold: GoldIncident, incident: Incident, names: Names) -> Check:
    if gold.context:
        ok = incident.context and incident.event_type.split("-")[0] in gold.type.lower()
        return _check(gold, "type", ok, gold.type, incident.event_type)
    acled = names.acled_type(incident.event_type)
    got = f"{incident.event_type} ({acled or 'no ACLED type'})"
    ok = not incident.context and acled in gold.acled
    return _check(gold, "type", ok, show_any(gold.acled), got)


def _date(gold: GoldIncident, incident: Incident) -> Iterator[Check]:
    if gold.date is not None:
        ok = within(incident.date, gold.date)
        yield _check(gold, "date", ok, show_date(gold.date), show_date(incident.date))


def _place(gold: GoldIncident, incident: Incident, places: Mapping[str, Place]) -> Iterator[Check]:
    if gold.place is None:
        return
    place = places.get(incident.place_id) if incident.place_id is not None else None
    wanted = gold.place.name or gold.place.country
    if place is None:
        yield _check(gold, "place", False, wanted, NOTHING)
        return
    got = f"{place.name}, {place.country}"
    ok = place.country == gold.place.country
    off = _off_km(gold.place, place)
    if off is not None and gold.place.within_km is not None:
        wanted += f" within {gold.place.within_km:g} km"
        got += f", {off:.0f} km off"
        ok = ok and off <= gold.place.within_km
    yield _check(gold, "place", ok, wanted, got)


def _off_km(gold: GoldPlace, place: Place) -> float | None:
    if gold.latitude is None or gold.longitude is None:
        return None
    return distance_km((gold.latitude, gold.longitude), (place.latitude, place.longitude))


def _perpetrator(gold: GoldIncident, incident: Incident, names: Names) -> Iterator[Check]:
    """The right actor must be there, and no other that the codebook knows by name."""
    if gold.perpetrators is None:
        return
    right = [n for n in incident.perpetrators if names.any_actor([n], gold.perpetrators)]
    others = [n for n in incident.perpetrators if n not in right and names.actor_ids(n)]
    ok = not others and (bool(right) or not gold.perpetrators)
    wanted = show_any(gold.perpetrators) if gold.perpetrators else "no named actor"
    yield _check(gold, "perpetrator", ok, wanted, show_all(incident.perpetrators))


def _parties(gold: GoldIncident, incident: Incident, names: Names) -> Iterator[Check]:
    present = (*incident.perpetrators, *incident.targets)
    for side in gold.parties:
        ok = names.any_actor(present, side)
        yield _check(gold, "party", ok, show_any(side), show_all(present))


def _counts(gold: GoldIncident, incident: Incident) -> Iterator[Check]:
    for kind, wanted in gold.counts.items():
        found = incident.counts.get(kind)
        for end in ("low", "best", "high"):
            values: tuple[int, ...] | None = getattr(wanted, end)
            if values is not None:
                got = None if found is None else getattr(found, end)
                shown = NOTHING if got is None else str(got)
                yield _check(gold, f"{kind}.{end}", got in values, show_any(values), shown)
    for kind in gold.no_counts:
        found = incident.counts.get(kind)
        ok = found is None or (found.low, found.best, found.high) == (None, None, None)
        yield _check(gold, f"no {kind}", ok, NOTHING, NOTHING if ok else str(found))


def _conflicts(gold: GoldIncident, incident: Incident) -> Iterator[Check]:
    for field in gold.conflicts:
        ok = any(
            field in (d.field, d.kind.value) and d.kind is not DisagreementKind.SILENCE
            for d in incident.disagreements
        )
        got = show_all(f"{d.field} ({d.kind})" for d in incident.disagreements)
        yield _check(gold, "conflict", ok, f"a disagreement about {field}", got)


def surplus_counts(gold: GoldIncident, incident: Incident) -> tuple[str, ...]:
    """Return the figures that the record has and the gold doesn't speak of, in words."""
    return tuple(
        f"{kind} {found.low}-{found.best}-{found.high}"
        for kind, found in incident.counts.items()
        if kind not in gold.counts and kind not in gold.no_counts and found.best is not None
    )
