"""What a person reads in a report is a claim as long as the judgement stands."""

import json
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from crossreport import pipeline
from crossreport.exchange import from_json, judgements_from_json, judgements_to_json, to_json
from crossreport.model import ActorRole, CountKind, Range, Verdict
from crossreport.pipeline import JudgementError, Missed
from crossreport.reconcile import JudgedValueError
from crossreport.store import Record, UnknownIdError
from crossreport.store.writing import undo_steps

REPORTS = {
    "lamp.txt": "Quay attacked\n\nThe Lamp, 6 May 2021\n\nGunmen killed three dockers in Port "
    "Harcourt on 4 May 2021, police said. The ferry of Bonny never came back after men in a "
    "speedboat had stopped it; two of its crew were buried on Wednesday.\n",
    "mast.txt": "Blast in Maiduguri\n\nThe Mast, 9 May 2021\n\nA bomb exploded at a market in "
    "Maiduguri on 8 May 2021, killing five traders.\n",
}
WORDS = "The ferry of Bonny never came back after men in a speedboat had stopped it"
VALUES = {
    "event_type": "abduction",
    "date": "2021-05-03",
    "place": "Bonny",
    "perpetrator": "men in a speedboat",
    "killed": "2",
}
AT = datetime(2024, 6, 1, 12, tzinfo=UTC)


def lamp(record):
    return next(one for one in record.documents() if "ferry" in one.text)


def missed(record, **values):
    document = lamp(record)
    start, end = pipeline.find_words(document, WORDS)
    crew = document.text.index("two of its crew")
    words = {"killed": (crew, crew + len("two of its crew"))}
    return Missed(document.id, start, end, {**VALUES, **values}, words)


def add(record, *, author="Ada", **values):
    return pipeline.judge_added(record, missed(record, **values), author=author, at=AT)


def told(record):
    """The incidents of which only people tell."""
    claims = {one.id: one for one in record.claims()}
    return [
        one
        for one in record.incidents()
        if all(claims[claim].judgement_id for claim in one.claim_ids)
    ]


def test_an_added_incident_is_one_like_the_others(record):
    before = {one.id for one in record.incidents()}
    made = add(record)
    (incident,) = told(record)
    assert {one.id for one in record.incidents()} - before == {incident.id}
    assert incident.event_type == "abduction"
    assert (incident.date.earliest, incident.date.latest) == (date(2021, 5, 3), date(2021, 5, 3))
    assert incident.perpetrators == ("men in a speedboat",)
    assert incident.counts == {CountKind.KILLED: Range(2, 2, 2)}
    place = record.places()[incident.place_id]
    assert (place.name, place.country) == ("Bonny", "NG")
    (claim,) = [one for one in record.claims() if one.judgement_id]
    assert (claim.judgement_id, claim.quote.quote, claim.confidence) == (made.id, WORDS, 1.0)
    assert claim.counts[0].span.quote == "two of its crew"
    assert claim.actors[0].role is ActorRole.PERPETRATOR
    review = next(one for one in incident.values if one.field == "review")
    assert (review.text, review.judgement_id) == ("accepted", made.id)
    assert pipeline.incident_reviews(record) == {incident.id: Verdict.ACCEPTED}
    (state,) = pipeline.judgement_states(record)
    assert (state.state, state.incidents) == ("holds", (incident.id,))


def test_it_survives_later_runs_and_goes_when_it_is_withdrawn(record, made, tmp_path):
    before = "".join(to_json(record))
    judged = add(record)
    after = record.incidents()
    document = lamp(record)
    for step in ("extract", "geocode", "link", "reconcile"):
        with record._writing() as connection:
            undo_steps(connection, step)
        pipeline.run(record, [str(made / "in")])
        assert record.incidents() == after
    assert record.locations()[judged.left] == judged.place.id
    pipeline.withdraw_judgement(record, judged.id, author="Ben")
    assert all(one.judgement_id is None for one in record.claims(document.id))
    pipeline.run(record, [str(made / "in")])
    assert told(record) == []
    with Record.open(tmp_path / "again.sqlite") as again:
        from_json(before, again)
        assert record.incidents() == again.incidents()


def test_a_colleague_gets_it_and_so_does_a_record_without_the_report(record, made, tmp_path):
    add(record)
    sent = judgements_to_json(record.judgements()).encode()
    shutil.copy(made / "r.sqlite", tmp_path / "other.sqlite")
    with Record.open(tmp_path / "other.sqlite") as other:
        assert pipeline.add_judgements(other, judgements_from_json(sent)) == (1, 0)
        assert other.incidents() == record.incidents()
    with Record.open(tmp_path / "empty.sqlite") as empty:
        pipeline.add_judgements(empty, judgements_from_json(sent))
        (state,) = pipeline.judgement_states(empty)
        assert state.state == "gone"
        pipeline.run(empty, [str(made / "in")])
        assert told(empty) == told(record)


def test_a_record_with_it_is_the_same_after_json(record, tmp_path):
    add(record)
    written = "".join(to_json(record))
    with Record.open(tmp_path / "again.sqlite") as again:
        from_json(written, again)
        assert again.judgements() == record.judgements()
        assert "".join(to_json(again)) == written


