"""Days reconciled, on small records made by hand."""

from dataclasses import replace
from datetime import date

from crossreport.model import DateBasis, DisagreementKind, LikelyDay, LikelyRule, WideDate
from reconciled import one, value, words
from tellings import Record, day, days, document


def test_the_days_common_to_all() -> None:
    record = Record()
    record.tell("a", when=days(date(2024, 5, 6), date(2024, 5, 18)))
    record.tell("b", doc="post", when=days(None, date(2024, 5, 12)))
    record.tell("c", doc="times")
    incident = one(record)
    assert (incident.date.earliest, incident.date.latest) == (date(2024, 5, 6), date(2024, 5, 12))
    assert value(incident, "date").rule == "date-intersection"
    assert value(incident, "date").claim_ids == ("a", "b")


def test_days_that_exclude_each_other_are_a_disagreement() -> None:
    record = Record()
    record.tell("a", when=day(11))
    record.tell("b", doc="post", when=day(12))
    record.tell("c", doc="times", when=days(date(2024, 5, 12), date(2024, 5, 14)))
    incident = one(record)
    assert incident.date.earliest == incident.date.latest == date(2024, 5, 12)
    assert value(incident, "date").rule == "date-most-told"
    assert words(incident, DisagreementKind.DATE) == [
        "date: 2024-05-12 (The Post; The Times) against 2024-05-11 (The Herald)"
    ]


def carried(on: int) -> WideDate:
    return replace(day(on), basis=DateBasis.CARRIED)


def test_a_day_told_goes_before_one_carried_from_beside() -> None:
    record = Record()
    record.tell("a", when=carried(12))
    record.tell("b", when=carried(12))
    record.tell("c", doc="post", when=day(10))
    assert one(record).date.earliest == date(2024, 5, 10)


def test_a_report_speaks_against_a_day_after_it_was_out() -> None:
    record = Record()
    record.documents["herald"] = document("herald", date(2024, 5, 11))
    record.tell("a", doc="herald", when=days(None, date(2024, 5, 11)))
    record.tell("b", doc="post", when=day(13))
    record.tell("c", doc="times", when=day(10))
    assert one(record).date.earliest == date(2024, 5, 10)


def test_undated_claims_of_a_later_report_do_not_speak_for_an_earlier_day() -> None:
    record = Record()
    record.tell("old", when=day(2))
    for claim_id in ("a", "b", "c"):
        said = f"{claim_id} of the police"
        record.tell(claim_id, doc="post", said_by=said, when=days(None, date(2024, 5, 18)))
    record.tell("d", doc="post", when=day(17))
    record.tell("e", doc="post", when=day(17))
    assert one(record).date.earliest == date(2024, 5, 17)


def test_of_days_told_alike_the_earlier_is_taken() -> None:
    record = Record()
    record.tell("a", when=day(12))
    record.tell("b", when=day(11))
    assert one(record).date.earliest == date(2024, 5, 11)


def likely(when: WideDate, day: int, rule: LikelyRule) -> WideDate:
    return replace(when, likely=LikelyDay(date(2024, 5, day), rule))


def test_undated_news_lies_in_the_week_up_to_its_likeliest_day() -> None:
    record = Record()
    first = likely(days(None, date(2024, 5, 12)), 12, LikelyRule.NEWS_DAY)
    later = likely(days(None, date(2024, 5, 14)), 14, LikelyRule.NEWS_DAY)
    record.tell("a", when=later)
    record.tell("b", doc="post", when=first)
    incident = one(record)
    assert (incident.date.earliest, incident.date.latest) == (date(2024, 5, 6), date(2024, 5, 12))
    assert incident.date.likely == first.likely
    assert (incident.date.ucdp_precision, incident.date.acled_precision) == (3, 2)
    assert value(incident, "date").rule == "date-news"
    assert value(incident, "date").text == "2024-05-06 to 2024-05-12, most likely 2024-05-12"


def test_a_likeliest_day_gives_way_to_a_day_told() -> None:
    record = Record()
    record.tell("a", when=likely(days(None, date(2024, 5, 12)), 12, LikelyRule.NEWS_DAY))
    record.tell("b", doc="post", when=days(date(2024, 3, 2), date(2024, 3, 2)))
    incident = one(record)
    assert incident.date.day == date(2024, 3, 2)
    assert incident.date.likely is None
    assert incident.disagreements == ()


def test_a_night_keeps_its_likelier_day() -> None:
    record = Record()
    night = days(date(2024, 5, 11), date(2024, 5, 12))
    record.tell("a", when=likely(night, 12, LikelyRule.NIGHT))
    incident = one(record)
    assert (incident.date.days, incident.date.day) == (2, date(2024, 5, 12))


def test_an_undated_incident_stays_undated() -> None:
    record = Record()
    record.tell("a")
    incident = one(record)
    assert (incident.date.earliest, incident.date.latest) == (None, None)
    assert value(incident, "date").rule == "date-unknown"
