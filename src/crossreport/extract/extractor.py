"""Reads one document into claims: every extractor's part, put together."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version

from crossreport.codebook import Codebook, load_codebook
from crossreport.extract.actors import ActorFinder, FoundActor
from crossreport.extract.aggregates import AggregateFinder
from crossreport.extract.attribution import SpeechFinder
from crossreport.extract.claims import claims_from
from crossreport.extract.confidence import with_confidence
from crossreport.extract.counts import FoundCount
from crossreport.extract.doers import story as story_of
from crossreport.extract.doers import with_doers
from crossreport.extract.encoder.reader import LEAD, TextReader
from crossreport.extract.encoder.reading import encoder_version
from crossreport.extract.events import EventReader, Story
from crossreport.extract.figures import counted
from crossreport.extract.gate import Worth, worth
from crossreport.extract.language import pipeline_version
from crossreport.extract.news import take_for_news
from crossreport.extract.news_days import infer_news_days
from crossreport.extract.reading import Reading, Sentence, read
from crossreport.extract.setting import with_setting
from crossreport.extract.stance import UNHAPPENED, StanceReader
from crossreport.extract.surroundings import Around, Surroundings
from crossreport.extract.told_days import SentenceTimes, date_from_beside
from crossreport.extract.trends import TrendFinder
from crossreport.model import (
    CLAIM_REASONS,
    AggregateClaim,
    Claim,
    Document,
    PlaceMention,
    Refusal,
    TrendClaim,
    stable_id,
)

_NOT_READ = {
    "passed-over": "no words in it tell of violence or harm, so that it was not read "
    "(--no-gate reads it)",
    "read-in-part": "only its passages with words of violence or harm were read "
    "(--no-gate reads all)",
}


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was read out of one document.

    Attributes:
        claims: what it says of incidents.
        aggregates: what it says of sums of events.
        trends: what it says of more or fewer events.
        refusals: what was not taken, and why.
        places: all places that it names, and its dateline's.
        gated: whether not all of it was read, for want of words that tell of harm.
    """

    claims: tuple[Claim, ...] = ()
    aggregates: tuple[AggregateClaim, ...] = ()
    trends: tuple[TrendClaim, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    gated: bool = False


class Extractor:
    """Reads claims out of English documents with the codebook and the parser."""

    def __init__(
        self,
        *,
        known_place: Callable[[str], bool] | None = None,
        codebook: Codebook | None = None,
        gate: bool = False,
    ) -> None:
        """Make an extractor.

        Args:
            known_place: says whether a name is in the gazetteer.
            codebook: the vocabulary; the shipped one by default.
            gate: read only what may tell of harm by its words (see ``gate``).
        """
        self._gate = gate
        self._codebook = codebook or load_codebook()
        self._known_place = known_place
        self._actors = ActorFinder(self._codebook)
        self._speech = SpeechFinder(self._codebook)
        stances = StanceReader(self._codebook)
        self._events = EventReader(self._codebook, stances)
        self._aggregates = AggregateFinder(self._codebook)
        self._trends = TrendFinder(self._codebook, stances)
        self._texts = TextReader()

    @property
    def version(self) -> str:
        """Versions of all that decides what is read out of a text."""
        return (
            f"crossreport {version('crossreport')}, codebook {self._codebook.version}, "
            f"{pipeline_version()}, {encoder_version()}"
        )

    def extract(self, document: Document) -> Extraction:
        """Return the claims of a document; nothing for one in a language not read."""
        if "language-not-read" in document.notes:
            return Extraction()
        deserves = worth(document) if self._gate else Worth(whole=True)
        if deserves.whole:
            return self._read(read(document))
        refusals = (_not_read(document, in_part=bool(deserves.ranges)),)
        if not deserves.ranges:
            return Extraction(refusals=refusals, gated=True)
        found = self._read(read(document, within=deserves.ranges))
        return replace(found, refusals=found.refusals + refusals, gated=True)

    def _read(self, reading: Reading) -> Extraction:
        """Return the claims of a parsed document."""
        surroundings = Surroundings(
            reading, actors=self._actors, speech=self._speech, known_place=self._known_place
        )
        story = Story()
        aggregates: list[AggregateClaim] = []
        trends: list[TrendClaim] = []
        last_actor: FoundActor | None = None
        times: list[SentenceTimes] = []
        for sentence in reading.sentences:
            around = surroundings.of(sentence, last_actor=last_actor)
            counts = counted(reading, sentence)
            changes, sums, used = self._sums(reading, sentence, around, counts)
            trends += changes
            aggregates += sums
            taken = [*(p for t in changes for p in t.places), *(p for a in sums for p in a.places)]
            self._events.read(
                reading,
                sentence,
                around=around.without(taken),
                counts=counts,
                used=used,
                story=story,
            )
            last_actor = around.named_last
            times.append((sentence, around.dates))
        date_from_beside(story.frames, times, published=reading.document.published)
        if take_for_news(story.frames, named=surroundings.named):
            self._events.tie_again(story)
            date_from_beside(story.frames, times, published=reading.document.published)
            take_for_news(story.frames, named=surroundings.named)
        infer_news_days(story.frames, reading)
        claims = with_setting(claims_from(reading, story.frames), reading, surroundings.named)
        return Extraction(
            tuple(self._with_encoder(claims, reading, surroundings)),
            tuple(aggregates),
            tuple(t for t in trends if t.stance not in UNHAPPENED),
            tuple(_not_a_trend(t) for t in trends if t.stance in UNHAPPENED),
            tuple(surroundings.named),
        )

    def _with_encoder(
        self, claims: Iterable[Claim], reading: Reading, surroundings: Surroundings
    ) -> list[Claim]:
        """Ask the encoder who did it and how sure that is, where there is anything to ask.

        It reads the lead: there news tells what happened, and the whole would take twice as long as
        the parser.
        """
        known = list(claims)
        if not known:
            return known
        told = self._texts.read(story_of(reading), most=LEAD)
        known = with_doers(
            known,
            told,
            reading=reading,
            actors=surroundings.actors,
            codebook=self._codebook,
        )
        return with_confidence(known, relevance=told.relevance)

    def _sums(
        self,
        reading: Reading,
        sentence: Sentence,
        around: Around,
        counts: Sequence[FoundCount],
    ) -> tuple[list[TrendClaim], list[AggregateClaim], set[int]]:
        """Return a sentence's trend and aggregate claims and the tokens they use up."""
        used: set[int] = set()
        trends = []
        for trend, tokens in self._trends.find(reading, sentence, around):
            used |= tokens
            trends.append(trend)
        aggregates = []
        for found in self._aggregates.find(reading, sentence, around, counts):
            if not used & found.tokens:
                aggregates.append(found.claim)
                used |= found.tokens
        return trends, aggregates, used


def _not_read(document: Document, *, in_part: bool) -> Refusal:
    code = "read-in-part" if in_part else "passed-over"
    return Refusal(
        id=stable_id("x", document.id, code),
        step="extract",
        subject=document.id,
        code=code,
        message=_NOT_READ[code],
        document_id=document.id,
    )


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
