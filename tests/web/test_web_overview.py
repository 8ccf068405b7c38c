"""The overview: one filter, whose state is the address, and views that agree under it."""

import csv
import json
import re
from urllib.parse import quote
from urllib.request import urlopen

import pytest

READY = "#map[data-ready=true]"
IDS = "overview.result.rows.map((row) => overview.incidents.rows.id[row])"
ON_MAP = """() => {
  const {rings, clusters, regions} = overview.map.symbols.groups;
  const all = [...rings, ...clusters, ...(regions ? [regions] : [])];
  return all.flatMap((group) => group.rows).map((row) => overview.incidents.rows.id[row]);
}"""
UNPLACED = "overview.result.rows.filter((row) => overview.incidents.rows.place[row] < 0).length"


def read(address):
    """Return what a server has at an address."""
    with urlopen(address) as answer:
        return answer.read().decode()


@pytest.fixture
def overview(look, address):
    """Open the overview at a query, and wait until it is there, if asked for also the map."""

    def open_it(query="", *, with_map=False, **options):
        page = look(address, "/" + query, **options)
        page.locator("html[data-shown]").wait_for(state="attached")
        if with_map:
            page.wait_for_selector(READY)
        return page

    return open_it


def totals(page):
    """Return the line of totals."""
    return page.locator("#totals").inner_text()


def choose(page, facet, label):
    """Tick a value of a part of the filter."""
    part = page.locator(f"details[data-facet={facet}]")
    part.locator("summary").click()
    part.get_by_label(label, exact=False).first.check()
    page.keyboard.press("Escape")


def test_totals_always_read_the_same(overview):
    pattern = r"\d+ incidents?, killed \d+(–≥?\d+)? \(best \d+\), \d+ unplaced, \d+ undated"
    page = overview()
    for query in ("", "type=landmine", "q=nothing+holds+these+words"):
        page.evaluate(GO_TO, query)
        assert re.fullmatch(pattern, totals(page))


def test_map_timeline_table_totals_and_downloads_agree(overview):
    page = overview(with_map=True)
    everything = page.evaluate(IDS)
    choose(page, "area", "Syria")
    shown = page.evaluate(IDS)
    assert 0 < len(shown) < len(everything)
    assert totals(page).startswith(f"{len(shown)} incidents")
    assert page.locator("table[aria-rowcount]").get_attribute("aria-rowcount") == str(
        len(shown) + 1
    )
    assert sorted(page.evaluate(ON_MAP)) == sorted(shown)
    assert page.evaluate("overview.timeline.counts.all.reduce((a, b) => a + b)") == len(shown)
    links = {
        one.inner_text(): one.evaluate("(link) => link.href")
        for one in page.locator("[data-download]").all()
    }
    rows = list(csv.DictReader(read(links["CSV"]).splitlines()))
    assert [one["id"] for one in rows] == shown
    best = sum(int(one["killed_best"] or 0) for one in rows)
    assert f"(best {best})" in totals(page)
    found = json.loads(read(links["GeoJSON"]))
    assert [one["id"] for one in found["features"]] == shown
    found = json.loads(read(links["JSON"]))
    assert [one["id"] for one in found["incidents"]] == shown


QUERIES = (
    "",
    "from=2023-02-01&to=2023-03-31",
    "area=NG",
    "area=NG/Borno&area=SY",
    "box=30,30,45,40",
    "type=landmine&type=execution",
    "actor=Islamic State",
    "victims=civilians&when=day",
    "source=Syrian Observatory for Human Rights",
    "where=near&where=area",
    "when=undated",
    "when=wider&when=week",
    "disagree=any",
    "disagree=count&area=SY",
    "review=open",
    "q=truffles",
    "q=mine&area=SY&from=2023-01-01",
)
GO_TO = "(query) => (history.replaceState(null, '', `?${query}`), overview.back())"


def test_browser_and_server_understand_an_address_alike(overview, address):
    page = overview()
    for query in QUERIES:
        query = quote(query, safe="=&,/")
        page.evaluate(GO_TO, query)
        shown = page.evaluate(IDS)
        told = json.loads(read(f"{address}incidents.json?{query}"))
        assert [one["id"] for one in told["incidents"]] == shown, query
        assert written_totals(read(f"{address}?{query}")) == totals(page), query


