"""Reports added while a record is served: they go in, and what cannot is told in a line."""

import http.client
import json
import re
from urllib.parse import urlencode, urlsplit

import pytest

from crossreport.store import Record

REPORT = (
    "Two gunmen opened fire on a checkpoint outside Raqqa on 9 May 2023, killing seven soldiers "
    "and wounding three, the provincial governor said.\n"
)
HOSTILE = "<script>document.title = 'taken'</script>"


@pytest.fixture
def add(look, writable):
    """Open the page."""
    return lambda **options: look(writable[0], "/add", **options)


def deliver(page, *files):
    """Send files, and wait until they are in; return what is told of them."""
    page.set_input_files("#files", list(files))
    page.get_by_role("button", name="Add files").click()
    return over(page)


def over(page):
    """Wait until the latest delivery is done; return what is told of it."""
    line = page.locator("#deliveries > li").first
    line.and_(page.locator("[data-state=done], [data-state=failed]")).wait_for(timeout=90_000)
    return line


def file(name, text, media_type="text/plain"):
    """Return a file as a browser has it."""
    return {"name": name, "mimeType": media_type, "buffer": text.encode()}


def test_a_report_that_is_added_is_an_incident_of_the_overview(add, writable):
    page = add()
    told = deliver(page, file("raqqa.txt", REPORT), file("notes.xyz", "?"))
    assert "1 new report, telling of 1 incident" in told.inner_text()
    assert "notes.xyz: is of a kind that is not read" in told.inner_text()
    assert "raqqa.txt" in page.get_by_role("status").inner_text()
    incident = told.locator(".links a").get_attribute("href")
    page.goto(writable[0] + "?q=checkpoint+outside+Raqqa")
    page.get_by_role("link", name="Review").wait_for()
    assert page.locator(f"#table a[href='{incident}']").count() == 1
    page.goto(writable[0] + "add")
    again = deliver(page, file("again.txt", REPORT))
    assert "Nothing new" in again.inner_text()


def test_what_is_pasted_and_named_by_an_enemy_is_only_text(add, writable):
    page = add()
    page.get_by_label("Title").fill(HOSTILE)
    page.get_by_label("Publisher").fill('"><img src=x onerror=alert(1)>')
    page.get_by_label("Published on").fill("2023-05-11")
    page.get_by_label("Text", exact=True).fill(
        "A car bomb killed nine people in Idlib yesterday, police said. </textarea>" + HOSTILE
    )
    page.get_by_role("button", name="Add this report").click()
    over(page)
    name = f"../../{HOSTILE[:20]}\u202e.txt"
    told = deliver(page, file(name, "Nothing was heard of it.\n"))
    assert "<script>" in told.inner_text()
    assert ".." not in told.inner_text()
    assert page.title() == "Add reports · Crossreport"
    assert page.locator("img, script:not([src])").count() == 0
    assert "\u202e" not in page.content()
    with Record.open(writable[1]) as record:
        found = [one for one in record.documents() if one.title == HOSTILE]
        assert [str(one.published) for one in found] == ["2023-05-11"]
        assert not any("/" in one.source for one in record.documents() if ".." in one.source)


def test_what_cannot_be_taken_is_told_in_a_line(writable):
    host = urlsplit(writable[0]).netloc

    def send(path, body, **headers):
        connection = http.client.HTTPConnection(host, timeout=60)
        try:
            connection.putrequest("POST", path)
            for name, value in {"origin": f"http://{host}", **headers}.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders(body)
            answer = connection.getresponse()
            return answer.status, re.sub(r"<[^>]+>", "", answer.read().decode())
        finally:
            connection.close()

    form = "application/x-www-form-urlencoded"
    body = urlencode({"text": "  ", "title": "Kept"}).encode()
    status, text = send("/add/text", body, content_type=form, content_length=str(len(body)))
    assert status == 400
    assert "the report has no text" in text
    status, text = send("/add/files", b"", content_type=form, content_length="0")
    assert status == 400
    assert "no file was sent" in text
    status, text = send("/add/files", b"", content_type=form, content_length="64000001")
    assert status == 413
    assert "more than 64 MB" in text
    assert send("/add/files", b"", content_type=form, transfer_encoding="chunked")[0] == 411
    refused = {"origin": "http://elsewhere.example", "content_length": "0", "content_type": form}
    assert send("/add/files", b"", **refused)[0] == 403


@pytest.mark.parametrize(("scheme", "width"), [("dark", 1400), ("light", 380)])
def test_axe_finds_nothing_serious(add, grave, scheme, width):
    page = add(color_scheme=scheme, viewport={"width": width, "height": 900})
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert grave(page) == []


def test_without_scripts_the_page_asks_again_by_itself(browser, writable):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(writable[0] + "add")
    text = json.dumps({"title": "Fire", "text": "Rebels shelled Hama on 3 June 2023, killing two."})
    page.set_input_files("#files", [file("one.jsonl", text + "\n")])
    page.get_by_role("button", name="Add files").click()
    line = page.locator("#deliveries > li[data-state=done]").first
    line.wait_for(timeout=90_000)
    context.close()
