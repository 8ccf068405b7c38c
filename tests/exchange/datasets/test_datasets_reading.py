"""Tables of other people, row by row. All events are made up."""

import gzip
from datetime import date
from zipfile import ZipFile

import pytest

from crossreport.exchange import ExchangeError
from crossreport.exchange.datasets import load_layout, load_mapping, read_rows
from crossreport.exchange.datasets.mapping import known_layouts
from crossreport.model import (
    ActorKind,
    ActorRole,
    CountKind,
    CountPart,
    PlaceKind,
    Range,
    Refusal,
    SpeakerKind,
    VictimKind,
    total,
)

UCDP = """\
id,year,type_of_violence,conflict_new_id,side_a,side_b,number_of_sources,source_office,source_original,\
where_prec,where_coordinates,adm_1,adm_2,latitude,longitude,country,date_prec,date_start,date_end,\
deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low
7001,2021,1,77,Government of Freedonia,Hill Front,1,Reuters,Reuters,1,Port Almeda,Coast,Harbour,\
12.5,-70.25,Freedonia (Sylvania),1,2021-05-04,2021-05-04,1,2,3,0,6,9,5
7002.0,2021,3,78,IS,Civilians,2,Reuters;AFP,,4,Coast,Coast,,12,-70,Syria,4,2021-05-01,2021-05-31,\
0,0,0,4,4,4,4
"""

ACLED = """\
event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,inter1,\
actor2,inter2,interaction,country,admin1,admin2,location,latitude,longitude,geo_precision,source,\
source_scale,notes,fatalities,timestamp
FRD1,04 May 2021,2021,1,Political violence,Battles,Armed clash,Military Forces of Syria (2000-),\
State forces,Hill Front,Rebel group,State forces-Rebel group,Syria,Coast,Harbour,Port Almeda,12.5,\
-70.25,1,Lantern,National,"On 4 May 2021, the Hill Front shot at soldiers in Port Almeda.
Nobody came to harm.",0,1620300000
FRD2,05 May 2021,2021,2,Political violence,Violence against civilians,Attack,Unidentified Gunmen,3,\
Civilians (Syria),7,37,Syria,Coast,Harbour,Port Almeda,12.5,-70.25,2,Lantern; Herald,National,\
A fisher was shot.,1,1620300000
"""

GTD = """\
eventid,iyear,imonth,iday,country_txt,provstate,city,latitude,longitude,specificity,summary,\
attacktype1_txt,targtype1_txt,gname,nkill,nkillter,nwound,dbsource
202105040001,2021,5,4,Syria,Coast,Port Almeda,12.5,-70.25,1,A bomb went off.,Bombing/Explosion,\
Private Citizens & Property,Unknown,2,,1.5,ISVG
202105000002,2021,5,0,Syria,Coast,Unknown,,,5,,Armed Assault,Military,Boko Haram,,,,ISVG
"""


def read(tmp_path, content, layout, *, name="rows.csv", **options):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_rows(path, layout, **options))


def cells(entry):
    return {code.variable: code.value for code in entry.row.codes}


def test_a_row_of_ucdp(tmp_path):
    first, second = read(tmp_path, UCDP, load_layout("ucdp"))
    claim = first.claim
    assert (first.row.scheme, first.row.row_id) == ("ucdp-ged", "7001")
    assert claim.event_type == "armed-clash"
    assert (claim.date.earliest, claim.date.days) == (date(2021, 5, 4), 1)
    assert [(a.name, a.role) for a in claim.actors] == [
        ("Government of Freedonia", ActorRole.PARTY),
        ("Hill Front", ActorRole.PARTY),
    ]
    assert total(claim.counts, CountKind.KILLED) == Range(5, 6, 9)
    civilians = claim.counts[1]
    assert (civilians.victims.kind, civilians.part) == (VictimKind.CIVILIANS, CountPart.SUBSET)
    assert claim.attribution.name == "Reuters"
    assert claim.attribution.via == "UCDP GED"
    place = first.row.place
    assert (place.name, place.latitude, place.longitude) == ("Port Almeda", 12.5, -70.25)
    assert (place.kind, place.ucdp_precision, place.country) == (PlaceKind.TOWN, 1, "")
    assert cells(first)["conflict_new_id"] == "77"
    assert second.row.row_id == "7002"
    assert second.claim.date.ucdp_precision == 4
    assert second.claim.actors[0].actor_id == "islamic-state"
    assert second.claim.actors[1].kind is ActorKind.CIVILIANS
    assert second.claim.attribution is None  # two sources: neither is the speaker
    assert second.row.place.kind is PlaceKind.ADMIN1


