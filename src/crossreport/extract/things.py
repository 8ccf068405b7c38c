"""Finds weapons and the activities of victims, and ties them to events."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from crossreport.codebook import Codebook
from crossreport.extract.frames import Frame, owner
from crossreport.extract.reading import Reading, Sentence
from crossreport.extract.syntax import clause_head, is_definite, subjects
from crossreport.extract.terms import FoundTerm, TermIndex
from crossreport.extract.vocabulary import frame_words
from crossreport.model import Tag


class ThingFinder:
    """Finds codebook weapons and activities in sentences."""

    def __init__(self, codebook: Codebook) -> None:
        self._weapons = TermIndex(
            (term, weapon.id) for weapon in codebook.weapons.values() for term in weapon.terms
        )
        self._order = {activity: rank for rank, activity in enumerate(codebook.activities)}
        self._activities = TermIndex(
            (
                (term, activity.id)
                for activity in codebook.activities.values()
                for term in (*activity.terms, *activity.people)
            ),
            gaps=True,
        )

    def _rank(self, term: FoundTerm[str]) -> int:
        """Order activities as the codebook lists them, the telling ones first."""
        return self._order[term.value]

    def _activities_in(self, sentence: Sentence) -> Iterator[FoundTerm[str]]:
        """Yield a sentence's activities; the month of March is no demonstration."""
        return (t for t in self._activities.find(sentence.span) if not _is_of_a_date(t.first))

    def assign(self, reading: Reading, sentence: Sentence, frames: Sequence[Frame]) -> None:
        """Give each frame of a sentence its weapons and activity."""
        for term in self._weapons.find(sentence.span):
            frame = _frame_of(term, frames)
            if frame is not None:
                frame.weapons.append(_tag(reading, sentence, term))
        for term in sorted(self._activities_in(sentence), key=self._rank):
            frame = _frame_of(term, frames)
            if frame is not None and frame.activity is None:
                frame.activity = _tag(reading, sentence, term)

    def activity(self, reading: Reading, sentence: Sentence) -> Tag | None:
        """Return what people told of before were doing ("they were also collecting wood")."""
        terms = [t for t in self._activities_in(sentence) if _of_people_before(t)]
        term = min(terms, key=self._rank, default=None)
        return None if term is None else _tag(reading, sentence, term)


def _is_of_a_date(token: Token) -> bool:
    """Say whether a word is the name of a month: a name with a number beside it."""
    beside = token.doc[max(0, token.i - 1) : token.i + 2]
    return token.pos_ == "PROPN" and any(other.like_num for other in beside)


def _of_people_before(term: FoundTerm[str]) -> bool:
    """Say whether the subject of an activity is a pronoun, or people such as "the victims"."""
    back = frame_words()["people_before"]
    doers = subjects(clause_head(term.first))
    return any(
        d.lower_ in {"he", "she", "they"} or (d.lemma_.lower() in back and is_definite(d))
        for d in doers
    )


def _frame_of(term: FoundTerm[str], frames: Sequence[Frame]) -> Frame | None:
    hits = [h for f in frames for h in f.hits if not h.type.context]
    hit = owner(term.last, hits)
    return next((f for f in frames if hit in f.hits), None)


def _tag(reading: Reading, sentence: Sentence, term: FoundTerm[str]) -> Tag:
    return Tag(term.value, reading.span(sentence, term.first, term.last))
