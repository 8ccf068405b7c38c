"""The pages that are read: an incident with its evidence, a report with what was read from it."""

import csv
import json
import sqlite3
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from crossreport.model import Refusal
from crossreport.store import Record

MEDIUM = "{day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC'}"


def ask(record, query, *values):
    with sqlite3.connect(record) as connection:
        return connection.execute(query, values).fetchall()


def told_by_most(record):
    """Return the incident with most claims."""
    query = (
        "select incident_id, count(*) as n from incident_claims group by incident_id "
        "order by n desc, incident_id limit 1"
    )
    return ask(record, query)[0]


def test_an_incident_is_shown_with_every_value_and_claim(address, look, made_from_examples):
    incident, claims = told_by_most(made_from_examples)
    page = look(address, f"/incident/{incident}")
    values = page.get_by_role("region", name="Values").get_by_role("row").count() - 1
    assert (
        values
        == ask(
            made_from_examples,
            "select count(*) from incident_values where incident_id = ?",
            incident,
        )[0][0]
    )
    shown = page.locator("tbody.claim").count()
    assert 1 < shown <= claims
    assert page.get_by_role("link", name="[1]").first.get_attribute("href") == "#claim-1"


def test_a_quote_leads_to_its_words_in_the_report(address, look, made_from_examples):
    incident, _ = told_by_most(made_from_examples)
    page = look(address, f"/incident/{incident}")
    first = page.locator("tbody.claim").first
    quote = first.locator("blockquote").first.inner_text()
    first.get_by_role("link", name="In the text").click()
    page.wait_for_url("**/document/**")
    marked = "".join(page.locator("mark.asked").all_inner_texts())
    assert " ".join(marked.split()) == " ".join(quote.split())
    assert page.locator("#asked").is_visible()


def test_why_claims_are_one_is_told_with_weights(address, look, made_from_examples):
    query = (
        "select incident_id from links join incident_claims on claim_id = left_id "
        "where decided_by = 'model' and right_id in (select claim_id from incident_claims c "
        "where c.incident_id = incident_claims.incident_id) order by incident_id limit 1"
    )
    page = look(address, f"/incident/{ask(made_from_examples, query)[0][0]}")
    reasons = page.locator("details.join", has_text="likely; for:").first
    reasons.evaluate("(one) => { one.open = true; }")
    rows = reasons.locator("tbody tr")
    assert rows.count() > 2
    weights = [float(cell.inner_text()) for cell in rows.locator("td.figure:nth-of-type(2)").all()]
    total = float(rows.last.locator("td.figure").last.inner_text())
    assert sum(weights) == pytest.approx(total, abs=0.1 * len(weights))


def test_what_was_read_and_refused_stands_beside_the_text(serve, look, examples):
    document, text = ask(
        examples, "select id, text from documents where id in (select document_id from claims)"
    )[0]
    refused = Refusal("x-1", "extract", "c-1", "vague", "too vague", document, 0, 9, text[:9])
    with Record.open(examples) as record:
        record.put_refusals([refused])
        claims = len(record.claims(document))
    page = look(serve(examples), f"/document/{document}")
    assert page.get_by_role("region", name="Claims").locator("ol > li").count() == claims > 0
    assert page.get_by_role("region", name="Read and refused").locator("li").count() == 1
    assert "".join(page.locator(".m-refused[title]").all_text_contents()) == text[:9]
    shown = page.locator("#text").text_content()
    assert len(shown) == len(text)
    assert "[name" in shown or shown == text


def test_a_kind_of_mention_can_be_left_unmarked(address, look, made_from_examples):
    (document,) = ask(
        made_from_examples, "select document_id from claims order by document_id limit 1"
    )[0]
    page = look(address, f"/document/{document}")
    event = page.locator(".report .m-event").first
    weight = "element => getComputedStyle(element).fontWeight"
    marked = event.evaluate(weight)
    page.get_by_role("checkbox", name="event").uncheck()
    assert event.evaluate(weight) != marked


def test_a_small_map_shows_where_it_was_and_what_is_near(address, look, made_from_examples):
    incident, _ = told_by_most(made_from_examples)
    page = look(address, f"/incident/{incident}")
    page.wait_for_selector("#locator[data-ready=true]")
    near = page.locator("tr[data-lat]")
    assert near.count() >= 1
    assert page.locator("#locator").get_attribute("data-lat")
    page.get_by_role("link", name="See it on the overview").click()
    page.locator("html[data-shown]").wait_for(state="attached")
    shown = page.evaluate("overview.result.rows.map((row) => overview.incidents.rows.id[row])")
    assert incident in shown


def test_an_incident_can_be_taken_along(address, look, made_from_examples):
    incident, _ = told_by_most(made_from_examples)
    page = look(address, f"/incident/{incident}")
    cite = page.get_by_role("region", name="To cite")
    assert f"{address}incident/{incident}" in cite.inner_text()
    links = {one.inner_text(): one.get_attribute("href") for one in cite.get_by_role("link").all()}
    read = {kind: urlopen(address + links[kind][1:]).read().decode() for kind in ("CSV", "JSON")}
    assert [row["id"] for row in csv.DictReader(read["CSV"].splitlines())] == [incident]
    assert [one["id"] for one in json.loads(read["JSON"])["incidents"]] == [incident]
    with urlopen(address + links["GeoJSON"][1:]) as answer:
        assert answer.headers["content-disposition"] == f'attachment; filename="{incident}.geojson"'
        assert [one["id"] for one in json.load(answer)["features"]] == [incident]


def test_figures_and_days_are_in_the_readers_language(address, look, made_from_examples):
    query = (
        "select i.id, low, high from incidents i join incident_counts on incident_id = i.id "
        "where high > low and date_earliest = date_latest order by i.id"
    )
    incident, low, high = ask(made_from_examples, query)[0]
    with Record.open(made_from_examples, create=False) as record:
        day = record.incident(incident).date.earliest
    page = look(address, f"/incident/{incident}", locale="de-DE")
    written = page.evaluate(f"new Date('{day}').toLocaleDateString('de-DE', {MEDIUM})")
    assert "." in written
    facts = page.locator(".facts").first.inner_text()
    assert written in facts
    assert f"{low}–{high}" in page.locator("main").inner_text()
    title = page.title()
    assert str(day.year) in title
    assert "<" not in title


def test_on_a_phone_a_row_is_a_card(address, look, made_from_examples):
    incident, _ = told_by_most(made_from_examples)
    page = look(address, f"/incident/{incident}", viewport={"width": 380, "height": 800})
    cells = page.locator("tbody.claim").first.locator("td[data-label]")
    lefts = {round(one.bounding_box()["x"]) for one in cells.all()}
    tops = [one.bounding_box()["y"] for one in cells.all()]
    assert len(lefts) == 1
    assert tops == sorted(set(tops))


@pytest.mark.parametrize("path", ["incident/i-none", "incident/i-none.csv", "document/d-none"])
def test_what_is_not_there_is_told_in_words(address, path):
    with pytest.raises(HTTPError) as error:
        urlopen(address + path)
    assert error.value.code == 404
    assert f"has no {path.removesuffix('.csv').replace('/', ' ')}" in error.value.read().decode()
