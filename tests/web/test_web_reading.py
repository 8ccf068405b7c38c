"""The pages that are read: an incident with its evidence, a report with what was read from it."""

import json
import sqlite3
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from crossreport.model import Refusal
from crossreport.store import Record

HOSTILE = {
    "id": "r-hostile",
    "title": "Blast <script>alert(1)</script> in Mosul",
    "publisher": '"><img src=x onerror=alert(2)> Daily',
    "url": "javascript:alert(3)",
    "date": "2024-03-05",
    "text": (
        "A bomb blast killed 4 people in Mosul on Monday, </div><script>alert(4)</script> police "
        'said. \u202eThe attack\u202c wounded 7 others.\n\n=HYPERLINK("http://x.invalid") '
        "' onmouseover='alert(5)' {{ 7 * 7 }} javascript:alert(6)"
    ),
}


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


@pytest.fixture
def hostile(tmp_path, run):
    """Return a record of a report that means no good."""
    reports = tmp_path / "reports.jsonl"
    reports.write_text(json.dumps(HOSTILE) + "\n", encoding="utf-8")
    run("run", reports, "--record", tmp_path / "hostile.sqlite", "--workers", "1")
    return tmp_path / "hostile.sqlite"


def test_an_incident_is_shown_with_every_value_and_claim(serve, look, examples):
    incident, claims = told_by_most(examples)
    page = look(serve(examples), f"/incident/{incident}")
    values = page.get_by_role("region", name="Values").get_by_role("row").count() - 1
    assert (
        values
        == ask(examples, "select count(*) from incident_values where incident_id = ?", incident)[0][
            0
        ]
    )
    shown = page.locator("tbody.claim").count()
    assert 1 < shown <= claims
    assert page.get_by_role("link", name="[1]").first.get_attribute("href") == "#claim-1"


def test_a_quote_leads_to_its_words_in_the_report(serve, look, examples):
    incident, _ = told_by_most(examples)
    page = look(serve(examples), f"/incident/{incident}")
    first = page.locator("tbody.claim").first
    quote = first.locator("blockquote").first.inner_text()
    first.get_by_role("link", name="In the text").click()
    page.wait_for_url("**/document/**")
    marked = "".join(page.locator("mark.asked").all_inner_texts())
    assert " ".join(marked.split()) == " ".join(quote.split())
    assert page.locator("#asked").is_visible()


def test_why_claims_are_one_is_told_with_weights(serve, look, examples):
    query = (
        "select incident_id from links join incident_claims on claim_id = left_id "
        "where decided_by = 'model' and right_id in (select claim_id from incident_claims c "
        "where c.incident_id = incident_claims.incident_id) order by incident_id limit 1"
    )
    page = look(serve(examples), f"/incident/{ask(examples, query)[0][0]}")
    reasons = page.locator("details.join", has_text="likely; for:").first
    reasons.locator("summary").click()
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


def test_a_kind_of_mention_can_be_left_unmarked(serve, look, examples):
    (document,) = ask(examples, "select document_id from claims order by document_id limit 1")[0]
    page = look(serve(examples), f"/document/{document}")
    event = page.locator(".report .m-event").first
    weight = "element => getComputedStyle(element).fontWeight"
    marked = event.evaluate(weight)
    page.get_by_role("checkbox", name="event").uncheck()
    assert event.evaluate(weight) != marked


def test_hostile_text_is_only_text(serve, look, hostile):
    address = serve(hostile)
    (incident,) = ask(hostile, "select id from incidents")[0]
    for path in (f"/incident/{incident}", "/document/r-hostile"):
        page = look(address, path)
        assert page.locator("script:not([src])").count() == 0
        assert page.locator("img").count() == 0
        assert page.locator("[onmouseover], [onerror]").count() == 0
        assert page.locator("a[href^='javascript']").count() == 0
        content = page.content()
        assert "\u202e" not in content
        assert "49" not in page.locator("main").inner_text().split()
    assert "<script>alert(4)</script>" in page.locator("#text").inner_text()
    assert (
        "Blast <script>alert(1)</script> in Mosul"
        in page.get_by_role("heading", level=1).inner_text()
    )


@pytest.mark.parametrize("path", ["incident/i-none", "document/d-none"])
def test_what_is_not_there_is_told_in_words(serve, examples, path):
    with pytest.raises(HTTPError) as error:
        urlopen(serve(examples) + path)
    assert error.value.code == 404
    assert f"has no {path.replace('/', ' ')}" in error.value.read().decode()
