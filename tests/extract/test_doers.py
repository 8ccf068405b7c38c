"""Perpetrators that the encoder finds are added where grammar gives none."""

import numpy as np

from crossreport.codebook import load_codebook
from crossreport.extract import Extractor
from crossreport.extract.actors import ActorFinder
from crossreport.extract.doers import story, with_doers
from crossreport.extract.encoder.entities import Entity
from crossreport.extract.encoder.heads import ATTRIBUTES, EVENT_TYPES, Role
from crossreport.extract.encoder.phrases import Phrase
from crossreport.extract.encoder.reader import Filling, Told
from crossreport.extract.encoder.reading import Answers
from crossreport.extract.reading import read
from crossreport.model import ActorKind, ActorRole, Claim
from short_reports import report

TEXT = "Five farmers died near Orra on Monday, after hooded riders crossed the river at dawn."
EMPTY = Answers(*(np.zeros(0, dtype=np.float32) for _ in range(7)))
NOWHERE = np.zeros(64, dtype=np.float32)


def told(words: str, role: Role, probability: float, text: str = TEXT) -> Told:
    start = text.index(words)
    phrase = Phrase(
        role=role,
        start=start,
        end=start + len(words),
        probability=0.9,
        types=dict.fromkeys(EVENT_TYPES, 0.5),
        attributes={name: dict.fromkeys(values, 0.1) for name, values in ATTRIBUTES.items()},
        entity=NOWHERE,
        incident=NOWHERE,
    )
    found = (Filling(Entity(role, (phrase,)), probability),)
    return Told(relevance=0.9, types={}, entities=found, answers=EMPTY)


def claims_with(found: Told, text: str = TEXT) -> list[Claim]:
    codebook = load_codebook()
    made = report(text)
    reading = read(made)
    finder = ActorFinder(codebook)
    actors = [one for found_ in finder.find(reading).values() for one in found_]
    bare = [
        claim
        for claim in Extractor().extract(made).claims
        if not any(actor.role is ActorRole.PERPETRATOR for actor in claim.actors)
    ]
    assert bare, "the grammar must leave a claim without perpetrator"
    return with_doers(bare, found, reading=reading, actors=actors, codebook=codebook)


def perpetrators(claims: list[Claim]) -> list[tuple[str, ActorKind]]:
    return [
        (actor.name, actor.kind)
        for claim in claims
        for actor in claim.actors
        if actor.role is ActorRole.PERPETRATOR
    ]


def test_a_sure_doer_in_the_claims_sentence_is_taken_over():
    found = perpetrators(claims_with(told("hooded riders", Role.PERPETRATOR, 0.8)))
    assert ("hooded riders", ActorKind.UNIDENTIFIED) in found


def test_a_doubtful_doer_is_not():
    assert perpetrators(claims_with(told("hooded riders", Role.PERPETRATOR, 0.3))) == []


def test_words_without_a_noun_name_nobody():
    assert perpetrators(claims_with(told("hooded", Role.PERPETRATOR, 0.9))) == []


def test_those_found_in_another_role_are_no_doers():
    assert perpetrators(claims_with(told("hooded riders", Role.VICTIM, 0.9))) == []


def test_the_story_keeps_the_offsets_of_the_stored_text():
    made = report(TEXT)
    whole = story(read(made))
    start = TEXT.index("hooded")
    assert whole[start : start + 6] == "hooded"
