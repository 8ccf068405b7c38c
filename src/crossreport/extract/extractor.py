"""Reads one document into claims: every extractor's part, put together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version

from spacy.tokens import Token

from crossreport.codebook import Codebook, load_codebook
from crossreport.extract.actors import ARMED, ActorFinder, FoundActor
from crossreport.extract.aggregates import AggregateFinder, Around
from crossreport.extract.attribution import Speech, SpeechFinder, speech_over
from crossreport.extract.claims import claims_from
from crossreport.extract.counts import FoundCount, find_counts
from crossreport.extract.dates import DateKind, DateMention, find_dates
from crossreport.extract.dating import governor, settle
from crossreport.extract.discourse import Thread, has_own_date
from crossreport.extract.figures import figures
from crossreport.extract.frames import Frame, Located, group_hits
from crossreport.extract.labels import label_places
from crossreport.extract.language import pipeline_version
from crossreport.extract.places import find_places
from crossreport.extract.reading import Reading, Sentence, read
from crossreport.extract.roles import assign, blamed, claims_own_deed, laid
from crossreport.extract.scenes import enter
from crossreport.extract.specific import judge
from crossreport.extract.stance import UNHAPPENED, StanceReader
from crossreport.extract.things import ThingFinder
from crossreport.extract.trends import TrendFinder
from crossreport.extract.triggers import Hit, TriggerFinder
from crossreport.model import (
    CLAIM_REASONS,
    ActorRole,
    AggregateClaim,
    Claim,
    Document,
    PlaceMention,
    PlaceRole,
    Refusal,
    Span,
    Specificity,
    Stance,
    TrendClaim,
    WideDate,
    stable_id,
)

_CUE_REACH = 3  # sentences


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was read out of one document."""

    claims: tuple[Claim, ...] = ()
    aggregates: tuple[AggregateClaim, ...] = ()
    trends: tuple[TrendClaim, ...] = ()
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class _Mentions:
    """What the passage-wise finders found, by number of passage."""

    dates: dict[int, list[DateMention]]
    places: dict[int, list[PlaceMention]]
    actors: dict[int, list[FoundActor]]
    speeches: dict[int, list[Speech]]


