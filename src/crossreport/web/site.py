"""What every page needs: the record, the settings, the templates."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from jinja2 import Environment
from starlette.requests import Request
from starlette.responses import HTMLResponse

from crossreport.exchange import Terms, shielded
from crossreport.store import Record
from crossreport.web.cache import Cache, stamp_of_reports
from crossreport.web.desk import Desk
from crossreport.web.intake import Intake
from crossreport.web.settings import Settings


@dataclass(frozen=True, slots=True)
class Site:
    """One record being served.

    Attributes:
        settings: what the person who serves it chose.
        record: the record, open; its methods may be called from any thread.
        templates: the templates; all that they print is escaped.
        cache: what was computed from the record's present state.
        desk: who reviews what just now, and the lock of those who write.
        intake: takes in reports that people add.
    """

    settings: Settings
    record: Record
    templates: Environment
    cache: Cache
    desk: Desk
    intake: Intake

    def page(
        self,
        request: Request,
        template: str,
        values: Mapping[str, Any] | None = None,
        *,
        status: int = 200,
    ) -> HTMLResponse:
        """Return a page made from a template, which also sees ``request`` and ``site``."""
        made = self.templates.get_template(template)
        text = made.render({"request": request, "site": self, **(values or {})})
        return HTMLResponse(text, status_code=status)

    @property
    def covered(self) -> Record:
        """The record to read from, names of private persons covered unless they may be shown.

        To find the names takes all reports; no judgement changes them.
        """
        terms = Terms(names=self.settings.names)
        return self.cache.get(
            "covered", lambda record: shielded(record, terms), of=stamp_of_reports
        )


def site_of(request: Request) -> Site:
    """Return the site that a request is for."""
    return cast(Site, request.app.state.site)
