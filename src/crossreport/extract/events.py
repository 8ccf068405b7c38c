"""Reads the events of one sentence: frames, filled, dated and tied to earlier ones."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from crossreport.codebook import Codebook
from crossreport.extract import attacked
from crossreport.extract.attribution import speech_over
from crossreport.extract.counts import FoundCount
from crossreport.extract.dates import DateKind
from crossreport.extract.dating import settle
from crossreport.extract.discourse import (
    Thread,
    dies_later,
    has_own_date,
    passed_between,
    root,
)
from crossreport.extract.figures import toll_told_before
from crossreport.extract.frames import Frame, Located, group_hits
from crossreport.extract.reading import Reading, Sentence
from crossreport.extract.roles import assign, blamed, claims_own_deed, laid
from crossreport.extract.scenes import enter
from crossreport.extract.specific import judge
from crossreport.extract.stance import StanceReader
from crossreport.extract.surroundings import Around
from crossreport.extract.syntax import clause_head
from crossreport.extract.things import ThingFinder
from crossreport.extract.triggers import Hit, TriggerFinder
from crossreport.extract.vocabulary import frame_words
from crossreport.model import (
    ActorRole,
    DateBasis,
    PlaceMention,
    PlaceRole,
    Specificity,
    Stance,
    Thing,
    WideDate,
)

_CUE_REACH = 3  # sentences
_ADDS_WITHIN = 4  # sentences


@dataclass(slots=True)
class Story:
    """What has been read of a document so far.

    Attributes:
        frames: its frames, in order.
        disasters: dates of its natural disasters, by event type.
    """

    frames: list[Frame] = field(default_factory=list)
    disasters: dict[str, WideDate] = field(default_factory=dict)

    @property
    def last_dated(self) -> WideDate | None:
        """The date of the event told last that has one, for "two days later"."""
        return next((f.date for f in reversed(self.frames) if has_own_date(f)), None)


class EventReader:
    """Reads events with the codebook's vocabulary."""

    def __init__(self, codebook: Codebook, stances: StanceReader) -> None:
        self._triggers = TriggerFinder(codebook)
        self._stances = stances
        self._things = ThingFinder(codebook)
        self._attacked = attacked.AttackedFinder(codebook)
        self._thread = Thread(codebook)

    def read(
        self,
        reading: Reading,
        sentence: Sentence,
        *,
        around: Around,
        counts: Sequence[FoundCount],
        used: set[int],
        story: Story,
    ) -> None:
        """Add the frames of a sentence to the story.

        Args:
            reading: the parsed document.
            sentence: the sentence.
            around: what stands in it.
            counts: its figures of people.
            used: tokens that a trend or aggregate claim has used up.
            story: what came before; it is added to.
        """
        hits = self._hits(reading, sentence, around, used)
        counts = [c for c in counts if c.predicate not in used]
        frames = self._grouped(reading, sentence, around, hits, counts)
        for frame in frames:
            self._fill(frame, around, hits, story, reading)
        _tie_deaths(frames)
        if not any(f.told for f in frames):
            left = _left_over(frames) if frames else counts
            things = [] if frames else self._attacked.find(reading, sentence)
            frames += self._addition(reading, sentence, around, left, story, things)
        for frame in frames:
            if frame.elaborates is not None:
                root(frame).members.append(frame)
        story.frames += frames

    def tie_again(self, story: Story) -> None:
        """Tie what was too vague to go on about any event to the one taken for the news."""
        for at, frame in enumerate(story.frames):
            if frame.elaborates is None and not frame.members and not frame.told:
                frame.elaborates = self._thread.antecedent(frame, story.frames[:at])
                if frame.elaborates is not None:
                    root(frame).members.append(frame)

    def _hits(
        self, reading: Reading, sentence: Sentence, around: Around, used: set[int]
    ) -> list[Hit]:
        earlier = reading.sentences[max(0, sentence.index - _CUE_REACH) : sentence.index]
        hits = self._triggers.find(sentence.span, barred=used, before=[s.span for s in earlier])
        speech_verbs = {a.verb.i for a in around.speeches}
        return [h for h in hits if h.token.i not in speech_verbs]

    def _grouped(
        self,
        reading: Reading,
        sentence: Sentence,
        around: Around,
        hits: Sequence[Hit],
        counts: Sequence[FoundCount],
    ) -> list[Frame]:
        """Return the sentence's frames with what belongs to each, disasters first."""
        frames = group_hits(
            sentence,
            hits,
            stances={h.token.i: self._stance(h, around, counts) for h in hits},
            speeches={h.token.i: speech_over(h.token, around.speeches) for h in hits},
            located=_located(sentence, around, counts),
        )
        self._things.assign(reading, sentence, frames)
        attacked.assign(self._attacked.find(reading, sentence), frames)
        return sorted(frames, key=lambda f: not (f.type is not None and f.type.context))

    def _stance(self, hit: Hit, around: Around, counts: Sequence[FoundCount]) -> Stance:
        if hit.type.context:
            return Stance.ASSERTED  # a disaster is told as known even where a fear is told of it
        if any(c.predicate == hit.token.i and c.count.range.high == 0 for c in counts):
            return Stance.ASSERTED  # "nobody was killed" asserts a zero and denies no event
        speech = speech_over(hit.token, around.speeches)
        stance = self._stances.read(hit.token, speech.stance if speech else Stance.ASSERTED)
        recurring = any(m.kind is DateKind.RECURRING for _, m in around.dates)
        return Stance.HABITUAL if recurring and stance is Stance.ASSERTED else stance

    def _fill(
        self,
        frame: Frame,
        around: Around,
        hits: Sequence[Hit],
        story: Story,
        reading: Reading,
    ) -> None:
        """Give a frame its places, actors and date, judge it, and find what it goes on about."""
        _take_label(frame, around)
        enter(frame, around.places)
        assign(frame, around.actors)
        if claims_own_deed(frame):
            frame.stance = Stance.CLAIMED_BY_PERPETRATOR
        frame.date = settle(
            frame,
            sentence_dates=around.dates,
            context_hits=[h for h in hits if h.type.context],
            context_dates=story.disasters,
            before=story.last_dated,
            published=reading.document.published,
        )
        if frame.type is not None and frame.type.context:
            frame.places = _areas(around.all_places)
        frame.specificity, frame.reason = judge(frame)
        if frame.specificity is Specificity.CONTEXT and frame.type is not None:
            story.disasters.setdefault(frame.type.id, frame.date)
        frame.elaborates = self._thread.antecedent(frame, story.frames)
        hurt = _hurt_before(frame)
        if hurt is not None and hurt.date is not None:
            frame.date = replace(hurt.date, basis=DateBasis.CARRIED)

    def _addition(
        self,
        reading: Reading,
        sentence: Sentence,
        around: Around,
        counts: Sequence[FoundCount],
        story: Story,
        things: Sequence[tuple[Token, Thing]],
    ) -> list[Frame]:
        """Return a frame for a sentence that names no event but adds to the one before it."""
        activity = self._things.activity(reading, sentence)
        doers = [*blamed(sentence, around.actors), *laid(sentence, around.actors)]
        if not counts and story.frames:
            counts = toll_told_before(sentence.span, story.frames[-1].counts, reading, sentence)
        if activity is None and not counts and not doers and not things:
            return []
        speech = speech_over(sentence.span.root, around.speeches)
        if speech is None and around.speeches:
            speech = around.speeches[0]
        frame = Frame(
            sentence,
            [],
            stance=speech.stance if speech else Stance.ASSERTED,
            speech=speech,
            activity=activity,
            things=[thing for _, thing in things],
            counts=list(counts),
            actors=[a.mention(ActorRole.PERPETRATOR) for a in doers],
            places=[p for _, p in around.places],
        )
        near = [f for f in story.frames if sentence.index - f.sentence.index <= _ADDS_WITHIN]
        frame.elaborates = self._thread.antecedent(frame, near)
        return [frame] if frame.elaborates is not None else []


