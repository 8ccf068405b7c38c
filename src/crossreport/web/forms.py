"""Forms that write: read within bounds, then handled in a thread that may wait for the record."""

from collections.abc import Awaitable, Callable, Mapping

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

Handler = Callable[[Request, FormData], Response]

MOST_BYTES = 1_000_000
"""Longest form that holds no files."""


def takes_form(
    handle: Handler, *, most: int = MOST_BYTES, files: int = 0
) -> Callable[[Request], Awaitable[Response]]:
    """Return an endpoint that reads a form and hands it to a plain function.

    Args:
        handle: what is done with it.
        most: the most bytes it may have.
        files: the most files it may hold.

    Raises:
        HTTPException: from the endpoint, for a form that is too long or tells no length.
    """

    async def endpoint(request: Request) -> Response:
        check_length(request, most)
        async with request.form(max_files=files, max_fields=1000, max_part_size=most) as form:
            return await run_in_threadpool(handle, request, form)

    return endpoint


def check_length(request: Request, most: int) -> None:
    """Refuse what is longer than a bound, or does not say how long it is, before it is read."""
    told = request.headers.get("content-length", "")
    if not told.isascii() or not told.isdigit():
        raise HTTPException(411, "the form does not say how long it is")
    if int(told) > most:
        raise HTTPException(413, f"it holds more than {most // 1_000_000} MB; send less at once")


def value_of(form: FormData, name: str) -> str:
    """Return the text of a field; empty where it is missing or a file."""
    found = form.get(name, "")
    return found.strip() if isinstance(found, str) else ""


def values_of(form: FormData, name: str) -> list[str]:
    """Return the texts of all fields of a name."""
    return [one for one in form.getlist(name) if isinstance(one, str)]


def offsets(query: Mapping[str, str], *names: str) -> list[int]:
    """Return offsets of characters that an address or a form holds.

    Raises:
        HTTPException: one is missing or no number.
    """
    found = [query.get(name, "") for name in names]
    if not all(one.isascii() and one.isdigit() and len(one) < 10 for one in found):
        raise HTTPException(400, f"{' and '.join(names)} are offsets of characters")
    return list(map(int, found))


def see_other(request: Request, name: str, query: str = "", /, **parts: str) -> Response:
    """Return the redirect to a page after something was written, so that reloading is harmless."""
    path = str(request.app.url_path_for(name, **parts))
    return RedirectResponse(f"{path}?{query}" if query else path, status_code=303)
