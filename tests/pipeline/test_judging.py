"""Judgements outlive later runs, and the record follows each at once."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from crossreport import pipeline
from crossreport.exchange import from_json, judgements_from_json, judgements_to_json, to_json
from crossreport.model import (
    CountKind,
    DisagreementKind,
    Range,
    Reliability,
    SourceGrade,
    Verdict,
    stable_id,
)
from crossreport.pipeline import JudgementError
from crossreport.reconcile import JudgedValueError
from crossreport.store import Record, UnknownIdError
from crossreport.store.writing import undo_steps

REPORTS = {
    "lamp.txt": "Quay attacked\n\nThe Lamp, 6 May 2021\n\nGunmen killed three dockers in Port "
    "Harcourt on 4 May 2021, police said.\n",
    "gull.txt": "Four dead at the quay\n\nThe Gull, 7 May 2021\n\nGunmen killed four dockers in "
    "Port Harcourt on 4 May 2021.\n",
    "mast.txt": "Blast in Maiduguri\n\nThe Mast, 9 May 2021\n\nA bomb exploded at a market in "
    "Maiduguri on 8 May 2021, killing five traders.\n",
}
LATER = (
    "Quay deaths\n\nThe Oar, 8 May 2021\n\nThree dockers were killed when gunmen opened fire in "
    "Port Harcourt on 4 May 2021.\n"
)


def quay(record):
    """The incident of which two papers tell."""
    (found,) = (one for one in record.incidents() if len(_papers(record, one)) > 1)
    return found


def _papers(record, incident):
    claims = {claim.id: claim.document_id for claim in record.claims()}
    return {claims[one] for one in incident.claim_ids}


def apart(record, incident):
    """The claims of the second paper."""
    claims = {claim.id: claim.document_id for claim in record.claims()}
    first = claims[incident.claim_ids[0]]
    return [one for one in incident.claim_ids if claims[one] != first]


def clusters(record):
    return sorted(sorted(one.claim_ids) for one in record.incidents())


def value(incident, field):
    return next((one for one in incident.values if one.field == field), None)


def judged(record, field):
    """The incidents whose field a person judged."""
    found = ((one, value(one, field)) for one in record.incidents())
    return [one for one, told in found if told is not None and told.rule == "judged"]


def test_a_split_outlives_new_reports_and_is_undone_by_its_withdrawal(record, made, tmp_path):
    before = clusters(record)
    split = pipeline.judge_split(
        record, quay(record).id, apart(record, quay(record)), author="Ada", note="two quays"
    )
    parted = clusters(record)
    assert len(parted) == len(before) + 1
    folder = tmp_path / "in"
    shutil.copytree(made / "in", folder)
    (folder / "oar.txt").write_text(LATER, encoding="utf-8")
    pipeline.run(record, [str(folder)])
    sides = [{a.claim_id for a in side} for side in (split.left_claims, split.right_claims)]
    for incident in record.incidents():
        assert not all(side & set(incident.claim_ids) for side in sides)
    (state,) = pipeline.judgement_states(record)
    assert (state.state, len(state.incidents)) == ("holds", 2)
    pipeline.withdraw_judgement(record, split.id, author="Ben")
    assert any(
        {claim for side in sides for claim in side} <= set(one.claim_ids)
        for one in record.incidents()
    )
    (state,) = pipeline.judgement_states(record)
    assert state.state == "withdrawn"
    assert "by Ben" in state.words


def test_a_value_outlives_that_its_claims_are_extracted_otherwise(record):
    incident = quay(record)
    pipeline.judge_value(record, incident.id, "killed", "7", author="Ada")
    for document_id in record.document_ids():
        claims = [
            replace(one, id=stable_id("c", one.id), event_type="murder", elaborates=None)
            for one in record.claims(document_id)
        ]
        record.put_extraction(document_id, claims=claims, version="2")
    for step in (pipeline.geocode, pipeline.link, pipeline.reconcile):
        step(record)
    assert incident.id not in {one.id for one in record.incidents()}
    (found,) = judged(record, "killed")
    assert found.counts[CountKind.KILLED] == Range(7, 7, 7)


def test_a_value_goes_with_the_larger_part_of_a_split(record):
    incident = quay(record)
    pipeline.judge_value(record, incident.id, "killed", "7", author="Ada")
    pipeline.judge_split(record, incident.id, apart(record, incident), author="Ada")
    assert [one.id for one in judged(record, "killed")] == [incident.id]


def test_following_one_judgement_gives_what_computing_all_gives(record):
    incident = quay(record)
    other = next(one for one in record.incidents() if one.id != incident.id)
    pipeline.judge_value(record, incident.id, "killed", "3-4", author="Ada", note="seen")
    pipeline.judge_value(record, incident.id, "place", "4.8, 7.0", author="Ada")
    pipeline.judge_incident(record, other.id, Verdict.REJECTED, author="Ada")
    gone = pipeline.judge_incident(record, incident.id, Verdict.ACCEPTED, author="Ben")
    pipeline.withdraw_judgement(record, gone.id)
    quick = "".join(to_json(record))
    assert pipeline.reconcile(record).up_to_date
    with record._writing() as connection:
        undo_steps(connection, "reconcile")
    assert not pipeline.reconcile(record).up_to_date
    assert "".join(to_json(record)) == quick


def test_a_rejected_incident_is_refused_with_its_reason_and_comes_back(record):
    incident = quay(record)
    made = pipeline.judge_incident(
        record, incident.id, Verdict.REJECTED, author="Ada", note="a drill"
    )
    assert incident.id not in {one.id for one in record.incidents()}
    (refusal,) = (one for one in record.refusals() if one.step == "reconcile")
    assert (refusal.subject, refusal.code) == (incident.id, "judged-no-incident")
    assert "Ada" in refusal.message
    assert "a drill" in refusal.message
    assert pipeline.incident_reviews(record) == {incident.id: Verdict.REJECTED}
    pipeline.judge_incident(record, incident.id, Verdict.ACCEPTED, author="Ben")
    assert pipeline.incident_reviews(record) == {incident.id: Verdict.ACCEPTED}
    (conflict,) = pipeline.judgement_conflicts(record)
    assert conflict.against == made
    assert conflict.words.startswith("Ada")
    assert "Ben" in conflict.words


def test_judges_contradict_each_other_and_not_themselves(record):
    incident = quay(record)
    pipeline.judge_value(record, incident.id, "killed", "3", author="Ada")
    pipeline.judge_value(record, incident.id, "killed", "4", author="Ada")
    pipeline.judge_value(record, incident.id, "killed", "4", author="Ben")
    assert [one.state for one in pipeline.judgement_states(record)] == [
        "contradicted",
        "holds",
        "holds",
    ]
    (conflict,) = pipeline.judgement_conflicts(record)
    assert (conflict.against.author, conflict.against.value) == ("Ada", "3")
    found = next(one for one in record.incidents() if one.id == incident.id)
    assert any(one.kind is DisagreementKind.JUDGED for one in found.disagreements)


def test_a_colleagues_record_follows_what_it_takes_in(record, made, tmp_path):
    incident = quay(record)
    pipeline.judge_value(record, incident.id, "place", "Maiduguri", author="Ada")
    pipeline.judge_split(record, incident.id, apart(record, incident), author="Ada")
    shutil.copy(made / "r.sqlite", tmp_path / "other.sqlite")
    written = judgements_to_json(record.judgements()).encode()
    with Record.open(tmp_path / "other.sqlite") as other:
        assert pipeline.add_judgements(other, judgements_from_json(written)) == (2, 0)
        assert pipeline.add_judgements(other, judgements_from_json(written)) == (0, 0)
        assert other.incidents() == record.incidents()
        found = next(one for one in other.incidents() if one.id == incident.id)
        assert value(found, "place").text.startswith("Maiduguri")
        assert other.places()[found.place_id].country == "NG"


def test_a_record_of_judgements_is_the_same_after_json(record, tmp_path):
    incident = quay(record)
    other = next(one for one in record.incidents() if one.id != incident.id)
    pipeline.judge_value(record, incident.id, "place", "4.8, 7.0 ± 3 km", author="Ada")
    pipeline.judge_value(record, incident.id, "killed", "at least 3", author="Ada", note="seen")
    pipeline.judge_incident(record, other.id, Verdict.REJECTED, author="Ben")
    pipeline.put_grades(record, [SourceGrade("The Lamp", Reliability.B, note="own staff")])
    written = "".join(to_json(record))
    with Record.open(tmp_path / "again.sqlite") as again:
        from_json(written, again)
        assert again.judgements() == record.judgements()
        assert again.incidents() == record.incidents()
        assert again.source_grades() == record.source_grades()
        assert "".join(to_json(again)) == written


def test_what_cannot_be_judged_is_told(record):
    incident = quay(record)
    with pytest.raises(JudgementError, match="who decides"):
        pipeline.judge_value(record, incident.id, "killed", "3", author=" ")
    with pytest.raises(JudgementError, match="no zone"):
        pipeline.judge_value(
            record, incident.id, "killed", "3", author="Ada", at=datetime(2024, 6, 1)
        )
    with pytest.raises(JudgedValueError, match="is no number"):
        pipeline.judge_value(record, incident.id, "killed", "some", author="Ada")
    with pytest.raises(UnknownIdError):
        pipeline.judge_value(record, "i-nothing", "killed", "3", author="Ada")
    with pytest.raises(JudgementError, match="accepted or rejected"):
        pipeline.judge_incident(record, incident.id, Verdict.SAME, author="Ada")
    with pytest.raises(JudgementError, match="name two"):
        pipeline.judge_same(record, incident.id, incident.id, author="Ada")
    assert record.judgements() == []
    at = datetime(2024, 6, 1, tzinfo=UTC)
    made = pipeline.judge_incident(record, incident.id, Verdict.ACCEPTED, author="Ada", at=at)
    pipeline.withdraw_judgement(record, made.id)
    with pytest.raises(JudgementError, match="withdrawn already"):
        pipeline.withdraw_judgement(record, made.id)


def test_the_record_keeps_its_rules(record):
    incident = quay(record).id

    def best():
        return next(one for one in record.incidents() if one.id == incident).counts[
            CountKind.KILLED
        ]

    assert best().low != best().high
    pipeline.reconcile(record, rules="acled")
    assert best() == Range(3, 3, 3)
    assert pipeline.reconcile(record).up_to_date
    assert record.meta()["rules"] == "acled"
    pipeline.judge_incident(record, incident, Verdict.ACCEPTED, author="Ada")
    assert best() == Range(3, 3, 3)
    compared = {o.field: o for o in pipeline.compare_rules(record) if o.incident_id == incident}
    assert compared["killed"].differ
    assert not compared["event_type"].differ
