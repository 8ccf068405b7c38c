"""The verb ``series``: what a user sees and what is written."""

import json

import pyarrow.parquet as pq
import pytest

from crossreport.analysis.series import Figure
from crossreport.cli.render.series import spread


def test_the_table_shows_ranges_and_reports(crossreport, path):
    code, out, _ = crossreport("series", "-r", path)
    assert code == 0
    assert "all incidents, per day" in out
    assert "Documents" in out


def test_groups_have_a_line_each(crossreport, path):
    code, out, _ = crossreport("series", "-r", path, "--by", "type", "--per", "month")
    assert code == 0
    assert "▁" in out or "█" in out


def test_csv_parquet_and_json_hold_the_same_rows(crossreport, path, tmp_path):
    table, typed = tmp_path / "s.csv", tmp_path / "s.parquet"
    code, out, _ = crossreport("series", "-r", path, "--json", "-o", table, "-o", typed)
    assert code == 0
    rows = json.loads(out)
    lines = table.read_text().splitlines()
    assert len(lines) == len(rows) + 1
    assert pq.read_table(typed).num_rows == len(rows)
    assert pq.read_table(typed).column_names == lines[0].split(",")


@pytest.mark.parametrize(("ending", "begins"), [("svg", b"<?xml"), ("png", b"\x89PNG")])
def test_a_figure_is_the_same_each_time(crossreport, path, tmp_path, ending, begins):
    pytest.importorskip("matplotlib")
    made = []
    for name in ("a", "b"):
        out = tmp_path / f"{name}.{ending}"
        assert crossreport("series", "-r", path, "-o", out)[0] == 0
        made.append(out.read_bytes())
    assert made[0] == made[1]
    assert made[0].startswith(begins)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--where", "Atlantis"), "no place 'Atlantis'"),
        (("--actor", "Nobody at all"), "no actor"),
        (("--since", "soon"), "--since soon is no day"),
        (("--until", "1950-01-01"), "no incidents until 1950-01-01"),
        (("-o", "x.docx"), ".parquet"),
    ],
)
def test_a_bad_request_is_told_in_one_line(crossreport, path, arguments, told):
    code, _, err = crossreport("series", "-r", path, *arguments)
    assert code in (2, 3)
    assert told in err
    assert len(err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("figure", "shown"),
    [
        (None, "–"),
        (Figure(3, 3.0, 3), "3"),
        (Figure(3, 3.0, 3, open=1), "3+"),
        (Figure(10, 12.0, 1_400), "10–1,400 (12)"),
        (Figure(0, 0.3, 1, open=2), "0–1+ (0.3)"),
    ],
)
def test_a_figure_is_written_as_those_of_incidents(figure, shown):
    assert spread(figure) == shown