class Extractor:
    """Reads claims out of English documents with the codebook and the parser."""

    def __init__(
        self,
        *,
        known_place: Callable[[str], bool] | None = None,
        codebook: Codebook | None = None,
    ) -> None:
        """Make an extractor.

        Args:
            known_place: says whether a name is in the gazetteer.
            codebook: the vocabulary; the shipped one by default.
        """
        self._codebook = codebook or load_codebook()
        self._known_place = known_place
        self._triggers = TriggerFinder(self._codebook)
        self._actors = ActorFinder(self._codebook)
        self._speech = SpeechFinder(self._codebook)
        self._stances = StanceReader(self._codebook)
        self._things = ThingFinder(self._codebook)
        self._aggregates = AggregateFinder(self._codebook)
        self._trends = TrendFinder(self._codebook, self._stances)
        self._thread = Thread(self._codebook)

    @property
    def version(self) -> str:
        """Versions of all that decides what is read out of a text."""
        return (
            f"crossreport {version('crossreport')}, codebook {self._codebook.version}, "
            f"{pipeline_version()}"
        )

    def extract(self, document: Document) -> Extraction:
        """Return the claims of a document; nothing for one in a language not read."""
        if "language-not-read" in document.notes:
            return Extraction()
        reading = read(document)
        mentions = self._mentions(reading)
        frames: list[Frame] = []
        aggregates: list[AggregateClaim] = []
        trends: list[TrendClaim] = []
        refusals: list[Refusal] = []
        contexts: dict[str, WideDate] = {}
        last_actor: FoundActor | None = None
        for sentence in reading.sentences:
            around = _around(reading, sentence, mentions, last_actor, self._known_place)
            used: set[int] = set()
            for trend, tokens in self._trends.find(reading, sentence, around):
                used |= tokens
                if trend.stance in UNHAPPENED:
                    refusals.append(_not_a_trend(trend))
                else:
                    trends.append(trend)
            for found in self._aggregates.find(reading, sentence, around):
                if not used & found.tokens:
                    aggregates.append(found.claim)
                    used |= found.tokens
            told = {p for t in trends for p in t.places} | {p for a in aggregates for p in a.places}
            free = replace(around, places=[p for p in around.places if p[1] not in told])
            frames += self._frames(reading, sentence, free, used, frames, contexts)
            last_actor = _last_armed(around) or last_actor
        claims = claims_from(reading, frames)
        return Extraction(tuple(claims), tuple(aggregates), tuple(trends), tuple(refusals))

    def _mentions(self, reading: Reading) -> _Mentions:
        document = reading.document
        dates: dict[int, list[DateMention]] = {}
        places: dict[int, list[PlaceMention]] = {}
        for number, (passage, doc) in enumerate(reading.passages):
            found_dates = find_dates(
                passage.text,
                published=document.published,
                document_id=document.id,
                offset=passage.start,
                all_kinds=True,
            )
            dates[number] = [replace(m, span=reading.requoted(m.span)) for m in found_dates]
            found_places = find_places(
                doc, document_id=document.id, offset=passage.start, known=self._known_place
            )
            places[number] = [replace(m, span=reading.requoted(m.span)) for m in found_places]
        actors = self._actors.find(reading)
        return _Mentions(dates, places, actors, self._speech.find(reading, actors))

    def _frames(
        self,
        reading: Reading,
        sentence: Sentence,
        around: Around,
        used: set[int],
        before: list[Frame],
        contexts: dict[str, WideDate],
    ) -> list[Frame]:
        """Return the sentence's frames, filled, dated and tied to earlier ones."""
        earlier = reading.sentences[max(0, sentence.index - _CUE_REACH) : sentence.index]
        hits = self._triggers.find(sentence.span, barred=used, before=[s.span for s in earlier])
        speech_verbs = {a.verb.i for a in around.speeches}
        hits = [h for h in hits if h.token.i not in speech_verbs]
        found = find_counts(
            sentence.span, document_id=reading.document.id, offset=sentence.passage.start
        )
        counts = [
            replace(c, count=replace(c.count, span=reading.requoted(c.count.span)))
            for c in figures(found)
        ]
        if not hits:
            return self._continuation(reading, sentence, around, counts, before)
        frames = group_hits(
            sentence,
            hits,
            stances={h.token.i: self._stance(h, around) for h in hits},
            speeches={h.token.i: speech_over(h.token, around.speeches) for h in hits},
            located=_located(sentence, around, counts),
        )
        self._things.assign(reading, sentence, frames)
        context_hits = [h for h in hits if h.type.context]
        frames.sort(key=lambda f: not (f.type is not None and f.type.context))
        for frame in frames:
            _take_label(frame, around)
            enter(frame, around.places)
            assign(frame, around.actors)
            if claims_own_deed(frame):
                frame.stance = Stance.CLAIMED_BY_PERPETRATOR
            frame.date = settle(
                frame,
                sentence_dates=around.dates,
                context_hits=context_hits,
                context_dates=contexts,
                before=next((f.date for f in reversed(before) if has_own_date(f)), None),
                published=reading.document.published,
            )
            if frame.type is not None and frame.type.context:
                frame.places = _areas(around.all_places)
            frame.specificity, frame.reason = judge(frame)
            if frame.specificity is Specificity.CONTEXT and frame.type is not None:
                contexts.setdefault(frame.type.id, frame.date)
            frame.elaborates = self._thread.antecedent(frame, before)
        if not any(f.told for f in frames):
            frames += self._continuation(reading, sentence, around, _left_over(frames), before)
        return frames

    def _stance(self, hit: Hit, around: Around) -> Stance:
        speech = speech_over(hit.token, around.speeches)
        if hit.type.context:
            return Stance.ASSERTED  # a disaster is told as known even where a fear is told of it
        stance = self._stances.read(hit.token, speech.stance if speech else Stance.ASSERTED)
        recurring = any(m.kind is DateKind.RECURRING for _, m in around.dates)
        return Stance.HABITUAL if recurring and stance is Stance.ASSERTED else stance

    def _continuation(
        self,
        reading: Reading,
        sentence: Sentence,
        around: Around,
        counts: list[FoundCount],
        before: list[Frame],
    ) -> list[Frame]:
        """Return a frame for a sentence that names no event but adds to the one before it."""
        activity = self._things.activity(reading, sentence)
        doers = [*blamed(sentence, around.actors), *laid(sentence, around.actors)]
        if not before or (activity is None and not counts and not doers):
            return []
        root = sentence.span.root
        frame = Frame(sentence, [], speech=speech_over(root, around.speeches))
        if frame.speech is None and around.speeches:
            frame.speech = around.speeches[0]
        frame.stance = frame.speech.stance if frame.speech else Stance.ASSERTED
        frame.activity = activity
        frame.counts = counts
        frame.actors = [a.mention(ActorRole.PERPETRATOR) for a in doers]
        frame.places = [p for _, p in around.places]
        near = [f for f in before if sentence.index - f.sentence.index <= 2]
        frame.elaborates = self._thread.antecedent(frame, near)
        return [frame] if frame.elaborates is not None else []


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


