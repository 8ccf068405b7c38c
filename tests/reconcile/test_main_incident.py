"""Which incident a report is mainly about."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from crossreport.model import Segment, SegmentKind, Specificity
from crossreport.reconcile import main_incidents, reconcile
from crossreport.reconcile.main_incident import weigh
from tellings import Record, day, days, killed, place


def mains(record: Record, clusters) -> dict[str, str]:
    """Return the first claim of the incident that each report is mainly about."""
    claims = {claim.id: claim for claim in record.claims}
    incidents = reconcile(clusters, claims=claims, places=record.places, documents=record.documents)
    first = {one.id: one.claim_ids[0] for one in incidents}
    found = main_incidents(incidents, claims=claims, documents=record.documents)
    return {name: first[incident] for name, incident in found.items()}


def with_headline(record: Record, name: str, length: int) -> None:
    segments = (
        Segment(0, length, SegmentKind.TITLE),
        Segment(length + 2, 5000, SegmentKind.BODY),
    )
    record.documents[name] = replace(record.documents[name], segments=segments)


def test_the_headline_decides_over_what_is_told_at_length():
    record = Record()
    record.tell("now", at=10, when=day(19), counts=[killed(1)])
    for number in range(6):
        record.tell(f"old{number}", at=1000 + 100 * number, when=day(2, 1), counts=[killed(5)])
    with_headline(record, "herald", 60)
    assert mains(record, [("now",), tuple(f"old{n}" for n in range(6))]) == {"herald": "now"}


def test_the_later_of_two_in_the_lead():
    record = Record()
    record.tell("old", at=50, when=day(2, 1), counts=[killed(1)])
    record.tell("now", at=90, when=day(19), counts=[killed(1)])
    assert mains(record, [("old",), ("now",)]) == {"herald": "now"}


def test_harm_before_none_and_an_arrest_alone_is_still_something():
    record = Record()
    record.tell("arrest", at=50, type="arrest", when=day(19))
    record.tell("killing", at=90, when=day(19), counts=[killed(1)])
    assert mains(record, [("arrest",), ("killing",)]) == {"herald": "killing"}
    assert mains(record, [("arrest",)]) == {"herald": "arrest"}


def test_an_arrest_told_with_day_and_place_is_not_the_news_where_its_deed_is_told():
    record = Record()
    record.tell("arrest", at=50, type="arrest", when=day(19), where=place("Kesra", 1, 1))
    record.tell("deed", at=90, counts=[killed(1)])
    assert mains(record, [("arrest",), ("deed",)]) == {"herald": "deed"}


def test_a_stated_zero_is_no_harm():
    record = Record()
    record.tell("zero", at=50, when=day(19), counts=[killed(0)])
    record.tell("killing", at=90, when=day(19), counts=[killed(1)])
    assert mains(record, [("zero",), ("killing",)]) == {"herald": "killing"}


def test_what_is_told_with_day_and_place_before_a_bare_headline():
    record = Record()
    bare = record.tell("bare", at=10, counts=[killed(1)])
    full = record.tell(
        "full", at=300, when=day(19), where=place("Tarfa", 34.5, 38.2), counts=[killed(1)]
    )
    with_headline(record, "herald", 60)
    assert mains(record, [(bare.id,), (full.id,)]) == {"herald": "full"}


def test_the_first_of_equals():
    record = Record()
    record.tell("two", at=2000, when=day(19))
    record.tell("one", at=1000, when=day(19))
    assert mains(record, [("two",), ("one",)]) == {"herald": "one"}


def test_disasters_are_left_out_and_reports_without_incident_missing():
    record = Record()
    record.tell("quake", at=0, type="earthquake", specificity=Specificity.CONTEXT, when=day(19))
    record.tell("attack", at=900, when=day(2, 1))
    record.tell("flood", doc="courier", type="flood", specificity=Specificity.CONTEXT)
    assert mains(record, [("quake",), ("attack",), ("flood",)]) == {"herald": "attack"}


def test_an_undated_incident_lies_between_recent_and_old():
    record = Record()
    record.tell("a", when=day(19))
    claims = {claim.id: claim for claim in record.claims}
    (incident,) = reconcile([("a",)], claims=claims, places={}, documents=record.documents)

    def recent(date_):
        weighed = weigh(
            replace(incident, date=date_),
            list(claims.values()),
            document=record.documents["herald"],
            every=1,
        )
        return weighed.recent

    published = record.documents["herald"].published
    undated = recent(days(None, published))
    assert recent(day(19)) > undated > recent(day(2, 1)) > recent(day(2, 1, year=2020))


@settings(deadline=None)  # the codebook is read on the first run
@given(st.permutations(range(5)))
def test_the_order_of_incidents_does_not_matter(order):
    record = Record()
    for number in range(5):
        record.tell(f"c{number}", at=100 * number, when=days(None, date(2024, 5, 20)))
    clusters = [(f"c{number}",) for number in order]
    assert mains(record, clusters) == {"herald": "c0"}


def test_a_death_implied_by_words_alone_is_no_harm_told():
    record = Record()
    record.tell("words", at=50, quote="A murder shocked them.", when=day(19))
    record.tell("figure", at=300, quote="Two died.", when=day(19), counts=[killed(2)])
    assert mains(record, [("words",), ("figure",)]) == {"herald": "figure"}
