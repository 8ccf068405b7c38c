"""Templates, and how values look in them."""

import re
from collections.abc import Iterable
from datetime import date

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape
from starlette.requests import Request

from crossreport.model import Range, WideDate
from crossreport.model.harmless import harmless, printable
from crossreport.web import formatting
from crossreport.web.graphic import is_graphic
from crossreport.web.pages import NAVIGATION

_ISO_DAY = re.compile(r"\b(\d{4}-\d\d-\d\d)\b")


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
        days=_days,
        dated=_dated,
        figure=_figure,
        ends=lambda value: _figure(Range(*value)),
        span=_span,
        place=formatting.place,
        runs=runs,
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


def _days(value: WideDate) -> Markup:
    """Return an interval of days that the page's script writes as the reader's language does."""
    return _span(*formatting.ends_of(value))


def _span(ends: tuple[date | None, date | None], likely: bool) -> Markup:
    value = "/".join(one.isoformat() if one else "" for one in ends)
    kind = "likely days" if likely else "days"
    shown = formatting.span(ends, likely)
    return Markup('<data class="{}" value="{}">{}</data>').format(kind, value, shown)


def _figure(value: Range | None) -> Markup:
    """Return a range that the page's script writes as the reader's language does."""
    shown = formatting.figure(value)
    if value is None or shown == formatting.UNKNOWN:
        return Markup(formatting.UNKNOWN)
    three = "/".join("" if one is None else str(one) for one in (value.low, value.best, value.high))
    return Markup('<data class="range" value="{}">{}</data>').format(three, shown)


def _dated(text: str) -> Markup:
    """Return words in which days that are written 2024-05-31 are written as the reader does."""
    parts = _ISO_DAY.split(printable(text))
    made = [escape(part) if at % 2 == 0 else _iso(part) for at, part in enumerate(parts)]
    return Markup("<bdi>{}</bdi>").format(Markup("").join(made))


def _iso(text: str) -> Markup:
    try:
        return _day(date.fromisoformat(text))
    except ValueError:
        return escape(text)


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Return the runs of consecutive numbers, each as its first and last."""
    made: list[tuple[int, int]] = []
    for one in sorted(set(numbers)):
        if made and made[-1][1] == one - 1:
            made[-1] = made[-1][0], one
        else:
            made.append((one, one))
    return made
