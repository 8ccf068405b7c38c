"""Things attacked: kind, words, number, damage."""

from datetime import date

import pytest

from crossreport.extract import Extractor
from crossreport.model import Claim, Damage, Document, Range, Segment, SegmentKind


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def claims(extractor: Extractor, text: str) -> tuple[Claim, ...]:
    document = Document(
        id="d-1",
        text=text,
        sha256="0" * 64,
        source="made up",
        media_type="text/plain",
        segments=(Segment(0, len(text), SegmentKind.BODY),),
        published=date(2024, 3, 6),
        language="en",
    )
    return extractor.extract(document).claims


@pytest.mark.parametrize(
    ("text", "kind", "words", "count", "damage"),
    [
        (
            "Shelling destroyed three houses in Tarnopil on Monday.",
            "home",
            "houses",
            Range(3, 3, 3),
            Damage.DESTROYED,
        ),
        (
            "A bomb exploded outside the Norwegian embassy building on Monday.",
            "diplomatic",
            "Norwegian embassy building",
            Range(1, 1, 1),
            Damage.UNKNOWN,
        ),
        (
            "Rockets damaged power lines near Tarnopil on 4 March.",
            "power",
            "power lines",
            None,
            Damage.DAMAGED,
        ),
        (
            "The gunmen set fire to a school in Tarnopil on Monday.",
            "school",
            "school",
            Range(1, 1, 1),
            Damage.DAMAGED,
        ),
    ],
)
def test_a_thing_has_its_kind_words_number_and_damage(
    extractor: Extractor,
    text: str,
    kind: str,
    words: str,
    count: Range | None,
    damage: Damage,
) -> None:
    found = [thing for claim in claims(extractor, text) for thing in claim.things]
    assert [(t.kind, t.span.quote, t.count, t.damage) for t in found] == [
        (kind, words, count, damage)
    ]


def test_things_joined_by_and_are_each_named(extractor: Extractor) -> None:
    text = "An air strike on Monday destroyed a clinic and two shops in Tarnopil."
    found = [thing for claim in claims(extractor, text) for thing in claim.things]
    assert [(t.kind, t.damage) for t in found] == [
        ("health", Damage.DESTROYED),
        ("market", Damage.DESTROYED),
    ]


def test_a_sentence_that_goes_on_about_the_damage_adds_to_the_event(extractor: Extractor) -> None:
    text = "A car bomb exploded in Tarnopil on Monday. The blast wrecked two buses."
    read = claims(extractor, text)
    (damaged,) = [claim for claim in read if claim.things]
    assert damaged.things[0].kind == "vehicle"
    assert damaged.elaborates in {claim.id for claim in read} | {None}


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked the minister on Monday in Tarnopil.",
        "Gunmen killed two farmers on their way to a market in Tarnopil on Monday.",
        "The bombers did not damage the bridge in Tarnopil on Monday, but killed a guard.",
    ],
)
def test_people_and_things_not_attacked_are_left_out(extractor: Extractor, text: str) -> None:
    assert not [thing for claim in claims(extractor, text) for thing in claim.things]
