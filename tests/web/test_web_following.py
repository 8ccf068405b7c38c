"""What is kept of all incidents follows judgements as if it were computed anew each time."""

import pytest

from crossreport import pipeline
from crossreport.model import Verdict
from crossreport.store import Record
from crossreport.web.app import create_app
from crossreport.web.pages.review import open_incidents, progress_of
from crossreport.web.pages.shown import all_incidents
from crossreport.web.queries.incidents import read_incidents
from crossreport.web.queries.queue import read_queue
from crossreport.web.settings import Settings


@pytest.fixture
def site(examples):
    with Record.open(examples) as record:
        yield create_app(Settings(str(examples)), record).state.site


def shown(incidents):
    """Incidents with their places, whatever the places' numbers."""
    return [
        (row, None if row.place is None else incidents.places[row.place]) for row in incidents.rows
    ]


def same_place(found):
    """The same without the numbers."""
    return [
        (tuple(getattr(row, name) for name in row.__slots__ if name != "place"), where)
        for row, where in shown(found)
    ]


def check(site, monkeypatch):
    """Compare what is kept with what a look at the whole record gives."""
    with monkeypatch.context() as patched:
        patched.setattr("crossreport.web.cache.read_all_owners", None)  # all anew would need it
        kept, queue = all_incidents(site), open_incidents(site)
    anew = read_incidents(site.record, names=False)
    assert same_place(kept) == same_place(anew)
    accepted = progress_of(site).accepted
    assert queue == [one for one in read_queue(site.record) if one.id not in accepted]


def test_what_is_kept_follows_every_judgement(site, monkeypatch):
    record = site.record
    rows = [row for row, _ in shown(all_incidents(site))]
    open_incidents(site)
    one, other = [row.id for row in rows if row.place is not None and row.source_count == 1][:2]
    several = max(record.incidents(), key=lambda found: (len(found.claim_ids), found.id))
    rest = [row.id for row in rows if row.id not in (one, other, several.id)]
    made = [
        pipeline.judge_value(record, one, "date", "2021-05-04", author="Ada"),
        pipeline.judge_value(record, one, "place", "4.8, 7.0 ± 3 km", author="Ada"),
        pipeline.judge_same(record, one, other, author="Ada"),
        pipeline.judge_split(record, several.id, several.claim_ids[-1:], author="Ada"),
        pipeline.judge_unsure(record, rest[0], rest[1], author="Ada"),
        pipeline.judge_incident(record, rest[2], Verdict.ACCEPTED, author="Ada"),
        pipeline.judge_incident(record, rest[3], Verdict.REJECTED, author="Ada"),
    ]
    check(site, monkeypatch)
    for judgement in made:
        pipeline.withdraw_judgement(record, judgement.id)
        check(site, monkeypatch)


def test_a_judgement_that_is_not_followed_yet_changes_nothing(site, monkeypatch):
    before = all_incidents(site)
    incident = before.rows[0].id
    pipeline.judge_value(site.record, incident, "killed", "77", author="Ada", follow=False)
    assert all_incidents(site) is before
    pipeline.reconcile(site.record)
    assert next(row for row in all_incidents(site).rows if row.id == incident).killed[1] == 77


def test_the_overview_counts_as_decided_what_the_review_does(site):
    record = site.record
    rows = all_incidents(site).rows
    pipeline.judge_value(record, rows[0].id, "killed", "7", author="Ada")
    pipeline.judge_unsure(record, rows[1].id, rows[2].id, author="Ada")
    pipeline.judge_incident(record, rows[3].id, Verdict.ACCEPTED, author="Ada")
    pipeline.judge_incident(record, rows[4].id, Verdict.REJECTED, author="Ben")
    states = {row.id: row.review for row in all_incidents(site).rows}
    assert states[rows[0].id] == "open"
    assert [states[rows[1].id], states[rows[2].id]] == ["unsure", "unsure"]
    reviewed = pipeline.incident_reviews(record)
    accepted = {key for key, one in reviewed.items() if one is Verdict.ACCEPTED}
    assert {key for key, state in states.items() if state == "decided"} == accepted
    assert reviewed[rows[4].id] is Verdict.REJECTED
    progress = progress_of(site)
    assert (progress.decided, dict(progress.by)) == (2, {"Ada": 1, "Ben": 1})
