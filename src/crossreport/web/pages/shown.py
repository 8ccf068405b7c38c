"""The incidents that an address asks for; the same for the page, its data and its downloads."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request

from crossreport.model import Incident
from crossreport.store import Record
from crossreport.web.following import Touched
from crossreport.web.queries.filters import Filter, Selected, select_rows
from crossreport.web.queries.incidents import Incidents, amended, read_incidents
from crossreport.web.queries.search import incidents_told_with
from crossreport.web.site import Site, site_of

_KEPT = 30_000
"""Most incidents that are kept whole, about 3 KB each, so that a download need not read them."""


@dataclass(frozen=True, slots=True)
class Shown:
    """All incidents, the filter of the address, and what it lets through."""

    incidents: Incidents
    filter: Filter
    selected: Selected


def all_incidents(site: Site) -> Incidents:
    """Return all incidents of the record as it is now."""
    names = site.settings.names

    def read(record: Record) -> Incidents:
        return read_incidents(record, names=names)

    def amend(record: Record, before: Incidents, touched: Touched) -> Incidents:
        return amended(before, touched, read_incidents(record, names=names, only=touched.now))

    return site.cache.get("incidents", read, amend=amend)


def incidents_kept(site: Site) -> Mapping[str, Incident] | None:
    """Return all incidents whole, covered as on pages; ``None`` where they are too many to keep."""
    if len(all_incidents(site).rows) > _KEPT:
        return None

    def read(record: Record) -> dict[str, Incident]:
        return {one.id: one for one in site.covered.incidents()}

    def amend(
        record: Record, before: Mapping[str, Incident], touched: Touched
    ) -> dict[str, Incident]:
        gone = touched.gone | touched.now
        kept = {key: one for key, one in before.items() if key not in gone}
        return kept | {key: site.covered.incident(key) for key in sorted(touched.now)}

    return site.cache.get("whole incidents", read, amend=amend)


def shown(request: Request) -> Shown:
    """Return what a request's address asks for.

    Raises:
        FilterError: the address holds a filter that cannot be meant.
    """
    site = site_of(request)
    chosen = Filter.of(request.url.query)
    incidents = all_incidents(site)
    found = incidents_told_with(site.record, chosen.words) if chosen.words else None
    return Shown(incidents, chosen, select_rows(incidents, chosen, found))
