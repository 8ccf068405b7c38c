"""Rules for the place."""

from collections.abc import Callable, Sequence

from crossreport.model import Place, PlaceBasis, geodesy
from crossreport.reconcile.evidence import Telling
from crossreport.reconcile.outcome import Outcome, sources
from crossreport.reconcile.rules.registry import Registry

PlaceRule = Callable[[Sequence[Telling]], Outcome | None]
PLACE_RULES: Registry[PlaceRule] = Registry("place")

_REGION = 4  # UCDP's precision of a first-level area; beyond, it is wider still
_NEIGHBOURS_KM = 25.0  # between a town and a suburb that a report of its names


def placed(tellings: Sequence[Telling]) -> list[Telling]:
    """The claims whose place counts: those that name one, where one names more than a region.

    Reports that are from elsewhere, all of one place, outweigh a single source that names another:
    a namesake is more often mistaken than all of them. Where the publisher writes from counts only
    where no report tells more.
    """
    known = [telling for telling in tellings if telling.place is not None]
    told = [t for t in known if _place(t).basis is not PlaceBasis.PUBLISHER]
    named = [t for t in told if _place(t).basis is PlaceBasis.NAMED]
    local = any(_place(t).ucdp_precision < _REGION for t in named)
    if local and not _outweighed(named, told):
        return named
    return told or known


def _outweighed(named: Sequence[Telling], told: Sequence[Telling]) -> bool:
    """Whether one source names the place, and more sources agree on being from another."""
    settings = [t for t in told if _place(t).basis is PlaceBasis.SETTING]
    if sources(named) > 1 or any(_near(_place(s), _place(n)) for s in settings for n in named):
        return False
    return sources(_agreeing(settings)) > sources(named)


def _agreeing(tellings: Sequence[Telling]) -> list[Telling]:
    """Return the largest group of claims that agree with one of them, by independent sources."""
    groups = ([t for t in tellings if compatible(_place(one), _place(t))] for one in tellings)
    return max(groups, key=sources, default=[])


@PLACE_RULES("place-publisher")
def _publisher(tellings: Sequence[Telling]) -> Outcome | None:
    if any(_place(telling).basis is not PlaceBasis.PUBLISHER for telling in tellings):
        return None
    return _majority(tellings)


@PLACE_RULES("place-setting")
def _setting(tellings: Sequence[Telling]) -> Outcome | None:
    if any(_place(telling).basis is not PlaceBasis.SETTING for telling in tellings):
        return None
    return _majority(tellings)


@PLACE_RULES("place-single")
def _single(tellings: Sequence[Telling]) -> Outcome | None:
    if len({_place(telling).id for telling in tellings}) != 1:
        return None
    return _outcome(_place(tellings[0]), tellings)


@PLACE_RULES("place-most-specific")
def _most_specific(tellings: Sequence[Telling]) -> Outcome | None:
    if not tellings:
        return None
    chosen = min((_place(telling) for telling in tellings), key=lambda p: (p.radius_km, p.id))
    if not all(compatible(chosen, _place(telling)) for telling in tellings):
        return None
    return _outcome(chosen, tellings)


@PLACE_RULES("place-majority")
def _majority(tellings: Sequence[Telling]) -> Outcome | None:
    if not tellings:
        return None

    def preference(place: Place) -> tuple[int, float, str]:
        agreeing = (t for t in tellings if compatible(place, _place(t)))
        return -sources(agreeing), place.radius_km, place.id

    chosen = min((_place(telling) for telling in tellings), key=preference)
    return _outcome(chosen, [t for t in tellings if compatible(chosen, _place(t))])


def _near(left: Place, right: Place) -> bool:
    return distance_km(left, right) <= left.radius_km + right.radius_km + _NEIGHBOURS_KM


def compatible(left: Place, right: Place) -> bool:
    """Whether one event can lie in both areas."""
    return distance_km(left, right) <= left.radius_km + right.radius_km


def distance_km(left: Place, right: Place) -> float:
    """Great-circle distance between two centres in kilometres."""
    return geodesy.distance_km(left.point, right.point)


def _place(telling: Telling) -> Place:
    if telling.place is None:
        raise ValueError(f"claim {telling.id} has no place")
    return telling.place


def _outcome(place: Place, tellings: Sequence[Telling]) -> Outcome:
    return Outcome(place.name, tuple(tellings), place=place)
