"""What a browser keeps about who reviews: the name, and whether scores are shown at once."""

from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import Response

from crossreport.model.harmless import printable

_NAME, _SCORES = "crossreport-reviewer", "crossreport-scores"
_LONGEST = 80
_YEAR = 365 * 24 * 3600


def reviewer_of(request: Request) -> str:
    """Return the name that the reviewer gave; empty where none was given."""
    return clean_name(unquote(request.cookies.get(_NAME, "")))


def clean_name(name: str) -> str:
    """Return a name on one line, with nothing hidden in it, and of bounded length."""
    return printable(name)[:_LONGEST].strip()


def keep_reviewer(response: Response, name: str) -> None:
    """Have the browser keep the reviewer's name."""
    _keep(response, _NAME, quote(name))


def shows_scores(request: Request) -> bool:
    """Say whether the reviewer wants to see scores before deciding."""
    return request.cookies.get(_SCORES) == "shown"


def keep_scores(response: Response, *, shown: bool) -> None:
    """Have the browser keep whether scores are shown."""
    _keep(response, _SCORES, "shown" if shown else "hidden")


def _keep(response: Response, key: str, value: str) -> None:
    response.set_cookie(key, value, max_age=_YEAR, httponly=True, samesite="strict")
