"""The pages, a module each.

A new page is added to `_PAGES`, and to `NAVIGATION` if it has a tab.
"""

from starlette.routing import BaseRoute

from crossreport.web.pages import (
    add,
    adding,
    claims,
    deciding,
    document,
    downloads,
    incident,
    overview,
    review,
)

_PAGES = (overview, downloads, incident, document, review, deciding, adding, add, claims)

NAVIGATION = (
    ("overview", "Overview"),
    ("claims", "Claims and tests"),
    ("review", "Review"),
    ("add", "Add reports"),
)
"""Names of the routes that the navigation links to, with what it calls them."""


def routes() -> list[BaseRoute]:
    """Return the routes of all pages."""
    return [route for page in _PAGES for route in page.ROUTES]
