"""One incident: its values with the rules that gave them, its claims with their words."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from crossreport.store import UnknownIdError
from crossreport.web.site import site_of


def incident(request: Request) -> Response:
    """Show one incident."""
    site = site_of(request)
    wanted = request.path_params["id"]
    record = site.covered
    found = next((one for one in record.incidents() if one.id == wanted), None)
    if found is None:
        raise UnknownIdError(f"there is no incident {wanted}")
    claims = {one.id: one for one in record.claims()}
    return site.page(
        request,
        "incident.html",
        {"incident": found, "claims": [claims[one] for one in found.claim_ids]},
    )


ROUTES = [Route("/incident/{id}", incident, name="incident")]
