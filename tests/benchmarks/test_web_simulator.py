"""The made-up record is one that the overview can show."""

from benchmarks.web.simulate import simulate
from crossreport.store import Record
from crossreport.web.queries.incidents import read_incidents


def test_a_made_up_record_is_read_as_any_other(tmp_path):
    simulate(tmp_path / "a.sqlite", size=300)
    with Record.open(tmp_path / "a.sqlite", create=False) as record:
        found = read_incidents(record, names=False)
    assert len(found.rows) == 300
    assert {place.precision for place in found.places} == {1, 2, 4, 6}
    assert len({row.types for row in found.rows}) > 5
    assert [row.span[0] for row in found.rows] == sorted(row.span[0] for row in found.rows)


def test_the_same_seed_makes_the_same(tmp_path):
    rows = []
    for name in ("a", "b"):
        simulate(tmp_path / name, size=20, seed=3)
        with Record.open(tmp_path / name, create=False) as record:
            rows.append(read_incidents(record, names=False).rows)
    assert rows[0] == rows[1]