def test_it_is_judged_like_any_other(record):
    judged = add(record)
    (incident,) = told(record)
    pipeline.judge_value(record, incident.id, "killed", "3", author="Ben")
    assert told(record)[0].counts[CountKind.KILLED] == Range(3, 3, 3)
    other = next(one for one in record.incidents() if one.id != incident.id)
    pipeline.judge_same(record, incident.id, other.id, author="Ben")
    (joined,) = [one for one in record.incidents() if judged.left in one.claim_ids]
    assert set(other.claim_ids) < set(joined.claim_ids)
    rejection = pipeline.judge_incident(record, joined.id, Verdict.REJECTED, author="Ben")
    assert all(judged.left not in one.claim_ids for one in record.incidents())
    assert pipeline.judgement_conflicts(record)[0].against.id == judged.id
    pipeline.withdraw_judgement(record, rejection.id)
    assert any(judged.left in one.claim_ids for one in record.incidents())


def test_of_two_who_tell_the_same_the_newest_holds(record):
    first = add(record)
    later = datetime(2024, 6, 2, tzinfo=UTC)
    second = pipeline.judge_added(record, missed(record, killed="4"), author="Ben", at=later)
    assert first.left == second.left
    assert told(record)[0].counts[CountKind.KILLED] == Range(4, 4, 4)
    pipeline.withdraw_judgement(record, second.id)
    assert told(record)[0].counts[CountKind.KILLED] == Range(2, 2, 2)


def test_what_the_program_comes_to_read_there_is_no_second_incident(record):
    # The words of a claim that is there, told by one who did not see that claim.
    document = lamp(record)
    known = record.claims(document.id)[0]
    seen = Missed(document.id, known.quote.start, known.quote.end, {"event_type": known.event_type})
    apart = pipeline.judge_added(record, seen, author="Ada", at=AT, follow=False)
    assert [one.claim_id for one in apart.right_claims] == [known.id]
    (claim,) = [one for one in record.claims(document.id) if one.judgement_id]
    assert claim.elaborates is None
    record.withdraw_judgement(apart.id, at=AT)
    record.add_judgement(replace(apart, right_claims=()))
    (claim,) = [one for one in record.claims(document.id) if one.judgement_id]
    assert claim.elaborates == known.id
    pipeline.run(record, [])
    (joined,) = [one for one in record.incidents() if claim.id in one.claim_ids]
    assert known.id in joined.claim_ids


def test_what_is_not_told_stays_untold(record):
    add(record, date="", place="", killed="", perpetrator="")
    (incident,) = told(record)
    assert incident.place_id is None
    assert (incident.date.earliest, incident.date.latest) == (None, date(2021, 5, 6))
    assert (incident.counts, incident.perpetrators) == ({}, ())


@pytest.mark.parametrize(
    ("values", "told_words"),
    [
        ({"event_type": ""}, "what happened"),
        ({"event_type": "party"}, "no type of the codebook"),
        ({"place": "Nowhere At All"}, "is no place"),
        ({"killed": "some"}, "is no number"),
        ({"mood": "bad"}, "no field to be judged"),
    ],
)
def test_values_that_cannot_be_meant_are_told(record, values, told_words):
    with pytest.raises((JudgementError, JudgedValueError), match=told_words):
        add(record, **values)
    assert record.judgements() == []


def test_words_must_stand_in_the_report_once(record):
    document = lamp(record)
    with pytest.raises(JudgementError, match="do not stand"):
        pipeline.find_words(document, "something else")
    with pytest.raises(JudgementError, match="more than once"):
        pipeline.find_words(document, "of")
    start, end = pipeline.find_words(document, "Gunmen\n killed   three")
    assert document.text[start:end] == "Gunmen killed three"
    with pytest.raises(UnknownIdError):
        pipeline.judge_added(record, Missed("d-none", 0, 4, VALUES), author="Ada")
    with pytest.raises(JudgementError, match="no words"):
        pipeline.judge_added(record, Missed(document.id, 4, 4, VALUES), author="Ada")


def test_judgements_from_elsewhere_are_checked(record):
    made = add(record)
    assert made.claim is not None
    forged = replace(made, claim=replace(made.claim, id=record.claims()[0].id))
    strange = replace(made.claim, event_type="party")
    for one in (forged, replace(made, claim=None), replace(made, verdict=Verdict.SAME)):
        with pytest.raises(JudgementError, match="leave it out"):
            pipeline.add_judgements(record, [one])
    with pytest.raises(JudgementError):
        pipeline.add_judgements(record, [replace(made, claim=strange)])


def test_what_is_added_is_linked_as_if_all_were_linked_anew(record):
    """Both ways to follow it agree: beside the reports of its days, and among all claims."""
    twin = next(one for one in record.documents() if "Maiduguri" in one.text)
    values = {"event_type": "ied", "date": "2021-05-08", "place": "Maiduguri", "killed": "5"}
    start, end = pipeline.find_words(lamp(record), "two of its crew were buried")
    judged = pipeline.judge_added(
        record, Missed(lamp(record).id, start, end, values), author="Ada", at=AT
    )
    (joined,) = [one for one in record.incidents() if judged.left in one.claim_ids]
    assert any(record.claims(twin.id)[0].id in one.claim_ids for one in [joined])
    now = record.incidents()
    with record._writing() as connection:
        undo_steps(connection, "link", "reconcile")
    pipeline.run(record, [])
    assert record.incidents() == now
    pipeline.withdraw_judgement(record, judged.id)
    now = record.incidents()
    with record._writing() as connection:
        undo_steps(connection, "link", "reconcile")
    pipeline.run(record, [])
    assert record.incidents() == now


def test_files_of_judgements_of_the_first_version_are_read(record):
    incident = record.incidents()[0]
    pipeline.judge_incident(record, incident.id, Verdict.ACCEPTED, author="Ada")
    sent = json.loads(judgements_to_json(record.judgements()))
    for one in sent["judgements"]:
        del one["claim"], one["place"]
    sent["version"] = 1
    assert judgements_from_json(json.dumps(sent).encode()) == record.judgements()
