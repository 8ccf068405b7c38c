"""What a report, its publisher or a place says is only text, on every page."""

import csv
import json
import sqlite3
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

import pytest

SCRIPT = "<script>window.harmed = 1</script>"
BREAKER = "\"><img src=x onerror=window.harmed=2> ' onmouseover='window.harmed=3"
LINK = "javascript:window.harmed=4"
TURNED = "\u202egnp.exe\u202c"
FORMULA = '=HYPERLINK("http://x.invalid")'
PLACE = f"{FORMULA} {SCRIPT} {BREAKER} {TURNED}"
REPORT = {
    "id": "r-hostile",
    "title": f"Blast {SCRIPT} {TURNED} in Mosul",
    "publisher": f"{BREAKER} Daily {SCRIPT}",
    "url": LINK,
    "date": "2024-03-05",
    "text": (
        f"A bomb blast killed 4 people in Mosul on Monday, </div>{SCRIPT} police said. {TURNED} "
        f"The attack wounded 7 others.\n\n{FORMULA} {BREAKER} {{{{ 7 * 7 }}}} {LINK}\n\n"
        f"Police recorded 23 attacks {SCRIPT} in Nineveh during February. Since 1 February attacks "
        "have increased in Nineveh, police said."
    ),
}
AGAIN = {
    "id": "r-again",
    "title": f"Two {BREAKER} killed",
    "publisher": f"{SCRIPT} Post",
    "date": "2024-03-06",
    "text": "Gunmen shot dead two farmers in Mosul on Tuesday, officials said.",
}
PAGES = {
    "overview": ("/", SCRIPT),
    "overview, one tray open": ("/?from=2024-03-01&to=2024-03-31&tray=undated", SCRIPT),
    "incident": ("/incident/{incident}", SCRIPT),
    "document": ("/document/r-hostile", SCRIPT),
    "claims": ("/claims", SCRIPT),
    "claims, without sense": (f"/claims?area={SCRIPT}{BREAKER}", SCRIPT),
    "review": ("/review", SCRIPT),
    "review of one": ("/review/{incident}", SCRIPT),
    "adding an incident": ("/document/r-hostile/add", SCRIPT),
}
HARM = """() => ({
  scripts: document.querySelectorAll("script:not([src])").length,
  pictures: document.querySelectorAll("img").length,
  handlers: document.querySelectorAll("[onerror], [onmouseover]").length,
  links: [...document.querySelectorAll("a")].filter((one) => one.protocol === "javascript:").length,
  harmed: Number(window.harmed ?? 0),
})"""
NONE = {"scripts": 0, "pictures": 0, "handlers": 0, "links": 0, "harmed": 0}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory, run):
    """Return a record of reports that mean no good, with a place and actors that mean none."""
    folder = tmp_path_factory.mktemp("hostile")
    reports, record = folder / "reports.jsonl", folder / f"{SCRIPT.replace('/', '')}.sqlite"
    lines = (json.dumps(one) for one in (REPORT, AGAIN))
    reports.write_text("\n".join(lines) + "\n", encoding="utf-8")
    run("run", reports, "--record", record, "--workers", "1")
    with sqlite3.connect(record) as connection:
        connection.execute("update places set name = ?, admin1 = ?, pcode = ?", [PLACE] * 3)
        connection.execute("update incidents set perpetrators = ?", [json.dumps([PLACE])])
        connection.execute("update incident_values set text = ? where field = 'place'", [PLACE])
    return record


@pytest.fixture(scope="module")
def incident(hostile):
    """Return the incident that the worse report tells."""
    query = (
        "select incident_id from incident_claims join claims on claims.id = claim_id "
        "where document_id = 'r-hostile' order by incident_id limit 1"
    )
    with sqlite3.connect(hostile) as connection:
        return connection.execute(query).fetchone()[0]


@pytest.fixture(scope="module")
def site(hostile, serve_once):
    """Serve the record to all tests here; return the address."""
    return serve_once(hostile)


@pytest.mark.parametrize("page", PAGES)
def test_hostile_text_is_only_text(page, site, incident, look):
    path, told = PAGES[page]
    opened = look(site, path.format(incident=incident))
    if "review" in page:
        opened.get_by_label("Your name").fill(f"A. {SCRIPT}")
        opened.get_by_role("button", name="Begin").click()
        opened.wait_for_load_state()
    if page.startswith("overview"):
        opened.locator("html[data-shown]").wait_for(state="attached")
    opened.wait_for_selector("main:not(:has(.waiting))")
    assert opened.evaluate(HARM) == NONE
    assert "\u202e" not in opened.content()
    assert "\u202e" not in opened.title()
    shown = opened.locator("body").text_content()
    assert told in shown
    assert "49" not in opened.locator("main").inner_text().split()


def test_a_symbol_of_the_map_tells_hostile_names_as_text(site, look):
    page = look(site, "/?map=8/36.34/43.13")
    page.wait_for_selector("#map[data-ready=true]")
    found = page.evaluate("overview.map.symbols.drawn.map(({x, y}) => [x, y])[0]")
    box = page.locator("#map").bounding_box()
    page.mouse.click(box["x"] + found[0], box["y"] + found[1])
    assert SCRIPT in page.locator(".place-box").inner_text()
    assert page.evaluate(HARM) == NONE


@pytest.mark.parametrize("path", ["?from={}", "incident/{}", "document/{}", "?q={}"])
def test_an_address_is_only_text(path, site):
    try:
        text = urlopen(site + path.format(quote(SCRIPT + BREAKER, safe=""))).read().decode()
    except HTTPError as error:
        text = error.read().decode()
    assert SCRIPT not in text
    assert "<img" not in text
    assert "&lt;script&gt;" in text


@pytest.mark.parametrize("path", ["incidents.csv", "incident/{incident}.csv"])
def test_no_cell_of_a_table_is_a_formula(path, site, incident):
    text = urlopen(site + path.format(incident=incident)).read().decode()
    cells = [cell for row in csv.reader(text.splitlines()) for cell in row]
    assert any(FORMULA in cell for cell in cells)
    assert not any(cell.startswith(("=", "+", "@")) for cell in cells)
