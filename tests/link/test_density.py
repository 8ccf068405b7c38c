"""How much a record tells of around a claim."""

from datetime import date

import duckdb
import pyarrow as pa
import pytest

from crossreport.link.density import RATES, count_rates
from crossreport.link.records import SCHEMA
from crossreport.link.weights import load_model

DENSITY = load_model().density
START = (date(2024, 1, 1) - date(1970, 1, 1)).days // DENSITY.days * DENSITY.days


def rates(*told: tuple[int | None, int | None, float | None, str]) -> dict[int, float]:
    """Return the rates of claims told as day, days, latitude and place."""
    rows = [
        {
            "unique_id": at,
            "context": False,
            "day_from": day if day is None else START + day,
            "day_to": day if day is None else START + day + (days or 1) - 1,
            "days": days,
            "latitude": north,
            "longitude": None if north is None else 38.5,
            "radius": None if north is None else 5.0,
            "place_key": name,
        }
        for at, (day, days, north, name) in enumerate(told)
    ]
    with duckdb.connect() as con:
        con.register("rows", pa.Table.from_pylist(rows, schema=SCHEMA))
        count_rates(con, DENSITY)
        return dict(con.execute(f"select unique_id, rate from {RATES}").fetchall())


def test_days_and_places_are_counted_once_however_many_tell_them() -> None:
    one = 1 / DENSITY.days
    assert rates((3, 1, 34.5, "a"), (3, 1, 34.5, "a"))[0] == pytest.approx(one)
    assert rates((3, 1, 34.5, "a"), (4, 1, 34.5, "a"))[0] == pytest.approx(2 * one)
    assert rates((3, 1, 34.5, "a"), (3, 1, 34.6, "b"))[0] == pytest.approx(2 * one)


def test_what_is_far_in_time_or_place_counts_for_nothing() -> None:
    near = rates((3, 1, 34.5, "a"))[0]
    far_north = 34.5 + 3 * DENSITY.cell_degrees
    assert rates((3, 1, 34.5, "a"), (3, 1, far_north, "b"))[0] == near
    assert rates((3, 1, 34.5, "a"), (3 + 3 * DENSITY.days, 1, 34.5, "b"))[0] == near


def test_a_wide_date_is_placed_but_counts_for_nothing_itself() -> None:
    found = rates((3, 1, 34.5, "a"), (2, 7, 34.5, "a"))
    assert found[0] == found[1] == pytest.approx(1 / DENSITY.days)


def test_nothing_is_known_around_a_claim_without_place_or_days() -> None:
    assert not rates((3, 1, None, "a"), (None, None, 34.5, "a"))
