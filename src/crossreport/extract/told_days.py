"""Dates events from the day that their report tells in a sentence beside them.

News names an event first ("A man was shot at a petrol station") and tells its day in another
sentence: "It happened late on Monday", "Officers were called at 3 a.m. on Sunday". No word for the
event stands there, so the sentence dates nothing by itself. Once a document has been read, the
events that stayed without a date look for such a sentence among those that go on about them.

Which verbs tell the day of an event and which that of its aftermath ("charged on Tuesday") is data:
``told_days.yaml`` in the codebook.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from spacy.tokens import Token

from crossreport.codebook import read_yaml
from crossreport.extract.dates import DateKind, DateMention
from crossreport.extract.dating import governor
from crossreport.extract.discourse import has_own_date, root
from crossreport.extract.frames import Frame, of_court
from crossreport.extract.reading import Sentence
from crossreport.extract.specific import judge
from crossreport.extract.syntax import upward
from crossreport.extract.vocabulary import frame_words
from crossreport.model import DateBasis, Span, Specificity

_FEW_DAYS = 3  # a weekend
_NEAR = 6  # sentences after the event's own
_BESIDE = 40  # characters beside a day in which an hour is told
_NEXT = 3  # sentences in which any verb of action may tell the day
_COUNTED = {DateBasis.WEEKDAY, DateBasis.RELATIVE}

SentenceTimes = tuple[Sentence, Sequence[tuple[Token, DateMention]]]
"""A sentence with the mentions of time in it and the tokens that stand for them."""


@dataclass(slots=True)
class ToldEvent:
    """An event that a report tells as having happened.

    Attributes:
        frames: its tellings, in order.
    """

    frames: list[Frame] = field(default_factory=list)

    @property
    def first(self) -> int:
        """Number of the sentence that tells it first."""
        return min(f.sentence.index for f in self.frames)

    @property
    def dated(self) -> bool:
        """Whether the words date one of its tellings."""
        return any(has_own_date(f) for f in self.frames)

    def reach(self, sentence: int) -> int | None:
        """Return how far after the nearest telling before it a sentence stands."""
        passed = [sentence - f.sentence.index for f in self.frames if f.sentence.index <= sentence]
        return min(passed, default=None)


def date_from_beside(
    frames: Sequence[Frame],
    told: Sequence[SentenceTimes],
    *,
    published: date | None,
) -> None:
    """Date the undated events of a document by the sentences that go on about them.

    Args:
        frames: the document's frames, in order; their dates are set.
        told: its sentences with the mentions of time in each.
        published: publication date; a later day is no event's.
    """
    events = sorted(told_events(frames), key=_answers)
    taken = {f.date.span for f in frames if f.told and f.date is not None and f.date.span}
    for event in events:
        if event.dated:
            continue
        ranked = dict(_candidates(event, events, told, taken, published))
        if not ranked:
            continue
        mention = ranked[min(ranked)]
        taken.add(mention.span)
        carried = replace(mention.wide, basis=DateBasis.CARRIED)
        for frame in event.frames:
            frame.date = carried
            frame.specificity, frame.reason = judge(frame)


def told_events(frames: Sequence[Frame]) -> list[ToldEvent]:
    """Return the events that a document tells as having happened, in order."""
    events: dict[int, ToldEvent] = {}
    for frame in frames:
        start = root(frame)
        if start.told and start.specificity is not Specificity.CONTEXT:
            events.setdefault(id(start), ToldEvent()).frames.append(frame)
    return list(events.values())


@dataclass(frozen=True, slots=True, order=True)
class _Rank:
    """How well a mention of time fits an event: the lower, the better."""

    verb: int
    distance: int
    start: int


def _candidates(
    event: ToldEvent,
    events: Sequence[ToldEvent],
    told: Sequence[SentenceTimes],
    taken: set[Span],
    published: date | None,
) -> Iterator[tuple[_Rank, DateMention]]:
    for sentence, dates in told:
        distance = event.reach(sentence.index)
        if distance is None or distance > _NEAR or _nearer(sentence, event, events):
            continue
        for token, mention in dates:
            if mention.span in taken or not _is_day(mention, published):
                continue
            verb = _rank(token, mention)
            if verb is not None and (verb < 2 or distance <= _NEXT):
                yield _Rank(verb, distance, mention.span.start), mention


def _answers(event: ToldEvent) -> bool:
    """Say whether an event is an arrest: a day told beside it is rather that of the deed."""
    kind = event.frames[0].type
    return kind is not None and kind.id in frame_words()["responses"]


def _nearer(sentence: Sentence, event: ToldEvent, events: Sequence[ToldEvent]) -> bool:
    """Say whether another event was told last before the end of a sentence."""
    mine = event.reach(sentence.index)
    theirs = [
        reach
        for e in events
        if e is not event and not _answers(e) and (reach := e.reach(sentence.index)) is not None
    ]
    return mine is None or any(reach < mine for reach in theirs)


def _is_day(mention: DateMention, published: date | None) -> bool:
    days = mention.wide.days
    return (
        mention.kind in {DateKind.POINT, DateKind.PERIOD}
        and not mention.relative_to_event
        and not mention.future
        and days is not None
        and days <= _FEW_DAYS
        and mention.latest is not None
        and (published is None or mention.latest <= published)
    )


@cache
def day_words() -> dict[str, frozenset[str]]:
    """Return the word lists of ``told_days.yaml`` by name."""
    return {name: frozenset(words) for name, words in read_yaml("told_days").items()}


def _rank(token: Token, mention: DateMention) -> int | None:
    """Return how well the words over a time tell that its day is the event's; ``None``: not."""
    verb = governor(token)
    lemma = verb.lemma_.lower()
    phrases = {f"{lemma} {c.lemma_.lower()}" for c in verb.children if c.dep_ in {"prt", "dobj"}}
    words = day_words()
    if any(step.lemma_.lower() in words["aftermath_nouns"] for step in _between(token, verb)):
        return None
    if of_court(verb):
        return None
    known = {lemma} | phrases
    if known & words["happening"] or _is_scene(verb):
        return 0
    if known & words["noticed"]:
        return 1
    clock = _has_clock(token, mention)
    if mention.wide.days != 1 or (known & words["aftermath"] and not (clock and lemma == "be")):
        return None
    if verb.pos_ not in {"VERB", "AUX"}:
        # A date that stands by itself may be printed on the page, but not with an hour.
        return 2 if clock or mention.basis in _COUNTED else None
    return (1 if clock else 2) if _is_past(verb) else None


