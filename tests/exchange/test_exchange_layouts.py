"""Files in other people's layouts: what stands where, and that their own rows come back."""

import csv
import gzip
import json
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest

from crossreport import pipeline
from crossreport.codebook import load_codebook
from crossreport.exchange import Terms, claims_to_csv, shielded, to_acled, to_plover, to_ucdp
from crossreport.exchange.acled import interaction, iso_numeric
from crossreport.exchange.datasets import load_layout, open_rows, read_rows
from crossreport.exchange.ucdp import priogrid
from crossreport.model import ActorKind, DateBasis, WideDate
from crossreport.store import Record
from harbour import fill, harbour, harbour_claims, harbour_incident

TABLE = """\
id,year,type_of_violence,conflict_name,side_a,side_b,number_of_sources,where_prec,where_coordinates,\
adm_1,latitude,longitude,country,date_prec,date_start,date_end,deaths_civilians,best,high,low
1,2021,1,Hills,Government of Syria,Hill Front,1,1,Palmyra,Homs,34.55,-38.28,Syria,1,2021-05-04,\
2021-05-04,0,6,6,6
2,2021,3,Coast,Hill Front,Civilians,2,4,Homs,Homs,34.5,38.3,Syria,4,2021-05-01,2021-05-31,2,2,3,2
"""


@pytest.fixture
def record(tmp_path):
    with Record.open(tmp_path / "r.sqlite") as opened:
        yield opened


def rows(parts):
    return list(csv.DictReader(StringIO("".join(parts))))


def test_an_incident_in_the_layout_of_ucdp(record):
    fill(record)
    (row,) = rows(to_ucdp(record))
    assert tuple(row) == load_layout("ucdp").columns
    assert (row["id"], row["year"], row["type_of_violence"]) == ("i-harbour", "2021", "3")
    assert (row["low"], row["best"], row["high"]) == ("3", "3", "5")
    assert (row["date_start"], row["date_prec"], row["where_prec"]) == ("2021-05-04", "1", "2")
    assert row["geom_wkt"] == f"POINT ({row['longitude']} {row['latitude']})"
    assert row["deaths_civilians"] == "5"
    assert row["deaths_a"] == ""  # nobody said
    assert row["side_a"] == "Gunmen"


def test_an_incident_in_the_layout_of_acled(record):
    fill(record)
    (row,) = rows(to_acled(record))
    assert tuple(row) == load_layout("acled").columns
    assert (row["event_type"], row["sub_event_type"]) == ("Violence against civilians", "Attack")
    assert row["disorder_type"] == "Political violence"
    assert (row["event_date"], row["time_precision"]) == ("2021-05-04", "1")
    assert row["fatalities"] == "3"  # the low end
    assert row["notes"].startswith("Gunmen shot three fishermen dead")
    assert row["source"] == "The Lantern"
    assert (row["inter1"], row["inter2"]) == ("Political militia", "Civilians")
    assert (row["actor2"], row["civilian_targeting"]) == ("Civilians (XX)", "Civilian targeting")
    assert row["interaction"] == "Political militia-Civilians"
    assert row["iso"] == ""  # a made-up country


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("rebels", "state-forces", "State forces-Rebel group"),
        ("civilians", "external", "External/Other forces-Civilians"),
        ("protesters", None, "Protesters only"),
        ("rioters", "rioters", "Rioters-Rioters"),
        (None, "civilians", None),
        (None, None, None),
    ],
)
def test_kinds_of_both_sides_stand_in_the_order_of_acled(first, second, told):
    kinds = [None if one is None else ActorKind(one) for one in (first, second)]
    assert interaction(*kinds) == told


def test_countries_have_their_numbers():
    assert iso_numeric()["sy"] == 760
    known = set(load_codebook().countries) - {"xk"}  # Kosovo has none
    assert known <= set(iso_numeric())
    assert len(set(iso_numeric().values())) == len(iso_numeric())


def test_what_has_no_date_is_left_out_and_told(record):
    fill(record)
    incident = harbour_incident(harbour_claims(harbour()))
    undated = replace(incident, date=WideDate(None, date(2021, 5, 6), DateBasis.RECONCILED))
    record.put_incidents([undated], version="2")
    for export in (to_ucdp, to_acled, to_plover):
        left_out = []
        made = "".join(export(record, left_out=left_out.append))
        assert "i-harbour" not in made
        assert left_out == ["i-harbour"]


@pytest.mark.parametrize(
    ("latitude", "longitude", "cell"),
    [(-90, -180, 1), (-89.6, -179.6, 1), (0.25, 0.25, 129961), (90, 180, 259200)],
)
def test_cells_of_prio_grid(latitude, longitude, cell):
    assert priogrid(latitude, longitude) == cell


def test_rows_of_ucdp_come_out_as_they_went_in(record, tmp_path):
    path = tmp_path / "events.csv"
    path.write_text(TABLE)
    pipeline.import_rows(record, open_rows(path, load_layout("ucdp")))
    for step in (pipeline.geocode, pipeline.link, pipeline.reconcile):
        step(record)
    out = tmp_path / "out.csv"
    out.write_text("".join(to_ucdp(record)), newline="")
    given = {row["id"]: row for row in csv.DictReader(StringIO(TABLE))}
    for row in rows([out.read_text()]):
        assert {name: row[name] for name in given[row["id"]]} == given[row["id"]]
    again = {one.row.row_id: one for one in read_rows(out, load_layout("ucdp"))}
    assert set(again) == {"1", "2"}
    claims = {claim.id: claim for claim in record.claims()}
    for entry in again.values():
        old = claims[entry.claim.id]
        assert entry.claim.event_type == old.event_type
        assert entry.claim.date.intersect(old.date) == (old.date.earliest, old.date.latest)
        assert [one.range for one in entry.claim.counts] == [one.range for one in old.counts]
        assert [one.name for one in entry.claim.actors] == [one.name for one in old.actors]