def _not_a_trend(trend: TrendClaim) -> Refusal:
    reason = UNHAPPENED[trend.stance]
    return Refusal(
        id=stable_id("x", trend.id, reason),
        step="extract",
        subject=trend.id,
        code=reason,
        message=f"a change in {trend.of}: {CLAIM_REASONS[reason]}",
        document_id=trend.document_id,
        start=trend.quote.start,
        end=trend.quote.end,
        quote=trend.quote.quote,
    )


def _around(
    reading: Reading,
    sentence: Sentence,
    mentions: _Mentions,
    last: FoundActor | None,
    known: Callable[[str], bool] | None,
) -> Around:
    speeches = mentions.speeches[sentence.index]
    speech_verbs = {a.verb.i for a in speeches}
    dates = [
        (token, mention)
        for mention in mentions.dates[sentence.passage_index]
        if (token := _token(sentence, mention.span)) is not None
        and mention.kind is not DateKind.DURATION
        and not (governor(token).i in speech_verbs and token.i not in _said(speeches))
    ]
    named = [a for a in mentions.actors[sentence.index] if a.actor_id is not None]
    places = [
        (token, mention)
        for mention in mentions.places[sentence.passage_index]
        if (token := _token(sentence, mention.span)) is not None
        and not any(_names_actor(mention, actor) for actor in named)
    ]
    label_dates = _in_label(sentence, mentions.dates[sentence.passage_index])
    return Around(
        dates,
        places,
        mentions.actors[sentence.index],
        last,
        speeches,
        all_places=places,
        label_dates=label_dates,
        label_places=_label_places(reading, sentence, label_dates, known),
    )


def _names_actor(mention: PlaceMention, actor: FoundActor) -> bool:
    """Say whether a place is an actor misread ("between the ELN and the Gulf Clan")."""
    inside = actor.span.covers(mention.span) or mention.span.covers(actor.span)
    return inside and mention.name in actor.span.quote


def _in_label(sentence: Sentence, dates: list[DateMention]) -> list[DateMention]:
    if sentence.label is None:
        return []
    end = sentence.passage.start + sentence.label.end_char
    return [m for m in dates if m.span.end <= end]


def _label_places(
    reading: Reading,
    sentence: Sentence,
    dates: list[DateMention],
    known: Callable[[str], bool] | None,
) -> list[PlaceMention]:
    if sentence.label is None:
        return []
    return label_places(
        sentence.label,
        document_id=reading.document.id,
        offset=sentence.passage.start,
        dates=[m.span for m in dates],
        known=known,
    )


def _said(speeches: list[Speech]) -> set[int]:
    return {i for act in speeches for i in act.covered}


def _token(sentence: Sentence, span: Span) -> Token | None:
    """Return the head token of a stored span, if it lies in the sentence."""
    offset = sentence.passage.start
    start, end = span.start - offset, span.end - offset
    if start < sentence.span.start_char or end > sentence.span.end_char:
        return None
    words = sentence.span.doc.char_span(start, end, alignment_mode="expand")
    return None if words is None else words.root


def _located(sentence: Sentence, around: Around, counts: list[FoundCount]) -> list[Located]:
    doc = sentence.span.doc
    return [
        *(Located(token, mention) for token, mention in around.dates),
        *(Located(token, place) for token, place in around.places),
        *(Located(doc[count.predicate], count) for count in counts),
    ]


def _last_armed(around: Around) -> FoundActor | None:
    named = [a for a in around.actors if a.actor_id is not None and a.kind in ARMED]
    return named[-1] if named else None
