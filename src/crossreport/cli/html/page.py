"""Writes a report's contents as one page of HTML.

The page asks for nothing outside itself, by its content security policy too; every text is made
harmless and escaped, whoever wrote it.
"""

import re
from datetime import date
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from crossreport.analysis.bins import bin_name
from crossreport.analysis.clusters import wording as clusters_wording
from crossreport.analysis.said import total_words, trend_words
from crossreport.analysis.said.wording import claim_words
from crossreport.analysis.svg import Bar, Dot, Interval, bars, intervals, sketch
from crossreport.analysis.unreported import Estimate
from crossreport.analysis.unreported import wording as unreported_wording
from crossreport.cli.html.contents import Contents
from crossreport.cli.render.lists import says
from crossreport.cli.render.text import printable, shortened
from crossreport.cli.render.values import day, days, figure, where
from crossreport.model import Place

MOST = 200
"""Incidents, disagreements and documents that are listed; the exports hold all."""

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_MODELS = 6
_REGION = 3  # ACLED geo_precision of what is known as a region only
_QUOTE = 300


def page(contents: Contents) -> str:
    """Return the page."""
    return (
        _environment()
        .get_template("report.html")
        .render(
            report=contents,
            brief=contents.brief,
            view=contents.view,
            members=contents.selection.members,
            figures=_figures(contents),
            most=MOST,
            clusters_wording=clusters_wording,
            unreported_wording=unreported_wording,
        )
    )


def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("crossreport.cli.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_harmless,
    )
    made.filters.update(
        day=day,
        days=lambda value: _unbroken(days(value)),
        figure=figure,
        place=where,
        total_words=total_words,
        trend_words=trend_words,
        claim_words=claim_words,
        short=lambda text: shortened(text, _QUOTE),
    )
    made.globals.update(says=says, from_ordinal=date.fromordinal)
    return made


def _harmless(value: Any) -> Any:
    """Make a text harmless before it is escaped; what the page itself made stays."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return printable(value)
    return value


def _unbroken(words: str) -> Markup:
    """Return words in which no date is broken over two lines."""
    return Markup(_DATE.sub(r'<span class="date">\g<0></span>', str(escape(words))))


def _figures(contents: Contents) -> dict[str, Markup]:
    found = {}
    if contents.line is not None:
        rows = contents.line.rows
        found["series"] = bars(
            [
                Bar(
                    bin_name(row.days.first, contents.line.period),
                    row.incidents.best,
                    row.incidents.low,
                    row.incidents.high,
                )
                for row in rows
            ],
            title=f"Incidents per {contents.line.period}",
        )
        found["reports"] = bars(
            [
                Bar(
                    bin_name(row.days.first, contents.line.period),
                    row.documents,
                    row.documents,
                    row.documents,
                )
                for row in rows
            ],
            title=f"Documents published per {contents.line.period}",
        )
    if dots := _dots(contents):
        found["where"] = sketch(dots, title="Where incidents are known to be")
    if contents.change is not None and contents.change.line is not None:
        line = contents.change.line
        counts = zip(line.bins, line.counts, strict=True)
        found["change"] = bars(
            [
                Bar(bin_name(days.first, contents.change.period), count, count, count)
                for days, count in counts
            ],
            lines={"fitted": line.fitted, "unchanged": line.unchanged},
            marked=line.before,
            title=f"Incidents per {contents.change.period} before and after",
        )
    if contents.unreported is not None and isinstance(contents.unreported[0], Estimate):
        found["unreported"] = _estimates(contents.unreported[0])
    return found


def _dots(contents: Contents) -> list[Dot]:
    """Return the places of incidents, with a cluster's marked; regions are no dots."""
    marked: set[str] = set()
    if contents.clusters is not None:
        for cluster in contents.clusters.scan.clusters:
            if cluster.p <= contents.clusters.alpha:
                marked.update(cluster.incidents)
    at: dict[tuple[float, float, bool], list[Place]] = {}
    for one in contents.selection.members:
        place = one.case.place
        if place is not None and place.acled_precision < _REGION:
            key = place.latitude, place.longitude, one.case.incident.id in marked
            at.setdefault(key, []).append(place)
    return [
        Dot(
            latitude,
            longitude,
            min(place.radius_km for place in found),
            printable(f"{where(found[0])}: {len(found)}"),
            len(found),
            stands_out,
        )
        for (latitude, longitude, stands_out), found in at.items()
    ]


def _estimates(found: Estimate) -> Markup:
    bound = found.lower_bound
    shown = [
        Interval("all models together", found.low, found.total, found.high),
        Interval("lower bound (Chao)", bound.low, bound.total, bound.high, 0.0),
        *(
            Interval(shortened(one.words, 42), one.low, one.total, one.high, one.probability)
            for one in found.models[:_MODELS]
        ),
    ]
    return intervals(shown, title="How many incidents in all", seen=float(found.overlap.seen))
