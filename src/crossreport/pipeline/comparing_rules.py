"""What the sets of rules make of the same claims."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crossreport.model import CountKind, Incident, Value
from crossreport.pipeline.present import by_cluster, present
from crossreport.pipeline.reconciling import meanings_in

if TYPE_CHECKING:
    from crossreport.store import Record

_FIELDS = (*CountKind, "date", "place", "event_type", "perpetrator", "target", "grading")


@dataclass(frozen=True, slots=True)
class RulesCompared:
    """One field of one incident by every set of rules.

    Attributes:
        incident_id: the incident.
        field: the field.
        values: name of the set to the value it gives; ``None`` where it gives none.
    """

    incident_id: str
    field: str
    values: Mapping[str, Value | None]

    @property
    def differ(self) -> bool:
        """Whether the sets give different values."""
        return len({None if one is None else one.text for one in self.values.values()}) > 1


def compare_rules(record: "Record") -> list[RulesCompared]:
    """Return every field of every incident by every set of rules; nothing is stored.

    People's judgements hold whatever the set.
    """
    from crossreport.reconcile import reconcile, rule_sets

    clusters = record.clusters()
    claims = {claim.id: claim for claim in record.claims()}
    places = record.places()
    located = {claim: places[place] for claim, place in record.locations().items()}
    documents = {document.id: document for document in record.documents()}
    judged = by_cluster(present(record.judgements(), claims, record.claims), clusters)
    meanings = meanings_in(record)
    made: dict[str, dict[str, Incident]] = {}
    for name in rule_sets():
        found = reconcile(
            clusters,
            claims=claims,
            places=located,
            documents=documents,
            copies=record.copies(),
            rules=name,
            grades=record.source_grades(),
            judged=judged,
            meanings=meanings,
        )
        for incident in found:
            made.setdefault(incident.id, {})[name] = incident
    return [one for incident, by in made.items() for one in _compared(incident, by)]


def _compared(incident_id: str, by: Mapping[str, Incident]) -> list[RulesCompared]:
    told = {name: {v.field: v for v in one.values} for name, one in by.items()}
    return [
        RulesCompared(incident_id, str(field), {name: v.get(field) for name, v in told.items()})
        for field in _FIELDS
        if any(field in values for values in told.values())
    ]
