"""What a dataset's own row says of an incident, for files in that dataset's layout."""

from collections.abc import Mapping
from dataclasses import dataclass

from crossreport.codebook import load_codebook
from crossreport.exchange.datasets.rowtext import cells_of
from crossreport.model import ActorMention, ActorRole, Claim, Incident
from crossreport.store import Record


@dataclass(frozen=True, slots=True)
class Coded:
    """The claims of a record, and those that are rows of one dataset.

    Attributes:
        claims: by id.
        rows: claim id to the row's cells, by column.
    """

    claims: Mapping[str, Claim]
    rows: Mapping[str, Mapping[str, str]]

    @classmethod
    def of(cls, record: Record, scheme: str) -> "Coded":
        """Read a record."""
        wanted = {row.document_id for row in record.dataset_rows() if row.scheme == scheme}
        texts = {one.id: one.text for one in record.documents() if one.id in wanted}
        claims = {claim.id: claim for claim in record.claims()}
        rows = {
            claim.id: cells_of(texts[claim.document_id])
            for claim in claims.values()
            if claim.document_id in texts
        }
        return cls(claims, rows)

    def row(self, incident: Incident) -> Mapping[str, str]:
        """Return the cells of the incident's row in the dataset; empty where it has none."""
        return next((self.rows[one] for one in incident.claim_ids if one in self.rows), {})

    def only_row(self, incident: Incident) -> bool:
        """Say whether the dataset's row is all that there is on an incident."""
        return len(incident.claim_ids) == 1 and incident.claim_ids[0] in self.rows

    def actors(self, incident: Incident, *roles: ActorRole) -> list[ActorMention]:
        """Return the actors that an incident's claims name in some roles, each name once."""
        found: dict[str, ActorMention] = {}
        for claim in incident.claim_ids:
            for actor in self.claims[claim].actors if claim in self.claims else ():
                if actor.role in roles:
                    found.setdefault(actor.name, actor)
        return list(found.values())


def country_name(code: str) -> str:
    """Return the name of a country by its ISO 3166-1 alpha-2 code; the code if it is not known."""
    return load_codebook().country_name(code)
