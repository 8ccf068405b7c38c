"""What is said when the application cannot be started or a page cannot be shown."""

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from crossreport.model.errors import CrossreportError
from crossreport.store import LockedRecordError, UnknownIdError
from crossreport.web.site import site_of

_MEANING = {
    HTTPStatus.BAD_REQUEST: "The address is not understood",
    HTTPStatus.FORBIDDEN: "This is not allowed from here",
    HTTPStatus.NOT_FOUND: "There is no such page",
    HTTPStatus.METHOD_NOT_ALLOWED: "This page does not take that",
    HTTPStatus.SERVICE_UNAVAILABLE: "The record is busy",
}


class ServeError(CrossreportError):
    """The application cannot be started as asked."""

    code = "serve"


async def show_http_error(request: Request, error: Exception) -> Response:
    """Show an error that a page or the routing raised."""
    shown = error if isinstance(error, HTTPException) else HTTPException(500)
    status = HTTPStatus(shown.status_code)
    detail = shown.detail if shown.detail != status.phrase else ""
    return _page(request, status, detail, headers=dict(shown.headers or {}))


async def show_own_error(request: Request, error: Exception) -> Response:
    """Show an error whose message is meant for people."""
    status = HTTPStatus.BAD_REQUEST
    if isinstance(error, UnknownIdError):
        status = HTTPStatus.NOT_FOUND
    elif isinstance(error, LockedRecordError):
        status = HTTPStatus.SERVICE_UNAVAILABLE
    return _page(request, status, str(error))


async def show_fault(request: Request, error: Exception) -> Response:
    """Show that the program failed; the server's log has the traceback."""
    told = f"{type(error).__name__}; the terminal that serves this page shows where"
    return _page(request, HTTPStatus.INTERNAL_SERVER_ERROR, told)


def _page(
    request: Request, status: HTTPStatus, detail: str, headers: dict[str, str] | None = None
) -> Response:
    title = _MEANING.get(status, "Something went wrong in the program")
    response = site_of(request).page(
        request, "error.html", {"title": title, "detail": detail}, status=status
    )
    response.headers.update(headers or {})
    return response
