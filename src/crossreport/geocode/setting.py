"""Places the claims of a document: where their words say, or else in the report's setting.

The setting (police, people, headline, dateline) is no place of an event, so that it is taken only
where no claim of the same event names a place, and where the report places none of its other
events farther away than its setting reaches: a report of a wire agency or a round-up has no
setting. What comes of it says no more than "in or near it", and says so (``Place.basis``).
"""

from collections.abc import Mapping, Sequence

from crossreport.codebook import load_codebook
from crossreport.geocode.best import agrees, best_place
from crossreport.geocode.covering import divisions_told, with_those_listed
from crossreport.model import (
    Claim,
    Place,
    PlaceBasis,
    PlaceKind,
    PlaceMention,
    PlaceRole,
    Refusal,
    Specificity,
)
from crossreport.model.exactness import fineness, in_or_near
from crossreport.model.geodesy import distance_km

_REACH_KM = 60.0  # of a report's setting beyond its own radius
_NATURE = "natural-disaster"  # a family of event types
_WIDEST = 3  # fineness: a country is no setting

_Resolutions = Mapping[PlaceMention, "Place | Refusal"]


def place_claims(
    claims: Sequence[Claim], resolutions: _Resolutions, *, home: Place | None = None
) -> dict[str, Place]:
    """Return the place of each claim of a document that has one, by its id.

    Args:
        claims: all claims of one document.
        resolutions: what ``resolve_document`` made of their mentions.
        home: the area that the other reports of the document's publisher lie in, taken where
            the report itself is from nowhere known.
    """
    named = {c.id: place for c in claims if (place := _named(c, resolutions))}
    placed = {_event(c) for c in claims if c.id in named}
    told = [named[c.id] for c in claims if c.id in named and _is_told(c)]
    result = dict(named)
    for claim in claims:
        if not _is_told(claim):
            continue
        setting = setting_of(claim.places, resolutions) or home
        if setting is None:
            continue
        place = named.get(claim.id)
        if place is None:
            elsewhere = any(_lies_apart(setting, p) for p in told)
            fits = _event(claim) not in placed and (not elsewhere or _is_at_home(setting, home))
        else:
            fits = _narrows(setting, place)
        if fits:
            result[claim.id] = setting
    return result


def _is_at_home(setting: Place, home: Place | None) -> bool:
    """Say whether a setting is where the publisher's reports lie, whatever else one tells of."""
    if home is None or setting is home:
        return False
    return not _lies_apart(home, setting)


def _narrows(setting: Place, place: Place) -> bool:
    """Say whether a setting lies in what the event's words name no better than by its region.

    "A man was killed in Wisconsin", in a report of a town's police there.
    """
    if fineness(place) < _WIDEST or fineness(setting) >= _WIDEST:
        return False
    if setting.country != place.country:
        return False
    if place.kind is PlaceKind.COUNTRY:
        return True
    if place.kind is PlaceKind.ADMIN1:
        return setting.admin1 == place.admin1
    apart = distance_km(setting.point, place.point)
    return apart <= place.radius_km


def setting_of(mentions: Sequence[PlaceMention], resolutions: _Resolutions) -> Place | None:
    """Return the area in which a report's setting puts its events.

    The first that is known, or one inside it that is known more exactly. A country is none, nor
    is a bare capital: reports of all the country are datelined there.
    """
    found = [
        (m, p)
        for m in mentions
        if m.role is PlaceRole.SETTING and isinstance(p := resolutions.get(m), Place)
    ]
    known = [(m, p) for m, p in found if fineness(p) <= _WIDEST and not _is_bare_capital(m, p)]
    if not known:
        return None
    first = known[0]
    inside = [p for m, p in known if agrees(p, *first)]
    chosen = min(inside, key=fineness, default=first[1])
    return in_or_near(chosen, basis=PlaceBasis.SETTING)


def _named(claim: Claim, resolutions: _Resolutions) -> Place | None:
    """Return where a claim's words put its event.

    A disaster of nature is as wide as the area that its words name: the towns and the prison that
    stand in one sentence with an earthquake are where something else was.
    """
    if _is_of_nature(claim):
        wide = [m for m in claim.places if m.role is PlaceRole.CONTAINER]
        touched = divisions_told(claim.places, resolutions) or best_place(wide, resolutions)
        if touched is not None:
            return touched
    place = best_place(claim.places, resolutions)
    return place and with_those_listed(place, claim, resolutions)


def _is_of_nature(claim: Claim) -> bool:
    kind = load_codebook().event_types.get(claim.event_type)
    return kind is not None and kind.family == _NATURE


def _event(claim: Claim) -> str:
    return claim.elaborates or claim.id


def _is_told(claim: Claim) -> bool:
    return claim.specificity is Specificity.INCIDENT


def _is_bare_capital(mention: PlaceMention, place: Place) -> bool:
    bare = mention.span.quote.split(",")[0] == mention.name.split(",")[0]
    return bare and bool(place.candidates) and "capital" in place.candidates[0].reasons


def _lies_apart(setting: Place, place: Place) -> bool:
    if place.kind is PlaceKind.COUNTRY:
        return place.country != setting.country
    apart = distance_km(setting.point, place.point)
    return apart > setting.radius_km + place.radius_km + _REACH_KM
