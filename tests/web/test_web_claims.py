"""Claims and tests: statements with their check, series and the test of change, by the address."""

import csv
import json
import re
from dataclasses import replace
from threading import Event
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest
from starlette.datastructures import QueryParams

from crossreport.analysis.bins import Period
from crossreport.analysis.errors import AnalysisError
from crossreport.model import Stance
from crossreport.store import Record
from crossreport.web.asking import Asked
from crossreport.web.background import Background
from harbour import harbour, harbour_aggregate, harbour_claims, harbour_incident, harbour_trend

HOSTILE = "</title><script>document.title = 'taken'</script>\u202egnirts"


def complete(page):
    page.wait_for_selector("main:not(:has(.waiting))", timeout=60_000)
    return page


def fetched(address, path):
    with urlopen(address.rstrip("/") + path) as answer:
        return answer.read().decode()


def test_every_total_and_trend_stands_with_its_verdict(look, address, made_from_examples):
    with Record.open(made_from_examples) as record:
        said = len(record.aggregates()) + len(record.trends())
    page = complete(look(address, "/claims"))
    statements = page.locator("article.statement")
    assert statements.count() == said > 2
    verdicts = statements.locator("header .verdict:not(.v-own)").all_inner_texts()
    assert len(verdicts) == said
    known = {"consistent", "short", "exceeded", "cannot", "borne", "contradicted"}
    assert {one.split()[0] for one in verdicts} <= known


def test_the_incidents_that_count_are_linked_and_the_words_lead_to_the_report(look, address):
    page = complete(look(address, "/claims"))
    counted = page.locator("article.statement", has=page.locator("details.meant")).first
    counted.locator("summary", has_text=":").first.click()
    told = int(counted.locator("details.meant data.number").first.get_attribute("value"))
    assert counted.locator("details.meant").first.locator("a").count() == told
    quote = counted.locator("blockquote").first.inner_text()
    counted.get_by_role("link", name="In the text").click()
    marked = "".join(page.locator("mark.asked").all_inner_texts())
    assert " ".join(marked.split()) == " ".join(quote.split())


def test_a_page_that_waits_looks_again_and_shows_what_its_address_names(look, address):
    page = complete(look(address, "/claims"))
    script = page.locator("script[src*='js/claims']").get_attribute("src")
    waiting = (
        '<link rel="icon" href="data:,"><p class="waiting">…</p>'
        f'<script type="module" src="{script}"></script>'
    )
    page.goto(address)
    page.route(
        re.compile(r"/claims$"),
        lambda route: route.fulfill(content_type="text/html", body=waiting),
        times=1,
    )
    page.goto(f"{address}claims#change")
    page.wait_for_selector("#change:target")
    page.wait_for_function("scrollY > 0")


def test_the_checks_are_files_too_each_and_all(look, address):
    page = complete(look(address, "/claims"))
    found = json.loads(fetched(address, "/claims/said.json"))
    every = {one["claim"]["id"]: one for one in (*found["totals"], *found["trends"])}
    statements = page.locator("article.statement")
    assert {one.get_attribute("id") for one in statements.all()} == set(every)
    first = statements.first
    href = first.get_by_role("link", name="JSON").get_attribute("href")
    assert json.loads(fetched(address, href)) == every[first.get_attribute("id")]
    with pytest.raises(HTTPError, match="404"):
        fetched(address, "/claims/said.json?claim=none")


@pytest.fixture
def boasting(tmp_path):
    """Return a record in which the perpetrator counts, with words that attack the page."""
    document = harbour(title=HOSTILE, publisher=HOSTILE)
    claims = harbour_claims(document)
    total = replace(harbour_aggregate(document), stance=Stance.CLAIMED_BY_PERPETRATOR, of=HOSTILE)
    with Record.open(tmp_path / "boasting.sqlite") as record:
        record.put_document(document)
        record.put_extraction(
            document.id,
            claims=claims,
            aggregates=[total],
            trends=[harbour_trend(document)],
            version="1",
        )
        record.put_incidents([replace(harbour_incident(claims), place_id=None)], version="1")
    return tmp_path / "boasting.sqlite"


def test_a_perpetrators_own_count_is_marked_and_hostile_words_stay_words(serve, look, boasting):
    query = urlencode({"area": HOSTILE, "actor": '"><img src=x onerror=alert(1)>'})
    page = complete(look(serve(boasting), f"/claims?{query}"))
    assert page.locator("article.statement .v-own").count() == 1
    assert page.title() == "Claims and tests · Crossreport"
    assert (
        "</title><script>document.title" in page.locator("article.statement h3").first.inner_text()
    )
    assert page.locator("img, script:not([src])").count() == 0
    assert "\u202e" not in page.content()
    assert page.get_by_label("Actor").input_value() == '"><img src=x onerror=alert(1)>'


