"""The scorer against the official reports of the 17 systems of 1992."""

from pathlib import Path

import pytest

from benchmarks.muc4.check_scorer import Comparison, agreement, agreements, compare, table
from benchmarks.muc4.official import parse_report, read_report

REPORT = """
TST9-MUC4-0001\t     key: 1  response: 2

SLOT\t\t      POS ACT|COR PAR INC|ICR IPA|SPU MIS NON|REC PRE OVG FAL
inc-date\t        1   1|  0   1   0|  0   1|  0   0   0| 50  50   0
TOTAL\t\t        1   1|  0   1   0|  0   1|  0   0   0| 50  50   0

TST9-MUC4-0002\t     key: *  response: *\t\t\t   [irrelevant]

TST9-MUC4-0003\t     key: <NONE>  response: 1\t\t\t     [spurious]

inc-date\t        0   1|  0   0   0|  0   0|  1   0   0|  *   0 100

 * * * TOTAL SLOT SCORES * * *

inc-date\t        1   2|  0   1   0|  0   1|  1   0   0| 50  25  50
ALL TEMPLATES\t        1    2|  0   1   0|  0   1|  1   0   0| 50  25  50
F-MEASURES\t\t\t\t    33.33     28.57      40.0
"""


def test_reports_are_read() -> None:
    report = parse_report(REPORT)
    pairs = [(pair.key, pair.response, pair.status) for pair in report.pairs]
    assert pairs == [(1, 2, ""), (None, None, "irrelevant"), (None, 1, "spurious")]
    assert report.pairs[0].slots["inc-date"].judged_partial == 1
    total = report.rows["ALL TEMPLATES"]
    assert (total.possible, total.actual, total.spurious) == (1, 2, 1)
    assert report.f == pytest.approx(total.official_f(), abs=0.005)


def test_other_matter_is_no_report() -> None:
    with pytest.raises(ValueError, match="not a MUC-4 score report"):
        parse_report("nothing of the kind")


def test_agreement() -> None:
    found = agreement({"A": 50.0, "B": 40.0}, {"A": 49.0, "B": 49.5})
    assert (found.mean_absolute, found.greatest, found.bias) == (5.25, 9.5, 4.25)
    assert not found.same_ranks


@pytest.fixture(scope="module")
def compared(shared_dir: Path) -> list[Comparison]:
    return compare(shared_dir / "data" / "muc4")


@pytest.mark.shared
def test_official_f_follows_from_the_counts(shared_dir: Path) -> None:
    folder = shared_dir / "data" / "muc4" / "official-tst3" / "scores"
    for path in sorted(folder.glob("*/scores*")):
        report = read_report(path)
        total = report.rows["ALL TEMPLATES"]
        assert total.official_f() == pytest.approx(report.f, abs=0.0051)


@pytest.mark.shared
def test_the_scorer_is_near_the_official_one(compared: list[Comparison]) -> None:
    assert len(compared) == 17
    guidelines, program = agreements(compared)
    assert guidelines.mean_absolute <= 0.55
    assert guidelines.greatest <= 1.5
    assert abs(guidelines.bias) <= 0.25
    assert program.mean_absolute <= 0.5
    assert program.greatest <= 1.25
    assert guidelines.same_ranks
    assert program.same_ranks
    assert "GE-CMU" in table(compared)
