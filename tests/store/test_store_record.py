"""The rules that the record keeps."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from crossreport.model import Judgement, Refusal, Span, Verdict
from crossreport.store import Record, UnknownIdError
from harbour import fill, harbour, harbour_claims


@pytest.fixture
def record(tmp_path):
    with Record.open(tmp_path / "r.sqlite") as opened:
        yield opened


def test_a_claim_whose_span_fails_is_refused_and_the_others_are_kept(record):
    document = harbour()
    good, bad = harbour_claims(document)
    shifted = Span(document.id, bad.trigger.start + 1, bad.trigger.end + 1, bad.trigger.quote)
    record.put_document(document)
    record.put_extraction(document.id, claims=[good, replace(bad, trigger=shifted)], version="1")
    assert record.claims() == [good]
    (refusal,) = record.refusals()
    assert (refusal.code, refusal.subject, refusal.quote) == (
        "span-mismatch",
        bad.id,
        bad.quote.quote,
    )


def test_a_nested_span_is_verified_too(record):
    document = harbour()
    claim = harbour_claims(document)[0]
    count = replace(claim.counts[0], span=replace(claim.counts[0].span, quote="thirty fishermen"))
    record.put_document(document)
    record.put_extraction(document.id, claims=[replace(claim, counts=(count,))], version="1")
    assert record.claims() == []
    assert [r.code for r in record.refusals()] == ["span-mismatch"]


def test_a_span_into_another_document_is_refused(record):
    document, other = harbour("d-1"), harbour("d-2")
    record.put_document(document)
    record.put_document(other)
    claim = replace(harbour_claims(document)[0], trigger=harbour_claims(other)[0].trigger)
    record.put_extraction(document.id, claims=[claim], version="1")
    assert [r.code for r in record.refusals()] == ["span-mismatch"]


def test_two_claims_of_one_id_lose_nothing(record):
    document = harbour()
    one, two = harbour_claims(document)
    record.put_document(document)
    record.put_extraction(document.id, claims=[one, replace(two, id=one.id)], version="1")
    assert record.claims() == [one]
    assert [r.code for r in record.refusals()] == ["duplicate-id"]


def test_the_same_document_twice_is_one(record):
    record.put_document(harbour())
    record.put_document(replace(harbour(), source="elsewhere.txt"))
    assert [d.source for d in record.documents()] == [harbour().source]


def test_particulars_of_a_document_follow_its_source_but_its_text_never_changes(record):
    record.put_document(harbour())
    record.put_document(replace(harbour(), publisher="The Beacon", segments=()))
    assert record.document("d-harbour") == replace(harbour(), publisher="The Beacon", segments=())
    refusal = record.put_document(replace(harbour(), text="Another text.", source="b.txt"))
    assert refusal is not None
    assert refusal.code == "id-taken"
    assert record.refusals() == [refusal]
    assert record.document("d-harbour").text == harbour().text


def test_a_refused_source_that_is_read_later_is_no_longer_refused(record):
    source = harbour().source
    record.put_refusals([Refusal("r-1", "ingest", source, "empty-file", "empty")])
    record.put_document(harbour())
    assert record.refusals() == []


def test_extracting_again_removes_what_was_computed_before(record):
    document = fill(record)
    assert len(record.incidents()) == 1
    record.put_extraction(document.id, claims=harbour_claims(document)[:1], version="2")
    assert len(record.claims()) == 1
    assert record.incidents() == []
    assert record.clusters() == []
    assert record.places() == {}
    assert record.steps("geocode") == record.steps("link") == record.steps("reconcile") == {}
    assert record.steps("extract") == {document.id: "2"}


def test_a_new_document_leaves_the_incidents_alone(record):
    fill(record)
    other = harbour("d-other")
    record.put_document(other)
    record.put_extraction(other.id, claims=harbour_claims(other), version="1")
    assert len(record.incidents()) == 1


def test_the_record_knows_what_is_still_to_be_done(record):
    assert record.unfinished() == "ingest"
    fill(record)
    assert record.unfinished() is None
    record.add_judgement(
        Judgement("j-1", "c-1", "c-2", Verdict.SAME, "Ada", datetime(2021, 6, 1, tzinfo=UTC))
    )
    assert record.unfinished() == "link"
    record.put_linkage([], [], version="2")
    assert record.unfinished() == "reconcile"
    record.put_document(harbour("d-other"))
    assert record.unfinished() == "extract"
    record.put_extraction("d-other", version="1")
    assert record.unfinished() == "geocode"


def test_a_failed_write_changes_nothing(record):
    document = fill(record)
    before = record.claims()
    broken = replace(harbour_claims(document)[0], event_type=None)
    with pytest.raises(Exception, match="NOT NULL"):
        record.put_extraction(document.id, claims=[broken], version="2")
    assert record.claims() == before
    assert len(record.incidents()) == 1
    assert record.steps("extract") == {document.id: "1"}


def test_judgements_are_withdrawn_not_erased(record):
    moment = datetime(2021, 6, 1, 12, tzinfo=UTC)
    judgement = Judgement("j-1", "c-1", "c-2", Verdict.SAME, "Ada", moment)
    record.add_judgement(judgement)
    record.withdraw_judgement("j-1", at=moment)
    assert record.judgements() == [replace(judgement, withdrawn_at=moment)]
    with pytest.raises(UnknownIdError):
        record.withdraw_judgement("j-2", at=moment)


def test_a_time_without_zone_is_no_time(record):
    naive = Judgement("j-1", "c-1", "c-2", Verdict.SAME, "Ada", datetime(2021, 6, 1))
    with pytest.raises(ValueError, match="no zone"):
        record.add_judgement(naive)


def test_search_needs_every_word_and_has_no_syntax(record):
    fill(record)
    (hit,) = record.search("VILLAGER dead")
    assert hit.document_id == "d-harbour"
    assert "villager" in hit.snippet
    assert record.search("villager aeroplane") == []
    assert record.search("") == []
    for hostile in ('"', "NEAR(", "text:*", "a AND", "' OR 1=1 --", "-"):
        record.search(hostile)


def test_search_follows_changes(record):
    fill(record)
    record.put_document(replace(harbour(), title="Sombrero"))
    assert [hit.document_id for hit in record.search("sombrero")] == ["d-harbour"]


def test_analysts_can_query_the_figures(record, tmp_path):
    import sqlite3

    fill(record)
    with sqlite3.connect(tmp_path / "r.sqlite") as plain:
        query = (
            "SELECT sum(best) FROM claim_counts JOIN claims ON id = owner_id WHERE kind = 'killed'"
        )
        assert plain.execute(query).fetchone() == (8,)


def test_one_incident_and_the_links_of_its_claims_are_read_alone(record):
    fill(record)
    for found in record.incidents():
        assert record.incident(found.id) == found
        links = record.links(found.claim_ids)
        inside = set(found.claim_ids)
        assert links == [one for one in record.links() if inside & {one.left, one.right}]
    assert record.links([]) == []
    with pytest.raises(UnknownIdError, match="no incident i-none"):
        record.incident("i-none")
