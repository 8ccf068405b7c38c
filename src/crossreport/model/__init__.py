"""Frozen, typed records of what was reported and what was made of it. No I/O here."""

from crossreport.model.actors import ActorKind, ActorMention, ActorRole, VictimGroup, VictimKind
from crossreport.model.claim import (
    AggregateClaim,
    Attribution,
    Claim,
    Direction,
    SpeakerKind,
    Specificity,
    Stance,
    Tag,
    TrendClaim,
)
from crossreport.model.codes import CLAIM_REASONS, Reason
from crossreport.model.counts import Count, CountKind, CountPart, Qualifier, Range, total
from crossreport.model.dataset import Code, DatasetRow
from crossreport.model.dates import (
    DateBasis,
    LikelyDay,
    LikelyRule,
    Moved,
    WideDate,
    ZoneRule,
)
from crossreport.model.document import Copy, Document, Refusal, Segment, SegmentKind
from crossreport.model.grades import Nearness, Reliability, SourceGrade
from crossreport.model.ids import stable_id
from crossreport.model.incident import Disagreement, DisagreementKind, Incident, Link, Value
from crossreport.model.judgement import ClaimAnchor, Judgement, Verdict
from crossreport.model.order import reading_order
from crossreport.model.places import (
    AreaRelation,
    Candidate,
    Place,
    PlaceBasis,
    PlaceKind,
    PlaceMention,
    PlaceRole,
)
from crossreport.model.span import Span, SpanError
from crossreport.model.things import Damage, Thing

__all__ = [
    "CLAIM_REASONS",
    "ActorKind",
    "ActorMention",
    "ActorRole",
    "AggregateClaim",
    "AreaRelation",
    "Attribution",
    "Candidate",
    "Claim",
    "ClaimAnchor",
    "Code",
    "Copy",
    "Count",
    "CountKind",
    "CountPart",
    "Damage",
    "DatasetRow",
    "DateBasis",
    "Direction",
    "Disagreement",
    "DisagreementKind",
    "Document",
    "Incident",
    "Judgement",
    "LikelyDay",
    "LikelyRule",
    "Link",
    "Moved",
    "Nearness",
    "Place",
    "PlaceBasis",
    "PlaceKind",
    "PlaceMention",
    "PlaceRole",
    "Qualifier",
    "Range",
    "Reason",
    "Refusal",
    "Reliability",
    "Segment",
    "SegmentKind",
    "SourceGrade",
    "Span",
    "SpanError",
    "SpeakerKind",
    "Specificity",
    "Stance",
    "Tag",
    "Thing",
    "TrendClaim",
    "Value",
    "Verdict",
    "VictimGroup",
    "VictimKind",
    "WideDate",
    "ZoneRule",
    "reading_order",
    "stable_id",
    "total",
]
