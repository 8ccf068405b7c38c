"""The place of an incident, chosen among all that its reports name."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossreport.model import (
    Claim,
    DisagreementKind,
    Document,
    Incident,
    Place,
    PlaceBasis,
    PlaceKind,
    PlaceMention,
    PlaceRole,
    Reliability,
    Segment,
    SegmentKind,
    SourceGrade,
    Span,
    Specificity,
)
from crossreport.model.exactness import in_or_near
from crossreport.reconcile import chosen_places
from crossreport.reconcile.placing import heaviest, probabilities, share_around
from reconciled import one, value, words
from tellings import Record, place

DENFORD = place("Denford", 40.0, -80.0)
ASHBY = place("Ashby", 41.5, -80.0)
MILL = place("Mill Hill", 40.05, -80.0)
ARDEN = place("Arden County", 40.1, -80.0, radius=30, kind=PlaceKind.ADMIN2)
STATE = place("Northland", 40.8, -80.0, radius=250, kind=PlaceKind.ADMIN1)
FAR = place("Easton", 44.0, -70.0, admin1="Eastland")

TITLE = "Two shot in Denford"
BODY = (
    "Two men were shot in Denford on Sunday, deputies of Arden County said. They were found near "
    "Mill Hill, a part of Denford. A suspect was later held in Ashby."
)
TEXT = f"{TITLE}\n\n{BODY}"
MEANT = {p.name: p for p in (DENFORD, ASHBY, MILL, ARDEN)}


def mentions(
    text: str, known: Iterable[str], *, role: PlaceRole = PlaceRole.OTHER
) -> list[PlaceMention]:
    found = []
    for name in known:
        start = text.find(name)
        while start >= 0:
            found.append(
                PlaceMention(name, Span.of("herald", text, start, start + len(name)), role)
            )
            start = text.find(name, start + 1)
    return found


class Told:
    """A report whose two claims are placed, and what its names mean."""

    def __init__(self, first: Place | None, second: Place | None) -> None:
        self.record = Record()
        self.record.documents["herald"] = Document(
            id="herald",
            text=TEXT,
            sha256="0" * 64,
            source="herald.txt",
            media_type="text/plain",
            segments=(
                Segment(0, len(TITLE), SegmentKind.TITLE),
                Segment(len(TITLE) + 2, len(TEXT), SegmentKind.BODY),
            ),
            title=TITLE,
            publisher="The Herald",
        )
        self.record.tell("shot", at=TEXT.index("were shot"), where=first)
        self.record.tell("held", at=TEXT.index("was later held"), where=second)
        self.meant = {m: MEANT[m.name] for m in mentions(TEXT, MEANT)}

    def meanings(self, document_id: str) -> dict[PlaceMention, Place]:
        return self.meant if document_id == "herald" else {}

    def incident(self, **options: object) -> Incident:
        return one(self.record, meanings=self.meanings, **options)

    @property
    def claims(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self.record.claims}


def test_of_places_too_far_apart_the_one_that_the_report_is_about_is_taken() -> None:
    exact = replace(ASHBY, radius_km=2)
    incident = Told(DENFORD, exact).incident()
    assert incident.place_id == DENFORD.id
    found = value(incident, "place")
    assert found.rule == "place-fitted"
    assert found.claim_ids == ("shot",)
    assert 0.5 <= (found.probability or 0) < 1
    assert words(incident, DisagreementKind.PLACE) == [
        "place: Denford (The Herald) against Ashby (The Herald)"
    ]


def test_without_what_names_mean_the_rules_decide() -> None:
    told = Told(DENFORD, replace(ASHBY, radius_km=2))
    found = value(one(told.record), "place")
    assert (found.rule, found.text, found.probability) == ("place-majority", "Ashby", None)


def test_where_the_rules_are_right_their_name_stands_and_the_probability_beside_it() -> None:
    found = value(Told(replace(DENFORD, radius_km=2), ASHBY).incident(), "place")
    assert (found.rule, found.text) == ("place-majority", "Denford")
    assert found.probability is not None


def test_where_all_words_agree_there_is_nothing_to_choose() -> None:
    found = value(Told(ASHBY, ASHBY).incident(), "place")
    assert (found.rule, found.text, found.probability) == ("place-single", "Ashby", None)


def test_a_place_that_no_claim_is_at_is_no_better_known_than_in_or_near_it() -> None:
    told = Told(None, None)
    told.record.tell("head", at=0, where=None)
    incident = told.incident()
    (made,) = chosen_places([incident], claims=told.claims, meanings=told.meanings)
    assert made.id == incident.place_id
    assert made.basis is PlaceBasis.SETTING
    assert made.radius_km >= 15
    assert made.ucdp_precision >= 2
    assert value(incident, "place").claim_ids == ("head",)


def test_what_no_claim_places_and_no_headline_tells_stays_unplaced() -> None:
    assert Told(None, None).incident().place_id is None


def test_of_a_region_only_places_inside_are_chosen() -> None:
    told = Told(STATE, STATE)
    assert value(told.incident(), "place").text == "Denford"
    told.meant = dict.fromkeys(told.meant, FAR)
    found = value(told.incident(), "place")
    assert (found.text, found.rule) == ("Northland", "place-single")


def test_where_words_name_places_no_other_is_chosen() -> None:
    told = Told(ASHBY, FAR)
    told.meant = {m: DENFORD for m in told.meant if m.name != "Ashby"}
    assert value(told.incident(), "place").text in {"Ashby", "Easton"}


def test_places_named_in_a_report_of_something_else_are_not_those_of_what_it_recalls() -> None:
    told = Told(STATE, STATE)
    late = [replace(c, trigger=Span("herald", 5000, 5004, "shot")) for c in told.record.claims]
    told.record.claims = late
    assert told.incident().place_id == STATE.id


def test_a_setting_stands_where_no_words_name_a_place() -> None:
    setting = in_or_near(ASHBY, basis=PlaceBasis.SETTING)
    found = value(Told(setting, setting).incident(), "place")
    assert (found.text, found.probability) == ("Ashby", None)


@pytest.mark.parametrize("rules", ["ucdp", "acled", "airwars"])
def test_other_sets_of_rules_choose_by_their_rules_only(rules: str) -> None:
    incident = Told(DENFORD, replace(ASHBY, radius_km=2)).incident(rules=rules)
    assert value(incident, "place").rule == "place-majority"


def test_grades_and_context_leave_the_choice_to_the_rules() -> None:
    told = Told(DENFORD, replace(ASHBY, radius_km=2))
    grades = [SourceGrade("The Herald", Reliability.A, None, "")]
    assert value(told.incident(grades=grades), "place").rule == "place-majority"
    wide = [replace(c, specificity=Specificity.CONTEXT) for c in told.record.claims]
    told.record.claims = wide
    assert value(told.incident(), "place").rule == "place-majority"


def test_what_people_coded_is_not_weighed() -> None:
    told = Told(DENFORD, replace(ASHBY, radius_km=2))
    told.record.tell("row", doc="row", where=FAR)
    assert value(told.incident(), "place").rule == "place-majority"


POINTS = st.tuples(st.integers(-60, 60).map(float), st.integers(-170, 170).map(float))


@given(st.dictionaries(POINTS, st.floats(-3, 3), min_size=1, max_size=6))
def test_neighbourhoods_hold_their_places_and_no_more_than_everything(
    told: dict[tuple[float, float], float],
) -> None:
    weighed = probabilities({p: {"sign": v} for p, v in told.items()}, {"sign": 1.0})
    assert sum(weighed.values()) < 1
    for point, own in weighed.items():
        assert own <= share_around(weighed, point) < 1
    best = heaviest(weighed)
    assert share_around(weighed, best) >= max(weighed.values()) - 1e-8
    ordered = sorted(told, key=lambda p: told[p])
    for low, high in pairwise(ordered):
        assert weighed[low] <= weighed[high] + 1e-12