def test_every_value_of_a_row_quotes_the_row(tmp_path):
    for layout, content in (("ucdp", UCDP), ("acled", ACLED), ("gtd", GTD)):
        for entry in read(tmp_path, content, load_layout(layout)):
            text = entry.document.text
            for count in entry.claim.counts:
                count.span.verify(text)
                assert count.stated is None or str(count.stated) in count.span.quote
            for actor in entry.claim.actors:
                actor.span.verify(text)
            entry.claim.date.span.verify(text)
            entry.claim.trigger.verify(text)


def test_figures_out_of_order_are_held_by_the_range(tmp_path):
    (entry,) = read(tmp_path, "\n".join(UCDP.splitlines()[:2]).replace(",6,9,5", ",6,5,5"),
                    load_layout("ucdp"))  # fmt: skip
    assert total(entry.claim.counts, CountKind.KILLED) == Range(5, 6, 6)


def test_a_row_of_acled(tmp_path):
    first, second = read(tmp_path, ACLED, load_layout("acled"))
    claim = first.claim
    assert claim.quote.quote.startswith("On 4 May 2021, the Hill Front")
    assert claim.event_type == "armed-clash"
    assert claim.actors[0].actor_id == "sy-military"
    assert claim.actors[1].kind is ActorKind.REBELS
    assert total(claim.counts, CountKind.KILLED) == Range(0, 0, None)  # none, or none reported
    assert first.document.published == date(2021, 5, 6)
    assert claim.attribution.kind is SpeakerKind.UNKNOWN
    assert second.claim.date.days == 7  # the middle of a week
    assert [actor.role for actor in second.claim.actors] == [
        ActorRole.PERPETRATOR,
        ActorRole.TARGET,
    ]
    assert second.row.place.radius_km == 25


def test_a_row_of_gtd(tmp_path):
    first, second = read(tmp_path, GTD, load_layout("gtd"))
    assert first.claim.event_type == "ied"
    assert [actor.role for actor in first.claim.actors] == [ActorRole.TARGET]  # "Unknown" is nobody
    assert total(first.claim.counts, CountKind.INJURED) == Range(1, 2, 2)  # 1.5: a shared toll
    assert second.claim.counts == ()  # nothing is not 0
    assert (second.claim.date.earliest, second.claim.date.days) == (date(2021, 5, 1), 31)
    assert second.row.place is None
    assert [mention.name for mention in second.claim.places] == ["Coast", "Syria"]


def test_earlier_layouts_are_known_by_their_header(tmp_path):
    older = UCDP.replace("best,high,low", "best_est,high_est,low_est").replace("id,year", "ID,Year")
    first = read(tmp_path, older, load_layout("ucdp"))[0]
    assert total(first.claim.counts, CountKind.KILLED) == Range(5, 6, 9)
    oldest = (
        "EVENT_ID_CNTY,EVENT_DATE,TIME_PRECISION,EVENT_TYPE,ACTOR1,INTER1,ACTOR2,INTER2,COUNTRY,"
        "ADMIN1,LOCATION,LATITUDE,LONGITUDE,GEO_PRECISION,SOURCE,NOTES,FATALITIES\n"
        "9FRD,04-May-2011,1,Battle-No change of territory,Hill Front,2,Sea Front,2,Syria,Coast,"
        "Port Almeda,12.5,-70.25,1,Lantern,They fought.,3\n"
    )
    (entry,) = read(tmp_path, oldest, load_layout("acled"))
    assert entry.claim.event_type == "armed-clash"
    assert entry.claim.date.earliest == date(2011, 5, 4)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("2021-05-04,2021-05-04", "2021-05-04,2021-05-03"), "it ends (2021-05-03) before it"),
        (("2021-05-04,2021-05-04", ","), "it has no date"),
        ((",12.5,", ",112.5,"), "lie outside the earth"),
        ((",6,9,5", ",six,9,5"), "best: 'six' is no number"),
        ((",1,Port", ",9,Port"), "where_prec is '9', none of 1, 2"),
        (("7001,2021,1,", "7001,2021,8,"), "type_of_violence is '8', which is not known"),
        (("7001,", ","), "it has no id"),
        ((",6,9,5", ",6,9,5,1"), "it has 27 cells where the header has 26"),
    ],
)
def test_an_invalid_row_is_told_with_its_line_and_the_rest_goes_in(tmp_path, change, told):
    first, second = read(tmp_path, UCDP.replace(*change, 1), load_layout("ucdp"))
    assert isinstance(first, Refusal)
    assert first.message.startswith("rows.csv, line 2: ")
    assert told in first.message
    assert second.row.row_id == "7002"


