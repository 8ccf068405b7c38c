"""Review in the browser: what is decided is kept, can be undone, and overwrites nobody."""

import http.client
import re
from html import unescape
from urllib.parse import quote, urlencode, urlsplit

import pytest

from benchmarks.web.load import load
from crossreport.model import Verdict
from crossreport.store import Record

REVIEW = re.compile(r"/review/i-\w+")
SELECT = """(element) => {
  const text = element.firstChild;
  const range = document.createRange();
  range.setStart(text, 0);
  range.setEnd(text, text.textContent.indexOf(" "));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


def judgements(record, author):
    """Return what somebody judged, in the order it was made."""
    with Record.open(record) as opened:
        return [one for one in opened.judgements() if one.author == author]


@pytest.fixture
def begin(look, writable):
    """Give a name and begin to review; return the page, at an incident."""

    def begin_it(name, **options):
        page = look(writable[0], "/review", **options)
        page.set_default_timeout(60_000)  # linking anew takes its time on a busy machine
        page.get_by_label("Your name").fill(name)
        page.keyboard.press("Enter")
        page.wait_for_url(REVIEW)
        return page

    return begin_it


@pytest.fixture
def ask(writable):
    """Send somebody's request; return the status, where it leads, and the page."""
    host = urlsplit(writable[0]).netloc

    def ask_it(path, name="", form=None, **headers):
        connection = http.client.HTTPConnection(host, timeout=60)
        if name:
            headers["cookie"] = "crossreport-reviewer=" + quote(name)
        if form is not None:
            headers["content-type"] = "application/x-www-form-urlencoded"
            headers.setdefault("origin", f"http://{host}")
        method = "GET" if form is None else "POST"
        body = None if form is None else urlencode(form, doseq=True)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.headers.get("location", ""), answer.read().decode()
        finally:
            connection.close()

    return ask_it


def seen_of(page):
    """Return what a page says of the state in which it shows the incident."""
    return re.search(r'name="seen" value="(\w+)"', page)[1]


def words_of(page):
    """Return a page without its tags."""
    return re.sub(r"<[^>]+>", "", page)


def test_keys_decide_and_undo(begin, writable):
    page = begin("Ana")
    first = page.url
    page.keyboard.press("a")
    page.wait_for_url(lambda url: url != first and REVIEW.search(url))
    (kept,) = judgements(writable[1], "Ana")
    assert (kept.verdict, kept.withdrawn_at) == (Verdict.ACCEPTED, None)
    assert "Ana 1" in page.locator(".progress").inner_text()
    assert "Kept: an incident" in page.get_by_role("status").inner_text()
    page.keyboard.press("u")
    page.wait_for_url(re.compile(re.escape(urlsplit(first).path)))
    assert judgements(writable[1], "Ana")[0].withdrawn_by == "Ana"
    assert "Withdrawn: an incident" in page.get_by_role("status").inner_text()


def test_keys_are_letters_where_words_are_typed_and_can_be_turned_off(begin, writable):
    page = begin("Bea")
    page.locator("#note").fill("")
    page.locator("#note").press_sequentially("rare")
    page.get_by_role("checkbox", name="keys").uncheck()
    page.keyboard.press("a")
    assert page.locator("#note").input_value() == "rare"
    assert judgements(writable[1], "Bea") == []


def test_scores_are_hidden_until_they_are_asked_for(begin):
    page = begin("Cleo")
    assert page.get_by_text("confidence").count() == 0
    page.get_by_role("button", name="Show scores").click()
    page.get_by_role("button", name="Hide scores").wait_for()
    assert page.get_by_text("confidence").count() > 0


def test_selected_words_fill_a_field_and_are_noted(begin, writable):
    page = begin("Dora")
    quote = page.locator(".telling blockquote:visible").first
    quote.evaluate(SELECT)
    words = quote.inner_text().split(" ")[0]
    page.get_by_role("toolbar").get_by_role("button", name="By", exact=True).click()
    page.locator(".field.filled").wait_for()
    page.get_by_role("button", name="Keep corrections").click()
    page.wait_for_url("**did=*")
    (kept,) = judgements(writable[1], "Dora")
    assert (kept.field, kept.value) == ("perpetrator", words)
    found = re.fullmatch(r"from “(.+)”, (\S+), characters (\d+)–(\d+)", kept.note)
    with Record.open(writable[1]) as record:
        assert record.document(found[2]).text[int(found[3]) : int(found[4])] == words == found[1]
    assert words in page.locator(".facts").inner_text()


def test_a_split_is_seen_after_reload_and_withdrawn_on_the_incident_page(begin, writable):
    with Record.open(writable[1]) as record:
        told = max(record.incidents(), key=lambda one: (len(one.claim_ids), one.id))
    page = begin("Emil")
    page.goto(f"{writable[0]}review/{told.id}")
    choices = page.locator("input[name=claim]")
    before = choices.count()
    choices.last.check()
    page.get_by_role("button", name="Split them off").click()
    page.wait_for_url("**did=*")
    page.reload()
    assert page.locator("input[name=claim]").count() < before
    page.get_by_role("link", name="Incident i-").click()
    page.get_by_role("button", name="Withdraw").last.click()
    page.wait_for_url("**/incident/**did=*")
    (kept,) = judgements(writable[1], "Emil")
    assert kept.withdrawn_by == "Emil"
    with Record.open(writable[1]) as record:
        assert told.claim_ids in {one.claim_ids for one in record.incidents()}


