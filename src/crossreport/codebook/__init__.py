"""Event types, actors, sources, victims, weapons and rules, as data with a loader."""

from crossreport.codebook.book import Codebook
from crossreport.codebook.events import (
    AcledCode,
    EventType,
    PloverCode,
    Pos,
    Role,
    Strength,
    Trigger,
    Triggers,
    UcdpCode,
)
from crossreport.codebook.files import CodebookError, codebook_version, read_yaml
from crossreport.codebook.loading import load_codebook
from crossreport.codebook.names import fold_name
from crossreport.codebook.near import nearest, offered
from crossreport.codebook.people import Actor, ActorDescription, Anaphor, Country
from crossreport.codebook.speech import (
    AttributionPhrase,
    CueMatch,
    PhraseKind,
    Source,
    SpeakerDescription,
    SpeechVerb,
    StanceCue,
)
from crossreport.codebook.things import (
    Activity,
    AggregateNoun,
    PrecisionCode,
    ReconcileRule,
    TrendWord,
    Weapon,
)

__all__ = [
    "AcledCode",
    "Activity",
    "Actor",
    "ActorDescription",
    "AggregateNoun",
    "Anaphor",
    "AttributionPhrase",
    "Codebook",
    "CodebookError",
    "Country",
    "CueMatch",
    "EventType",
    "PhraseKind",
    "PloverCode",
    "Pos",
    "PrecisionCode",
    "ReconcileRule",
    "Role",
    "Source",
    "SpeakerDescription",
    "SpeechVerb",
    "StanceCue",
    "Strength",
    "TrendWord",
    "Trigger",
    "Triggers",
    "UcdpCode",
    "Weapon",
    "codebook_version",
    "fold_name",
    "load_codebook",
    "nearest",
    "offered",
    "read_yaml",
]