def test_lines_are_counted_across_cells_of_several_lines(tmp_path):
    table = ACLED.replace("FRD2,05 May 2021", "FRD2,05/06/2021")
    found = read(tmp_path, table, load_layout("acled"))
    assert found[1].subject == "rows.csv:4"
    assert "can be meant in two ways" in found[1].message
    again = read(tmp_path, table, load_layout("acled").with_order("mdy"))
    assert again[1].claim.date.earliest == date(2021, 5, 3)  # with three days on either side


def test_an_id_that_comes_twice_is_told(tmp_path):
    rows = UCDP.splitlines()
    table = "\n".join([*rows, rows[1], rows[1].replace("Almeda", "Alto")])
    *_, same, other = read(tmp_path, table, load_layout("ucdp"))
    assert "its id 7001 stands on line 2 already, which says the same" in same.message
    assert "line 2 already, which differs and was kept" in other.message
    assert same.code == other.code == "duplicate-id"


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_other_delimiters_are_found(tmp_path, delimiter):
    assert len(read(tmp_path, UCDP.replace(",", delimiter), load_layout("ucdp"))) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_usual_encodings_are_read(tmp_path, encoding):
    found = read(tmp_path, UCDP.replace("Almeda", "Alméda").encode(encoding), load_layout("ucdp"))
    assert found[0].row.place.name == "Port Alméda"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "is empty"),
        ("a~b~c\n1~2~3\n", "the delimiter is none of comma, semicolon, tab and bar"),
        (UCDP.replace("type_of_violence", "type_of_violance"), "type_of_violance is near"),
        (UCDP.replace("year", "id"), "more than one column called id"),
        (UCDP.replace("date_start", "begin"), "has no column date_start, which UCDP GED needs"),
    ],
)
def test_a_file_that_is_no_such_table_is_told(tmp_path, content, told):
    with pytest.raises(ExchangeError, match=r"rows\.csv") as error:
        read(tmp_path, content, load_layout("ucdp"))
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_a_missing_file_is_told(tmp_path):
    for name in ("none.csv", "none.xlsx"):
        with pytest.raises(ExchangeError, match="cannot be read: No such file"):
            read_rows(tmp_path / name, load_layout("ucdp"))


def test_only_what_is_asked_for_is_read(tmp_path):
    """A file of any size is read as a stream."""
    path = tmp_path / "long.csv"
    head, row, _ = UCDP.splitlines()
    path.write_text("\n".join([head, *(row.replace("7001", str(i), 1) for i in range(5000))]))
    rows = read_rows(path, load_layout("ucdp"))
    assert next(rows).row.row_id == "0"


MAPPING = """\
scheme: harbour-list
name: The harbour's list
event_id: No
event_type: {column: What, values: {shot: armed-attack, 2: shelling}}
date: {on: When, order: dmy}
place: {name: Where, country: State}
actors:
  - {column: Who, role: {otherwise: perpetrator}, kind: {otherwise: criminals}}
counts:
  - {kind: killed, best: Dead, victims: civilians}
  - {kind: injured, low: Hurt}
notes: Remarks
codes: [What]
"""
LIST = """\
No;What;When;Where;State;Who;Dead;Hurt;Remarks
1;shot;04/05/2021;Port Almeda;Syria;a gang;2;3;Two were shot.
2;2;05/05/2021;Port Almeda;Syria;;;;Shells fell.
3;rumour;05/05/2021;Port Almeda;Syria;;;;Nobody knows.
"""


def mapping(tmp_path, text=MAPPING):
    path = tmp_path / "mapping.yaml"
    path.write_text(text)
    return load_mapping(path)


def test_any_table_is_read_by_a_mapping(tmp_path):
    first, second, third = read(tmp_path, LIST, mapping(tmp_path), strict=True)
    assert first.claim.date.earliest == date(2021, 5, 4)
    assert first.claim.actors[0].kind is ActorKind.CRIMINALS
    assert [(c.kind, c.range) for c in first.claim.counts] == [
        (CountKind.KILLED, Range(2, 2, 2)),
        (CountKind.INJURED, Range(3, None, None)),
    ]
    assert first.row.place is None
    assert second.claim.event_type == "shelling"
    assert second.claim.quote.quote == "Shells fell."
    assert "What is 'rumour', which is not known; add it to the values of event_type" in (
        third.message
    )


