"""The whole codebook, with the look-ups that the steps need."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from crossreport.codebook.events import EventType, Pos, Trigger
from crossreport.codebook.names import fold_name
from crossreport.codebook.people import Actor, ActorDescription, Anaphor, Country
from crossreport.codebook.speech import (
    AttributionPhrase,
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
    ThingKind,
    TrendWord,
    Weapon,
)


@dataclass(frozen=True, slots=True)
class Codebook:
    """Everything the codebook's files say, by identifier.

    Attributes:
        version: changes whenever a file changes, a user's included.
        actors: named actors, and the forces that templates make for every country.
        trigger_index: part of speech and head lemma to (event type id, trigger).
        actor_names: folded name (see ``fold_name``) to actor id.
        actor_abbreviations: abbreviation, in its case, to actor ids.
        source_names: folded name to source id.
        source_abbreviations: abbreviation, in its case, to source ids.
    """

    version: str
    event_types: Mapping[str, EventType]
    actors: Mapping[str, Actor]
    actor_descriptions: Mapping[str, ActorDescription]
    anaphors: Mapping[str, Anaphor]
    countries: Mapping[str, Country]
    sources: Mapping[str, Source]
    speaker_descriptions: Mapping[str, SpeakerDescription]
    speech_verbs: Mapping[str, SpeechVerb]
    attribution_phrases: Mapping[str, AttributionPhrase]
    stance_cues: Mapping[str, StanceCue]
    weapons: Mapping[str, Weapon]
    things: Mapping[str, ThingKind]
    activities: Mapping[str, Activity]
    aggregate_nouns: Mapping[str, AggregateNoun]
    trend_words: Mapping[str, TrendWord]
    precision_codes: Mapping[str, PrecisionCode]
    reconcile_rules: Mapping[str, ReconcileRule]
    trigger_index: Mapping[tuple[Pos, str], tuple[tuple[str, Trigger], ...]] = field(repr=False)
    actor_names: Mapping[str, str] = field(repr=False)
    actor_abbreviations: Mapping[str, tuple[str, ...]] = field(repr=False)
    source_names: Mapping[str, str] = field(repr=False)
    source_abbreviations: Mapping[str, tuple[str, ...]] = field(repr=False)

    def triggers_for(self, pos: Pos, head: str) -> tuple[tuple[str, Trigger], ...]:
        """Return (event type id, trigger) pairs whose head is this lemma."""
        return self.trigger_index.get((pos, head), ())

    def country_name(self, code: str) -> str:
        """Return the name of a country by its ISO 3166-1 alpha-2 code; the code if not known."""
        known = self.countries.get(code.lower())
        return code if known is None else known.name

    def actors_named(self, words: str) -> tuple[Actor, ...]:
        """Return the actors that these words name; several only for a shared abbreviation."""
        ids = self.actor_abbreviations.get(words.strip())
        if ids is None:
            found = self.actor_names.get(fold_name(words))
            ids = () if found is None else (found,)
        return tuple(self.actors[actor_id] for actor_id in ids)

    def sources_named(self, words: str) -> tuple[Source, ...]:
        """Return the sources that these words name; several only for a shared abbreviation."""
        ids = self.source_abbreviations.get(words.strip())
        if ids is None:
            found = self.source_names.get(fold_name(words))
            ids = () if found is None else (found,)
        return tuple(self.sources[source_id] for source_id in ids)

    def similarity(self, left: str, right: str) -> float:
        """Return how near two event types are, 0 to 1; 1 for the same type."""
        return 1.0 if left == right else self.event_types[left].near.get(right, 0.0)
