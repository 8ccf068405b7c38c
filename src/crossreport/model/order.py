"""The order in which a person would read the claims of a record."""

from collections.abc import Iterable, Mapping

from crossreport.model.claim import Claim
from crossreport.model.document import Document


def reading_order(claims: Iterable[Claim], documents: Mapping[str, Document]) -> list[Claim]:
    """Sort claims by publication, document and place in the text; undated documents last."""

    def key(claim: Claim) -> tuple[bool, str, str, int, str]:
        document = documents.get(claim.document_id)
        published = document.published if document is not None else None
        stamp = published.isoformat() if published else ""
        return published is None, stamp, claim.document_id, claim.trigger.start, claim.id

    return sorted(claims, key=key)
