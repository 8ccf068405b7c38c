"""What is written is what is read."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crossreport.model import Copy, Refusal
from crossreport.store import Record, mention_id
from made_up import (
    aggregates,
    claims,
    documents,
    incidents,
    judgements,
    links,
    place_mentions,
    places,
    refusals,
    trends,
    tuples,
)

quickly = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def fresh(tmp_path):
    path = tmp_path / "r.sqlite"
    path.unlink(missing_ok=True)
    return Record.open(path)


@quickly
@given(st.data())
def test_documents_come_back_equal(tmp_path, data):
    found = {d.id: d for d in data.draw(st.lists(documents(), max_size=4))}
    with fresh(tmp_path) as record:
        for document in found.values():
            assert record.put_document(document) is None
        assert record.documents() == [found[key] for key in sorted(found)]


@quickly
@given(st.data())
def test_statements_come_back_equal(tmp_path, data):
    document = data.draw(documents())
    one, two = data.draw(claims(document, "c-1")), data.draw(claims(document, "c-2"))
    aggregate, trend = data.draw(aggregates(document, "a-1")), data.draw(trends(document, "t-1"))
    with fresh(tmp_path) as record:
        record.put_document(document)
        record.put_extraction(
            document.id, claims=[one, two], aggregates=[aggregate], trends=[trend], version="1"
        )
        expected = sorted([one, two], key=lambda claim: (claim.trigger.start, claim.id))
        assert record.claims() == expected
        assert record.claims(document.id) == expected
        assert record.aggregates() == record.aggregates(document.id) == [aggregate]
        assert record.trends() == record.trends(document.id) == [trend]
        assert record.refusals() == []


@quickly
@given(st.data())
def test_what_is_computed_comes_back_equal(tmp_path, data):
    document = data.draw(documents())
    found = [data.draw(claims(document, name)) for name in ("c-1", "c-2")]
    place = data.draw(places("p-1"))
    placed, unplaced = data.draw(place_mentions(document)), data.draw(place_mentions(document))
    refusal = Refusal("r-1", "geocode", "x", "unknown-place", "no such place", document.id)
    resolutions = {unplaced: refusal, placed: place}
    link = data.draw(links)
    incident = data.draw(incidents(document, ["c-1", "c-2"], "p-1"))
    with fresh(tmp_path) as record:
        record.put_document(document)
        record.put_extraction(document.id, claims=found, version="1")
        record.put_places(resolutions, locations={"c-2": place}, version="1")
        record.put_linkage([link], [["c-2", "c-1"]], version="1")
        record.put_incidents([incident], version="1")
        assert record.places() == {"p-1": place}
        assert record.resolutions()[mention_id(placed)] == ("p-1", None)
        if unplaced != placed:
            assert record.resolutions()[mention_id(unplaced)] == (None, "r-1")
            assert record.refusals() == [refusal]
        assert record.locations() == {"c-2": "p-1"}
        assert record.links() == [link]
        assert record.clusters() == [("c-2", "c-1")]
        assert record.incidents() == [incident]


@quickly
@given(tuples(refusals), tuples(judgements))
def test_refusals_and_judgements_come_back_equal(tmp_path, refused, judged):
    with fresh(tmp_path) as record:
        record.put_refusals(refused)
        for judgement in judged:
            record.add_judgement(judgement)
        assert {r.id: r for r in record.refusals()} == {r.id: r for r in refused}
        assert {j.id: j for j in record.judgements()} == {j.id: j for j in judged}


def test_copies_come_back_equal(tmp_path):
    from harbour import harbour

    with fresh(tmp_path) as record:
        record.put_document(harbour("d-1"))
        record.put_document(harbour("d-2"))
        copies = [Copy("d-2", "d-1", 0.8125, False)]
        record.put_copies(copies, version="1")
        assert record.copies() == copies