def test_who_decides_about_what_changed_meanwhile_is_told(ask, writable):
    _, where, _ = ask("/review", "Fritz")
    _, _, page = ask(where, "Fritz")
    assert "Fritz is looking at this one just now" in words_of(ask(where, "Gerda")[2])
    form = {"seen": seen_of(page), "decision": "accept", "note": "by both"}
    assert ask(where, "Fritz", form)[0] == 303
    status, _, shown = ask(where, "Gerda", {**form, "decision": "reject"})
    assert status == 409
    assert "changed meanwhile. Fritz: an incident" in words_of(shown)
    assert 'value="by both"' in shown
    assert judgements(writable[1], "Gerda") == []
    again = {**form, "seen": seen_of(shown), "decision": "reject"}
    assert ask(where, "Gerda", again)[0] == 303
    assert "Gerda judged that it is none" in words_of(ask(where, "Fritz")[2])


def test_two_reviewers_are_not_given_the_same_and_skipped_ones_come_last(ask):
    _, one, _ = ask("/review", "Hugo")
    _, other, _ = ask("/review", "Ida")
    assert one != other
    assert ask("/review", "Hugo")[1] == one
    assert ask(one, "Hugo", {"decision": "skip"})[:2] == (303, "/review")
    after = ask("/review", "Hugo")[1]
    assert after not in (one, other)


def test_other_incidents_can_be_the_same_or_not(ask, writable):
    with Record.open(writable[1]) as record:
        one, other = sorted(found.id for found in record.incidents() if not found.context)[:2]
    _, _, page = ask(f"/review/{one}", "Jan")
    form = {"seen": seen_of(page), "other": other, "verdict": "different"}
    assert ask(f"/review/{one}/join", "Jan", form)[0] == 303
    assert [found.verdict for found in judgements(writable[1], "Jan")] == [Verdict.DIFFERENT]
    named = f"http://127.0.0.1/incident/{other}"
    again = {"seen": seen_of(ask(f"/review/{one}", "Jan")[2]), "other": "named", "named": named}
    assert ask(f"/review/{one}/join", "Jan", {**again, "verdict": "unsure"})[0] == 303
    assert judgements(writable[1], "Jan")[-1].verdict is Verdict.UNSURE
    wrong = {**form, "seen": seen_of(ask(f"/review/{one}", "Jan")[2]), "other": "i-none"}
    assert ask(f"/review/{one}/join", "Jan", wrong)[0] == 404


def correct(ask, where, name, page, **typed):
    """Send the form for corrections as a page has it, with some values changed."""
    shown = dict(re.findall(r'id="f-\w+" name="(\w+)" value="([^"]*)"', page))
    shown = {name: unescape(value) for name, value in shown.items()}
    chosen = re.search(r'<option value="([\w-]+)" selected', page)[1]
    form = {**shown, "event_type": chosen, "seen": seen_of(page), **typed}
    return ask(where + "/values", name, form)


def test_values_are_corrected_together_and_places_found_by_name(ask, writable):
    _, where, _ = ask("/review", "Olga")
    _, _, page = ask(where, "Olga")
    days = {"date_from": "2023-02-01", "date_to": "2023-02-03"}
    assert correct(ask, where, "Olga", page, place="Arequipa", killed="", **days)[0] == 303
    kept = {one.field: one.value for one in judgements(writable[1], "Olga")}
    assert set(kept) == {"place", "killed", "date"}
    assert re.fullmatch(r"Arequipa \(.*PE\): -16\.\d+, -71\.\d+ ± [\d.]+ km", kept["place"])
    assert (kept["killed"], kept["date"]) == ("unknown", "2023-02-01 to 2023-02-03")


@pytest.mark.parametrize(
    ("typed", "told"),
    [({"killed": "an unclear toll"}, "is no number"), ({"place": "Nowhere At All"}, "is no place")],
)
def test_a_value_that_cannot_be_meant_is_shown_again(ask, writable, typed, told):
    _, where, _ = ask("/review", "Kim")
    _, _, page = ask(where, "Kim")
    status, _, again = correct(ask, where, "Kim", page, **typed)
    assert status == 400
    assert told in again
    assert f'value="{next(iter(typed.values()))}"' in again
    assert judgements(writable[1], "Kim") == []


def test_other_sites_decide_nothing(ask, writable):
    _, where, _ = ask("/review", "Lea")
    form = {"seen": seen_of(ask(where, "Lea")[2]), "decision": "reject"}
    for origin in ("http://elsewhere.example", "null", ""):
        assert ask(where, "Lea", form, origin=origin)[0] == 403
    assert judgements(writable[1], "Lea") == []


def test_a_name_that_attacks_the_page_is_only_a_name(begin, writable):
    name = "<script>document.title='taken'</script>\u202e"
    page = begin(name)
    page.keyboard.press("a")
    page.get_by_text("Kept: an incident").wait_for()
    assert page.title().startswith("Review")
    assert page.locator("script:not([src])").count() == 0
    assert "<script>" in page.locator(".progress").inner_text()
    assert "\u202e" not in page.content()


def test_it_works_without_scripts(browser, writable):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(writable[0] + "review")
    page.get_by_label("Your name").fill("Max")
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("button", name="Accept").click()
    assert "Kept: an incident" in page.get_by_role("status").inner_text()
    context.close()
    assert len(judgements(writable[1], "Max")) == 1


@pytest.mark.parametrize(("scheme", "width"), [("light", 1400), ("dark", 380)])
def test_axe_finds_nothing_serious(begin, grave, scheme, width):
    page = begin("Nina", color_scheme=scheme, viewport={"width": width, "height": 900})
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert not wide
    assert grave(page) == []


def test_many_at_once_lose_nothing(serve, examples):
    found = load(serve(examples), examples, seconds=4)
    assert found.errors == {}
    assert found.lost == set()
    assert found.reads > 20
    assert found.decisions