def _is_scene(verb: Token) -> bool:
    """Say whether a verb tells what was going on when it happened ("was at home when …")."""
    if verb.lemma_.lower() in day_words()["aftermath"] - {"be"} or not _is_past(verb):
        return False
    return any(
        child.dep_ == "advcl" and any(c.lower_ == "when" for c in child.children)
        for child in verb.children
    )


def _has_clock(token: Token, mention: DateMention) -> bool:
    """Say whether an hour stands beside a day ("shortly before 2 a.m. Thursday")."""
    first = token.i
    start = max(0, token.doc[first].idx - _BESIDE)
    end = token.idx + len(mention.span.quote) + _BESIDE
    return _clock().search(token.doc.text[start:end]) is not None


@cache
def _clock() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{'|'.join(read_yaml('dates')['clock_times'])})")


def _is_past(verb: Token) -> bool:
    """Say whether a verb tells what happened, or was going on then ("was walking")."""
    if (
        verb.tag_ == "VBG"
        and verb.dep_ in {"advcl", "xcomp", "pcomp", "attr"}
        and verb.head.i != verb.i
    ):
        return _is_past(verb.head)  # "went hunting", "was hurt while hunting"
    return verb.tag_ in {"VBD", "VBN"} or any(
        c.dep_ in {"aux", "auxpass"} and c.lower_ in {"was", "were"} for c in verb.children
    )


def _between(token: Token, verb: Token) -> Iterator[Token]:
    for step in upward(token):
        if step.i == verb.i:
            return
        yield step
