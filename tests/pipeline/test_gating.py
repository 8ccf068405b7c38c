"""The gate in the pipeline: what it passes over is listed, and read when it is taken away."""

from crossreport import pipeline
from crossreport.store import Record

QUIET = """A library opens

The Lantern, 6 May 2021

The council opened the new library on Tuesday. Children sang and the mayor thanked the architect.
"""
LOUD = """Guards shot dead

The Lantern, 7 May 2021

Gunmen shot dead four guards at a depot in Port Harcourt on Thursday, police said. The attackers
fired rifles and kidnapped two drivers; three other guards were wounded in the shooting.
"""


def test_what_was_passed_over_is_listed_and_read_without_the_gate(tmp_path):
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "quiet.txt").write_text(QUIET, encoding="utf-8")
    (reports / "loud.txt").write_text(LOUD, encoding="utf-8")
    with Record.open(tmp_path / "r.sqlite") as record:
        pipeline.ingest(record, [str(reports)])
        assert pipeline.extract(record, gate=True).done == 2
        (refusal,) = [one for one in record.refusals() if one.code == "passed-over"]
        assert "--no-gate" in refusal.message
        assert "A library opens" in record.document(refusal.document_id).text
        assert record.claims()
        assert pipeline.extract(record, gate=True).up_to_date
        assert pipeline.extract(record).done == 1, "only what was passed over"
        assert not [one for one in record.refusals() if one.code == "passed-over"]
        assert pipeline.extract(record, gate=True).up_to_date, "more than was asked for is there"
