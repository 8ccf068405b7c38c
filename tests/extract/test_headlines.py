"""Headlines that leave the auxiliary of a passive out."""

import pytest
from spacy.tokens import Token

from crossreport.extract.headlines import as_sentence, is_person
from crossreport.extract.language import pipeline
from crossreport.model import CountKind
from short_reports import claims

BODY = "The market was quiet. Bread is dear this week."


def read(headline: str) -> list[Token]:
    return list(as_sentence(pipeline()(headline)))


def verb(headline: str, word: str) -> Token:
    return next(t for t in read(headline) if t.lower_ == word)


@pytest.mark.parametrize(
    "headline",
    [
        "Teenager Shot In Kesra",
        "12-year-old shot on Fisher Lane in Kesra",
        "5 shot, two fatally, on Kesra street",
        "Two Boys Shot At Wedding Party In Kesra",
        "Police: Man shot to death on Ash Street in Kesra",
        "Woman, 31, shot near mill",
    ],
)
def test_it_is_parsed_as_the_sentence_it_stands_for(headline: str) -> None:
    told = verb(headline, "shot")
    assert told.pos_ == "VERB"
    assert any(child.dep_ == "nsubjpass" for child in told.lefts)


@pytest.mark.parametrize(
    "headline",
    [
        "Teenager Shot In Kesra",
        "Farmer Accidentally Shoots Himself With Rifle In Kesra",
        "Mayor opens a mill in Kesra",
    ],
)
def test_its_words_stand_where_they_stood(headline: str) -> None:
    before, after = pipeline()(headline), read(headline)
    assert [t.idx for t in after] == [t.idx for t in before]
    assert [t.lower_ for t in after] == [t.lower_ for t in before]


@pytest.mark.parametrize(
    "headline",
    ["Police shot man in Kesra", "Woman shot husband at mill", "Man shot at officers in Kesra"],
)
def test_whoever_shoots_suffers_nothing(headline: str) -> None:
    told = verb(headline, "shot")
    assert not any(child.dep_ in {"nsubjpass", "auxpass"} for child in told.children)


def test_a_name_of_common_words_keeps_its_capitals() -> None:
    words = [t.text for t in read("Boy Shot In Broken Bow Home In New Market")]
    assert words[2:5] == ["in", "Broken", "Bow"]
    assert words[-2:] == ["New", "Market"]


@pytest.mark.parametrize(
    ("headline", "kind", "people"),
    [
        ("Teenager Shot In Kesra", CountKind.INJURED, 1),
        ("14-year-old shot, killed inside barn", CountKind.KILLED, 1),
        ("Teen Shoots Self With Uncle's Gun", CountKind.INJURED, 1),
        ("9-year-old grazed by bullet in Kesra", CountKind.INJURED, 1),
        ("Boy, 6, shot in Kesrawan, paralyzed from the neck down", CountKind.INJURED, 1),
    ],
)
def test_it_tells_who_was_harmed(headline: str, kind: CountKind, people: int) -> None:
    (told, *_) = claims(BODY, headline)
    assert [(c.kind, c.range.best) for c in told.counts] == [(kind, people)]
    assert told.reason is None


@pytest.mark.parametrize(("word", "known"), [("women", True), ("deputies", True), ("barns", False)])
def test_people_are_known_in_the_plural(word: str, *, known: bool) -> None:
    assert is_person(word) is known
