"""Which words of a report speak of which event."""

from datetime import date

from crossreport.codebook import load_codebook
from crossreport.link.passages import PLACING, passages
from crossreport.link.records import Around, table
from crossreport.link.units import Unit
from crossreport.link.weights import load_model
from crossreport.model import Document, Segment, SegmentKind, reading_order
from tellings import Record, day, killed

TITLE = "Two die at a mill"
FIRST = "Two people died at the mill on Friday. "
AGAIN = "Both worked there, " + "one at the stones and one at the sacks, " * 4 + "for years. "
BEFORE = "A year ago a barge sank nearby."


def report() -> Record:
    """A report of a killing, told twice, and of an older event."""
    body = FIRST + AGAIN + BEFORE
    start = len(TITLE) + 1
    record = Record()
    record.documents["mill"] = Document(
        id="mill",
        text=f"{TITLE}\n{body}",
        sha256="0" * 64,
        source="mill.txt",
        media_type="text/plain",
        segments=(
            Segment(0, len(TITLE), SegmentKind.TITLE),
            Segment(start, start + len(body), SegmentKind.BODY),
        ),
        published=date(2024, 5, 20),
    )
    record.tell("dead", doc="mill", at=start, when=day(17), counts=[killed(2)])
    record.tell("again", doc="mill", at=start + len(FIRST))
    record.tell("older", doc="mill", at=start + len(FIRST + AGAIN), when=day(17, year=2023))
    return record


def words(record: Record, documents: dict[str, Document]) -> dict[str, tuple[bool, str]]:
    ordered = reading_order(record.claims, record.documents)
    units = [Unit((claim,)) for claim in ordered]
    around = Around(record.places, record.documents, (), load_codebook(), load_model())
    columns = table(units, around).select([*PLACING]).to_pydict()
    found = passages(units, columns, documents).to_pylist()
    return {
        ordered[row["unique_id"]].id: (row["leading"], " ".join(row["words"].split()))
        for row in found
    }


def test_a_report_leads_with_its_deadly_dated_event_and_that_has_all_but_older_events() -> None:
    record = report()
    found = words(record, record.documents)
    assert found["dead"] == (True, f"{TITLE} {FIRST}{AGAIN}".strip())
    assert found["again"] == (False, AGAIN.strip())
    assert found["older"] == (False, BEFORE)


def test_rows_of_datasets_have_no_words() -> None:
    assert words(report(), {}) == {}
