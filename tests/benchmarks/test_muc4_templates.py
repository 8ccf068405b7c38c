"""Reading keys and responses."""

from pathlib import Path

import pytest

from benchmarks.muc4.templates import (
    Filler,
    parse_filler,
    parse_plain_filler,
    parse_templates,
    read_templates,
)


@pytest.mark.parametrize(
    ("text", "filler"),
    [
        ('"MEN"', Filler(("MEN",))),
        ('"MEN" / "GUNMEN"', Filler(("MEN", "GUNMEN"))),
        ('? "MEN"', Filler(("MEN",), optional=True)),
        ('?"MEN"', Filler(("MEN",), optional=True)),
        ('"THE \\"X\\" GANG"', Filler(('THE "X" GANG',))),
        ('CIVILIAN: "MEN" / "GUNMEN"', Filler(("CIVILIAN",), ("MEN", "GUNMEN"))),
        ('GUN / RIFLE: "-"', Filler(("GUN", "RIFLE"), ("-",))),
        ("GUN: -", Filler(("GUN",), ("-",))),
        ('(GUN / RIFLE): "MAUSER"', Filler(("GUN", "RIFLE"), ("MAUSER",))),
        ('- 15 / PLURAL: "MEN"', Filler(("- 15", "PLURAL"), ("MEN",))),
        ('~7: "MEN"', Filler(("~7",), ("MEN",))),
        ("STATE-SPONSORED VIOLENCE", Filler(("STATE-SPONSORED VIOLENCE",))),
        ('"MAYOR" / "MR.": "JOSE PAZ"', Filler(("MAYOR", "MR."), ("JOSE PAZ",))),
        ('-: "CARS"', Filler(("-",), ("CARS",))),
        ("-", None),
        ("*", None),
        ('"UNCLOSED', Filler(("UNCLOSED",))),
    ],
)
def test_fillers(text: str, filler: Filler | None) -> None:
    assert parse_filler(text) == filler


@pytest.mark.parametrize(
    ("text", "values", "optional"),
    [
        ("PERU: LIMA (CITY)", ("PERU: LIMA (CITY)",), False),
        ("(PERU: LIMA (CITY)) / (PERU)", ("PERU: LIMA (CITY)", "PERU"), False),
        ("PERU: ICA (CITY / PROVINCE)", ("PERU: ICA (CITY / PROVINCE)",), False),
        ("PERU / CHILE", ("PERU", "CHILE"), False),
        ("? PERU", ("PERU",), True),
        ("(01 MAY 90) / (- 03 MAY 90)", ("01 MAY 90", "- 03 MAY 90"), False),
        ("- 03 MAY 90", ("- 03 MAY 90",), False),
    ],
)
def test_dates_and_places(text: str, values: tuple[str, ...], optional: bool) -> None:
    assert parse_plain_filler(text) == Filler(values, optional=optional)


def test_no_date_is_no_filler() -> None:
    assert parse_plain_filler("-") is None


CONTENT = """
;; a comment
0.  MESSAGE: ID                     DEV-MUC3-0007 (SITE)
1.  MESSAGE: TEMPLATE               2 (OPTIONAL)
4.  INCIDENT: TYPE\t\t    bombing
12. PHYS TGT: ID                    "BRIDGE" /
                                    "OLD BRIDGE"
                                    ? "ROAD"
13. PHYS TGT: TYPE                  TRANSPORTATION ROUTE: "BRIDGE" / "OLD BRIDGE"
18. HUM TGT: NAME                   -

stray matter between templates

0.  MESSAGE: ID                     DEV-MUC3-0008
1.  MESSAGE: TEMPLATE               *
4.  INCIDENT: TYPE                  *
"""


def test_templates() -> None:
    relevant, irrelevant = parse_templates(CONTENT)
    assert (relevant.message, relevant.number, relevant.optional) == ("DEV-MUC3-0007", "2", True)
    assert relevant.slot("inc-type") == (Filler(("BOMBING",)),)
    assert relevant.slot("phys-tgt-id") == (
        Filler(("BRIDGE", "OLD BRIDGE")),
        Filler(("ROAD",), optional=True),
    )
    assert relevant.slot("hum-tgt-name") == ()
    assert (irrelevant.message, irrelevant.is_relevant) == ("DEV-MUC3-0008", False)


def test_messages_without_incident_have_no_templates(tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.write_text(CONTENT)
    messages = read_templates(path)
    assert [template.number for template in messages["DEV-MUC3-0007"]] == ["2"]
    assert messages["DEV-MUC3-0008"] == ()


@pytest.mark.parametrize(
    ("names", "messages", "templates"),
    [("dev/key-*", 1300, 1114), ("tst1/key-*", 100, 85), ("tst2/key-*", 100, 106)],
)
def test_all_keys_are_read(shared_dir: Path, names: str, messages: int, templates: int) -> None:
    read = read_templates(*sorted((shared_dir / "data" / "muc4").glob(names)))
    assert len(read) == messages
    assert sum(len(found) for found in read.values()) == templates
    assert all(found.slot("inc-type") for several in read.values() for found in several)