def _tie_deaths(frames: Sequence[Frame]) -> None:
    """Let a later death belong to the event that its sentence derives it from.

    "She died on Tuesday of wounds suffered in a raid on Saturday": one event, of the Saturday.
    """
    for death in frames:
        if death.elaborates is not None or not _is_dying(death) or death.main is None:
            continue
        below = {token.i for token in clause_head(death.main.token).subtree}
        for event in frames:
            hit = event.main
            if hit is None or hit.token.i not in below or _is_dying(event) or not event.told:
                continue
            if has_own_date(event) and has_own_date(death) and passed_between(event, death):
                death.elaborates = root(event)
                death.date = replace(event.date, basis=DateBasis.CARRIED) if event.date else None
                break


def _is_dying(frame: Frame) -> bool:
    if not frame.generic or frame.main is None or not frame.happened:
        return False
    return frame.main.token.lemma_.lower() in frame_words()["dying"]


def _hurt_before(frame: Frame) -> Frame | None:
    """Return the telling of the event whose later death a frame tells, if it does."""
    if frame.elaborates is None:
        return None
    thread = (frame.elaborates, *frame.elaborates.members)
    return next((f for f in thread if dies_later(frame, f) and has_own_date(f)), None)


def _located(sentence: Sentence, around: Around, counts: Sequence[FoundCount]) -> list[Located]:
    doc = sentence.span.doc
    return [
        *(Located(token, mention) for token, mention in around.dates),
        *(Located(token, place) for token, place in around.places),
        *(Located(doc[count.predicate], count) for count in counts),
    ]


def _take_label(frame: Frame, around: Around) -> None:
    """Give a frame the day and place of its entry's label where it names none itself."""
    if frame.type is not None and frame.type.context:
        return
    frame.dates = frame.dates or list(around.label_dates)
    if not frame.event_places:
        frame.places = [*around.label_places, *frame.places]


def _areas(places: Sequence[tuple[Token, PlaceMention]]) -> list[PlaceMention]:
    """Return a disaster's places: all that its sentence names, as areas that it touched."""
    return [
        replace(place, role=PlaceRole.CONTAINER) if place.role is PlaceRole.OTHER else place
        for _, place in places
    ]


def _left_over(frames: Sequence[Frame]) -> list[FoundCount]:
    """Return figures of a sentence that its unhappened events do not carry themselves.

    "There are 400 inmates, and the rest could escape": the 400 are said to be there.
    """
    return [
        count
        for frame in frames
        for count in frame.counts
        if count.predicate not in {h.token.i for h in frame.hits}
    ]
