"""What each format holds, and what it keeps out."""

import csv
import json
import os
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossreport.exchange import (
    ExchangeError,
    claims_to_csv,
    dumps,
    from_json,
    incidents_to_csv,
    to_geojson,
    to_json,
    write_text,
)
from crossreport.exchange.precision import decimals
from crossreport.exchange.safety import spreadsheet_cell
from crossreport.model import CountKind, Range
from crossreport.store import Record
from harbour import PORT, fill, harbour, harbour_claims, harbour_incident
from made_up import names


@pytest.fixture
def record(tmp_path):
    with Record.open(tmp_path / "r.sqlite") as opened:
        yield opened


def table(parts):
    return list(csv.DictReader(StringIO("".join(parts))))


def test_json_comes_back_as_the_same_record(record, tmp_path):
    fill(record)
    text = "".join(to_json(record))
    with Record.open(tmp_path / "copy.sqlite") as copy:
        from_json(text, copy)
        assert "".join(to_json(copy)) == text
        assert copy.claims() == record.claims()
        assert copy.incidents() == record.incidents()


def test_json_holds_every_span_and_sorts_its_keys(record):
    fill(record)
    content = json.loads("".join(to_json(record)))
    (document,) = content["documents"]
    assert list(document) == sorted(document)

    def spans(value):
        if isinstance(value, dict):
            if set(value) == {"document_id", "start", "end", "quote"}:
                yield value
            for inner in value.values():
                yield from spans(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from spans(inner)

    found = list(spans(content["claims"]))
    assert len(found) > 8
    for one in found:
        assert document["text"][one["start"] : one["end"]] == one["quote"]


def test_a_forged_span_is_not_imported(record, tmp_path):
    fill(record)
    text = "".join(to_json(record)).replace("three fishermen", "thirty fishermn")
    text = text.replace("Gunmen shot thirty fishermn", "Gunmen shot three fishermen")
    with Record.open(tmp_path / "copy.sqlite") as copy:
        content = json.loads(text)
        content["incidents"], content["links"] = [], []
        content["clusters"] = []
        from_json(json.dumps(content), copy)
        assert [claim.id for claim in copy.claims()] == ["c-harbour-2"]
        assert [refusal.code for refusal in copy.refusals()] == ["span-mismatch"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{" * 100_000,
        '{"format": "other"}',
        '{"format": "crossreport-record", "format_version": 99}',
        '{"format": "crossreport-record", "format_version": 1, "documents": {}}',
        '{"format": "crossreport-record", "format_version": 1, "documents": [{"id": 1}]}',
    ],
)
def test_other_json_is_refused_in_one_line(record, text):
    with pytest.raises(ExchangeError) as error:
        from_json(text, record)
    assert "\n" not in str(error.value)
    assert record.documents() == []


def test_import_needs_a_new_record(record):
    fill(record)
    with pytest.raises(ExchangeError, match="not empty"):
        from_json("".join(to_json(record)), record)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_json_is_safe_to_print_and_means_the_same(text):
    encoded = dumps({"text": text})
    assert json.loads(encoded) == {"text": text}
    assert not any(0x7F <= ord(c) <= 0x9F or c in "\u202e\u2066\u2028\x1b" for c in encoded)


def test_one_row_an_incident(record):
    fill(record)
    (row,) = table(incidents_to_csv(record))
    assert (row["killed_low"], row["killed_best"], row["killed_high"]) == ("3", "3", "5")
    assert row["injured_best"] == ""  # nobody said, which is not 0
    assert (row["date_earliest"], row["date_days"]) == ("2021-05-04", "1")
    assert (row["place"], row["radius_km"], row["latitude"]) == ("near Port Almeda", "12.0", "1.23")
    assert row["disagreements"].startswith("harbour police: 3 killed")


def test_one_row_a_claim_with_its_words(record):
    document = fill(record)
    first, second = table(claims_to_csv(record))
    assert first["incident_id"] == second["incident_id"] == "i-harbour"
    start, end = int(first["quote_start"]), int(first["quote_end"])
    assert document.text[start:end] == first["quote"]
    assert first["speaker"] == "harbour police"
    assert first["figure_words"] == "three fishermen"
    assert (second["stance"], second["killed_best"], second["place"]) == ("alleged", "5", "")
    assert first["publisher"] == "The Lantern"


def test_an_empty_record_gives_headers(record):
    assert next(incidents_to_csv(record)).startswith("id,event_type,")
    assert "".join(claims_to_csv(record)).count("\n") == 1
    assert json.loads("".join(to_geojson(record)))["features"] == []
    assert json.loads("".join(to_json(record)))["claims"] == []


@pytest.mark.parametrize("start", [*"=+-@\t\r\n", "＝", "＠"])
def test_no_cell_is_a_formula(record, start):
    fill(record)
    hostile = start + 'HYPERLINK("http://x.invalid","click")'
    record.put_document(replace(harbour(), publisher=hostile, title=hostile))
    incident = harbour_incident(harbour_claims(harbour()))
    record.put_incidents([replace(incident, perpetrators=(hostile,))], version="2")
    assert table(incidents_to_csv(record))[0]["perpetrators"] == "'" + hostile
    row = table(claims_to_csv(record))[0]
    assert row["publisher"] == row["title"] == "'" + hostile


@given(names)
def test_a_neutralised_cell_keeps_its_text(text):
    cell = spreadsheet_cell(text)
    assert len(cell) in (len(text), len(text) + 1)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert "\x1b" not in cell


def test_geojson_has_the_disc_of_an_area_with_radius_and_precision(record):
    fill(record)
    (feature,) = json.loads("".join(to_geojson(record)))["features"]
    assert feature["geometry"]["type"] == "Polygon"
    assert feature["properties"]["centre"] == [2.35, 1.23]
    assert feature["properties"]["radius_km"] == 12.0
    assert feature["properties"]["where_prec_ucdp"] == 2
    assert feature["properties"]["counts"] == {"killed": {"low": 3, "best": 3, "high": 5}}


def test_an_unplaced_incident_is_a_feature_without_geometry(record):
    fill(record)
    incident = harbour_incident(harbour_claims(harbour()))
    record.put_incidents([replace(incident, place_id=None)], version="2")
    (feature,) = json.loads("".join(to_geojson(record)))["features"]
    assert feature["geometry"] is None
    assert "radius_km" not in feature["properties"]


@given(st.floats(0.01, 20_000))
def test_rounding_moves_a_point_by_less_than_a_tenth_of_its_radius(radius):
    error_km = 111.2 * 10 ** -decimals(radius) / 2
    assert error_km <= radius / 10 or decimals(radius) == 6


@pytest.mark.parametrize(
    ("radius", "expected"), [(500, 1), (250, 1), (100, 2), (25, 2), (5, 3), (1, 4)]
)
def test_wide_places_have_few_digits(radius, expected):
    assert decimals(radius) == expected


def test_a_file_is_replaced_wholly_or_not_at_all(tmp_path):
    out = tmp_path / "out.json"
    write_text(["old"], out)

    def stopped():
        yield "new"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_text(stopped(), out)
    assert out.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]
    write_text(["new"], out)
    assert out.read_text() == "new"