def written_totals(text):
    """Return the line of totals as the server writes it."""
    line = text.split('id="totals"')[1].split(">", 1)[1].split("</p>")[0]
    return " ".join(re.sub(r"<[^>]+>", "", line).split())


def test_the_address_holds_the_state_and_back_works(overview):
    page = overview()
    before = totals(page)
    choose(page, "type", "Landmine")
    page.get_by_role("button", name="Killed", exact=True).click()
    assert "type=landmine" in page.url
    assert "sort=-killed" in page.url
    narrowed = totals(page)
    page.reload()
    page.locator("html[data-shown]").wait_for(state="attached")
    assert totals(page) == narrowed
    assert page.locator("th[aria-sort=descending]").inner_text().startswith("Killed")
    page.go_back()
    page.go_back()
    page.locator("html[data-shown='26']").wait_for(state="attached")
    assert totals(page) == before
    assert page.locator("input[name=type]:checked").count() == 0


def test_dragging_over_the_timeline_chooses_a_period(overview):
    page = overview()
    box = page.locator("#timeline .u-over").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.9, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.97, box["y"] + 30, steps=5)
    page.mouse.up()
    page.wait_for_url(re.compile("from=202.-.*to=2023-"))
    assert page.locator("input[name=from]").input_value() in page.url
    shown = page.evaluate(IDS)
    assert 0 < len(shown) < 26
    assert page.evaluate("overview.timeline.counts.all.reduce((a, b) => a + b)") > len(shown)
    page.locator("#timeline .u-over").dblclick()
    page.wait_for_url(re.compile(r"^[^?]*$"))
    assert len(page.evaluate(IDS)) == 26


def test_the_undated_stay_in_their_tray(overview):
    page = overview("?from=2023-02-01&to=2023-02-28")
    assert len(page.evaluate(IDS)) == 4
    page.get_by_role("button", name="1 undated").click()
    tray = page.locator("#tray")
    assert "Nobody says when" in tray.inner_text()
    assert tray.locator("li a").count() == 1
    assert "tray=undated" in page.url


def test_the_tray_can_be_taken_along(overview, address):
    page = overview("?from=2023-02-01&to=2023-02-28&tray=undated")
    tray = page.locator("#tray")
    inside = tray.locator("li a").evaluate("(link) => link.pathname.split('/').at(-1)")
    for kind, ids in (
        ("CSV", lambda text: [row["id"] for row in csv.DictReader(text.splitlines())]),
        ("JSON", lambda text: [one["id"] for one in json.loads(text)["incidents"]]),
        ("GeoJSON", lambda text: [one["id"] for one in json.loads(text)["features"]]),
    ):
        link = tray.get_by_role("link", name=kind, exact=True)
        assert ids(read(link.evaluate("(link) => link.href"))) == [inside]


def test_map_and_timeline_count_incidents_or_the_killed(overview):
    page = overview("?area=SY", with_map=True)
    drawn = "overview.map.symbols.drawn.reduce((sum, {group}) => sum + %s, 0)"
    amounts = drawn % "overview.map.symbols.amount(group)"
    assert page.evaluate(amounts) == len(page.evaluate(IDS))
    page.get_by_role("radio", name="Killed").check()
    page.wait_for_url(re.compile("count=killed"))
    best = int(re.search(r"best (\d+)", totals(page))[1])
    assert page.evaluate(amounts) == best
    assert page.evaluate("overview.timeline.counts.all.reduce((a, b) => a + b)") == best


def test_areas_are_seen_whole(overview):
    page = overview("?area=NG&where=area", with_map=True)
    assert page.evaluate("overview.map.symbols.groups.rings.length") > 0
    reaching = """() => {
      const {clientWidth, clientHeight} = document.querySelector("#map canvas.over");
      return overview.map.symbols.drawn.filter(({x, y, radius}) => x < radius || y < radius
        || x + radius > clientWidth || y + radius > clientHeight).length;
    }"""
    assert page.evaluate(reaching) == 0


def test_nothing_found_can_be_cleared_and_days_are_said_to_be_local(overview):
    page = overview("?q=nothing+holds+these+words")
    assert "No incident matches the filter." in page.locator("#table").inner_text()
    assert "local to the event" in page.get_by_role("region", name="Timeline").inner_text()
    page.get_by_role("link", name="Clear the filter").click()
    page.wait_for_url(re.compile(r"^[^?]*$"))
    assert len(page.evaluate(IDS)) == 26
    assert page.locator("#clear").is_hidden()


