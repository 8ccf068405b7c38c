"""Where first-level areas are."""

from crossreport.model import PlaceKind


def centre_of_area(country: str, admin1: str) -> tuple[float, float, float] | None:
    """Return latitude, longitude and radius in km of a first-level area, if it is known.

    Args:
        country: ISO 3166-1 alpha-2 code.
        admin1: its name, with or without a word such as "Governorate".
    """
    from crossreport.geocode import Gazetteer, user_places

    words = admin1.split()
    gazetteer = Gazetteer.open(added=user_places())
    for name in (admin1, " ".join(words[:-1])):
        for entry in gazetteer.search(name) if name else ():
            if entry.kind is PlaceKind.ADMIN1 and entry.country == country:
                return entry.latitude, entry.longitude, entry.radius_km
    return None
