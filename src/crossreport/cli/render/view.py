"""All of a record that its views show, read once and put in order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from crossreport.analysis.cases import row_schemes
from crossreport.codebook import Codebook, load_codebook
from crossreport.model import (
    AggregateClaim,
    Claim,
    Document,
    Incident,
    Place,
    Refusal,
    TrendClaim,
)
from crossreport.store import Record


@dataclass(frozen=True)
class View:
    """What a record holds.

    Attributes:
        documents: by id.
        claims: by id.
        locations: claim id to its best place.
        copies: document id to the id of the document it repeats.
        coded: ids of the documents that are rows of other people's datasets.
    """

    incidents: Sequence[Incident]
    documents: Mapping[str, Document]
    claims: Mapping[str, Claim]
    aggregates: Sequence[AggregateClaim]
    trends: Sequence[TrendClaim]
    places: Mapping[str, Place]
    locations: Mapping[str, Place]
    copies: Mapping[str, str]
    refusals: Sequence[Refusal]
    coded: frozenset[str] = frozenset()

    @classmethod
    def of(cls, record: Record) -> "View":
        """Read a record."""
        places = record.places()
        return cls(
            incidents=record.incidents(),
            documents={document.id: document for document in record.documents()},
            claims={claim.id: claim for claim in record.claims()},
            aggregates=record.aggregates(),
            trends=record.trends(),
            places=places,
            locations={claim: places[place] for claim, place in record.locations().items()},
            copies={copy.document_id: copy.original_id for copy in record.copies()},
            refusals=record.refusals(),
            coded=frozenset(row_schemes(record)),
        )

    @cached_property
    def book(self) -> Codebook:
        """The codebook, for labels."""
        return load_codebook()

    def place_of(self, incident: Incident) -> Place | None:
        """Return an incident's place, if it has one."""
        return None if incident.place_id is None else self.places.get(incident.place_id)

    def type_label(self, type_id: str) -> str:
        """Return the name of an event type as shown to people."""
        found = self.book.event_types.get(type_id)
        return found.label if found else type_id

    def types_of(self, incident: Incident) -> str:
        """Return the names of an incident's types."""
        return ", ".join(map(self.type_label, (incident.event_type, *incident.also_types)))

    def rule_label(self, rule: str) -> str:
        """Return the name of a rule as shown to people."""
        found = self.book.reconcile_rules.get(rule)
        return found.label if found else rule

    def told_by_person(self, incident: Incident) -> bool:
        """Whether a person told any claim of an incident that the program did not read."""
        own = (self.claims.get(one) for one in incident.claim_ids)
        return any(one is not None and one.judgement_id is not None for one in own)

    @cached_property
    def short_ids(self) -> Mapping[str, str]:
        """The shortest beginning of each incident's id that names it alone."""
        return shortest({incident.id for incident in self.incidents})

    @cached_property
    def outside(self) -> Sequence[Claim]:
        """The claims that belong to no incident."""
        inside = {claim for incident in self.incidents for claim in incident.claim_ids}
        return [claim for claim in self.claims.values() if claim.id not in inside]


def shortest(ids: set[str], *, least: int = 8) -> dict[str, str]:
    """Return for each id its shortest beginning, of at least so many characters, that is unique."""
    length = least
    while len({one[:length] for one in ids}) < len(ids):
        length += 1
    return {one: one[:length] for one in ids}
