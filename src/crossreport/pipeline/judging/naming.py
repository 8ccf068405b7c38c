"""Places by the name that a person typed."""

import re
from functools import cache
from typing import TYPE_CHECKING

from crossreport.model import Place, PlaceKind

if TYPE_CHECKING:
    from crossreport.geocode import Gazetteer
    from crossreport.geocode.entries import GazetteerEntry
    from crossreport.store import Record


def named_place(name: str, record: "Record", *, instead_of: Place | None = None) -> str:
    """Return a place as ``reconcile.read_value`` reads it.

    The record's own place of that name goes first, the most exact one. Of several places of the
    gazetteer those in the country of the place that is corrected go first, then the most populous;
    the value names area and country, so that people see which one was taken.

    Args:
        name: as typed; what is no name that is known is returned as it is.
        record: whose places are known.
        instead_of: the place that is corrected.
    """
    from crossreport.codebook import fold_name
    from crossreport.reconcile import UNKNOWN, place_words

    if name.casefold() == UNKNOWN:
        return name
    wanted = fold_name(name)
    own = [one for one in record.places().values() if fold_name(one.name) == wanted]
    if own:
        return place_words(min(own, key=lambda one: (one.radius_km, one.id)))
    country = instead_of.country if instead_of else ""
    found = _gazetteer().lookup(name) if wanted else ()
    if not found:
        return name
    best = min(found, key=lambda one: (*_rank(one, country), one.id))
    area = ", ".join(_plain(part) for part in (best.admin1, best.country) if part)
    where = f"{best.latitude:.4f}, {best.longitude:.4f} ± {best.radius_km:g} km"
    return f"{_plain(best.name)} ({area}): {where}" if best.country else f"{best.name}: {where}"


def _rank(entry: "GazetteerEntry", country: str) -> tuple[bool, bool, int]:
    return entry.country != country, entry.kind is not PlaceKind.TOWN, -entry.population


@cache
def _gazetteer() -> "Gazetteer":
    from crossreport.geocode import Gazetteer, user_places

    return Gazetteer.open(added=user_places())


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[():]", " ", name).split())