def test_only_what_the_map_shows(overview):
    page = overview("?map=5.5/35/38", with_map=True)
    page.get_by_role("button", name="Only what the map shows").click()
    page.wait_for_url(re.compile("box="))
    assert len(page.evaluate(IDS)) == 6
    page.get_by_role("button", name="All of the map").click()
    page.wait_for_url(re.compile(r"\?map="))
    assert len(page.evaluate(IDS)) == 26


def test_a_symbol_tells_what_it_stands_for(overview):
    page = overview("?map=4/35/38&area=SY", with_map=True)
    found = page.evaluate(
        "overview.map.symbols.drawn.map(({x, y, group}) => [x, y, group.rows.length])"
    )
    x, y, count = max(found, key=lambda one: one[2])
    box = page.locator("#map").bounding_box()
    page.mouse.click(box["x"] + x, box["y"] + y)
    told = page.locator(".place-box").inner_text()
    assert f"{count} incidents, killed" in told
    assert page.locator(".place-box a").count() == min(count, 6)


def test_vague_places_are_drawn_as_the_area_they_are(overview):
    page = overview("?map=8/12.2/13.6&area=NG", with_map=True)
    rings = page.evaluate(
        "overview.map.symbols.groups.rings.map(({places: [one]}) =>"
        " [overview.incidents.places.precision[one], overview.incidents.places.radius[one]])"
    )
    assert rings
    drawn = page.evaluate("overview.map.symbols.drawn.map((one) => one.radius)")
    for precision, radius in rings:
        assert precision >= 2
        # Kilometres at this zoom and latitude: 512 pixels for the world at zoom 0.
        pixels = radius / (40_075 * 0.977) * 512 * 2**8
        assert min(abs(pixels - one) for one in drawn) < pixels * 0.01


def test_the_map_writes_names_on_the_land(overview, address):
    names = json.loads(read(f"{address}data/names.json"))
    assert len(names["countries"]) > 200
    assert "Aleppo" in {name for name, _, _ in names["towns"]}
    page = overview("?map=6/9.1/7.4&area=SY", with_map=True)
    assert page.evaluate("overview.map.symbols.labels.taken.length") > 3


def test_everything_can_be_done_by_keyboard(overview):
    page = overview()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    summary = page.locator("details[data-facet=type] summary")
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")  # the field that narrows the list
    page.keyboard.type("landm")
    assert page.locator("details[data-facet=type] li:visible").count() == 1
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.wait_for_url(re.compile("type=landmine"))
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.locator("#table").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("sort="))


def test_a_phone_shows_all_without_scrolling_sideways(overview):
    page = overview(viewport={"width": 360, "height": 760})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("button", name="Filter").click()
    choose(page, "type", "Landmine")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_phone_folds_the_filter_into_one_line_that_tells_how_much_is_chosen(overview):
    page = overview("?type=landmine&from=2023-01-01&q=mine", viewport={"width": 360, "height": 760})
    assert page.locator("#filter").bounding_box()["height"] < 50
    unfold = page.get_by_role("button", name="Filter 2")
    assert not page.locator("details[data-facet=type]").is_visible()
    unfold.click()
    assert page.locator("details[data-facet=type]").is_visible()
    assert unfold.get_attribute("aria-expanded") == "true"


def test_marks_of_the_timeline_lead_to_what_they_mark(overview):
    page = overview()
    page.locator("#marks a", has_text="Earthquake").click()
    assert "Earthquake" in page.locator("h1").inner_text()
    page.go_back()
    mark = page.locator("#marks a[href^='/claims#']").first
    words = re.search("“(?:more|fewer) (.+)”", mark.inner_text())[1]
    mark.click()
    page.wait_for_selector("article.statement:target", timeout=120_000)
    assert words in page.locator("article.statement:target h3").inner_text().lower()


def test_numbers_and_days_are_written_as_the_reader_writes_them(overview):
    page = overview("?sort=-killed", locale="de-DE")
    text = page.locator("#table tbody").inner_text()
    assert "17. Feb. 2023" in text
    assert re.search(r"\d–\d+ \(68\)", text)
