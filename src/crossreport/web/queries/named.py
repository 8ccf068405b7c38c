"""Places by the name that a reviewer typed."""

import re
from functools import cache

from crossreport.codebook import fold_name
from crossreport.geocode import Gazetteer, user_places
from crossreport.geocode.entries import GazetteerEntry
from crossreport.model import Place, PlaceKind
from crossreport.store import Record


def named_place(name: str, record: Record, *, instead_of: Place | None) -> str:
    """Return a place as `judge_value` takes it.

    A name that the record has stays, for the record's own place goes first. Of several places of
    the gazetteer those in the country of the place that is corrected go first, then the most
    populous; the value names area and country, so that the reviewer sees which one was taken.

    Args:
        name: as typed; what is no name that the gazetteer has is returned as it is.
        record: whose places are known.
        instead_of: the place that is corrected.
    """
    wanted = fold_name(name)
    if any(fold_name(one.name) == wanted for one in record.places().values()):
        return name
    country = instead_of.country if instead_of else ""
    found = _gazetteer().lookup(name)
    if not found:
        return name
    best = min(found, key=lambda one: (*_rank(one, country), one.id))
    area = ", ".join(_plain(part) for part in (best.admin1, best.country) if part)
    where = f"{best.latitude:.4f}, {best.longitude:.4f} ± {best.radius_km:g} km"
    return f"{_plain(best.name)} ({area}): {where}" if best.country else f"{best.name}: {where}"


def _rank(entry: GazetteerEntry, country: str) -> tuple[bool, bool, int]:
    return entry.country != country, entry.kind is not PlaceKind.TOWN, -entry.population


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer.open(added=user_places())


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[():]", " ", name).split())
