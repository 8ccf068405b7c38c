"""Rows of other people's datasets, from the file to the incidents."""

import pytest

from crossreport import pipeline
from crossreport.exchange.datasets import load_layout, open_rows
from crossreport.model import Range
from crossreport.store import Record

TABLE = """\
id,type_of_violence,side_a,side_b,where_prec,where_coordinates,adm_1,latitude,longitude,country,\
date_start,date_end,best,high,low
1,1,Government of Syria,IS,1,Palmyra,Homs,34.55,38.28,Syria,2021-05-04,2021-05-04,6,6,6
2,1,Government of Syria,IS,1,Palmyra,Homs,34.55,38.28,Syria,2021-05-04,2021-05-04,6,6,6
3,3,IS,Civilians,1,Raqqa,Raqqa,,,Syria,2021-06-01,2021-06-01,2,2,2
4,3,IS,Civilians,1,Raqqa,Raqqa,,,Syria,2021-06-31,2021-06-31,2,2,2
"""
REPORT = """\
Six killed in Syria
The Lantern, 5 May 2021

Islamic State fighters attacked an army post in the Syrian town of Palmyra on 4 May
2021, killing six soldiers.
"""


@pytest.fixture
def record(tmp_path):
    with Record.open(tmp_path / "record.db") as opened:
        yield opened


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "events.csv"
    path.write_text(TABLE)
    return path


def imported(record, path):
    return pipeline.import_rows(record, open_rows(path, load_layout("ucdp")))


def later(record):
    for step in (pipeline.geocode, pipeline.link, pipeline.reconcile):
        yield step(record)


def test_rows_become_incidents_with_the_places_they_give(record, table):
    outcome = imported(record, table)
    assert (outcome.new, outcome.read) == (3, 4)
    assert [one.subject for one in outcome.refusals] == ["events.csv:5"]
    assert record.refusals() == list(outcome.refusals)
    assert not any(step.up_to_date for step in later(record))
    assert len(record.incidents()) == 3  # two rows of one dataset are two events
    places = record.places()
    ids = {row.row_id: row.document_id for row in record.dataset_rows()}
    at = {claim.document_id: places[record.locations()[claim.id]] for claim in record.claims()}
    assert (at[ids["1"]].latitude, at[ids["1"]].gazetteer_id) == (34.55, None)
    assert at[ids["3"]].gazetteer_id is not None  # without a point: found in the gazetteer
    assert all(step.up_to_date for step in later(record))


def test_the_same_table_again_changes_nothing(record, table, tmp_path):
    imported(record, table)
    list(later(record))
    table.rename(tmp_path / "renamed.csv")
    outcome = imported(record, tmp_path / "renamed.csv")
    assert (outcome.new, outcome.changed, outcome.same) == (0, 0, 3)
    assert all(step.up_to_date for step in later(record))


def test_a_mended_table_replaces_rows_and_clears_what_was_refused(record, table):
    imported(record, table)
    table.write_text(TABLE.replace("06-31", "06-30").replace("6,6,6", "7,7,7", 1))
    outcome = imported(record, table)
    assert (outcome.new, outcome.changed, outcome.same) == (1, 1, 2)
    assert record.refusals() == []


def test_rows_are_linked_with_what_reports_tell(record, table, tmp_path):
    report = tmp_path / "report.txt"
    report.write_text(REPORT)
    imported(record, table)
    pipeline.run(record, [str(report)])
    rows = {row.document_id for row in record.dataset_rows()}
    claims = {claim.id: claim for claim in record.claims()}
    both = [
        [claims[claim].document_id in rows for claim in incident.claim_ids]
        for incident in record.incidents()
        if len(incident.claim_ids) > 1
    ]
    assert any(True in one and False in one for one in both)
    assert not record.copies()


def test_what_a_side_cannot_know_of_is_nothing_that_it_misses(record, table, tmp_path):
    report = tmp_path / "report.txt"
    report.write_text(REPORT.replace("Six killed in Syria", "News of the week"))
    other = tmp_path / "other.txt"
    other.write_text(
        "News of the week\nThe Lantern, 9 May 2021\n\n"
        "Gunmen shot two farmers dead in the Nigerian town of Konduga on 8 May 2021.\n"
    )
    imported(record, table)
    pipeline.run(record, [str(report), str(other)])
    found = pipeline.compare(record, ["reports", "ucdp-ged"])
    (both,) = found.told_by("reports", "ucdp-ged")
    assert [one.killed for one in both.told] == [None, Range(6, 6, 6)]
    (ours,) = found.told_by("reports")
    assert (ours.missed, ours.beyond) == ((), ("ucdp-ged",))  # the table has no row on Nigeria
    theirs = found.told_by("ucdp-ged")
    assert sorted(one.told[0].ids for one in theirs if one.missed) in ([("1",)], [("2",)])
    assert sum(not one.missed for one in theirs) == 1  # weeks after the last report
    reports, table_ = found.sides
    assert (reports.told, reports.alone, reports.missed, reports.beyond) == (2, 1, 1, 1)
    assert (table_.told, table_.shared, table_.missed) == (3, {"reports": 1}, 0)


