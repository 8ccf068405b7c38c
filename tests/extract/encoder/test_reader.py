"""The shipped encoder on a report written for this test."""

import pytest

from crossreport.extract.encoder.heads import Role
from crossreport.extract.encoder.reader import TextReader, Told

ATTACK = (
    "Guerrillas of the Red Front attacked the Alto Prado police station with dynamite yesterday, "
    "killing Judge Maria Lopez and two peasants. The Red Front claimed responsibility."
)
QUIET = (
    "The coffee growers' federation met in the capital yesterday to discuss next year's prices. "
    "Delegates said the harvest had been good and that exports would rise."
)


@pytest.fixture(scope="module")
def reader() -> TextReader:
    return TextReader()


def words(told: Told, text: str, role: Role) -> set[str]:
    return {
        text[phrase.start : phrase.end].lower()
        for one in told.entities
        for phrase in one.entity.phrases
        if phrase.role is role and one.probability >= 0.2
    }


@pytest.mark.parametrize("text", [ATTACK, ATTACK.upper()], ids=["as written", "in capitals"])
def test_roles_are_found_whatever_the_case(reader: TextReader, text: str) -> None:
    told = reader.read(text)
    assert any("guerrillas" in found for found in words(told, text, Role.PERPETRATOR))
    assert "maria lopez" in words(told, text, Role.VICTIM_NAME)
    assert any("police station" in found for found in words(told, text, Role.TARGET))
    assert "dynamite" in words(told, text, Role.WEAPON)


def test_a_report_of_violence_is_more_relevant_than_another(reader: TextReader) -> None:
    assert reader.read(ATTACK).relevance > 0.5 > reader.read(QUIET).relevance


def test_what_is_given_is_a_probability(reader: TextReader) -> None:
    told = reader.read(ATTACK)
    assert 0.0 <= told.relevance <= 1.0
    assert all(0.0 <= one.probability <= 1.0 for one in told.entities)


def test_an_empty_text_tells_nothing(reader: TextReader) -> None:
    assert reader.read("").entities == ()


def test_a_long_text_is_read_to_its_end(reader: TextReader) -> None:
    text = f"{QUIET * 30} {ATTACK}"
    told = reader.read(text)
    assert "maria lopez" in words(told, text, Role.VICTIM_NAME)
    assert all(text[p.start : p.end] for one in told.entities for p in one.entity.phrases)


def test_reading_twice_gives_the_same(reader: TextReader) -> None:
    first, second = reader.read(ATTACK), TextReader().read(ATTACK)
    assert [one.probability for one in first.entities] == [
        one.probability for one in second.entities
    ]
