"""What towns a publisher is named after, in its address or its site's own name."""

from dataclasses import replace

import pytest

from crossreport.geocode import Gazetteer, learn_beats, resolve_document
from crossreport.geocode.publishers import named_towns, site_name
from crossreport.model import Document, Place, PlaceBasis
from tests.geocode.conftest import make_document, make_mentions

HEADLINE = "Two hurt in a fire"


def page(site: str = "", *, publisher: str = "news.example", text: str = "") -> Document:
    return make_document(f"{HEADLINE}{site}\n\n{text}", title=HEADLINE, publisher=publisher)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (" - WXYQ News 4 - Toledo, Ohio", "WXYQ News 4 - Toledo, Ohio"),
        (" | The Daily Chronicle", "The Daily Chronicle"),
        (" « Radio Dayton", "Radio Dayton"),
        (" in the old mill, police say", ""),
        ("", ""),
    ],
)
def test_what_stands_after_the_headline_and_a_dash_is_the_sites_name(
    line: str, expected: str
) -> None:
    assert site_name(page(line)) == expected


@pytest.mark.parametrize(
    ("site", "expected"),
    [
        ("WXYQ News 4 - Toledo, Ohio", ("Toledo", "Ohio")),
        ("WXYQ.example-Columbus, GA News Weather & Sports", ("Columbus", "Georgia")),
        ("WXYQ Montgomery Alabama news", ("Montgomery", "Alabama")),
        ("NewsChannel 11 Lubbock", ("Lubbock", "Texas")),
        ("WXYQ: Wichita Falls News", ("Wichita Falls", "Texas")),
    ],
)
def test_a_sites_name_tells_its_town(
    site: str, expected: tuple[str, str], gazetteer: Gazetteer
) -> None:
    found = named_towns(page(f" - {site}"), gazetteer)
    assert found is not None
    assert found.by_site
    town = found.chosen({})
    assert town is not None
    assert (town.name, town.admin1) == expected


def test_a_town_of_several_areas_is_the_one_that_its_reports_lie_by(gazetteer: Gazetteer) -> None:
    found = named_towns(page(publisher="springfieldherald.example"), gazetteer)
    assert found is not None
    assert found.chosen({}) is None, "which of them is open"
    town = found.chosen({"US.OH": 0.7, "US.KY": 0.1})
    assert town is not None
    assert town.admin1 == "Ohio"


@pytest.mark.parametrize("publisher", ["delawaretimes.example", "policenews.example", ""])
def test_an_area_or_a_word_of_the_press_is_no_town(publisher: str, gazetteer: Gazetteer) -> None:
    assert named_towns(page(publisher=publisher), gazetteer) is None


def test_a_saint_is_known_by_his_abbreviation(gazetteer: Gazetteer) -> None:
    found = named_towns(page(publisher="stlouisopera.example"), gazetteer)
    other = named_towns(page(publisher="stlouis.opera.example"), gazetteer)
    assert found is None, "the word is not a known ending"
    assert other is not None
    assert other.towns[0].admin1 == "Missouri"


def test_a_report_that_tells_nothing_lies_about_the_town_of_its_site(gazetteer: Gazetteer) -> None:
    document = page(" - WXYQ Channel 4 - Shreveport, LA", text="A man was hurt on Friday.")
    home = learn_beats([(document, [])], gazetteer).home_place(document)
    assert home is not None
    assert (home.name, home.basis, home.admin1) == (
        "Shreveport",
        PlaceBasis.PUBLISHER,
        "Louisiana",
    )
    assert 30 <= home.radius_km <= 150


def test_a_county_is_the_one_near_its_publisher_across_the_border(gazetteer: Gazetteer) -> None:
    site = " - WXYQ Channel 4 - Spartanburg, SC"
    text = "A girl was hurt in Henderson County."
    document = page(site, text=text)
    mentions = make_mentions(document, [("Henderson County", "Henderson County", {})])
    other = replace(page(site, text="Nothing else."), id="d-other")
    beats = learn_beats([(document, mentions), (other, [])], gazetteer)
    place = resolve_document(document, mentions, gazetteer, beats=beats)[mentions[0]]
    assert isinstance(place, Place)
    assert place.admin1 == "North Carolina"