def test_our_files_can_be_imported(record, tmp_path):
    fill(record)
    for name, export in (("ucdp", to_ucdp), ("acled", to_acled)):
        path = tmp_path / f"{name}.csv"
        path.write_text("".join(export(record)), newline="")
        (entry,) = read_rows(path, load_layout(name))
        assert entry.row.row_id == "i-harbour"
        assert entry.claim.event_type == "armed-attack"
        assert entry.row.place.name == "near Port Almeda"


PLOVER_FIELDS = {
    "id": str, "has_event": bool, "date": str, "enddate": str, "source": list, "recipient": list,
    "event": list, "event_loc": dict, "event_text": list, "quad_code": int, "mode": str,
    "cite_info": list, "dead": int, "injured": int, "arrested": int,
}  # fmt: skip
PLOVER_REQUIRED = {"id", "date", "source", "event"}
PLOVER_EVENTS = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "INVESTIGATE",
    "DEMAND", "ACCUSE", "REJECT", "SANCTION", "THREATEN", "PROTEST", "MOBILIZE", "COERCE",
    "ASSAULT",
}  # fmt: skip
PLOVER_ACTOR = {"actor_text", "identifier_id", "sector"}
PLOVER_PLACE = {"geonameid", "name", "latitude", "longitude", "country code", "radius_km"}


def test_plover_records_have_the_fields_of_the_manual(record):
    """The tables of PLOVER Manual 0.7b1: names, types, what is required, and the categories."""
    fill(record)
    (line,) = "".join(to_plover(record)).splitlines()
    event = json.loads(line)
    assert set(event) >= PLOVER_REQUIRED
    for name, value in event.items():
        assert isinstance(value, PLOVER_FIELDS[name]), name
    assert set(event["event"]) <= PLOVER_EVENTS
    assert event["quad_code"] == 4
    assert date.fromisoformat(event["date"]) == date(2021, 5, 4)
    assert all(set(actor) <= PLOVER_ACTOR for actor in event["source"])
    assert set(event["event_loc"]) <= PLOVER_PLACE
    assert event["dead"] == 3
    assert "injured" not in event  # nobody said


def test_rows_in_another_order_of_columns_and_with_odd_cells_are_as_they_were(record, tmp_path):
    odd = TABLE.replace("Palmyra", '"=Palmyra ""gate""\nsouth\n"').replace(",Coast,", ",'-Coast ,")
    given = list(csv.DictReader(StringIO(odd)))
    path = tmp_path / "turned.csv"
    with path.open("w", newline="") as file:
        table = csv.DictWriter(file, list(reversed(given[0])))
        table.writeheader()
        table.writerows(given)
    assert taken(record, path).new == 2
    for step in (pipeline.geocode, pipeline.link, pipeline.reconcile):
        step(record)
    out = tmp_path / "out.csv"
    out.write_text("".join(to_ucdp(record)), newline="")
    assert taken(record, out).same == 2
    told = {row["id"]: row for row in csv.DictReader(StringIO(out.read_text()))}
    assert told["1"]["where_coordinates"].startswith("'=Palmyra")  # no formula, and yet the same
    assert told["2"]["conflict_name"] == "'-Coast "


def taken(record, path):
    return pipeline.import_rows(record, open_rows(path, load_layout("ucdp")))


def test_a_sample_of_ucdp_comes_back_whole(record, tmp_path, shared_dir):
    """``python -m benchmarks.exchange.run`` does the same with all rows."""
    with gzip.open(
        shared_dir / "data" / "ucdp-ged-syria" / "ged-syria-2016-2019.csv.gz", "rt"
    ) as file:
        given = list(csv.DictReader(file))[::60]
    path, out = tmp_path / "ged.csv", tmp_path / "out.csv"
    with path.open("w", newline="") as file:
        table = csv.DictWriter(file, list(given[0]))
        table.writeheader()
        table.writerows(given)
    assert taken(record, path).new == len(given) == 277
    for step in (pipeline.geocode, pipeline.link, pipeline.reconcile):
        step(record)
    out.write_text("".join(to_ucdp(shielded(record, Terms()))), newline="")
    outcome = taken(record, out)
    assert (outcome.same, outcome.read) == (277, 277)


def test_what_people_coded_has_no_confidence_of_the_program(record, tmp_path):
    path = tmp_path / "ged.csv"
    path.write_text(TABLE)
    fill(record)
    pipeline.import_rows(record, open_rows(path, load_layout("ucdp")))
    found = rows(claims_to_csv(record))
    coded = [row for row in found if row["dataset"]]
    assert {row["dataset"] for row in coded} == {"ucdp-ged"}
    assert len(coded) < len(found)
    for name in ("confidence", "date_confidence", "place_confidence"):
        assert {row[name] for row in coded} == {""}
        assert any(row[name] for row in found if not row["dataset"])
