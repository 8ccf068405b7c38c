"""Which sentences of one document go on about the same event."""

import re
from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from crossreport.codebook import Codebook, fold_name
from crossreport.codebook.events import Pos
from crossreport.extract.counts import total
from crossreport.extract.frames import Frame, types_combine
from crossreport.extract.syntax import is_definite, subjects
from crossreport.extract.vocabulary import frame_words
from crossreport.model import (
    ActorRole,
    AreaRelation,
    CountKind,
    DateBasis,
    PlaceRole,
    Range,
    Stance,
)

_NEAR_ENOUGH = 0.3
_ALIKE = 0.5
_REACH = 12  # sentences
_MOST_FRAMES = 60  # of a document, looked back at
_NEXT = 4  # sentences
_LEAD = 2  # sentences after the headline
_FEW_DAYS = 3
_DIES_WITHIN = 60  # days after which a death is told as its own news
_SPOTS = {AreaRelation.AT, AreaRelation.NEAR}
_THIRD_PERSON = {"he", "she", "they", "him", "her", "them", "his", "their", "its", "it"}
_HARM = {CountKind.KILLED, CountKind.INJURED}
_LASTING = {*_HARM, CountKind.ABDUCTED}
_AGE = re.compile(r"\b\d{1,3}(?= ?-?(?:year|month)s?-? ?old\b)")
_OTHER_EVENT = {"another", "separate", "second", "third", "elsewhere", "meanwhile", "separately"}


class Thread:
    """Follows events through a document and ties each frame to the one it continues."""

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook

    def antecedent(self, frame: Frame, before: Sequence[Frame]) -> Frame | None:
        """Return the earlier frame that tells the same event, or ``None``.

        Args:
            frame: the frame in question.
            before: earlier frames of the document, in order.
        """
        if frame.hits and not frame.happened:
            return None
        best: tuple[int, int, Frame] | None = None
        for earlier in before[-_MOST_FRAMES:]:
            if not earlier.told:
                continue
            apart = frame.sentence.index - earlier.sentence.index
            if not self._compatible(frame, earlier) or not _dates_meet_all(frame, earlier):
                continue
            strength = self._cues(frame, earlier, apart)
            if strength and (best is None or (strength, -apart) > best[:2]):
                best = (strength, -apart, earlier)
        if best is None:
            return None
        return root(best[2])

    def _compatible(self, frame: Frame, earlier: Frame) -> bool:
        if frame.sentence.index == earlier.sentence.index:
            return False
        if frame.type is not None and earlier.type is not None:
            if frame.type.context != earlier.type.context:
                return False
            near = self._codebook.similarity(frame.type.id, earlier.type.id)
            if near < _NEAR_ENOUGH and not types_combine(frame.type, earlier.type):
                return False
        if _tokens(frame) & _OTHER_EVENT or _other_doer(frame, earlier):
            return False
        if frame.type is None and _harms(frame) and _only_answers(earlier):
            return False
        return (
            _dates_meet(frame, earlier)
            and _places_meet(frame, earlier)
            and _counts_meet(frame, earlier)
        )

    def _far(self, frame: Frame, earlier: Frame) -> bool:
        """Say whether the types only go together and are not alike."""
        if frame.type is None or earlier.type is None or frame.generic or earlier.generic:
            return False
        return self._codebook.similarity(frame.type.id, earlier.type.id) < _NEAR_ENOUGH

    def _alike(self, frame: Frame, earlier: Frame) -> bool:
        if frame.type is None or earlier.type is None:
            return False
        return self._codebook.similarity(frame.type.id, earlier.type.id) >= _ALIKE

    def _cues(self, frame: Frame, earlier: Frame, apart: int) -> int:
        """Return how strongly the words tie two compatible frames (0: not at all)."""
        strength = 0
        if _points_back(frame, earlier) and apart <= _REACH:
            strength += 2
        if _moments_later(frame) and apart <= _NEXT:
            strength += 2
        if _shared_day(frame, earlier):
            strength += 2 if _shared_place(frame, earlier) or not frame.event_places else 1
        if _shared_place(frame, earlier):
            strength += 2 if self._alike(frame, earlier) and not _introduces(frame) else 1
        if _shared_count(frame, earlier) or _shared_victim(frame, earlier):
            strength += 2
        if not _anchored(frame) and not _introduces(frame) and apart <= _NEXT:
            beside = frame.sentence.passage_index == earlier.sentence.passage_index
            strength += 2 if beside and frame.hits else 1
        if earlier.sentence.passage.title and apart <= _NEXT:
            strength += 2 if apart <= _LEAD else 1
        bare = not frame.hits and not frame.counts
        far = self._far(frame, earlier)
        needed = 2 if _anchored(frame) or _introduces(frame) or bare or far else 1
        return strength if strength >= needed else 0


def _dates_meet_all(frame: Frame, earlier: Frame) -> bool:
    """Say whether a frame's date allows for every telling of the event so far."""
    start = root(earlier)
    return all(_dates_meet(frame, other) for other in (start, *start.members[-_MOST_FRAMES:]))


