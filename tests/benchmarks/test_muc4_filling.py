"""Templates from claims: texts written for these tests, in the manner of MUC-4."""

from datetime import date

import pytest

from benchmarks.muc4.documents import document, published
from benchmarks.muc4.filling.days import written_day
from benchmarks.muc4.filling.phrases import classify
from benchmarks.muc4.templates import Filler, Template, parse_templates
from benchmarks.muc4.texts import Text, parse_text
from benchmarks.muc4.writing import written


def report(raw: str) -> Text:
    return parse_text(message_id="DEV-MUC3-9999", raw=raw)


@pytest.mark.parametrize("dateline", ["LIMA, 4 MAY 89", "LIMA, MAY 4 89"])
def test_a_dateline_gives_the_day_of_publication(dateline: str) -> None:
    text = report(f"{dateline} (RADIO) -- [TEXT] A BRIDGE FELL.")
    assert published(text) == date(1989, 5, 4)
    assert document(text).text == "A BRIDGE FELL."


def test_a_text_without_a_day_has_no_publication_date() -> None:
    assert document(report("LIMA, NO DATE -- A BRIDGE FELL.")).published is None


@pytest.mark.parametrize(
    ("words", "kind", "expected"),
    [
        ("NORWEGIAN EMBASSY BUILDING", "physical", "DIPLOMAT OFFICE OR RESIDENCE"),
        ("NORWEGIAN EMBASSY", "physical", "DIPLOMAT OFFICE OR RESIDENCE"),
        ("OLD BUILDING", "physical", "OTHER"),
        ("FOUR HIGH TENSION TOWERS", "physical", "ENERGY"),
        ("CITY BUSES", "physical", "TRANSPORT VEHICLE"),
        ("DISTRICT JUDGES", "human", "LEGAL OR JUDICIAL"),
        ("POLICEMEN", "human", "LAW ENFORCEMENT"),
        ("LEADER OF THE GUARDS", "human", "POLITICAL FIGURE"),
        ("FISHERMEN", "human", None),
    ],
)
def test_a_phrase_has_the_class_of_its_last_known_word(
    words: str, kind: str, expected: str | None
) -> None:
    assert classify(words, kind) == expected


def test_days_are_written_as_in_the_keys() -> None:
    assert written_day(date(1989, 5, 4)) == "04 MAY 89"


def test_written_templates_read_back_the_same() -> None:
    template = Template(
        message="DEV-MUC3-9999",
        number="1",
        fills={
            "inc-type": (Filler(("BOMBING",)),),
            "phys-tgt-id": (Filler(("MILL",)), Filler(("TWO BARNS",))),
            "phys-tgt-num": (Filler(("1",), ("MILL",)), Filler(("2",), ("TWO BARNS",))),
        },
    )
    assert parse_templates(written({"DEV-MUC3-9999": [template]})) == [template]
    (blank,) = parse_templates(written({"DEV-MUC3-9998": []}))
    assert not blank.is_relevant