def test_a_pipe_is_written_to_and_a_link_is_followed(tmp_path):
    pipe, link, file = (tmp_path / name for name in ("pipe", "link", "file"))
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_text(["rows"], pipe)
    assert os.read(reader, 9) == b"rows"
    os.close(reader)
    assert not pipe.is_file()
    link.symlink_to(file)
    write_text(["rows"], link)
    assert link.is_symlink()
    assert file.read_text() == "rows"


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    with pytest.raises(ExchangeError, match="cannot be written"):
        write_text(["x"], tmp_path / "nowhere" / "out.json")
    with pytest.raises(ExchangeError):
        write_text(["x"], tmp_path)


def test_text_of_the_record_is_not_lost_for_odd_characters(record, tmp_path):
    odd = "left\u202eright \x9b31m \u2028 \x1b[2J"
    record.put_document(harbour(title=odd))
    text = "".join(to_json(record))
    assert "\x1b" not in text
    with Record.open(tmp_path / "copy.sqlite") as copy:
        from_json(text, copy)
        assert copy.documents()[0].title == odd


def test_what_is_unknown_stays_unknown(record, tmp_path):
    fill(record)
    open_range = Range(4, None, None)
    incident = harbour_incident(harbour_claims(harbour()))
    record.put_incidents([replace(incident, counts={CountKind.HELD: open_range})], version="2")
    row = table(incidents_to_csv(record))[0]
    assert (row["held_low"], row["held_best"], row["held_high"]) == ("4", "", "")
    assert PORT.admin2 is None
    assert row["admin2"] == ""