def root(frame: Frame) -> Frame:
    """Return the frame that a chain of elaborations begins with."""
    while frame.elaborates is not None:
        frame = frame.elaborates
    return frame


def _tokens(frame: Frame) -> set[str]:
    heads = {h.token.i for h in frame.hits}
    return {
        t.lower_
        for t in frame.sentence.span
        if (t.head.i in heads and t.dep_ in {"det", "amod", "advmod"})
        or t.i == frame.sentence.span.start
    }


def has_own_date(frame: Frame) -> bool:
    """Say whether the words date the frame themselves."""
    return frame.date is not None and frame.date.basis not in {
        DateBasis.PUBLICATION_BOUND,
        DateBasis.UNANCHORED,
    }


def _anchored(frame: Frame) -> bool:
    return has_own_date(frame) or bool(frame.event_places)


def _introduces(frame: Frame) -> bool:
    """Say whether the words bring a new event in ("an ambush", "another raid", "clashes")."""
    main = frame.main
    if main is None or main.trigger.pos is not Pos.NOUN:
        return False
    return not is_definite(main.token) and not frame.generic


def dies_later(frame: Frame, earlier: Frame) -> bool:
    """Say whether a frame tells the later death of someone hurt in the earlier one.

    "He died in hospital on Thursday": the Thursday is the day of the death, not of the attack.
    """
    if not frame.generic or frame.main is None or frame.date is None or earlier.date is None:
        return False
    verb = frame.main.token
    if verb.lemma_.lower() not in frame_words()["dying"]:
        return False
    known = any(s.lower_ in _THIRD_PERSON or is_definite(s) for s in subjects(verb))
    cared = any(t.lemma_.lower() in frame_words()["care_places"] for t in frame.sentence.span)
    return (known or cared) and passed_between(earlier, frame)


def passed_between(earlier: Frame, death: Frame) -> bool:
    """Say whether a death's day is later than an event, and not too late to be its outcome."""
    hurt = earlier.date.latest if earlier.date is not None else None
    died = death.date.earliest if death.date is not None else None
    return hurt is not None and died is not None and 0 < (died - hurt).days <= _DIES_WITHIN


def _dates_meet(frame: Frame, earlier: Frame) -> bool:
    if frame.date is None or earlier.date is None or dies_later(frame, earlier):
        return True
    return frame.date.intersect(earlier.date) is not None


def _places_meet(frame: Frame, earlier: Frame) -> bool:
    """Say whether places allow one event: a shared name, or none on one of the sides.

    A place may also lie in the other's area ("in the east of the country … in the village of
    X"); that is for the gazetteer to say, so an area ("eastern …") excludes nothing here.
    """
    kinds = _SPOTS if not earlier.sentence.passage.title else {AreaRelation.AT}
    ours = [p.name for p in frame.event_places if p.relation in kinds]
    theirs = [p.name for p in earlier.event_places if p.relation in kinds]
    all_ours = [p.name for p in frame.places if p.role is not PlaceRole.OTHER]
    all_theirs = [p.name for p in earlier.places if p.role is not PlaceRole.OTHER]
    return not ours or not theirs or _share(ours, all_theirs) or _share(theirs, all_ours)


def _share(names: Iterable[str], others: Iterable[str]) -> bool:
    """Say whether a name is another, or a part of it ("Maru", "Maru Local Government Area")."""
    left = [set(fold_name(n).split()) for n in names]
    right = [set(fold_name(n).split()) for n in others]
    return any(a <= b or b <= a for a in left for b in right)


def _other_doer(frame: Frame, earlier: Frame) -> bool:
    """Say whether both name a perpetrator and not the same one."""
    ours = {a.actor_id for a in frame.actors if a.role is ActorRole.PERPETRATOR and a.actor_id}
    theirs = {a.actor_id for a in earlier.actors if a.role is ActorRole.PERPETRATOR and a.actor_id}
    return bool(ours and theirs) and not ours & theirs


def _figure(frame: Frame, kind: CountKind) -> Range | None:
    return total(
        c.count for c in frame.counts if c.count.kind is kind and not c.modal and not c.anaphoric
    )


def _counts_meet(frame: Frame, earlier: Frame) -> bool:
    """Say whether figures allow one event: equal, one silent, or from different speakers."""
    if earlier.sentence.passage.title:
        return True  # a headline may give one figure of several
    ours = frame.speech.attribution.name if frame.speech else None
    theirs = earlier.speech.attribution.name if earlier.speech else None
    if ours != theirs:
        return True
    for kind in CountKind:
        a, b = _figure(frame, kind), _figure(earlier, kind)
        if a is None or b is None or a.best is None or b.best is None:
            continue
        if a.best > b.best and b.best > 0:
            return False
    return True


def _shared_count(frame: Frame, earlier: Frame) -> bool:
    for kind in CountKind:
        a, b = _figure(frame, kind), _figure(earlier, kind)
        if a and b and a.best and a.best == b.best and a.best >= 2:
            return True
    return False


