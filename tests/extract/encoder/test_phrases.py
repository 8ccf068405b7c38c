"""Phrases are read off probabilities of tokens."""

from dataclasses import replace

import numpy as np
import pytest

from crossreport.extract.encoder.entities import Likeness, entities
from crossreport.extract.encoder.heads import (
    ATTRIBUTES,
    BIO,
    DOCUMENT,
    EVENT_TYPES,
    ROLES,
    VECTOR,
    Role,
)
from crossreport.extract.encoder.phrases import phrases
from crossreport.extract.encoder.reading import Answers

TEXT = "Gunmen shot Ana Ruiz and her driver."
TOKENS = [(0, 3), (3, 6), (7, 11), (12, 15), (16, 20), (21, 24), (25, 28), (29, 35), (35, 36)]
OUT, OPENS, GOES_ON = (1.0, 0.0, 0.0), (0.1, 0.8, 0.1), (0.1, 0.1, 0.8)
APART = Likeness(scale=10.0, bias=-5.0)


def answers(marked: dict[Role, list[tuple[float, float, float]]]) -> Answers:
    length = len(TOKENS)
    roles = np.zeros((length, len(ROLES), len(BIO)), dtype=np.float32)
    roles[:, :, 0] = 1.0
    for role, classes in marked.items():
        roles[:, ROLES.index(role)] = classes
    classes = sum(len(values) for values in ATTRIBUTES.values())
    entity = np.eye(VECTOR, dtype=np.float32)[:length]
    return Answers(
        offsets=np.array(TOKENS),
        roles=roles,
        types=np.full((length, len(EVENT_TYPES)), 0.5, dtype=np.float32),
        attributes=np.zeros((length, classes), dtype=np.float32),
        entity=entity,
        incident=entity,
        document=np.zeros(len(DOCUMENT), dtype=np.float32),
    )


def test_a_phrase_is_a_run_of_tokens_and_ends_where_another_begins() -> None:
    marked = {Role.VICTIM_NAME: [OUT, OUT, OUT, OPENS, GOES_ON, OUT, OPENS, OPENS, OUT]}
    found = phrases(answers(marked), TEXT)
    assert [TEXT[one.start : one.end] for one in found] == ["Ana Ruiz", "her", "driver"]
    assert found[0].probability == pytest.approx(0.9)


def test_a_phrase_is_widened_to_whole_words() -> None:
    found = phrases(
        answers({Role.PERPETRATOR: [OUT, GOES_ON, OUT, OUT, OUT, OUT, OUT, OUT, OUT]}), TEXT
    )
    assert [TEXT[one.start : one.end] for one in found] == ["Gunmen"]


def test_tokens_less_likely_than_the_least_make_no_phrase() -> None:
    weak = (0.7, 0.3, 0.0)
    marked = {Role.TARGET: [OUT, OUT, OUT, OUT, OUT, OUT, OUT, weak, OUT]}
    assert phrases(answers(marked), TEXT, least=0.4) == []
    assert len(phrases(answers(marked), TEXT, least=0.2)) == 1


def test_attributes_are_probabilities() -> None:
    (one,) = phrases(answers({Role.VICTIM: [OUT, OUT, OUT, OUT, OUT, OUT, OUT, OPENS, OUT]}), TEXT)
    for name, values in ATTRIBUTES.items():
        assert sum(one.attributes[name].values()) == pytest.approx(1.0)
        assert one.attribute(name) in values


def test_the_same_words_are_one_entity_and_others_are_not() -> None:
    marked = {
        Role.VICTIM_NAME: [OUT, OUT, OUT, OPENS, GOES_ON, OUT, OUT, OUT, OUT],
        Role.VICTIM: [OUT, OUT, OUT, OUT, OPENS, OUT, OUT, OPENS, OUT],
    }
    found = entities(phrases(answers(marked), TEXT), TEXT, APART)
    words = [sorted(TEXT[p.start : p.end] for p in one.phrases) for one in found]
    assert words == [["Ana Ruiz", "Ruiz"], ["driver"]]
    assert {one.role for one in found} == {Role.VICTIM}


@pytest.mark.parametrize(("role", "number"), [(Role.ORGANIZATION, 1), (Role.VICTIM, 2)])
def test_organizations_that_the_encoder_finds_alike_are_one_entity(role: Role, number: int) -> None:
    given = answers({role: [OUT, OUT, OUT, OPENS, GOES_ON, OUT, OUT, OPENS, OUT]})
    alike = np.zeros_like(given.entity)
    alike[:, 0] = 1.0
    near = replace(given, entity=alike)
    assert len(entities(phrases(near, TEXT), TEXT, APART)) == number
