"""Puts the application together: pages, files, guards, errors."""

from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from crossreport.model.errors import CrossreportError
from crossreport.store import Record
from crossreport.web import errors
from crossreport.web.cache import Cache
from crossreport.web.desk import Desk
from crossreport.web.intake import Intake
from crossreport.web.pages import routes
from crossreport.web.security import Guard
from crossreport.web.settings import Settings
from crossreport.web.site import Site
from crossreport.web.templating import environment

STATIC = Path(__file__).parent / "static"


class _Files(StaticFiles):
    """Files of the package. Browsers keep them, and ask each time whether they changed."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["cache-control"] = "no-cache"
        return response


def create_app(settings: Settings, record: Record) -> Starlette:
    """Return the application that shows an open record.

    Args:
        settings: how it is served.
        record: the record; it is closed by who opened it, after the application has stopped.
    """
    app = Starlette(
        routes=[*routes(), Mount("/static", _Files(directory=STATIC), name="static")],
        middleware=[
            Middleware(Guard, settings=settings),
            Middleware(GZipMiddleware, minimum_size=2048, compresslevel=1),
        ],
        exception_handlers={
            HTTPException: errors.show_http_error,
            CrossreportError: errors.show_own_error,
            Exception: errors.show_fault,
        },
    )
    desk = Desk()
    app.state.site = Site(
        settings, record, environment(), Cache(record), desk, Intake(record, desk.writing)
    )
    return app