def _shared_day(frame: Frame, earlier: Frame) -> bool:
    """Say whether both name the same day, or the same two or three days."""
    if (
        not (has_own_date(frame) and has_own_date(earlier))
        or frame.date is None
        or earlier.date is None
    ):
        return False
    ends = (frame.date.earliest, frame.date.latest)
    days = frame.date.days
    theirs = (earlier.date.earliest, earlier.date.latest)
    return days is not None and days <= _FEW_DAYS and ends == theirs


def _shared_victim(frame: Frame, earlier: Frame) -> bool:
    """Say whether both name the same person, or tell the same age, among those harmed."""
    return bool(_marks(frame) & _marks(earlier))


def _marks(frame: Frame) -> set[str]:
    """Return what tells the victims apart: the last word of a name, an age."""
    found = set()
    for item in frame.counts:
        if item.count.kind not in _LASTING:
            continue
        head = frame.sentence.span.doc[item.head]
        if head.pos_ == "PROPN" and head.ent_type_ == "PERSON":
            found.add(head.lower_)
        found |= {m[0] for m in _AGE.finditer(item.count.span.quote.lower())}
    return found


def _harms(frame: Frame) -> bool:
    return any(c.count.kind in _HARM for c in frame.counts)


def _only_answers(frame: Frame) -> bool:
    """Say whether a frame tells an arrest in which nobody was hurt."""
    responses = frame_words()["responses"]
    return frame.type is not None and frame.type.id in responses and not _harms(frame)


def _moments_later(frame: Frame) -> bool:
    """Say whether the words tell what came minutes or hours after ("moments later")."""
    if frame.date is None or frame.date.basis is not DateBasis.CONTEXT or not frame.date.span:
        return False
    words = set(frame.date.span.quote.lower().split())
    return bool(words & frame_words()["moments"])


def _shared_place(frame: Frame, earlier: Frame) -> bool:
    return _share((p.name for p in frame.event_places), (p.name for p in earlier.event_places))


def _points_back(frame: Frame, earlier: Frame) -> bool:
    """Say whether the frame's words refer to something in the earlier sentence.

    The trigger itself ("the blast"), a person or thing it is told of ("the victims", "the
    truck") or a pronoun, with the noun named before.
    """
    triggers = {h.token.i for h in frame.hits}
    if any(is_definite(h.token) and not h.is_verb for h in frame.hits if _own_det(h.token)):
        return True
    nouns_before = {t.lemma_.lower() for t in earlier.sentence.span if t.pos_ in {"NOUN", "PROPN"}}
    adjacent = frame.sentence.index - earlier.sentence.index <= 2
    common = frame_words()["common_nouns"]
    backs = frame_words()["back_references"] | frame_words()["people_before"]
    for token in frame.sentence.span:
        if token.i in triggers:
            continue
        if token.pos_ == "PRON" and token.lower_ in _THIRD_PERSON and adjacent:
            if _stands_for_victims(token, frame):
                return True
        elif token.pos_ == "NOUN" and _own_det(token):
            lemma = token.lemma_.lower()
            known = lemma in backs or (lemma in nouns_before and lemma not in common)
            if known and _near_trigger(token, frame):
                return True
    return False


def _own_det(noun: Token) -> bool:
    """Say whether "the", "this" or "that" stands right on the noun and nothing narrows it."""
    if not any(c.lower_ in {"the", "this", "that", "these", "those"} for c in noun.children):
        return False
    return not any(_narrows(c) for c in noun.children)


def _narrows(child: Token) -> bool:
    """Say whether a modifier makes a noun known by itself ("the truck that hit the wall").

    One that holds a pronoun does not ("the truck carrying them").
    """
    if child.dep_ in {"relcl", "acl"}:
        return not any(t.lower_ in _THIRD_PERSON for t in child.subtree)
    return child.lower_ == "of"


def _stands_for_victims(token: Token, frame: Frame) -> bool:
    if not frame.hits:
        return token.dep_ in {"nsubj", "nsubjpass"}
    return any(token.head.i in {h.token.i, h.token.head.i} for h in frame.hits)


def _near_trigger(token: Token, frame: Frame) -> bool:
    if not frame.hits:
        return True
    heads = {h.token.i for h in frame.hits}
    step = token
    for _ in range(3):
        if step.i in heads:
            return True
        step = step.head
    return False


def carry_attribution(frames: Sequence[Frame]) -> dict[int, Frame]:
    """Return, by index of an unattributed frame, the frame whose speaker vouches for it.

    News tells first and attributes in the next paragraph. The speaker of a sentence that tells
    the same event again (by a trigger of its own, with no other figure for the same people)
    is the source of the sentence it continues; one who only adds a circumstance is not.
    """
    carried: dict[int, Frame] = {}
    for frame in frames:
        base = frame.elaborates
        if base is None or frame.speech is None or base.speech is not None or not frame.hits:
            continue
        if frame.stance is not Stance.ASSERTED or not any(h.is_verb for h in frame.hits):
            continue
        near = frame.sentence.index - base.sentence.index <= 3
        if near and not _other_figures(frame, base):
            carried.setdefault(id(base), frame)
    return carried


def _other_figures(frame: Frame, base: Frame) -> bool:
    return any(
        (a := _figure(frame, kind)) is not None
        and (b := _figure(base, kind)) is not None
        and a != b
        for kind in CountKind
    )