def test_rows_without_an_id_have_one_of_their_content(tmp_path):
    found = read(tmp_path, LIST, mapping(tmp_path, MAPPING.replace("event_id: No\n", "")))
    again = read(tmp_path, LIST, mapping(tmp_path, MAPPING.replace("event_id: No\n", "")))
    assert found[0].row.row_id == again[0].row.row_id
    assert found[0].document.id != found[1].document.id


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("Dead", "Tote"), "has no column Tote, which The harbour's list needs for counts"),
        (("best: Dead", "bist: Dead"), "has unknown keys bist"),
        (("shot: armed-attack", "shot: shooting"), "'shooting' is none of: abduction"),
        (("otherwise: criminals", "otherwise: crooks"), "'crooks' is none of: civilians"),
        (("order: dmy", "order: ymd"), "date.order: 'ymd' is none of: dmy, mdy"),
        (("{on: When, order: dmy}", "{order: dmy}"), "name the column of the day"),
        (("scheme: harbour-list\n", ""), "entry 'mapping': scheme: is missing"),
        (("killed, best", "slain, best"), "'slain' is none of: killed"),
        (("counts:", "counts: ["), "cannot be parsed"),
    ],
)
def test_a_mapping_that_does_not_fit_is_told(tmp_path, change, told):
    with pytest.raises(ExchangeError) as error:
        read(tmp_path, LIST, mapping(tmp_path, MAPPING.replace(*change, 1)), strict=True)
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_the_layouts_are_sound():
    assert known_layouts() == ("acled", "gtd", "ucdp")
    for name in known_layouts():
        assert load_layout(name).scheme


def packed(content, path):
    """Return a ZIP with a content under several names."""
    with ZipFile(path, "w") as made:
        for name in content:
            made.writestr(name, UCDP)
    return path.read_bytes()


@pytest.mark.parametrize("name", ["rows.csv.gz", "rows.csv"])
def test_a_packed_table_is_read_whatever_it_is_called(tmp_path, name):
    assert len(read(tmp_path, gzip.compress(UCDP.encode()), load_layout("ucdp"), name=name)) == 2
    content = packed(["folder/ged.csv", "readme.pdf"], tmp_path / "made.zip")
    assert len(read(tmp_path, content, load_layout("ucdp"), name=name)) == 2


def test_a_table_that_is_called_a_workbook_is_read(tmp_path):
    assert len(read(tmp_path, UCDP, load_layout("ucdp"), name="rows.xlsx")) == 2


@pytest.mark.parametrize(
    ("names", "told"),
    [(["a.csv", "b.csv"], "2 CSV files in it (a.csv, b.csv)"), (["a.pdf"], "0 CSV files")],
)
def test_a_zip_of_other_than_one_table_is_told(tmp_path, names, told):
    with pytest.raises(ExchangeError) as error:
        read(tmp_path, packed(names, tmp_path / "made.zip"), load_layout("ucdp"))
    assert told in str(error.value)


def test_a_packed_table_that_is_cut_off_is_told_before_anything_is_taken(tmp_path):
    rows = UCDP.splitlines()
    table = "\n".join([*rows[:2], *(rows[1].replace("7001", str(i)) for i in range(50_000))])
    whole = gzip.compress(table.encode())
    for content in (whole[:-20], whole[: len(whole) // 2], whole[:-8] + bytes(8)):
        with pytest.raises(ExchangeError, match="is cut off or damaged"):
            read_rows(written(tmp_path, content), load_layout("ucdp"))
    content = packed(["a.csv"], tmp_path / "made.zip")
    with pytest.raises(ExchangeError, match="is cut off or damaged"):
        read_rows(written(tmp_path, content[:-30]), load_layout("ucdp"))


def written(tmp_path, content):
    path = tmp_path / "rows.csv"
    path.write_bytes(content)
    return path


def test_utf_16_without_a_mark_is_read_and_what_is_no_text_is_told(tmp_path):
    for encoding in ("utf-16-le", "utf-16-be"):
        assert len(read(tmp_path, UCDP.encode(encoding), load_layout("ucdp"))) == 2
    with pytest.raises(ExchangeError, match="holds no text; save it as CSV"):
        read(tmp_path, bytes(range(256)) * 9, load_layout("ucdp"))


def test_a_quotation_mark_that_is_not_closed_takes_no_other_row_with_it(tmp_path):
    head, first, second = UCDP.splitlines()
    rows = [first.replace("7001", str(i)) for i in range(40)]
    rows[3] = rows[3].replace("Port Almeda", '"Port Almeda')
    rows[9] = rows[9].replace("Reuters,Reuters", '"Reuters\nand others",Reuters')
    found = read(tmp_path, "\n".join([head, *rows, second]), load_layout("ucdp"))
    refused = [one for one in found if isinstance(one, Refusal)]
    assert [one.subject for one in refused] == ["rows.csv:5"]
    assert "a quotation mark is not closed" in refused[0].message
    taken = [one.row.row_id for one in found if not isinstance(one, Refusal)]
    assert taken == [*(str(i) for i in range(40) if i != 3), "7002"]
    assert found[-1].document.source == "rows.csv:43"
