"""One document: its text with what was read out of it, and what was refused and why."""

from collections import Counter

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from crossreport.model import AggregateClaim, TrendClaim
from crossreport.store import Record
from crossreport.web.queries.incidents import type_labels
from crossreport.web.queries.mentions import (
    KINDS,
    claim_marks,
    pieces,
    refusal_marks,
    sum_marks,
)
from crossreport.web.queries.reports import authors_of, incidents_of, refusals_of
from crossreport.web.site import Site, site_of


def document(request: Request) -> Response:
    """Show one document; ``?claim=ID`` marks the words of one of its claims."""
    site = site_of(request)
    wanted = request.path_params["id"]
    record = site.covered
    found = record.document(wanted)
    claims = record.claims(wanted)
    sums: list[AggregateClaim | TrendClaim] = [*record.aggregates(wanted), *record.trends(wanted)]
    refusals = refusals_of(record, wanted)
    marks = [mark for claim in claims for mark in claim_marks(claim)]
    marks += [mark for one in sums for mark in sum_marks(one)]
    marks += refusal_marks(refusals)
    asked = [one.quote for one in (*claims, *sums) if one.id == request.query_params.get("claim")]
    return site.page(
        request,
        "document.html",
        {
            "document": found,
            "pieces": pieces(found, marks, asked),
            "kinds": KINDS,
            "kind_counts": Counter(mark.kind for mark in set(marks)),
            "claims": claims,
            "sums": sums,
            "refusals": refusals,
            "incidents": incidents_of(site.record, [claim.id for claim in claims]),
            "copies": _copies(site, wanted),
            "authors": authors_of(record),
            "labels": type_labels({claim.event_type for claim in claims}),
        },
    )


def _copies(site: Site, document_id: str) -> list[tuple[str, bool]]:
    """Return the documents that repeat this one, and, marked, the one that it repeats."""

    def read(record: Record) -> dict[str, list[tuple[str, bool]]]:
        found: dict[str, list[tuple[str, bool]]] = {}
        for copy in record.copies():
            found.setdefault(copy.document_id, []).append((copy.original_id, True))
            found.setdefault(copy.original_id, []).append((copy.document_id, False))
        return found

    return site.cache.get("copies", read).get(document_id, [])


ROUTES = [Route("/document/{id}", document, name="document")]
