"""Templates, and how values look in them."""

from datetime import date

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from starlette.requests import Request

from crossreport.model import Range
from crossreport.model.harmless import harmless, printable
from crossreport.web import formatting
from crossreport.web.graphic import is_graphic
from crossreport.web.pages import NAVIGATION


def environment() -> Environment:
    """Return the templates' environment: everything printed is escaped, nothing undefined."""
    made = Environment(
        loader=PackageLoader("crossreport.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(path_to=path_to, navigation=NAVIGATION)
    made.tests.update(graphic=is_graphic)
    made.filters.update(
        words=_words,
        text=harmless,
        number=number,
        day=_day,
        days=formatting.days,
        figure=formatting.figure,
        ends=lambda value: formatting.figure(Range(*value)),
        span=formatting.span,
        place=formatting.place,
    )
    return made


@pass_context
def path_to(context: Context, name: str, /, **values: str) -> str:
    """Return the path of a page, or of a file in ``static``, by its route's name."""
    request: Request = context["request"]
    return str(request.app.url_path_for(name, **values))


def _words(text: str | None) -> Markup:
    """Return words of a document on one line, isolated from the direction of what is around."""
    return Markup("<bdi>{}</bdi>").format(printable(text or ""))


def number(value: int | float) -> Markup:
    """Return a number that the page's script writes as the reader's language does."""
    return Markup('<data class="number" value="{}">{}</data>').format(value, f"{value:,}")


def _day(value: date | None) -> Markup:
    if value is None:
        return Markup(formatting.UNKNOWN)
    return Markup('<time datetime="{}">{}</time>').format(value.isoformat(), formatting.day(value))
