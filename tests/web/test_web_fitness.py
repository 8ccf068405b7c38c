"""Pages are fit for everyone to read: whatever the words, the browser, the eyes."""

from dataclasses import replace
from urllib.request import urlopen

import pytest

from crossreport.model import DateBasis, WideDate
from crossreport.store import Record
from harbour import PORT, fill, harbour, harbour_claims, harbour_incident

READY = "#map[data-ready=true]"
HOSTILE = (
    "<script>document.title = 'taken'</script>",
    '"><img src=x onerror="document.title = \'taken\'">',
    "'-alert(1)-'",
    "javascript:document.title='taken'",
    "{{ 7 * 7 }}${7*7}<%= 7 %>",
    '=HYPERLINK("http://elsewhere.example")',
    "\u202egnirts\u202c \u2066a\u2069",
    "</textarea></title></script><b>bold</b>",
)


@pytest.mark.parametrize(("scheme", "width"), [("light", 1400), ("dark", 380)])
def test_axe_finds_nothing_serious_in_what_opens(look, address, grave, scheme, width):
    page = look(
        address, "/?from=2023-01-01", color_scheme=scheme, viewport={"width": width, "height": 900}
    )
    page.wait_for_selector(READY)
    page.get_by_role("button", name="undated").click()
    unfold = page.get_by_role("button", name="Filter")
    if unfold.is_visible():
        unfold.click()
    page.locator("details[data-facet=type] summary").click()
    assert grave(page) == []


@pytest.fixture
def hostile(tmp_path):
    """Return a record whose every name attacks the page."""
    with Record.open(tmp_path / "hostile.sqlite") as record:
        for number, words in enumerate(HOSTILE):
            document = harbour(f"d-{number}", title=words, publisher=words, address=words)
            record.put_document(document)
            record.put_extraction(document.id, claims=harbour_claims(document), version="1")
        place = replace(PORT, name=HOSTILE[0], admin1=HOSTILE[1], candidates=())
        claims = harbour_claims(harbour("d-0"))
        record.put_places(
            {claims[0].places[0]: place}, locations={claims[0].id: place}, version="1"
        )
        record.put_incidents(
            [
                replace(
                    harbour_incident(harbour_claims(harbour(f"d-{number}"))),
                    id=f"i-{number}",
                    perpetrators=(words,),
                    targets=HOSTILE[-2:],
                    event_type=words,
                )
                for number, words in enumerate(HOSTILE)
            ],
            version="1",
        )
    return tmp_path / "hostile.sqlite"


def test_hostile_words_stay_words(serve, look, hostile):
    page = look(serve(hostile))
    page.wait_for_selector(READY)
    for part in page.locator("details.facet").all():
        part.locator("summary").click()
    assert page.title() == "Overview · Crossreport"
    shown = page.locator("body").inner_text()
    for words in HOSTILE:
        if "\u202e" not in words:
            assert words in shown
    assert "\u202e" not in page.content()
    assert page.locator("img, b, script:not([src])").count() == 0
    page.evaluate("overview.go({sort: 'actor'})")
    page.mouse.click(10, 400)
    page.locator("#map").click()
    assert page.title() == "Overview · Crossreport"


def test_hostile_words_are_no_formulas_in_the_table_to_take_away(serve, hostile):
    with urlopen(serve(hostile) + "incidents.csv") as answer:
        text = answer.read().decode()
    assert "'=HYPERLINK" in text
    assert ",=HYPERLINK" not in text


def test_a_record_without_incidents_says_so(serve, look, tmp_path):
    Record.open(tmp_path / "empty.sqlite").close()
    page = look(serve(tmp_path / "empty.sqlite"))
    page.wait_for_selector(READY)
    assert page.locator("#totals").inner_text().startswith("0 incidents, killed 0 (best 0)")
    assert "No incident has a date" in page.locator("#timeline").inner_text()
    assert "holds no incident yet" in page.locator("#table").inner_text()
    assert page.locator("#table").get_by_role("link", name="Add reports").count() == 1


def test_an_incident_of_which_little_is_known_is_in_every_list(serve, look, tmp_path):
    with Record.open(tmp_path / "r.sqlite") as record:
        fill(record)
        nothing = WideDate(None, None, DateBasis.RECONCILED)
        claims = harbour_claims(harbour())
        bare = replace(
            harbour_incident(claims), id="i-bare", date=nothing, place_id=None, counts={}
        )
        record.put_incidents([harbour_incident(claims), bare], version="2")
    page = look(serve(tmp_path / "r.sqlite"))
    page.wait_for_selector(READY)
    told = page.locator("#totals").inner_text()
    assert told == "2 incidents, killed 3–5 (best 3), 1 unplaced, 1 undated"
    assert "undated" in page.locator("#table tbody").inner_text()
    page.get_by_role("button", name="1 unplaced").click()
    assert page.locator("#tray li a").count() == 1


def test_a_browser_without_webgl_gets_a_plain_map(without_webgl, address):
    page = without_webgl.new_page(viewport={"width": 1200, "height": 800})
    page.goto(address)
    page.wait_for_selector(READY)
    assert "no WebGL" in page.locator("#map").inner_text()
    before = page.evaluate("overview.map.symbols.groups.clusters.length")
    assert before > 0
    page.locator("#map canvas").first.focus()
    for _ in range(4):
        page.keyboard.press("+")
    assert "map=" in page.url
    page.close()


def test_without_scripts_the_filter_still_works(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.locator("details[data-facet=type] summary").click()
    page.get_by_label("Landmine").first.check()
    page.locator("summary").first.focus()
    page.get_by_role("button", name="Apply").click()
    assert "type=landmine" in page.url
    assert page.locator("#table tbody tr").count() == 3
    context.close()
