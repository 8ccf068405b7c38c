"""Entities of another finder in the templates: texts written for these tests."""

from collections.abc import Mapping

import pytest

from benchmarks.muc4.filling import Filling
from benchmarks.muc4.filling.entities import (
    HUM_TGT,
    PERP_IND,
    PERP_ORG,
    PHYS_TGT,
    WEAPON,
    Evidence,
    RoleEntity,
)
from benchmarks.muc4.templates import Template
from benchmarks.muc4.texts import Text, parse_text

_RAW = """SUCRE, 4 MAY 89 (RADIO) -- [TEXT] A BOMB EXPLODED YESTERDAY AT A BAKERY IN SUCRE, BOLIVIA,
AND KILLED TWO NURSES. NEIGHBORS SAW THREE HOODED YOUTHS RUN FROM THE GRANARY. THE DAWN COLUMN
LEFT PAMPHLETS."""


@pytest.fixture(scope="module")
def filling() -> Filling:
    return Filling()


def text() -> Text:
    return parse_text(message_id="DEV-MUC3-9999", raw=_RAW)


def entity(role: str, words: str, probability: float = 0.9) -> RoleEntity:
    start = text().body.index(words)
    return RoleEntity(role, ((start, start + len(words), words),), probability)


def values(template: Template) -> Mapping[str, list[str]]:
    return {name: [f.values[0] for f in fillers] for name, fillers in template.fills.items()}


def filled(filling: Filling, *entities: RoleEntity) -> Mapping[str, list[str]]:
    (template,) = filling.templates(text(), evidence=Evidence(entities=entities))
    return values(template)


def test_without_evidence_the_claims_alone_fill(filling: Filling) -> None:
    fills = filled(filling)
    assert fills["inc-type"] == ["BOMBING"]
    assert "perp-org-id" not in fills
    assert "perp-ind-id" not in fills


def test_an_entity_fills_its_slot_and_what_hangs_on_it(filling: Filling) -> None:
    fills = filled(
        filling,
        entity(PERP_IND, "HOODED YOUTHS"),
        entity(PERP_ORG, "DAWN COLUMN"),
        entity(PHYS_TGT, "GRANARY"),
        entity(HUM_TGT, "NEIGHBORS"),
        entity(WEAPON, "PAMPHLETS"),
    )
    assert fills["perp-ind-id"] == ["HOODED YOUTHS"]
    assert fills["perp-org-id"] == ["DAWN COLUMN"]
    assert len(fills["perp-org-conf"]) == 1
    assert "GRANARY" in fills["phys-tgt-id"]
    assert len(fills["phys-tgt-num"]) == len(fills["phys-tgt-id"])
    assert "NEIGHBORS" in fills["hum-tgt-desc"]
    assert "PAMPHLETS" in fills["inc-instr-id"]


def test_an_entity_that_the_claims_have_is_not_said_twice(filling: Filling) -> None:
    fills = filled(filling, entity(HUM_TGT, "NURSES"), entity(WEAPON, "BOMB"))
    assert fills["hum-tgt-desc"] == ["NURSES"]
    assert fills["hum-tgt-num"] == ["2"]
    assert fills["inc-instr-id"] == ["BOMB"]


def test_an_improbable_entity_is_left_out(filling: Filling) -> None:
    assert "perp-ind-id" not in filled(filling, entity(PERP_IND, "HOODED YOUTHS", 0.1))


def test_an_entity_must_have_a_known_role_and_a_mention() -> None:
    with pytest.raises(ValueError, match="unknown role 'Culprit'"):
        RoleEntity("Culprit", ((0, 1, "A"),), 1.0)
    with pytest.raises(ValueError, match="without mentions"):
        RoleEntity(PERP_IND, (), 1.0)
