"""Damaged tables: one clear line each, and all other rows go in. All events are made up."""

import pytest

from crossreport.exchange import ExchangeError
from crossreport.exchange.datasets import load_layout, open_rows, read_rows
from crossreport.exchange.datasets.seen import Seen
from crossreport.exchange.datasets.separated import LONGEST_CELL
from crossreport.model import Refusal

HEAD = "id,type_of_violence,side_a,side_b,where_coordinates,country,date_start,date_end,best,notes"


def rows_of(*days, town="Almeda"):
    return [f"{i},3,IS,Civilians,{town},Syria,{day},{day},2,x" for i, day in enumerate(days, 1)]


def read(tmp_path, content):
    path = tmp_path / "rows.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    found = list(read_rows(path, load_layout("ucdp")))
    taken = [one.row.row_id for one in found if not isinstance(one, Refusal)]
    return taken, [one.message for one in found if isinstance(one, Refusal)]


def table(*rows):
    return "\n".join([HEAD, *rows]) + "\n"


DAYS = ("2021-05-04", "2021-05-05", "2021-05-06")


def test_dates_in_several_styles_are_read_and_those_that_can_be_meant_in_two_ways_told(tmp_path):
    styles = ["2021-05-04", "4 May 2021", "May 4, 2021", "04.05.2021", "25/05/2021", "04/05/2021"]
    rows = [row.replace(",Syria,May 4, 2021,May 4, 2021", ',Syria,"May 4, 2021","May 4, 2021"')
            for row in rows_of(*styles)]  # fmt: skip
    taken, told = read(tmp_path, table(*rows))
    assert taken == ["1", "2", "3", "4", "5"]
    assert told == [
        "rows.csv, line 7: date_start: '04/05/2021' can be meant in two ways; "
        "say which with --dates dmy or --dates mdy"
    ]


def test_a_file_that_was_cut_off_loses_its_last_row_only(tmp_path):
    whole = table(*rows_of(*DAYS))
    taken, told = read(tmp_path, whole[: -len("2021-05-06,2,x\n")])
    assert taken == ["1", "2"]
    assert told == ["rows.csv, line 4: the file ends in the middle of it; fetch the file again"]
    taken, told = read(tmp_path, whole.replace("Almeda", '"Almeda"')[:-40])
    assert (taken, len(told)) == (["1", "2"], 1)


def test_zeros_in_a_row_cost_that_row(tmp_path):
    rows = rows_of(*DAYS)
    rows[1] = rows[1].replace("Almeda", "Alm\0eda")
    taken, told = read(tmp_path, table(*rows))
    assert taken == ["1", "3"]
    assert told == [
        "rows.csv, line 3: it holds bytes that are no text; mend it, or save the table as UTF-8"
    ]


def test_rows_of_another_encoding_are_read_and_counted(tmp_path):
    rows = [row.encode() for row in rows_of(*DAYS, town="Alméda")]
    rows[1] = rows[1].decode().encode("cp1252")
    rows[2] = rows[2].replace("é".encode(), b"\x81")  # neither
    path = tmp_path / "rows.csv"
    path.write_bytes(b"\n".join([HEAD.encode(), *rows]) + b"\n")
    found = open_rows(path, load_layout("ucdp"))
    first, second, third = found.read()
    assert first.claim.places[0].name == second.claim.places[0].name == "Alméda"
    assert "line 4: it holds bytes that are no text" in third.message
    assert (found.guessed, found.first_guessed) == (2, 3)


@pytest.mark.parametrize("length", [LONGEST_CELL + 1, 3 * LONGEST_CELL])
def test_a_huge_cell_costs_its_row(tmp_path, length):
    rows = rows_of(*DAYS)
    rows[1] = rows[1][:-1] + "y" * length
    taken, told = read(tmp_path, table(*rows))
    assert taken == ["1", "3"]
    assert told == [
        "rows.csv, line 3: it has a cell of more than 1,048,576 characters; look for a quotation "
        "mark that is not closed"
    ]


def test_of_a_line_without_end_only_the_beginning_is_held(tmp_path, monkeypatch):
    monkeypatch.setattr("crossreport.exchange.datasets.separated._LONGEST_LINE", 1 << 12)
    rows = rows_of(*DAYS)
    rows[1] = rows[1].replace("Almeda", "Almeda" * 5_000)
    taken, told = read(tmp_path, table(*rows))
    assert (taken, len(told)) == (["1", "3"], 1)
    assert told[0].startswith("rows.csv, line 3: ")


def test_blank_lines_before_the_header_are_passed_over(tmp_path):
    taken, told = read(tmp_path, "\n\n" + table(*rows_of(*DAYS)).replace(",", ";"))
    assert (taken, told) == (["1", "2", "3"], [])


def test_a_header_that_is_no_text_is_told(tmp_path):
    with pytest.raises(ExchangeError, match="the names of the columns, holds no text"):
        read(tmp_path, table(*rows_of(*DAYS)).replace("best", "be\0st"))


def test_identifiers_are_remembered_with_their_first_line():
    with Seen() as seen:
        assert all(seen.before(str(i), i, f"{i:x}") is None for i in range(5_000))
        assert seen.before("4321", 9_999, "other") == (4321, "10e1")


def test_a_row_that_is_refused_leaves_its_identifier_to_a_later_one(tmp_path):
    rows = rows_of("2021-05-40", "2021-05-05")
    taken, told = read(tmp_path, table(rows[0], rows[1].replace("2,", "1,", 1)))
    assert (taken, len(told)) == (["1"], 1)