def test_the_form_makes_the_address_and_the_address_fills_the_form(look, address):
    page = complete(look(address, "/claims"))
    page.get_by_label("Area", exact=False).first.fill("Homs")
    page.get_by_label("Counting").select_option("killed")
    page.get_by_label("A bin is a").select_option("week")
    page.get_by_role("button", name="Count and test").click()
    page.wait_for_url("**area=Homs**")
    complete(page)
    assert "measure=killed" in page.url
    assert "per=week" in page.url
    assert "Killed per week: incidents in Homs" in page.locator("p.asked").inner_text()
    assert page.get_by_label("Counting").input_value() == "killed"
    bars = page.locator("figure.drawn").first.locator(".bar").count()
    page.get_by_text("As a table").click()
    rows = page.get_by_role("region", name="Table of the series").locator("tbody tr").count()
    href = page.get_by_role("link", name="CSV").get_attribute("href")
    file = list(csv.DictReader(fetched(address, href).splitlines()))
    assert bars == rows == len(file) > 1


def test_the_test_of_change_answers_with_a_verdict_and_what_is_missing(look, address):
    page = complete(look(address, "/claims?area=Homs&after=2023-02-06"))
    change = page.get_by_role("region", name="Change after a day")
    assert change.locator(".verdict").inner_text() == "cannot tell"
    assert change.get_by_role("heading", name="What would tell more").is_visible()
    plain = json.loads(fetched(address, "/claims/change.json?area=Homs&after=2023-02-06"))
    assert plain["verdict"] == "cannot-tell"
    told = plain["sentence"].replace("2023-02-06", "Feb 6, 2023")  # as the reader writes it
    assert told == change.locator("p.sentence").inner_text() != plain["sentence"]


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("area=Homz", "the record has no place 'Homz'; near: Homs"),
        ("actor=nobody", "the record has no actor 'nobody'"),
        ("from=2023-13-01", "is no day; write it as 2023-02-06"),
        ("per=decade", "decade is not a period; known are day, week, month"),
        ("area=/etc/x.geojson", "files are read by the command line only"),
        ("area=20 km of /etc/x.JSON ", "files are read by the command line only"),
        ("after=1950-01-01", "1950-01-01 lies outside the record"),
        ("after=2023-02-06&window=1", "the window, 1, is no number from 2 to 1000"),
        ("after=2023-02-06&against=/etc/x.json", "files are read by the command line only"),
    ],
)
def test_a_question_that_cannot_be_asked_is_one_clear_line(look, address, query, told):
    page = complete(look(address, f"/claims?{query}"))
    lines = page.get_by_role("alert").all_inner_texts()
    assert any(told in line for line in lines), lines


def test_a_file_of_what_cannot_be_asked_is_refused(address):
    with pytest.raises(HTTPError) as error:
        fetched(address, "/claims/series.csv?area=Homz")
    assert error.value.code == 400
    assert "near: Homs" in error.value.read().decode()


def test_a_record_without_incidents_says_so(serve, look, tmp_path):
    Record.open(tmp_path / "empty.sqlite").close()
    page = complete(look(serve(tmp_path / "empty.sqlite"), "/claims?after=2020-01-01"))
    assert "No source states a total or a trend." in page.locator("main").inner_text()
    assert set(page.get_by_role("alert").all_inner_texts()) == {"the record holds no incidents"}


def test_repeated_names_and_separated_ones_are_the_same():
    repeated = Asked.of(QueryParams("area=Homs&area=Hama&per=week"))
    separated = Asked.of(QueryParams("area=Homs;%20Hama&per=WEEK"))
    assert repeated.wanted == separated.wanted
    assert repeated.wanted.where == ("Homs", "Hama")
    assert repeated.period is separated.period is Period.WEEK
    assert Asked.of(QueryParams(repeated.query())) == repeated


def test_what_takes_long_is_computed_once_and_told_when_it_is_ready():
    background, go, made = Background(), Event(), []

    def make():
        made.append(go.wait(10))
        return 7

    first = background.get("a", make, wait=0.0)
    assert not first.ready
    assert not background.get("a", make, wait=0.01).ready
    go.set()
    again = background.get("a", make, wait=10)
    assert again.ready
    assert (again.value, made) == (7, [True])


def test_what_goes_wrong_in_the_background_is_raised_where_it_is_asked_for():
    def fail():
        raise AnalysisError("no such thing")

    part = Background().get("a", fail, wait=10)
    assert part.ready
    with pytest.raises(AnalysisError, match="no such thing"):
        _ = part.value
