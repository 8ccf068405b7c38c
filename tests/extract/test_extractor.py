"""Whole documents: what always holds, and reports of some length."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crossreport.extract.extractor import Extraction, Extractor
from crossreport.model import Document, Span, Specificity
from short_reports import (
    PUBLISHED,
    claims,
    days,
    extractor,
    figures,
    incidents,
    report,
    told,
    where,
    who,
)

REPORT = (
    "Gunmen on motorcycles attacked two hamlets near Kesra on Sunday night, killing at least "
    "eleven farmers and wounding six others, the governor said on Monday.\n\n"
    "“They came at supper time. They burned our houses,” said Ruta Amani, a survivor.\n\n"
    "Three children were among the victims, according to a nurse at the hospital in Doria. "
    "Nobody has claimed responsibility for the attack, which the governor blamed on the "
    "Taliban. The organization often robs traders in the area.\n\n"
    "On Tuesday, a roadside bomb killed two soldiers near Lusa, and police arrested four men "
    "in Doria.\n\n"
    "The army recorded 19 ambushes in April. Attacks have increased since the floods of 2 March."
)
TITLE = "Eleven farmers killed near Kesra"


def spans(thing: object) -> Iterator[Span]:
    """Yield every span of a record."""
    if isinstance(thing, Span):
        yield thing
    elif isinstance(thing, tuple | list):
        for item in thing:
            yield from spans(item)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from spans(getattr(thing, field.name))


def check(document: Document, found: Extraction) -> None:
    """Check what holds for every extraction."""
    for span in spans(found):
        assert span.document_id == document.id
        span.verify(document.text)
    ids = [c.id for c in found.claims]
    assert len(ids) == len(set(ids))
    leads = {c.id for c in found.claims if c.elaborates is None}
    for claim in found.claims:
        assert claim.elaborates is None or claim.elaborates in leads
        assert (claim.reason is None) == (claim.specificity is not Specificity.NOT_AN_INCIDENT)
        ends = days(claim)
        assert None in ends or ends[0] <= ends[1]  # type: ignore[operator]
    for refusal in found.refusals:
        if refusal.start is not None:
            assert document.text[refusal.start : refusal.end] == refusal.quote


# -- properties

VOCABULARY = """
gunmen killed nine herders near Kesra on Monday , . ; : “ ” " ( ) ' - the army said that rebels
attacked Doria after an earthquake of 3 May 2024 and wounded dozens including two children Boko
Haram claimed responsibility for attack it they he another bomb exploded 41 attacks in April
increased since if may not no 06:40 • according to quoting THE IS MONDAY among of were was who
"""
WORDS = [*VOCABULARY.split(), "\n", "\n\n", "\t"]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120), st.text(max_size=30))
@example("", "")
@example("attacks 41", "Nine herders killed")  # the number stands after what it counts
@example(" \n\t ", "")
@example("\x00\x01\x02 gunmen killed\x07 nine herders\x1b[31m in Doria\x00.", "\x00")
@example("GUNMEN KILLED NINE HERDERS NEAR KESRA ON MONDAY, THE ARMY SAID.", "NINE DEAD")
@example("💣 Gunmen killed 9️⃣ herders 👩‍🌾 near Kesra 🔥🔥 on Monday!!!", "💥")
@example("قتل مسلحون تسعة رعاة. Gunmen killed nine herders near قرية on Monday.", "قتلى")
@example("\u202eGunmen killed nine\u202c herders\u200b near\u00a0Kesra\u2028on Monday.", "")
@example("Gunmen killed nine herders", "")
@example(", the army said.", "")
@example("said", "said")
@example('“”“” ””” """ (((', "")
@example("1 2 3 4 5, 6; 7: 8 - 9", "2024")
@example("2 March, Doria (Kesra): ", "")
@example("e\u0301" * 50, "ﬁre ﬂood ǅ İstanbul ẞ")
def test_any_text(body: str, title: str) -> None:
    document = report(body, title)
    found = extractor().extract(document)
    check(document, found)


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=45).map(" ".join), st.booleans())
def test_any_order_of_the_words_of_reports(body: str, dated: bool) -> None:
    document = report(body, "Nine herders killed", published=PUBLISHED if dated else None)
    check(document, extractor().extract(document))


@settings(max_examples=10, deadline=None)
@given(st.permutations(REPORT.split("\n\n")).map("\n\n".join))
def test_the_same_report_gives_the_same_claims(body: str) -> None:
    document = report(body, TITLE)
    first = extractor().extract(document)
    check(document, first)
    assert extractor().extract(document) == first


def test_a_new_extractor_gives_the_same(extractor: Extractor) -> None:
    fresh = Extractor(known_place=lambda name: name in {"Kesra", "Doria", "Lusa"})
    document = report(REPORT, TITLE)
    extractor.extract(report("Al-Shabaab bombed Kesra on Monday, the mayor said."))
    assert fresh.extract(document) == extractor.extract(document)


DIGEST = """
import json, sys, hashlib
from datetime import date
from crossreport.extract.extractor import Extractor
from crossreport.model import Document, Segment, SegmentKind
text = sys.stdin.read()
document = Document("d-1", text, "0" * 64, "x", "text/plain",
                    (Segment(0, len(text), SegmentKind.BODY),), published=date(2024, 5, 16))
found = Extractor(known_place={"Kesra", "Doria", "Lusa"}.__contains__).extract(document)
print(len(found.claims), hashlib.sha256(repr(found).encode()).hexdigest())
"""


def test_the_hash_seed_changes_nothing() -> None:
    answers = {
        subprocess.run(
            [sys.executable, "-c", DIGEST],
            input=REPORT,
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
        ).stdout
        for seed in ("1", "77")
    }
    assert len(answers) == 1
    assert int(answers.pop().split()[0]) >= 5


# -- whole reports


def test_a_report() -> None:
    found = told(REPORT, TITLE)
    check(report(REPORT, TITLE), found)
    raid = next(c for c in found.claims if ("injured", 6) in figures(c))
    assert figures(raid) == [("killed", 11), ("injured", 6)]
    assert where(raid) == ["Kesra"]
    assert raid.date.latest is not None
    assert raid.date.latest.day in {12, 13}
    assert raid.attribution is not None
    assert raid.attribution.name == "governor"
    bomb = next(c for c in found.claims if c.event_type == "ied")
    assert (where(bomb), figures(bomb), days(bomb)[0]) == (["Lusa"], [("killed", 2)], days(bomb)[1])
    arrest = next(c for c in found.claims if c.event_type == "arrest")
    assert (where(arrest), figures(arrest), who(arrest)) == (
        ["Doria"],
        [("arrested", 4)],
        ["police"],
    )
    assert bomb.elaborates is None
    assert arrest.elaborates is None
    (sum_of_april,) = found.aggregates
    assert (sum_of_april.stated, sum_of_april.of) == (19, "ambushes")
    (trend,) = found.trends
    assert trend.of == "Attacks"


def test_the_events_of_a_report() -> None:
    assert sorted({c.event_type for c in incidents(REPORT, TITLE)}) == [
        "armed-attack",
        "arrest",
        "ied",
    ]
    assert len(incidents(REPORT, TITLE)) == 3


def test_the_doer_that_the_governor_blames() -> None:
    raid = {c.id for c in claims(REPORT, TITLE) if c.event_type == "armed-attack"}
    blamed = [c for c in claims(REPORT, TITLE) if "Taliban" in who(c) and c.event_type != "looting"]
    assert blamed
    assert all(c.elaborates in raid or c.id in raid for c in blamed)


def test_nothing_is_read_of_a_language_not_read(extractor: Extractor) -> None:
    document = replace(report(REPORT), notes=("language-not-read",))
    assert extractor.extract(document) == Extraction()


def test_a_report_of_nothing(extractor: Extractor) -> None:
    text = "The mayor opened a library in Doria on Monday. Two hundred people came, she said."
    found = extractor.extract(report(text))
    assert found == Extraction(places=found.places)
    assert [place.name for place in found.places] == ["Doria"], "kept, though no claim names it"
    assert extractor.extract(report("")) == Extraction()


def test_the_version_names_all_that_decides(extractor: Extractor) -> None:
    for part in ("crossreport", "codebook", "en-core-web-sm"):
        assert part in extractor.version


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_line_ends_do_not_matter(ending: str) -> None:
    body = REPORT.replace("\n", ending)
    assert [(c.event_type, figures(c)) for c in claims(body)] == [
        (c.event_type, figures(c)) for c in claims(REPORT)
    ]
