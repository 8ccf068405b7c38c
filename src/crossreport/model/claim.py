"""What one source says about one incident in one document."""

from dataclasses import dataclass
from enum import StrEnum

from crossreport.model.actors import ActorMention
from crossreport.model.codes import Reason
from crossreport.model.counts import Count, Range
from crossreport.model.dates import WideDate
from crossreport.model.places import PlaceMention
from crossreport.model.span import Span
from crossreport.model.things import Thing


class Stance(StrEnum):
    """How the source stands to what it tells."""

    ASSERTED = "asserted"
    ALLEGED = "alleged"
    CLAIMED_BY_PERPETRATOR = "claimed-by-perpetrator"
    DENIED = "denied"
    DOUBTED = "doubted"
    PLANNED = "planned"
    POSSIBLE = "possible"
    HYPOTHETICAL = "hypothetical"
    HABITUAL = "habitual"


class SpeakerKind(StrEnum):
    """What sort of source speaks."""

    NEWS = "news"
    OFFICIAL = "official"
    MILITARY = "military"
    MONITOR = "monitor"  # NGO, observatory, United Nations
    PERPETRATOR = "perpetrator"
    WITNESS = "witness"
    ANALYST = "analyst"
    UNKNOWN = "unknown"


class Specificity(StrEnum):
    """Whether a claim is about one thing that happened."""

    INCIDENT = "incident"
    CONTEXT = "context"  # a natural disaster that dates other events
    NOT_AN_INCIDENT = "not-an-incident"


class Direction(StrEnum):
    """Direction of a trend claim."""

    INCREASE = "increase"
    DECREASE = "decrease"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so.

    Attributes:
        name: the speaker's name in the codebook, or the words themselves.
        speaker_id: identifier in the codebook's sources table, if there.
        kind: what sort of source.
        span: the words that attribute ("SOHR said"); may stand in a neighbouring sentence.
        carried: whether the attribution was taken over from the sentence that continues this one.
        via: who relays the speaker ("according to X, quoting Y" is Y via X).
    """

    name: str
    speaker_id: str | None
    kind: SpeakerKind
    span: Span
    carried: bool = False
    via: str | None = None


@dataclass(frozen=True, slots=True)
class Tag:
    """A codebook entry found in the text (activity, weapon), with its words."""

    id: str
    span: Span


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source says about one incident in one document.

    Attributes:
        id: stable identifier (document, trigger offset, type).
        document_id: where it stands.
        event_type: codebook identifier.
        trigger: the word or words that name the event ("executed").
        quote: the sentence or sentences that carry the claim.
        date: when; never ``None``, but both ends may be open.
        places: places of the event and what contains them; others have role ``OTHER``.
        actors: perpetrators, targets, parties.
        counts: figures with their spans.
        activity: what the victims were doing (codebook identifier and words).
        weapons: weapons or devices.
        things: things attacked or damaged, with what became of them.
        attribution: the speaker; ``None`` when the document speaks for itself.
        stance: how the speaker stands to it.
        specificity: whether it can make an incident.
        reason: why not, where it can not.
        elaborates: the claim of the same document that this one continues ("they were also
            collecting truffles"); the two are one incident by the text's own word.
        also_types: further codebook types that the same words report ("riot and escape").
        confidence: 0 to 1.
        judgement_id: the judgement by which a person told it; ``None`` for what was read by the
            program, or coded in a dataset.
    """

    id: str
    document_id: str
    event_type: str
    trigger: Span
    quote: Span
    date: WideDate
    places: tuple[PlaceMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    counts: tuple[Count, ...] = ()
    activity: Tag | None = None
    weapons: tuple[Tag, ...] = ()
    attribution: Attribution | None = None
    stance: Stance = Stance.ASSERTED
    specificity: Specificity = Specificity.INCIDENT
    reason: Reason | None = None
    elaborates: str | None = None
    also_types: tuple[str, ...] = ()
    confidence: float = 0.5
    things: tuple[Thing, ...] = ()
    judgement_id: str | None = None


@dataclass(frozen=True, slots=True)
class AggregateClaim:
    """A count of events over a period and area; never an incident.

    Attributes:
        count: the number of events as a range.
        stated: the number as written.
        of: what is counted, in the text's words ("operations").
        actor: who did them.
        period: the period.
        casualties: figures given for the period as a whole.
    """

    id: str
    document_id: str
    quote: Span
    count: Range
    stated: int | None
    of: str
    count_span: Span
    period: WideDate
    event_type: str | None = None
    actor: ActorMention | None = None
    places: tuple[PlaceMention, ...] = ()
    casualties: tuple[Count, ...] = ()
    attribution: Attribution | None = None
    stance: Stance = Stance.ASSERTED


@dataclass(frozen=True, slots=True)
class TrendClaim:
    """More or fewer events since a date."""

    id: str
    document_id: str
    quote: Span
    direction: Direction
    of: str
    trigger: Span
    since: WideDate | None = None
    actor: ActorMention | None = None
    places: tuple[PlaceMention, ...] = ()
    attribution: Attribution | None = None
    stance: Stance = Stance.ASSERTED
