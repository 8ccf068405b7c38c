"""Every page can be used by everybody: by eye, by keyboard, by screen reader, on paper."""

import sqlite3
from dataclasses import replace
from itertools import product

import pytest

from crossreport.model import Attribution, Span, SpeakerKind
from crossreport.store import Record
from harbour import PORT, harbour, harbour_aggregate, harbour_claims, harbour_incident

DESK = {"width": 1400, "height": 900}
PHONE = {"width": 360, "height": 800}
ARABIC = "قال شهود إن المسلحين"
PAGES = {
    "overview": "/?from=2023-01-01",
    "incident": "/incident/{incident}",
    "document": "/document/{document}",
    "claims": "/claims?area=Homs&after=2023-02-06",
    "claims that cannot be asked": "/claims?area=Homz&after=soon",
    "who reviews": "/review",
    "review": "/review",
    "review of one": "/review/{incident}",
    "add": "/add",
    "no such page": "/incident/none",
}

REACHABLE = """() => {
  const wanted = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const radios = new Set();
  return [...document.querySelectorAll(wanted)].filter((one) => {
    if (one.disabled || one.type === "hidden" || one.tabIndex < 0) return false;
    if (!one.checkVisibility({visibilityProperty: true})) return false;
    if (one.type !== "radio") return true;
    const first = !radios.has(one.name);
    radios.add(one.name);
    return first;
  }).map((one, i) => { one.dataset.stop = one.type === "radio" ? one.name : String(i);
                       return one.dataset.stop; });
}"""
FROM_THE_START = """() => {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
}"""
FOCUSED = """() => {
  const one = document.activeElement;
  return one.type === "radio" ? one.name : one.dataset.stop ?? "";
}"""


def asked_for(path, record):
    """Return the path with the incident and the document of most claims of a record."""
    with sqlite3.connect(record) as connection:
        most = "select {0} from {1} group by {0} order by count(*) desc, {0} limit 1"
        (incident,) = connection.execute(most.format("incident_id", "incident_claims")).fetchone()
        (document,) = connection.execute(most.format("document_id", "claims")).fetchone()
    return path.format(incident=incident, document=document)


def complete(page):
    """Wait until a page shows all that it is to show."""
    shown = "main:not(:has(.waiting)):not(:has(#map:not([data-ready=true])))"
    page.wait_for_selector(shown, timeout=60_000)
    return page


@pytest.fixture(scope="module", params=PAGES)
def page(request, browser, serve_examples, made_from_examples):
    """Open a page of the examples for all tests of it; what it logs is looked at elsewhere."""
    # Without motion, so that no colour is looked at on its way to another.
    context = browser.new_context(reduced_motion="reduce", viewport=DESK)
    context.set_default_timeout(15_000)
    opened = context.new_page()
    opened.goto(serve_examples().rstrip("/") + asked_for(PAGES[request.param], made_from_examples))
    if request.param.startswith("review"):
        opened.get_by_label("Your name").fill("A. Tester")
        opened.get_by_role("button", name="Begin").click()
        opened.wait_for_load_state()
    yield complete(opened)
    context.close()


@pytest.fixture
def at_the_desk(page):
    """Set a page back to how it is looked at first."""
    page.set_viewport_size(DESK)
    page.emulate_media(color_scheme="light", media="screen")
    page.evaluate(FROM_THE_START)
    return page


def test_the_first_link_leads_to_the_content(at_the_desk):
    page = at_the_desk
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_tabulator_key_reaches_everything(at_the_desk):
    page = at_the_desk
    wanted = set(page.evaluate(REACHABLE))
    reached = set()
    for _ in range(6 * len(wanted) + 20):  # a field for a day has several stops
        page.keyboard.press("Tab")
        reached.add(page.evaluate(FOCUSED))
        if wanted <= reached:
            break
    assert wanted - reached == set()


def test_no_page_is_wider_than_a_phone(at_the_desk):
    page = at_the_desk
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_paper_gets_dark_words_and_nothing_to_click(at_the_desk):
    page = at_the_desk
    page.emulate_media(media="print", color_scheme="dark")
    colour = page.evaluate("getComputedStyle(document.querySelector('h1')).color")
    assert all(int(part) < 80 for part in colour.removeprefix("rgb(").rstrip(")").split(","))
    assert not page.locator("nav, form, .skip").locator("visible=true").count()


def test_axe_finds_nothing_serious(at_the_desk, grave):
    page = at_the_desk
    page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true })")
    serious = []
    for scheme, size in product(("light", "dark"), (DESK, PHONE)):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(size)
        serious += [(scheme, size["width"], *found) for found in grave(page)]
    assert serious == []


@pytest.fixture(scope="module")
def arabic(tmp_path_factory, serve_once):
    """Serve a record of a report with Arabic words in what is quoted; return the address."""
    told = harbour().text + f" {ARABIC}, nine raids, a villager said."
    document = harbour(text=told, title=f"{ARABIC} (1)")
    start = told.index(ARABIC)
    quote = Span.of(document.id, told, start, len(told))
    speaker = Attribution("harbour watch", None, SpeakerKind.MONITOR, quote)
    total = replace(harbour_aggregate(document), quote=quote, attribution=speaker)
    claims = [replace(one, quote=quote) for one in harbour_claims(document)]
    path = tmp_path_factory.mktemp("arabic") / "arabic.sqlite"
    with Record.open(path) as record:
        record.put_document(document)
        record.put_extraction(document.id, claims=claims, aggregates=[total], version="1")
        record.put_places({claims[0].places[0]: PORT}, locations={claims[0].id: PORT}, version="1")
        record.put_incidents([harbour_incident(claims)], version="1")
    return serve_once(path)


@pytest.mark.parametrize("path", ["/incident/i-harbour", "/claims"])
def test_a_quote_from_right_to_left_keeps_its_order(look, arabic, path):
    quote = complete(look(arabic, path)).locator("blockquote").first
    assert quote.inner_text().strip().startswith(ARABIC)
    assert quote.evaluate("one => getComputedStyle(one).direction") == "rtl"
    # The first word stands at the right edge, and the words that are not Arabic follow to its left.
    first, last = quote.evaluate(
        """(one) => {
          const text = one.firstChild;
          const at = (start, end) => {
            const range = document.createRange();
            range.setStart(text, start);
            range.setEnd(text, end);
            return range.getBoundingClientRect().left;
          };
          const words = text.data;
          return [at(0, 3), at(words.indexOf("nine"), words.indexOf("nine") + 4)];
        }"""
    )
    assert last < first


def test_a_title_from_right_to_left_leaves_what_is_around_it_alone(look, arabic):
    page = look(arabic, "/document/d-harbour")
    title = page.get_by_role("heading", level=1)
    assert title.inner_text() == f"{ARABIC} (1)"
    assert title.locator("bdi").evaluate("one => getComputedStyle(one).direction") == "rtl"
    assert title.evaluate("one => getComputedStyle(one).direction") == "ltr"
