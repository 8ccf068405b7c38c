"""A missed incident is added by selecting words, in a report or while reviewing, and undone."""

import re
from urllib.parse import urlencode

import pytest

from crossreport.model import CountKind, Verdict
from crossreport.store import Record

ADDING = re.compile(r"/document/[^/]+/add")
REVIEW = re.compile(r"/review/i-\w+")
ENDS = """(element, words) => {
  const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const pieces = [];
  for (let node = walk.nextNode(); node; node = walk.nextNode()) pieces.push(node);
  const all = pieces.map((one) => one.data).join("");
  const at = all.indexOf(words);
  const box = (wanted) => {
    let before = 0;
    for (const one of pieces) {
      if (wanted < before + one.length) {
        const range = document.createRange();
        range.setStart(one, wanted - before);
        range.setEnd(one, wanted - before + 1);
        const found = range.getBoundingClientRect();
        return [found.left, found.right, (found.top + found.bottom) / 2];
      }
      before += one.length;
    }
  };
  const first = box(at), last = box(at + words.length - 1);
  return { from: [first[0] + 1, first[2]], to: [last[1] - 1, last[2]] };
}"""


def drag_over(page, selector, words):
    """Select words with the mouse, from the first letter to behind the last."""
    text = page.locator(selector)
    text.evaluate("(element) => element.scrollIntoView({ block: 'center' })")
    ends = text.evaluate(ENDS, words)
    page.mouse.move(*ends["from"])
    page.mouse.down()
    page.mouse.move(*ends["to"], steps=6)
    page.mouse.up()
    page.locator(".picker q").wait_for()


def added(record):
    """The judgements that add incidents, of one who is named."""
    with Record.open(record) as opened:
        return [one for one in opened.judgements() if one.verdict is Verdict.ADDED]


@pytest.fixture
def open_as(look, writable):
    """Open a page as a reviewer."""

    def open_it(name, path, **options):
        page = look(writable[0], "/review", **options)
        page.set_default_timeout(60_000)
        page.get_by_label("Your name").fill(name)
        page.keyboard.press("Enter")
        page.wait_for_url(REVIEW)
        if path:
            page.goto(writable[0].rstrip("/") + path)
        return page

    return open_it


@pytest.fixture(scope="module")
def report(made_from_examples):
    """The report on whose text the tests work, and a sentence of it."""
    with Record.open(made_from_examples) as record:
        found = min(
            (one for one in record.documents() if 600 < len(one.text) < 1_800),
            key=lambda one: (len(one.text), one.id),
        )
    body = max((one for one in found.text.split("\n") if one), key=len)
    return found.id, body.split(". ")[0].split(",")[0]


def test_words_of_a_report_become_an_incident_and_are_undone(open_as, writable, report):
    document, words = report
    page = open_as("Ana", f"/document/{document}")
    drag_over(page, "#text", words)
    page.keyboard.press("i")
    page.wait_for_url(ADDING)
    assert page.locator("#words").input_value() == words
    assert page.locator("#asked").inner_text() == words
    page.get_by_label("Type").select_option("shelling")
    page.get_by_label("First possible day").fill("2023-02-03")
    first = words.split()[0]
    drag_over(page, ".telling blockquote", first)
    page.get_by_role("toolbar").get_by_role("button", name="By", exact=True).click()
    page.locator(".field.filled").wait_for()
    page.get_by_label("Killed").fill("twelve people")
    page.get_by_role("button", name="Add the incident").click()
    page.wait_for_url(re.compile("did="))
    assert "Kept: a missed incident" in page.get_by_role("status").inner_text()
    assert "Told by Ana, not read by the program" in page.locator(".told-claims").inner_text()
    (kept,) = added(writable[1])
    assert kept.claim.trigger.quote == words
    assert [(one.kind, one.range.best) for one in kept.claim.counts] == [(CountKind.KILLED, 12)]
    assert [one.span.quote for one in kept.claim.actors] == [first]
    page.goto(f"{writable[0]}document/{document}")
    assert page.get_by_text("Told by Ana").count() == 1
    page.go_back()
    page.keyboard.press("u")
    page.wait_for_url(re.compile(f"did={kept.id}"))
    assert "Withdrawn: a missed incident" in page.get_by_role("status").inner_text()
    assert added(writable[1])[0].withdrawn_by == "Ana"
    page.goto(f"{writable[0]}document/{document}")
    assert page.get_by_text("Told by Ana").count() == 0


