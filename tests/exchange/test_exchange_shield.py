"""What others may see: no names of private persons, no more exact places than is meant."""

import io
import json
import re
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossreport.exchange import (
    Coarsening,
    ExchangeError,
    Terms,
    claims_to_csv,
    from_json,
    incidents_to_csv,
    shielded,
    to_acled,
    to_datapackage,
    to_ftm,
    to_geojson,
    to_json,
    to_plover,
    to_ucdp,
)
from crossreport.exchange.masking import Mask, mask, private_names
from crossreport.model import (
    Attribution,
    Claim,
    DatasetRow,
    DateBasis,
    Document,
    Place,
    PlaceKind,
    PlaceMention,
    Segment,
    SegmentKind,
    Span,
    SpeakerKind,
    WideDate,
)
from crossreport.model.geodesy import distance_km
from crossreport.store import Entry, Record
from harbour import PORT, fill, harbour, harbour_claims, harbour_incident, span

TEXT = (
    "Raiders burned a mill at Port Almeda on Monday. Orla Quillfeather, 34, and Bram de Vossk "
    "(61) died. The miller was identified as Ignaz Thornby. Quillfeather's aunt, Petra Umber, "
    "blamed the Hill Front. Thornby\nwas from Port Almeda."
)
NAMES = ("Orla Quillfeather", "Bram de Vossk", "Ignaz Thornby", "Petra Umber")


def told():
    document = Document(
        "d-mill", TEXT, "0", "mill.txt", "text/plain", (Segment(0, len(TEXT), SegmentKind.BODY),),
        title="Mill burned; Orla Quillfeather dead",
    )  # fmt: skip
    words = span(document, "Petra Umber")
    speaker = Attribution("Petra Umber", None, SpeakerKind.WITNESS, words)
    claim = Claim(
        "c-mill",
        document.id,
        "arson",
        span(document, "burned"),
        Span.of(document.id, TEXT, 0, len(TEXT)),
        WideDate(None, None, DateBasis.PUBLICATION_BOUND),
        (PlaceMention("Port Almeda", span(document, "at Port Almeda")),),
        attribution=speaker,
    )
    return document, claim


@pytest.fixture
def record(tmp_path):
    with Record.open(tmp_path / "r.sqlite") as opened:
        fill(opened)
        document, claim = told()
        opened.put_document(document)
        opened.put_extraction(document.id, claims=[claim], version="1")
        mention = claim.places[0]
        opened.put_places({mention: PORT}, locations={claim.id: PORT}, version="1")
        opened.put_linkage([], [["c-mill"]], version="1")
        incident = replace(_incident(), claim_ids=("c-mill",), id="i-mill", place_id=PORT.id)
        opened.put_incidents([incident], version="1")
        yield opened


def _incident():
    made = harbour_incident(harbour_claims(harbour()))
    return replace(made, values=(), disagreements=(), targets=("Orla Quillfeather", "millers"))


TEXTS = (
    to_json,
    incidents_to_csv,
    claims_to_csv,
    to_geojson,
    to_acled,
    to_ucdp,
    to_plover,
    to_ftm,
)


def everything(record):
    """Return what each format makes of a record."""
    package = io.BytesIO()
    to_datapackage(record, package)
    with zipfile.ZipFile(package) as files:
        tables = "".join(files.read(name).decode() for name in files.namelist())
    texts = (
        to_json,
        incidents_to_csv,
        claims_to_csv,
        to_geojson,
        to_acled,
        to_ucdp,
        to_plover,
        to_ftm,
    )
    return tables + "".join(part for export in texts for part in export(record))


def test_names_are_known(record):
    found = private_names(record)
    assert found.everywhere == set(NAMES)
    assert found.last_names("d-mill") == {"Quillfeather", "Vossk", "Thornby", "Umber"}


@pytest.mark.parametrize("coarsening", [None, Coarsening.of("50", lambda _, __: None)])
def test_one_document_is_covered_as_it_is_among_all(record, coarsening, monkeypatch):
    terms = Terms(coarsening=coarsening)
    monkeypatch.setattr("crossreport.exchange.shield._MANY", 0)
    at_once = shielded(record, terms)
    documents = {one.id: one for one in at_once.documents()}
    assert NAMES[0] not in documents["d-mill"].text
    monkeypatch.undo()
    singly = shielded(record, terms)
    assert {key: singly.document(key) for key in documents} == documents
    assert singly.claims("d-mill") == [one for one in at_once.claims() if one.id == "c-mill"]


def test_no_format_holds_a_private_name_unless_it_is_asked_for(record):
    shown = everything(shielded(record, Terms()))
    whole = everything(shielded(record, Terms(names=True)))
    for name in (*NAMES, "Quillfeather", "Thornby"):
        assert name in whole
        assert name not in shown
    for kept in ("Port Almeda", "Hill Front", "Gunmen", "millers"):
        assert kept in shown


