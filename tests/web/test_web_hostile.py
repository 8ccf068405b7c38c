"""What a report, its publisher or a place says is only text, on every page."""

import csv
from dataclasses import replace
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

import pytest

from crossreport.model import (
    Attribution,
    DateBasis,
    Disagreement,
    DisagreementKind,
    Segment,
    SegmentKind,
    Span,
    SpeakerKind,
    Value,
    WideDate,
)
from crossreport.store import Record
from harbour import (
    HARBOUR,
    PORT,
    harbour,
    harbour_aggregate,
    harbour_claims,
    harbour_incident,
    harbour_trend,
    span,
)

SCRIPT = "<script>window.harmed = 1</script>"
BREAKER = "\"><img src=x onerror=window.harmed=2> ' onmouseover='window.harmed=3"
LINK = "javascript:window.harmed=4"
TURNED = "\u202egnp.exe\u202c"
FORMULA = '=HYPERLINK("http://x.invalid")'
PLACE = f"{FORMULA} {SCRIPT} {BREAKER} {TURNED}"
BODY = f"</div>{SCRIPT} {TURNED} {FORMULA} {BREAKER} {{{{ 7 * 7 }}}} {LINK}. {HARBOUR}"
PAGES = {
    "overview": ("/", SCRIPT),
    "overview, one tray open": ("/?from=2020-03-01&to=2021-12-31&tray=undated", SCRIPT),
    "incident": ("/incident/i-harbour", SCRIPT),
    "document": ("/document/d-hostile", SCRIPT),
    "claims": ("/claims", SCRIPT),
    "claims, without sense": (f"/claims?area={SCRIPT}{BREAKER}", SCRIPT),
    "review": ("/review", SCRIPT),
    "review of one": ("/review/i-harbour", SCRIPT),
    "adding an incident": ("/document/d-hostile/add", SCRIPT),
}
HARM = """() => ({
  scripts: document.querySelectorAll("script:not([src])").length,
  pictures: document.querySelectorAll("img").length,
  handlers: document.querySelectorAll("[onerror], [onmouseover]").length,
  links: [...document.querySelectorAll("a")].filter((one) => one.protocol === "javascript:").length,
  harmed: Number(window.harmed ?? 0),
})"""
NONE = {"scripts": 0, "pictures": 0, "handlers": 0, "links": 0, "harmed": 0}


def report(name):
    """Return a report that means no good."""
    return harbour(
        f"d-{name}",
        text=BODY,
        segments=(Segment(0, len(BODY), SegmentKind.BODY),),
        title=f"Raid {SCRIPT} {TURNED} near Port Almeda",
        publisher=f"{BREAKER} Daily {SCRIPT}",
        address=LINK,
        source=f"{SCRIPT}.txt",
    )


def put(record, document):
    """Write what a report says, its place and its speakers as hostile as its words."""
    speaker = Attribution(PLACE, None, SpeakerKind.OFFICIAL, span(document, SCRIPT))
    claims = [replace(one, attribution=speaker) for one in harbour_claims(document)]
    start = span(document, HARBOUR.split(" A villager")[0]).start
    claims = [replace(one, quote=Span.of(document.id, BODY, 0, start + 80)) for one in claims]
    record.put_document(document)
    record.put_extraction(
        document.id,
        claims=claims,
        aggregates=[replace(harbour_aggregate(document), of=PLACE, attribution=speaker)],
        trends=[replace(harbour_trend(document), of=PLACE, attribution=speaker)],
        version="1",
    )
    return claims


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """Return a record of reports, a place and actors that mean no good."""
    path = tmp_path_factory.mktemp("hostile") / f"{SCRIPT.replace('/', '')}.sqlite"
    place = replace(PORT, name=PLACE, admin1=PLACE, pcode=PLACE, candidates=())
    with Record.open(path) as record:
        claims = put(record, report("hostile"))
        others = put(record, report("again"))
        record.put_places(
            {one.places[0]: place for one in (claims[0], others[0])},
            locations={one.id: place for one in (claims[0], others[0])},
            version="1",
        )
        both = [[one.id for one in some] for some in (claims, others)]
        record.put_linkage([], both, version="1")
        first = replace(
            harbour_incident(claims),
            perpetrators=(PLACE,),
            targets=(TURNED,),
            values=(Value("place", PLACE, "narrowest", tuple(both[0])),),
            disagreements=(
                Disagreement(
                    "place", DisagreementKind.PLACE, PLACE, (claims[0].id,), (claims[1].id,)
                ),
            ),
        )
        undated = WideDate(None, None, DateBasis.RECONCILED)
        second = replace(harbour_incident(others), id="i-again", date=undated)
        record.put_incidents([first, second], version="1")
    return path


@pytest.fixture(scope="module")
def site(hostile, serve_once):
    """Serve the record to all tests here; return the address."""
    return serve_once(hostile)


@pytest.mark.parametrize("page", PAGES)
def test_hostile_text_is_only_text(page, site, look):
    path, told = PAGES[page]
    opened = look(site, path)
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
    page = look(site, "/?map=8/1.234567/2.345678")
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


@pytest.mark.parametrize("path", ["incidents.csv", "incident/i-harbour.csv"])
def test_no_cell_of_a_table_is_a_formula(path, site):
    text = urlopen(site + path).read().decode()
    cells = [cell for row in csv.reader(text.splitlines()) for cell in row]
    assert any(FORMULA in cell for cell in cells)
    assert not any(cell.startswith(("=", "+", "@")) for cell in cells)
