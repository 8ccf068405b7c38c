"""What a judgement touches is brought up to date at once, and as linking all claims anew would."""

import pytest

from crossreport import pipeline
from crossreport.model import Verdict
from crossreport.pipeline.judging.following import current_linking
from crossreport.store.writing import undo_steps

REPORTS = {
    "pier.txt": "Pier shelled\n\nThe Pier, 3 June 2022\n\nShelling killed four anglers in Mykolaiv "
    "on 2 June 2022. Two more were wounded, the mayor said.\n",
    "buoy.txt": "Anglers die\n\nThe Buoy, 3 June 2022\n\nFour anglers were killed by shelling in "
    "Mykolaiv on 2 June 2022.\n",
    "reed.txt": "Six dead at the river\n\nThe Reed, 4 June 2022\n\nSix people were killed when "
    "shells hit Mykolaiv on 2 June 2022.\n",
    "sand.txt": "Mine on the beach\n\nThe Sand, 8 June 2022\n\nA mine killed a farmer near "
    "Kherson on 7 June 2022.\n",
}


def incidents_anew(record):
    """Link all claims anew, and return the incidents."""
    with record._writing() as connection:
        undo_steps(connection, "link", "reconcile")
    pipeline.link(record)
    pipeline.reconcile(record)
    return record.incidents()


def in_one(record, name):
    """The claims of a report that make an incident."""
    owned = {claim for one in record.incidents() for claim in one.claim_ids}
    (report,) = [one.id for one in record.documents() if one.source.endswith(f"{name}.txt")]
    return [one for one in record.claims(report) if one.id in owned]


def incident_of(record, claim):
    return next(one for one in record.incidents() if claim in one.claim_ids)


def test_what_is_joined_and_parted_is_as_if_all_were_linked_anew(record):
    whole = current_linking(record)
    mine = incident_of(record, in_one(record, "sand")[0].id)
    other = incident_of(record, in_one(record, "pier")[0].id)
    joined = pipeline.judge_same(record, mine.id, other.id, author="Ada")
    assert current_linking(record) == whole
    now = record.incidents()
    assert set(mine.claim_ids) | set(other.claim_ids) in [set(one.claim_ids) for one in now]
    assert incidents_anew(record) == now
    pipeline.withdraw_judgement(record, joined.id)
    now = record.incidents()
    assert {mine.claim_ids, other.claim_ids} <= {one.claim_ids for one in now}
    assert incidents_anew(record) == now


def test_a_split_and_its_end_are_as_if_all_were_linked_anew(record):
    told = incident_of(record, in_one(record, "buoy")[0].id)
    apart = [one.id for one in in_one(record, "buoy") if one.id in told.claim_ids]
    assert set(apart) < set(told.claim_ids)
    split = pipeline.judge_split(record, told.id, apart, author="Ada")
    now = record.incidents()
    assert incident_of(record, apart[0]).claim_ids == tuple(apart)
    assert incidents_anew(record) == now
    links = record.links()
    pipeline.withdraw_judgement(record, split.id)
    now = record.incidents()
    assert told.claim_ids in [one.claim_ids for one in now]
    assert incidents_anew(record) == now
    assert links != record.links()


def test_links_of_withdrawn_judgements_are_what_was_compared(record):
    before = {(one.left, one.right): one for one in record.links()}
    a, b = in_one(record, "buoy")[0], in_one(record, "reed")[0]
    judged = pipeline.judge_different(record, a.id, b.id, author="Ada")
    pair = min(a.id, b.id), max(a.id, b.id)
    kept = {(one.left, one.right): one for one in record.links()}
    assert kept[pair].decided_by == "judgement"
    pipeline.withdraw_judgement(record, judged.id)
    after = {(one.left, one.right): one for one in record.links()}
    assert after[pair].decided_by == "model"
    assert after[pair].weight == pytest.approx(before[pair].weight)
    assert after[pair].probability == pytest.approx(before[pair].probability)


def test_the_next_run_links_all_anew(record):
    mine = incident_of(record, in_one(record, "sand")[0].id)
    other = incident_of(record, in_one(record, "pier")[0].id)
    pipeline.judge_same(record, mine.id, other.id, author="Ada")
    assert not pipeline.link(record).up_to_date
    pipeline.reconcile(record)
    assert pipeline.link(record).up_to_date


def test_judgements_of_others_stay_where_one_is_followed(record):
    mine = incident_of(record, in_one(record, "sand")[0].id)
    other = incident_of(record, in_one(record, "pier")[0].id)
    pipeline.judge_value(record, mine.id, "killed", "2", author="Ada")
    pipeline.judge_incident(record, other.id, Verdict.ACCEPTED, author="Ben")
    pipeline.judge_same(record, mine.id, other.id, author="Ada")
    now = record.incidents()
    assert incidents_anew(record) == now
