"""Foreign nations of targets, plurals and roles: words made up for these tests."""

import pytest

from benchmarks.muc4.filling.drafts import Draft
from benchmarks.muc4.filling.incidents import Incident
from benchmarks.muc4.filling.nations import nation_fills, nation_of
from benchmarks.muc4.filling.people import Person, people
from benchmarks.muc4.filling.perpetrators import Perpetrators
from benchmarks.muc4.filling.phrases import is_plural
from benchmarks.muc4.filling.property import Thing
from benchmarks.muc4.filling.report import Reader
from benchmarks.muc4.templates import Filler
from benchmarks.muc4.texts import parse_text
from crossreport.codebook import load_codebook
from crossreport.extract.language import pipeline


@pytest.mark.parametrize(
    ("words", "nation"),
    [
        ("NORWEGIAN NURSES", "NORWAY"),
        ("U.S. TEACHER", "UNITED STATES"),
        ("CONSULATE OF EL SALVADOR", "EL SALVADOR"),
        ("SOVIET EMBASSY", "USSR"),
        ("NURSES", ""),
    ],
)
def test_words_name_a_nation(words: str, nation: str) -> None:
    assert nation_of(words, load_codebook()) == nation


def test_only_a_nation_other_than_that_of_the_incident_is_foreign() -> None:
    known = Draft(
        incident=Incident("BOMBING", ()),
        hurt=[
            Person(name="ANNE BERG", description="NORWEGIAN NURSE", type="CIVILIAN", number="1"),
            Person(name="", description="PERUVIAN TAILORS", type="CIVILIAN", number="PLURAL"),
        ],
        targets=[Thing("SOVIET EMBASSY", "DIPLOMAT OFFICE OR RESIDENCE", "1")],
        doers=Perpetrators([], {}, set()),
        used=[],
        sentences=frozenset(),
    )
    assert nation_fills(known, home="PERU", codebook=load_codebook()) == {
        "hum-tgt-nation": (Filler(("NORWAY",), ("ANNE BERG",)),),
        "phys-tgt-nation": (Filler(("USSR",), ("SOVIET EMBASSY",)),),
    }


@pytest.mark.parametrize(
    ("sentence", "noun", "expected"),
    [
        ("The Franciscans left the town.", "Franciscans", True),
        ("Two nurses left.", "nurses", True),
        ("The nurse left.", "nurse", False),
        ("Mr. Barrios left.", "Barrios", False),
    ],
)
def test_a_name_of_a_group_means_several(sentence: str, noun: str, expected: bool) -> None:
    token = next(t for t in pipeline()(sentence) if t.text == noun)
    assert is_plural(token) is expected


def test_whom_a_deed_has_for_object_is_its_target_though_nobody_counts_them() -> None:
    raw = "SUCRE, 4 MAY 89 (RADIO) -- [TEXT] GUNMEN YESTERDAY MURDERED THE FRANCISCANS IN SUCRE."
    report = Reader().read(parse_text(message_id="DEV-MUC3-9999", raw=raw))
    (claim,) = report.extraction.claims
    (person,) = people(report, Incident("ATTACK", (claim,)))
    assert (person.description, person.effects) == ("FRANCISCANS", ["DEATH"])
