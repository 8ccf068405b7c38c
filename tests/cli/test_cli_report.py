"""The verb ``report``: one page that needs nothing else, and does nothing that a document says."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import numpy as np
import pytest

from crossreport.store import Record
from harbour import fill, harbour
from made_lists import fill_lists

EVIL = '<script>alert(1)</script>"onload="x \u202e\x1b[31m {{ 7*7 }} javascript:alert(1)'
VOID = {"meta", "br", "link", "img"}


class Checked(HTMLParser):
    """Reads a page, and fails where elements are not nested or something is loaded or run."""

    def __init__(self, page):
        super().__init__()
        self.open, self.text, self.tags = [], [], set()
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        for name, value in attributes:
            assert not name.startswith("on"), (tag, name)
            assert name not in {"src", "href", "action", "srcset"}, (tag, name, value)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


def written(crossreport, path, *arguments):
    out = path.with_suffix(".html")
    assert crossreport("report", "-r", path, "-o", out, *arguments)[0] == 0
    page = out.read_text(encoding="utf-8")
    checked = Checked(page)
    assert "script" not in checked.tags
    return page, " ".join(" ".join(checked.text).split())


def test_a_report_holds_the_record_in_brief(crossreport, path):
    page, text = written(crossreport, path, "--title", "The harbour")
    for words in (
        "The harbour",
        "The record in brief",
        "What sources disagree about",
        "What sources say of many events at once",
        "Methods",
        "Sources",
        "near Port Almeda",
    ):
        assert words in text
    assert page.startswith("<!doctype html>")
    assert "default-src 'none'" in page
    assert "@media print" in page


def test_what_a_person_told_is_marked(crossreport, path):
    assert "told by a person" not in written(crossreport, path)[1]
    with Record.open(path) as record:
        quote = record.claims()[0].quote
    words = quote.quote.partition(" ")[2]
    given = ("--document", quote.document_id, "--words", words, "--type", "threat")
    assert crossreport("judge", "add", *given, "--author", "Ada", "-r", path)[0] == 0
    page, text = written(crossreport, path)
    assert page.count("<td> told by a person</td>") == 1
    assert "1 incident rests at least in part on a claim that a person told" in text


def test_the_same_record_gives_the_same_page(crossreport, path):
    tests = ("--test", "said", "--test", "clusters")
    assert written(crossreport, path, *tests) == written(crossreport, path, *tests)


def test_hostile_text_is_text(crossreport, tmp_path):
    path = tmp_path / "r.sqlite"
    document = harbour()
    with Record.open(path) as record:
        fill(record)
        record.put_document(
            replace(
                document,
                id="d-evil",
                title=EVIL,
                publisher=EVIL,
                address="javascript:alert(1)",
                sha256="evil",
            )
        )
        record.put_extraction("d-evil", version="1")
    page, text = written(crossreport, path, "--title", EVIL)
    assert "<script>alert(1)</script>" in text
    assert "{{ 7*7 }}" in text
    assert "\u202e" not in page
    assert "\x1b" not in page


def test_private_names_are_left_out_unless_asked_for(crossreport, tmp_path):
    path = tmp_path / "r.sqlite"
    with Record.open(path) as record:
        fill(record)
        document = harbour()
        text = f"{document.text} Omar Baldini, 34, a fisherman, was among the dead."
        record.put_document(
            replace(
                document, id="d-named", sha256="named", text=text, segments=(),
                title="Omar Baldini remembered",
            )
        )  # fmt: skip
        record.put_extraction("d-named", version="1")
    assert "Baldini" not in written(crossreport, path)[0]
    assert "Baldini" in written(crossreport, path, "--names")[0]


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """A record of three publishers with a week of many incidents in one town."""
    where = tmp_path_factory.mktemp("report") / "r.sqlite"
    random = np.random.default_rng(1)
    names = ("Harbour Radio", "The Lantern", "Watch Group")
    held = [tuple(one for one in names if random.random() < 0.5) or names for _ in range(70)]
    days = [0, *random.integers(0, 360, 60).tolist(), *(200 + one for one in range(8)), 360]
    towns = [*random.integers(0, 3, 61).tolist(), *([3] * 9)]
    with Record.open(where) as record:
        fill_lists(record, [names, *held[1:-1], names], days=days, towns=towns)
    return where


def test_tests_and_their_figures_are_held(crossreport, told):
    page, text = written(
        crossreport,
        told,
        *("--test", "unreported", "--test", "clusters"),
        *("--lists", "Harbour Radio", "--lists", "The Lantern", "--lists", "Watch Group"),
    )
    for words in (
        "incidents in all (95% interval",
        "Clusters in space and time",
        "km apart",
        "Manrique-Vallier",
        "Kulldorff",
    ):
        assert words in text
    assert page.count("<svg") == 4
    assert not re.search(r"\b(nan|inf|None)\b", " ".join(re.findall(r'="[^"]*"', page)))


def test_a_test_that_cannot_be_made_is_told_in_the_report(crossreport, path):
    _, text = written(crossreport, path, "--test", "clusters")
    assert "Cannot tell" in text
    assert "10 are needed" in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--test", "magic"), "--test magic is none"),
        (("--test", "change"), "--test change needs --after"),
        (("--test", "change", "--after", "soon"), "--after soon is no day"),
        (("--test", "unreported"), "3 to 5 are needed"),
        (("--where", "Atlantis"), "no place 'Atlantis'"),
        (("--lists", "reports"), "--lists is for --test unreported"),
        (("-o", "report.pdf"), "a report is HTML, not .pdf"),
        (("-o", "/no/such/folder/report.html"), "/no/such/folder"),
    ],
)
def test_a_bad_request_is_told_in_one_line(crossreport, path, arguments, said):
    code, _, err = crossreport("report", "-r", path, "-o", path.with_suffix(".html"), *arguments)
    assert code in (2, 3)
    assert said in err
    assert len(err.strip().splitlines()) == 1
