from dataclasses import replace
from datetime import date

from crossreport.geocode import place_claims
from crossreport.geocode.setting import setting_of
from crossreport.model import (
    Candidate,
    Claim,
    DateBasis,
    Place,
    PlaceBasis,
    PlaceKind,
    PlaceMention,
    PlaceRole,
    Span,
    Specificity,
    WideDate,
)

DAY = WideDate(date(2024, 5, 14), date(2024, 5, 14), DateBasis.PUBLICATION_BOUND)


def mention(quote: str, name: str, role: PlaceRole = PlaceRole.SETTING) -> PlaceMention:
    return PlaceMention(name, Span("d", 0, len(quote), quote), role)


def town(name: str, latitude: float, **facts: object) -> Place:
    base: dict[str, object] = {
        "kind": PlaceKind.TOWN,
        "country": "US",
        "admin1": "Ohio",
        "radius_km": 5.0,
        "ucdp_precision": 1,
        "acled_precision": 1,
    }
    made = {**base, **facts}
    return Place(id=f"p-{name}", name=name, admin2=None, latitude=latitude, longitude=-82.0, **made)  # type: ignore[arg-type]


def claim(name: str, *places: PlaceMention, **facts: object) -> Claim:
    words = Span("d", 0, 4, "shot")
    base = Claim(name, "d", "armed-attack", words, words, DAY, tuple(places))
    return replace(base, **facts)  # type: ignore[arg-type]


POLICE = mention("Arden police", "Arden")
DATELINE = mention("BELTON, Ohio", "BELTON, Ohio")
COUNTY = mention("Corin County deputies", "Corin County")
WHERE = mention("Dulwick", "Dulwick", PlaceRole.EVENT)
ARDEN, BELTON = town("Arden", 40.0), town("Belton", 40.2)
CORIN = town("Corin County", 40.1, kind=PlaceKind.ADMIN2, radius_km=30.0, ucdp_precision=3)


def test_a_claim_that_names_no_place_is_in_or_near_the_setting() -> None:
    placed = place_claims([claim("c", POLICE, DATELINE)], {POLICE: ARDEN, DATELINE: BELTON})["c"]
    assert (placed.name, placed.basis) == ("Arden", PlaceBasis.SETTING)
    assert (placed.ucdp_precision, placed.acled_precision) == (2, 2)
    assert placed.radius_km >= 15
    assert placed.id != ARDEN.id


def test_a_place_in_the_text_is_never_overridden() -> None:
    near = town("Dulwick", 40.3)
    placed = place_claims([claim("c", WHERE, POLICE)], {WHERE: near, POLICE: ARDEN})
    assert placed == {"c": near}


def test_the_events_other_claims_name_its_place() -> None:
    lead, more = claim("c", WHERE), claim("e", POLICE, elaborates="c")
    placed = place_claims([lead, more], {WHERE: town("Dulwick", 40.3), POLICE: ARDEN})
    assert set(placed) == {"c"}


def test_a_report_of_events_elsewhere_has_no_setting() -> None:
    far, here = claim("far", WHERE), claim("here", POLICE)
    assert "here" not in place_claims([far, here], {WHERE: town("Dulwick", 45.0), POLICE: ARDEN})
    assert "here" in place_claims([far, here], {WHERE: town("Dulwick", 40.4), POLICE: ARDEN})


def test_the_town_in_the_county_is_taken() -> None:
    mentions = claim("c", COUNTY, DATELINE).places
    found = setting_of(mentions, {COUNTY: CORIN, DATELINE: BELTON})
    assert found is not None
    assert found.name == "Belton"


def test_a_country_is_no_setting() -> None:
    nation = town("Ohioland", 40.0, kind=PlaceKind.COUNTRY, radius_km=800.0, ucdp_precision=6)
    assert setting_of([DATELINE], {DATELINE: nation}) is None


def test_reports_are_datelined_in_the_capital_but_its_police_are_there() -> None:
    entry = Candidate("gn:1", "Arden", "US", None, 40.0, -82.0, 1.0, ("capital",))
    capital = replace(ARDEN, candidates=(entry,))
    dateline = mention("ARDEN", "ARDEN")
    assert setting_of([dateline], {dateline: capital}) is None
    assert setting_of([POLICE], {POLICE: capital}) is not None


def test_what_did_not_happen_is_placed_nowhere() -> None:
    planned = claim("c", POLICE, specificity=Specificity.NOT_AN_INCIDENT)
    assert place_claims([planned], {POLICE: ARDEN}) == {}


def test_a_setting_narrows_what_is_named_by_its_region_only() -> None:
    ohio = town("Ohio", 40.5, kind=PlaceKind.ADMIN1, radius_km=250.0, ucdp_precision=4)
    placed = place_claims([claim("c", WHERE, POLICE)], {WHERE: ohio, POLICE: ARDEN})["c"]
    assert (placed.name, placed.basis) == ("Arden", PlaceBasis.SETTING)


def test_but_not_where_it_lies_in_another_region() -> None:
    utah = town(
        "Utah", 40.5, kind=PlaceKind.ADMIN1, admin1="Utah", radius_km=250.0, ucdp_precision=4
    )
    placed = place_claims([claim("c", WHERE, POLICE)], {WHERE: utah, POLICE: ARDEN})
    assert placed == {"c": utah}


HOME = town("Fernley", 40.5, radius_km=60.0, ucdp_precision=5, basis=PlaceBasis.PUBLISHER)


def test_where_the_publisher_writes_from_is_the_last_resort() -> None:
    silent, told = claim("a"), claim("b", POLICE)
    placed = place_claims([silent, told], {POLICE: ARDEN}, home=HOME)
    assert {name: place.basis for name, place in placed.items()} == {
        "a": PlaceBasis.PUBLISHER,
        "b": PlaceBasis.SETTING,
    }
    assert place_claims([silent], {}) == {}


def test_it_is_none_for_a_report_of_events_elsewhere() -> None:
    far = town("Gilford", 48.0)
    placed = place_claims([claim("a"), claim("b", WHERE)], {WHERE: far}, home=HOME)
    assert set(placed) == {"b"}


def test_a_disaster_of_nature_is_as_wide_as_the_area_that_is_named() -> None:
    jail, county = (
        mention("Arden jail", "Arden", PlaceRole.EVENT),
        mention("Corin County", "Corin County", PlaceRole.CONTAINER),
    )
    found = {jail: ARDEN, county: CORIN}
    quake = claim("c", jail, county, event_type="earthquake")
    escape = claim("e", jail, county, event_type="prison-escape")
    placed = place_claims([quake, escape], found)
    assert (placed["c"].name, placed["e"].name) == ("Corin County", "Arden")
    town_only = claim("t", jail, event_type="earthquake")
    assert place_claims([town_only], found)["t"].name == "Arden"
