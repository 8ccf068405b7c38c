"""What claims gave and what the encoder found become one."""

import numpy as np
import pytest

from benchmarks.muc4.filling import Filling
from benchmarks.muc4.filling.decision import Model
from benchmarks.muc4.filling.fusion import Fused, Limits, deserving, load_fusion
from benchmarks.muc4.filling.report import Report
from benchmarks.muc4.texts import parse_text
from crossreport.extract.encoder.entities import Entity
from crossreport.extract.encoder.heads import ATTRIBUTES, BIO, EVENT_TYPES, ROLES, Role
from crossreport.extract.encoder.phrases import Phrase
from crossreport.extract.encoder.reader import Filling as Found
from crossreport.extract.encoder.reader import Told
from crossreport.extract.encoder.reading import Answers

BODY = (
    "TERRORISTS KILLED MAYOR PEDRO LUNA IN SAN SALVADOR YESTERDAY.\n\n"
    "THE MEN OF THE RED BAND FLED. A SCHOOL IN LEON WAS LATER FOUND IN RUINS."
)
RAW = f"SAN SALVADOR, 10 JAN 90 (RADIO) -- [TEXT] {BODY}"
ALL = dict.fromkeys(Role, 0.5)
NONE = dict.fromkeys(Role, 0.0)


@pytest.fixture(scope="module")
def filling() -> Filling:
    return Filling()


@pytest.fixture(scope="module")
def report(filling: Filling) -> Report:
    return filling.report(parse_text(message_id="DEV-MUC3-9001", raw=RAW))


def entity(words: str, role: Role, *, body: str, kind: str = "attack") -> Found:
    start = body.index(words)
    phrase = Phrase(
        role=role,
        start=start,
        end=start + len(words),
        probability=0.9,
        types={name: float(name == kind) for name in EVENT_TYPES},
        attributes={
            name: {one: float(one == values[0]) for one in values}
            for name, values in ATTRIBUTES.items()
        },
        entity=np.ones(64, dtype=np.float32) / 8,
        incident=np.ones(64, dtype=np.float32) / 8,
    )
    owner = Role.VICTIM if role is Role.VICTIM_NAME else role
    return Found(Entity(owner, (phrase,)), 0.9)


def told(report: Report, *found: Found) -> Told:
    """Return an encoder's findings; it holds no other word for likely."""
    empty = np.zeros((1, 64), dtype=np.float32)
    answers = Answers(
        offsets=np.array([[0, len(report.text.body)]]),
        roles=np.tile(np.array([1.0, 0.0, 0.0], dtype=np.float32), (1, len(ROLES), 1)).reshape(
            1, len(ROLES), len(BIO)
        ),
        types=empty,
        attributes=empty,
        entity=empty,
        incident=empty,
        document=empty[0],
    )
    types = dict.fromkeys(EVENT_TYPES, 0.9)
    return Told(relevance=0.9, types=types, entities=found, answers=answers)


def test_a_found_victim_joins_the_incident_that_names_it(filling: Filling, report: Report) -> None:
    body = report.text.body
    found = told(report, entity("PEDRO LUNA", Role.VICTIM_NAME, body=body))
    made = filling.fused(report, found, Limits(fills=ALL, keeps=NONE))
    (one,) = [f for f in made if any(p.name == "PEDRO LUNA" for p in f.draft.hurt)]
    assert one.features["found"] == 1.0
    assert "new" not in one.features
    assert len(one.draft.hurt) == 1


def test_what_the_encoder_finds_unlikely_is_dropped(filling: Filling, report: Report) -> None:
    kept = filling.fused(report, told(report), Limits(fills=ALL, keeps=NONE))
    dropped = filling.fused(report, told(report), Limits(fills=ALL, keeps=ALL))
    assert any(one.draft.hurt for one in kept)
    assert not any(one.draft.hurt for one in dropped)


def test_entities_of_no_incident_make_one_of_their_own(filling: Filling, report: Report) -> None:
    body = report.text.body
    found = told(report, entity("SCHOOL", Role.TARGET, body=body, kind="arson"))
    made = filling.fused(report, found, Limits(fills=ALL, keeps=NONE))
    (new,) = [one for one in made if "new" in one.features]
    assert new.draft.incident.type == "ARSON"
    assert [thing.id for thing in new.draft.targets] == ["SCHOOL"]


def test_a_perpetrator_goes_to_the_incident_of_its_victims(
    filling: Filling, report: Report
) -> None:
    body = report.text.body
    found = told(
        report,
        entity("PEDRO LUNA", Role.VICTIM_NAME, body=body),
        entity("RED BAND", Role.ORGANIZATION, body=body),
    )
    made = filling.fused(report, found, Limits(fills=ALL, keeps=NONE))
    assert any("RED BAND" in one.draft.doers.organizations for one in made)


def test_an_incident_without_target_deserves_no_template(filling: Filling, report: Report) -> None:
    (whole, *_) = filling.fused(report, told(report), Limits(fills=ALL, keeps=NONE))
    sure = Model(bias=9.0, weights={}, threshold=0.5)
    whole.draft.hurt.clear()
    whole.draft.targets.clear()
    assert deserving([Fused(whole.draft, whole.features)], sure) == []


def test_the_shipped_fusion_trusts_what_the_rules_trust() -> None:
    limits, model = load_fusion()
    assert set(limits.fills) == set(limits.keeps)
    assert model.probability({"rules": 2.0}) > model.probability({"rules": -2.0})
