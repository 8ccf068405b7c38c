"""What was computed is kept as long as what it was computed from."""

from datetime import UTC, datetime

import pytest

from crossreport.model import Judgement, Verdict
from crossreport.store import Record
from crossreport.web.cache import Cache, stamp_of_reports
from harbour import fill, harbour


@pytest.fixture
def record(tmp_path):
    with Record.open(tmp_path / "r.sqlite") as opened:
        fill(opened)
        yield opened


class Counter:
    """Makes numbers, each once."""

    def __init__(self):
        self.made = 0

    def __call__(self, record):
        self.made += 1
        return self.made


def judge(record):
    one, other = (claim.id for claim in record.claims()[:2])
    made_at = datetime(2024, 5, 1, 12, tzinfo=UTC)
    record.add_judgement(Judgement("j-1", one, other, Verdict.SAME, "A. Nalyst", made_at))


def test_nothing_is_computed_twice_while_nothing_changes(record):
    cache, make = Cache(record), Counter()
    assert [cache.get("it", make) for _ in range(3)] == [1, 1, 1]


def test_a_judgement_changes_the_record_but_not_what_hangs_on_its_reports(record):
    cache, whole, reports = Cache(record), Counter(), Counter()
    for _ in range(2):
        cache.get("whole", whole)
        cache.get("reports", reports, of=stamp_of_reports)
        judge(record) if not record.judgements() else None
    assert (whole.made, reports.made) == (2, 1)


def test_a_new_report_and_what_is_read_from_it_change_both(record):
    cache, make = Cache(record), Counter()
    cache.get("it", make, of=stamp_of_reports)
    record.put_document(harbour("d-another"))
    assert cache.get("it", make, of=stamp_of_reports) == 2
    record.put_extraction("d-another", version="2")
    assert cache.get("it", make, of=stamp_of_reports) == 3