def test_from_the_review_by_key_and_back_to_it(open_as, writable):
    page = open_as("Bea", "")
    incident = page.url
    page.keyboard.press("i")
    page.wait_for_url(ADDING)
    assert page.locator("#words").input_value() == ""
    page.go_back()
    page.locator(".telling blockquote:visible").first.wait_for()
    quote = page.locator(".telling blockquote:visible").first.inner_text()
    words = " ".join(quote.split()[:4])
    drag_over(page, ".telling:first-child blockquote", words)
    page.get_by_role("button", name="Missed incident").click()
    page.wait_for_url(ADDING)
    assert page.locator("#words").input_value() == words.rstrip(",.")
    assert "an incident is told already" in page.locator(".adding-incident").inner_text()
    page.get_by_label("Type").select_option("threat")
    page.get_by_role("button", name="Add the incident").click()
    page.wait_for_url(re.compile(re.escape(incident.split("?")[0])))
    assert "Kept: a missed incident, threat" in page.get_by_role("status").inner_text()


def test_what_was_refused_can_be_added_as_it_was_read(open_as, writable):
    with Record.open(writable[1]) as record:
        claim = next(one for one in record.claims() if one.reason is not None)
    page = open_as("Cleo", f"/document/{claim.document_id}")
    page.get_by_role("link", name="it is one").first.click()
    page.wait_for_url(ADDING)
    assert page.locator("#words").input_value().split() == claim.quote.quote.split()
    assert page.get_by_label("Type").input_value() == claim.event_type
    page.get_by_role("button", name="Add the incident").click()
    page.wait_for_url(re.compile("did="))
    assert added(writable[1])[-1].claim.event_type == claim.event_type


def test_the_point_is_set_and_dragged_on_the_map(open_as, report):
    page = open_as("Dora", f"/document/{report[0]}/add")
    page.get_by_text("Set the place on the map").click()
    page.locator("#place-map[data-ready]").wait_for()
    page.locator("#place-map").scroll_into_view_if_needed()
    box = page.locator("#place-map canvas").bounding_box()
    centre = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.click(*centre)
    before = [float(page.locator(f"#f-{one}").input_value()) for one in ("latitude", "longitude")]
    mark = page.locator(".maplibregl-marker").bounding_box()
    grip = mark["x"] + mark["width"] / 2, mark["y"] + mark["height"] / 2
    page.mouse.move(*grip)
    page.mouse.down()
    page.mouse.move(grip[0] + 60, grip[1] - 30, steps=5)
    page.mouse.up()
    after = [float(page.locator(f"#f-{one}").input_value()) for one in ("latitude", "longitude")]
    assert after[0] > before[0]
    assert after[1] > before[1]
    assert page.locator("#f-radius").input_value() == "5"


def test_it_works_without_scripts_and_shows_hostile_text_as_text(browser, writable, report):
    document, words = report
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{writable[0]}document/{document}")
    page.get_by_role("link", name="Add an incident told here").click()
    hostile = "<script>document.title='taken'</script>\u202e"
    page.get_by_label("The words that tell the incident").fill("not in the report")
    page.get_by_label("Type").select_option("protest")
    page.get_by_label("By (several with ;)").fill(hostile)
    page.get_by_label("Your name").fill(hostile)
    page.get_by_role("button", name="Add the incident").click()
    assert "do not stand in" in page.get_by_role("alert").inner_text()
    page.get_by_label("The words that tell the incident").fill(words)
    page.get_by_role("button", name="Add the incident").click()
    assert "Kept: a missed incident, protest" in page.get_by_role("status").inner_text()
    for path in ("", f"document/{document}"):
        if path:
            page.goto(writable[0] + path)
        assert page.locator("script:not([src])").count() == 0
        assert "\u202e" not in page.content()
        assert "<script>" in page.locator("main").inner_text()
    context.close()
    assert added(writable[1])[-1].author.startswith("<script>")


def test_other_sites_add_nothing(writable, report, browser):
    context = browser.new_context()
    form = {"words": report[1], "event_type": "riot", "name": "Eve"}
    answer = context.request.post(
        f"{writable[0]}document/{report[0]}/add",
        data=urlencode(form),
        headers={
            "origin": "http://elsewhere.example",
            "content-type": "application/x-www-form-urlencoded",
        },
    )
    context.close()
    assert answer.status == 403
    assert all(one.author != "Eve" for one in added(writable[1]))


@pytest.mark.parametrize(("scheme", "width"), [("light", 1400), ("dark", 380)])
def test_axe_finds_nothing_serious(open_as, report, grave, scheme, width):
    path = f"/document/{report[0]}/add"
    page = open_as("Fay", path, color_scheme=scheme, viewport={"width": width, "height": 900})
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert grave(page) == []