def test_offsets_stay_true_and_the_file_can_be_imported(record, tmp_path):
    seen = shielded(record, Terms())
    (document,) = (one for one in seen.documents() if one.id == "d-mill")
    assert len(document.text) == len(TEXT)
    for claim in seen.claims("d-mill"):
        claim.quote.verify(document.text)
        claim.attribution.span.verify(document.text)
        assert claim.attribution.name == "[name·····]"
    text = "".join(to_json(seen))
    with Record.open(tmp_path / "copy.sqlite") as copy:
        from_json(text, copy)
        assert copy.refusals() == record.refusals()
        assert "".join(to_json(copy)) == text
        assert copy.resolutions() == seen.resolutions()


@given(st.integers(1, 60), st.sampled_from(["name", "place"]))
def test_a_mask_is_as_long_as_what_it_covers(length, word):
    assert len(mask(length, word)) == length


@given(
    st.lists(st.text("abcd XYZ'-", min_size=1, max_size=9).filter(str.strip), max_size=4),
    st.text("abcd XYZ'-\n,.", max_size=60),
)
def test_masking_keeps_the_length_and_is_done_once(names, text):
    masked = Mask(names, "name")
    covered = masked(text)
    assert len(covered) == len(text)
    assert masked(covered) == covered


def test_names_are_covered_in_any_case_and_across_lines():
    masked = Mask(["Orla Quillfeather"], "name")
    assert masked("ORLA\nQUILLFEATHER’s aunt") == "[name···········]’s aunt"
    assert masked("Orla Quillfeathers") == "Orla Quillfeathers"


def test_the_sources_of_a_coded_row_are_no_private_persons(record):
    document, claim = told()
    row = replace(document, id="d-row", text=document.text.replace(", 34,", ","), title=None)
    said = Attribution("Petra Umber", None, SpeakerKind.UNKNOWN, span(row, "Petra Umber"))
    coded = replace(
        claim, id="c-row", document_id="d-row", trigger=span(row, "burned"), places=(),
        quote=span(row, "Petra Umber"), attribution=said,
    )  # fmt: skip
    record.put_entries([Entry(row, coded, DatasetRow("d-row", "list", "1"))])
    assert "Petra Umber" not in private_names(record).whole["d-row"]


def near(country, admin1):
    return (10.0, 20.0, 80.0) if (country, admin1) == ("XX", "Coast") else None


@pytest.mark.parametrize("text", ["0", "x", "-5", "2000", "ADMIN1", "nan"])
def test_what_is_no_coarseness_is_told(text):
    with pytest.raises(ExchangeError, match="neither a number of kilometres from 1 to 1000"):
        Coarsening.of(text, near)


def test_places_are_coarsened_in_every_format(record):
    fine = (str(PORT.latitude)[:4], "Port Almeda")
    for text in ("50", "admin1"):
        terms = Terms(coarsening=Coarsening.of(text, near))
        seen = shielded(record, terms)
        (place,) = seen.places().values()
        assert place.name == "Coast"
        assert place.candidates == ()
        assert {one.place_id for one in seen.incidents()} == {place.id}
        assert set(seen.locations().values()) == {place.id}
        # The corners of the coarse disc may hold any digits; its centre and radius are shown.
        shown = re.sub(
            r'\{"coordinates": \[\[\[.*?\]\]\], "type": "Polygon"\}', "", everything(seen)
        )
        for secret in (*fine, PORT.id):
            assert secret not in shown
    assert (place.latitude, place.longitude, place.kind) == (10.0, 20.0, PlaceKind.ADMIN1)


def test_a_row_of_a_dataset_keeps_no_coordinates(record):
    text = "number: 1\nwhere: Port Almeda\nlat: 12.345\nlon: -7.5\nwkt: POINT (-7.5 12.345)"
    document = Document("d-row", text, "0", "t.csv:2", "text/csv",
                        (Segment(0, len(text), SegmentKind.BODY),))  # fmt: skip
    place = replace(PORT, id="p-row", latitude=12.345, longitude=-7.5, candidates=())
    claim = replace(told()[1], id="c-row", document_id="d-row", trigger=span(document, "1"),
                    quote=span(document, text), places=(), attribution=None)  # fmt: skip
    record.put_entries([Entry(document, claim, DatasetRow("d-row", "list", "1", (), place))])
    seen = shielded(record, Terms(coarsening=Coarsening.of("50", near)))
    (row,) = seen.dataset_rows()
    assert row.place.latitude != 12.345
    shown = json.dumps([str(one) for one in seen.documents()])
    assert "12.345" not in shown
    assert "-7.5" not in shown


@given(
    st.floats(-89, 89),
    st.floats(-180, 180),
    st.floats(0.5, 40),
    st.floats(5, 300),
)
def test_a_coarsened_place_still_holds_the_event(latitude, longitude, radius, km):
    place = replace(PORT, latitude=latitude, longitude=longitude, radius_km=radius)
    coarse = Coarsening.of(repr(km), near)(place)
    if radius >= km:
        assert coarse == replace(place, candidates=())
        return
    apart = distance_km((latitude, longitude), (coarse.latitude, coarse.longitude))
    assert apart + radius <= coarse.radius_km * 1.02 + 0.1
    assert isinstance(coarse, Place)


def test_neighbours_become_one_place():
    coarsen = Coarsening.of("50", near)
    one = coarsen(replace(PORT, id="a", latitude=1.01, longitude=2.01))
    other = coarsen(replace(PORT, id="b", latitude=1.02, longitude=2.02))
    assert one == other
