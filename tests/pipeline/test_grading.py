"""Files of grades."""

import pytest

from crossreport.model import Nearness, Reliability, SourceGrade
from crossreport.pipeline import GradesError, put_grades, read_grades
from crossreport.store import Record
from harbour import fill

WANTED = [
    SourceGrade("The Lamp", Reliability.B, Nearness.LOCAL, "own staff"),
    SourceGrade("Gull; Sons", Reliability.E),
    SourceGrade("Mast", None, Nearness.WITNESS),
]
CSV = """Source,Reliability,Nearness,Note
The  Lamp,b,Local,own staff
"Gull; Sons",E,,

Mast,,witness,
"""
YAML = """
The Lamp: {reliability: B, nearness: local, note: own staff}
Gull; Sons: {reliability: E}
Mast: {nearness: witness}
"""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("g.csv", CSV),
        ("g.csv", "\ufeff" + CSV.replace('"Gull; Sons"', "Gull; Sons").replace(",", "\t")),
        ("g.yaml", YAML),
    ],
)
def test_grades_are_read_from_tables_and_yaml(tmp_path, name, text):
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    assert read_grades(file) == WANTED
    with Record.open(tmp_path / "r.sqlite") as record:
        fill(record)
        assert put_grades(record, WANTED) == ["The Lamp", "Gull; Sons", "Mast"]
        assert sorted(record.source_grades(), key=str) == sorted(WANTED, key=str)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("g.csv", "name,grade\nx,A\n", "needs a header with source"),
        ("g.csv", "", "needs a header with source"),
        ("g.csv", "source,reliability\nThe Lamp,A\nThe Gull,G\n", "line 3: reliability 'G'"),
        ("g.csv", "source,nearness\nThe Lamp,close\n", "line 2: nearness 'close' is none of"),
        ("g.csv", "source,reliability\n,A\n", "line 2: no source"),
        ("g.csv", "source,reliability\nx,A\nx,B\n", "line 3: x is graded twice"),
        ("g.yaml", "- A\n", "should hold sources"),
        ("g.yaml", "x: A\n", "x: give reliability"),
    ],
)
def test_the_first_fault_is_told_with_its_line(tmp_path, name, text, told):
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    with pytest.raises(GradesError, match=told) as error:
        read_grades(file)
    assert "\n" not in str(error.value)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(GradesError, match="No such file"):
        read_grades(tmp_path / "none.csv")
