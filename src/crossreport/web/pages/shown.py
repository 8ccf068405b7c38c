"""The incidents that an address asks for; the same for the page, its data and its downloads."""

from dataclasses import dataclass

from starlette.requests import Request

from crossreport.store import Record
from crossreport.web.following import Touched
from crossreport.web.queries.filters import Filter, Selected, select_rows
from crossreport.web.queries.incidents import Incidents, amended, read_incidents
from crossreport.web.queries.search import incidents_told_with
from crossreport.web.site import Site, site_of


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
