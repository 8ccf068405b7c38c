"""The test ``change``: what a user sees, what is written, what is refused."""

import csv
import json
from datetime import date, timedelta

import pytest

from crossreport.cli.main import main

AFTER = date(2021, 6, 7)
HEADER = (
    "id,type_of_violence,side_a,side_b,where_prec,where_coordinates,adm_1,latitude,longitude,"
    "country,date_start,date_end,best,high,low"
)


def rows():
    """One attack a week for 30 weeks, then four a week for 20 weeks."""
    number = 0
    for week in range(50):
        for i in range(4 if week >= 30 else 1):
            day = AFTER + timedelta(days=7 * (week - 30) + i)
            number += 1
            yield (
                f"{number},3,IS,Civilians,1,Palmyra,Homs,34.55,38.28,Syria,{day},{day},{i},{i},{i}"
            )


@pytest.fixture(scope="module")
def coded(tmp_path_factory):
    """Return a record made of a table of attacks."""
    folder = tmp_path_factory.mktemp("coded")
    table = folder / "events.csv"
    table.write_text("\n".join([HEADER, *rows()]) + "\n")
    with pytest.raises(SystemExit):
        main(["import", "ucdp", str(table), "--record", str(folder / "r.sqlite")])
    return folder / "r.sqlite"


def test_the_verdict_comes_first_and_everything_behind_it(crossreport, coded):
    code, out, err = crossreport("test", "change", "-r", coded, "--after", AFTER, "--where", "Homs")
    assert (code, err) == (0, "")
    assert out.startswith("Borne out: incidents in Homs")
    for part in ("before", "95% interval", "half the window", "This rests on", "What would tell"):
        assert part in out


def test_the_answer_its_series_and_its_figure_are_written(crossreport, coded, tmp_path):
    pytest.importorskip("matplotlib")
    files = [tmp_path / f"a.{ending}" for ending in ("json", "csv", "parquet", "svg", "png")]
    outs = [part for file in files for part in ("--out", file)]
    arguments = ("test", "change", "-r", coded, "--after", AFTER, "--claim", "decrease")
    code, out, _ = crossreport(*arguments, "--json", *outs)
    assert code == 0
    answer = json.loads(out)
    assert answer["verdict"] == "contradicted"
    assert json.loads(files[0].read_text()) == answer
    table = list(csv.DictReader(files[1].read_text().splitlines()))
    assert sum(float(row["incidents"]) for row in table) == pytest.approx(106, abs=4)
    assert files[3].read_bytes().startswith(b"<?xml")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--after", "someday"), "--after someday is no day"),
        (("--after", "2001-01-01"), "lies outside the record"),
        (("--after", AFTER, "--where", "Hooms"), "no place 'Hooms'; near: Homs"),
        (("--after", AFTER, "--actor", "Islamic Stade"), "near: Islamic State"),
        (("--after", AFTER, "--against", "Elsewhere"), "no place 'Elsewhere'"),
        (("--after", AFTER, "--type", "landmine"), "there is no incident"),
        (("--after", AFTER, "--out", "a.docx"), ".parquet"),
    ],
)
def test_a_bad_request_is_told_in_one_line(crossreport, coded, arguments, told):
    code, _, err = crossreport("test", "change", "-r", coded, *arguments)
    assert code in (2, 3)
    assert told in err
    assert len(err.strip().splitlines()) == 1
