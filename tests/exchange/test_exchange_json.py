"""Our JSON gives the same record back, whatever it holds."""

import json
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crossreport.exchange import Terms, from_json, shielded, to_json
from crossreport.model import Code, Copy, DatasetRow, Refusal
from crossreport.store import Entry, Record, mention_id
from made_up import (
    aggregates,
    claims,
    documents,
    incidents,
    judgements,
    links,
    place_mentions,
    places,
    spans,
    trends,
)

quickly = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def fresh(tmp_path, name):
    path = tmp_path / name
    path.unlink(missing_ok=True)
    return Record.open(path)


def written(record, data):
    """Write a record of anything that a record may hold."""
    report, copy, row = (
        replace(data.draw(documents()), id=f"d-{number}", source=f"{number}") for number in range(3)
    )
    found = [data.draw(claims(report, name)) for name in ("c-1", "c-2")]
    coded = data.draw(claims(row, "c-3"))
    place = data.draw(places("p-1"))
    record.put_document(report)
    record.put_document(copy)
    codes = (Code("kind", data.draw(spans(row))),)
    given_place = replace(place, candidates=()) if data.draw(st.booleans()) else None
    record.put_entries([Entry(row, coded, DatasetRow(row.id, "list", "7", codes, given_place))])
    record.put_copies([Copy(copy.id, report.id, 0.9, False)], version="1")
    named = data.draw(st.lists(place_mentions(report), max_size=3))
    record.put_extraction(
        report.id,
        claims=found,
        aggregates=[data.draw(aggregates(report, "a-1"))],
        trends=[data.draw(trends(report, "t-1"))],
        places=named,
        version="1",
    )
    refusal = Refusal("r-1", "geocode", "x", "unknown-place", "no such place", report.id)
    told = [mention for claim in (*found, coded) for mention in claim.places]
    mentions = [*told, *record.named_places()]
    resolutions = {mention: data.draw(st.sampled_from([place, refusal])) for mention in mentions}
    record.put_places(resolutions, locations={"c-2": place, "c-3": place}, version="1")
    record.put_linkage([data.draw(links)], [["c-2", "c-1"], ["c-3"]], version="1")
    record.put_incidents([data.draw(incidents(report, ["c-1", "c-2"], "p-1"))], version="1")
    for judgement in {one.id: one for one in data.draw(st.lists(judgements, max_size=3))}.values():
        record.add_judgement(judgement)
    record.put_meta(code="1", codebook="2")


@quickly
@given(st.data())
def test_nothing_is_lost_on_the_way(tmp_path, data):
    with fresh(tmp_path, "a.sqlite") as record, fresh(tmp_path, "b.sqlite") as copy:
        written(record, data)
        text = "".join(to_json(record))
        from_json(text, copy)
        assert "".join(to_json(copy)) == text
        assert copy.judgements() == record.judgements()
        assert copy.dataset_rows() == record.dataset_rows()
        assert copy.claims() == record.claims()
        assert copy.named_places() == record.named_places()
        assert copy.resolutions() == record.resolutions()


@quickly
@given(st.data())
def test_what_others_see_can_be_imported_too(tmp_path, data):
    with fresh(tmp_path, "a.sqlite") as record, fresh(tmp_path, "b.sqlite") as copy:
        written(record, data)
        seen = shielded(record, Terms())
        text = "".join(to_json(seen))
        from_json(text, copy)
        assert {one.code for one in copy.refusals()} == {one.code for one in record.refusals()}
        told = (mention for claim in copy.claims() for mention in claim.places)
        assert set(copy.resolutions()) == set(map(mention_id, (*told, *copy.named_places())))
        assert json.loads("".join(to_json(copy)))["claims"] == json.loads(text)["claims"]