OTHER = """\
event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,inter1,actor2,inter2,country,\
admin1,location,latitude,longitude,geo_precision,source,notes,fatalities
SYR1,04 May 2021,1,Battles,Armed clash,Military Forces of Syria (2000-),State forces,Islamic State \
(Syria),Rebel group,Syria,Homs,Palmyra,34.55,38.28,1,Lantern,Soldiers and fighters clashed.,6
SYR2,02 May 2021,1,Battles,Armed clash,Military Forces of Syria (2000-),State forces,Islamic State \
(Syria),Rebel group,Syria,Homs,Palmyra,34.55,38.28,1,Lantern,They clashed again.,1
"""


def test_three_sides_are_compared_at_once(record, table, tmp_path):
    report = tmp_path / "report.txt"
    report.write_text(REPORT.replace("Six killed in Syria", "News of the week"))
    other = tmp_path / "acled.csv"
    other.write_text(OTHER)
    table.write_text("\n".join(TABLE.splitlines()[:2]))
    imported(record, table)
    pipeline.import_rows(record, open_rows(other, load_layout("acled")))
    pipeline.run(record, [str(report)])
    assert pipeline.sides(record) == ("reports", "acled", "ucdp-ged")
    found = pipeline.compare(record, pipeline.sides(record))
    (every,) = found.told_by("reports", "acled", "ucdp-ged")
    assert [one.ids for one in every.told[1:]] == [("SYR1",), ("1",)]
    (alone,) = found.told_by("acled")
    assert alone.missed == ("reports", "ucdp-ged")
    assert [(one.told, one.alone, one.missed) for one in found.sides] == [
        (1, 0, 1),
        (2, 1, 0),
        (1, 0, 1),
    ]
    assert found.sides[1].shared == {"reports": 1, "ucdp-ged": 1}


class StoppedError(Exception):
    """What stops an import half-way."""


class StopsAt:
    """Progress that stops the import at its so many-th row."""

    def __init__(self, row):
        self.left = row

    def begin(self, step, total):
        pass

    def advance(self, step, note=""):
        self.left -= 1
        if not self.left:
            raise StoppedError

    def end(self, step, summary):
        pass


def test_an_import_that_was_stopped_is_taken_up_where_it_ended(record, tmp_path, monkeypatch):
    monkeypatch.setattr("crossreport.pipeline.importing._BATCH", 100)
    head, row, *_ = TABLE.splitlines()
    path = tmp_path / "long.csv"
    path.write_text("\n".join([head, *(f"{i}{row[1:]}" for i in range(1, 451))]))
    rows = open_rows(path, load_layout("ucdp"))
    with pytest.raises(StoppedError):
        pipeline.import_rows(record, rows, progress=StopsAt(250))
    stored = len(record.dataset_rows())
    assert stored == 300
    outcome = imported(record, path)
    assert (outcome.new, outcome.changed, outcome.same) == (450 - stored, 0, stored)
    assert len(record.dataset_rows()) == len(record.claims()) == 450


def test_only_the_first_refusals_are_held_in_memory(record, tmp_path, monkeypatch):
    monkeypatch.setattr("crossreport.pipeline.importing._KEPT", 3)
    head, row, *_ = TABLE.splitlines()
    path = tmp_path / "bad.csv"
    path.write_text("\n".join([head, *(row.replace("34.55", "340") for _ in range(20))]))
    outcome = imported(record, path)
    assert (outcome.refused, len(outcome.refusals)) == (20, 3)
    assert len(record.refusals()) == 20


def test_rows_in_another_encoding_are_told(record, table):
    table.write_bytes(TABLE.replace("Palmyra", "Palmyré").encode("cp1252"))
    (note,) = imported(record, table).notes
    assert "2 of its rows (first: line 2) are not in UTF-8" in note
