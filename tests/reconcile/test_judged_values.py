"""Values that people write down, and how they stand beside those of the rules."""

from datetime import UTC, date, datetime, timedelta

import pytest

from crossreport.codebook import load_codebook
from crossreport.model import CountKind, DisagreementKind, Incident, Judgement, Range, Verdict
from crossreport.reconcile import JudgedValueError, place_words, read_value, reconcile
from tellings import Record, killed, place

NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("12", Range(12, 12, 12)),
        ("10-12", Range(10, None, 12)),
        ("10 – 11 – 12", Range(10, 11, 12)),
        ("at least 7", Range(7, 7, None)),
        ("0", Range(0, 0, 0)),
        ("unknown", None),
    ],
)
def test_counts(words: str, wanted: Range | None) -> None:
    assert read_value("killed", words, load_codebook()).range == wanted


def test_days_types_names_and_places() -> None:
    book = load_codebook()
    found = read_value("date", "2024-05-30 to 2024-05-31", book).date
    assert found is not None
    assert (found.earliest, found.latest) == (date(2024, 5, 30), date(2024, 5, 31))
    label = book.event_types["armed-attack"].label
    assert read_value("event_type", label.upper(), book).names == ("armed-attack",)
    assert read_value("perpetrator", "One Group; Another", book).names == ("One Group", "Another")
    town = place("Tarfa", 34.56, 38.28, radius=8)
    again = read_value("place", place_words(town), book).place
    assert again is not None
    assert (again.name, again.country, again.admin1) == (town.name, town.country, town.admin1)
    assert (again.latitude, again.longitude, again.radius_km) == (34.56, 38.28, 8)


@pytest.mark.parametrize(
    ("field", "words", "told"),
    [
        ("killed", "many", "is no number"),
        ("killed", "12-10", "not in order"),
        ("killed", "-3", "is no number"),
        ("killed", " ", "no value"),
        ("date", "31/05/2024", "is no day"),
        ("date", "2024-05-31 to 2024-05-30", "is no day"),
        ("place", "somewhere", "is no place"),
        ("place", "95, 10", "is no place"),
        ("event_type", "picnic", "no type of the codebook"),
        ("sources", "3", "no field to be judged"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(field: str, words: str, told: str) -> None:
    with pytest.raises(JudgedValueError, match=told) as error:
        read_value(field, words, load_codebook())
    assert "\n" not in str(error.value)


def judged(field: str, value: str, *, author: str = "Ada", hours: int = 0) -> Judgement:
    at = NOON + timedelta(hours=hours)
    return Judgement(
        f"j-{field}-{author}-{hours}", "c1", "c1", Verdict.VALUE, author, at, "", None, None,
        field, value,
    )  # fmt: skip


def one(*judgements: Judgement) -> Incident:
    record = Record()
    record.tell("c1", doc="herald", counts=[killed(10)])
    record.tell("c2", doc="post", counts=[killed(12)])
    claims = {claim.id: claim for claim in record.claims}
    (incident,) = reconcile(
        [["c1", "c2"]],
        claims=claims,
        places=record.places,
        documents=record.documents,
        judged={"c1": judgements},
    )
    return incident


def test_a_judged_value_wins_and_the_others_stay_visible() -> None:
    incident = one(judged("killed", "11"))
    assert incident.counts[CountKind.KILLED] == Range(11, 11, 11)
    (value,) = (v for v in incident.values if v.field == "killed")
    assert (value.rule, value.judgement_id) == ("judged", "j-killed-Ada-0")
    assert value.instead_of is not None
    assert value.instead_of.rule == "count-union"
    assert value.instead_of.range == Range(10, 10, 12)
    kinds = [d.kind for d in incident.disagreements]
    assert kinds.count(DisagreementKind.JUDGED) == 1
    assert DisagreementKind.COUNT in kinds


def test_of_two_judges_the_newer_holds_and_the_older_is_told() -> None:
    incident = one(judged("killed", "11"), judged("killed", "15", author="Ben", hours=2))
    assert incident.counts[CountKind.KILLED] == Range(15, 15, 15)
    words = " / ".join(d.words for d in incident.disagreements)
    assert "15 (judged by Ben, 2024-06-01) against 11 (judged by Ada, 2024-06-01)" in words


def test_a_field_that_nobody_speaks_of_and_one_that_nobody_can_know() -> None:
    incident = one(judged("injured", "3"), judged("killed", "unknown"))
    assert incident.counts == {CountKind.INJURED: Range(3, 3, 3)}
    (value,) = (v for v in incident.values if v.field == "injured")
    assert value.instead_of is None
