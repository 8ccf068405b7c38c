"""The sections of the codebook: which file holds each and what its entries are."""

from dataclasses import dataclass

from crossreport.codebook import events, people, speech, things


@dataclass(frozen=True, slots=True)
class Section:
    """One section.

    Attributes:
        name: its key in the YAML files, of this package or of a user.
        file: the packaged file that holds it, without ``.yaml``.
        entry: class of its entries.
    """

    name: str
    file: str
    entry: type


SECTIONS: dict[str, Section] = {
    name: Section(name, file, entry)
    for name, file, entry in (
        ("event_types", "event_types", events.EventType),
        ("triggers", "triggers", events.Triggers),
        ("actors", "actors", people.Actor),
        ("actor_descriptions", "actors", people.ActorDescription),
        ("anaphors", "actors", people.Anaphor),
        ("force_templates", "countries", people.ForceTemplate),
        ("countries", "countries", people.Country),
        ("sources", "sources", speech.Source),
        ("speaker_descriptions", "sources", speech.SpeakerDescription),
        ("speech_verbs", "sources", speech.SpeechVerb),
        ("attribution_phrases", "sources", speech.AttributionPhrase),
        ("stance_cues", "stance", speech.StanceCue),
        ("weapons", "weapons", things.Weapon),
        ("things", "things", things.ThingKind),
        ("activities", "activities", things.Activity),
        ("aggregate_nouns", "aggregates", things.AggregateNoun),
        ("trend_words", "aggregates", things.TrendWord),
        ("precision_codes", "precision", things.PrecisionCode),
        ("reconcile_rules", "reconcile", things.ReconcileRule),
    )
}
"""Sections by name. ``triggers`` become part of the event type of the same identifier."""
