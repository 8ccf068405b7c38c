"""Claims and tests: what sources say of many events, series, and whether a rate changed."""

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from crossreport.analysis.bins import Period
from crossreport.analysis.change import Answer
from crossreport.analysis.change.ask import count_of
from crossreport.analysis.change.tables import COLUMNS as CHANGE_COLUMNS
from crossreport.analysis.change.tables import answer_plain, answer_rows
from crossreport.analysis.change.verdict import number
from crossreport.analysis.errors import AnalysisError
from crossreport.analysis.said import Said
from crossreport.analysis.said.plain import plain_said, plain_total, plain_trend
from crossreport.analysis.selection import Membership
from crossreport.analysis.series import Series
from crossreport.analysis.tables import COLUMNS as SERIES_COLUMNS
from crossreport.analysis.tables import series_rows
from crossreport.exchange import dumps
from crossreport.exchange.flat import rows_to_csv
from crossreport.model import Direction, VictimKind
from crossreport.web.answers import answers_of
from crossreport.web.asking import Asked, Measure
from crossreport.web.background import Part
from crossreport.web.drawing import draw_change, draw_series, figure_of
from crossreport.web.queries.incidents import type_labels
from crossreport.web.site import Site, site_of
from crossreport.web.statements import Statement, statements

_WAIT = 0.6
"""Seconds to wait for each part; what takes longer is shown when the page looks again."""

_ROWS = 400
"""Rows of a series that the page lists; the file holds all."""

_MEMBERS = 60
"""Incidents of a statement that the page lists."""


def claims(request: Request) -> Response:
    """Show what sources say with its check, the series asked for, and the answer of the test."""
    site = site_of(request)
    answers = answers_of(site)
    asked = Asked.of(request.query_params)
    said = answers.said(wait=_WAIT)
    counted = answers.series(asked, wait=_WAIT)
    tested = answers.change(asked, wait=_WAIT) if asked["after"] else None
    complete = all(part.ready for part in (said, counted, tested) if part is not None)
    return site.page(
        request,
        "claims.html",
        {
            "complete": complete,
            "asked": asked,
            "offered": answers.suggestions(wait=_WAIT if complete else 0.0),
            "choices": {
                "per": [one.value for one in Period],
                "measure": [one.value for one in Measure],
                "claim": [Direction.INCREASE.value, Direction.DECREASE.value],
                "victims": [one.value for one in VictimKind],
            },
            "said": _said(said, site),
            "counted": _counted(counted, asked),
            "tested": None if tested is None else _tested(tested),
            "certain": Membership.CERTAIN,
            "most": _MEMBERS,
        },
    )


def _said(part: Part[Said], site: Site) -> dict[str, Any]:
    if not part.ready:
        return {"ready": False}
    found = part.value
    shown: list[Statement] = []
    if found.totals or found.trends:
        shown = statements(found, site.covered)
    members = [m for one in shown for some in one.meant for m in some.members]
    return {
        "ready": True,
        "statements": shown,
        "labels": type_labels({one.case.incident.event_type for one in members}),
    }


def _counted(part: Part[Series], asked: Asked) -> dict[str, Any]:
    if not part.ready:
        return {"ready": False}
    try:
        found, measure = part.value, asked.measure
    except AnalysisError as error:
        return {"ready": True, "refusal": str(error)}
    return {
        "ready": True,
        "refusal": "",
        "series": found,
        "measure": measure,
        "drawn": draw_series(found, measure),
        "rows": [(row, figure_of(row, measure)) for row in found.rows[:_ROWS]],
        "hidden": max(len(found.rows) - _ROWS, 0),
        "open": any(one and one.open for one in (figure_of(row, measure) for row in found.rows)),
    }


def _tested(part: Part[Answer]) -> dict[str, Any]:
    if not part.ready:
        return {"ready": False}
    try:
        found = part.value
    except AnalysisError as error:
        return {"ready": True, "refusal": str(error)}
    return {
        "ready": True,
        "refusal": "",
        "answer": found,
        "figure": draw_change(found),
        "ratio": number,
        "count": count_of,
        "sides": [("before", found.before), ("after", found.after_tally)],
    }


def said_json(request: Request) -> Response:
    """Return every total and trend with its check, or the one that the address names.

    Raises:
        HTTPException: nothing is stated under that name.
    """
    found = answers_of(site_of(request)).said(wait=0.0).value
    name = request.query_params.get("claim")
    if name is None:
        return _json(plain_said(found), "said.json")
    checks = [plain_total(one) for one in found.totals if one.claim.id == name]
    checks += [plain_trend(one) for one in found.trends if one.claim.id == name]
    if not checks:
        raise HTTPException(404, "The record holds no such statement.")
    return _json(checks[0], f"{name}.json")


def series_csv(request: Request) -> Response:
    """Return the series that the address asks for as a table."""
    part = answers_of(site_of(request)).series(Asked.of(request.query_params), wait=0.0)
    return _csv(SERIES_COLUMNS, series_rows(part.value), "series.csv")


def change_csv(request: Request) -> Response:
    """Return the series behind the answer of the test as a table."""
    return _csv(CHANGE_COLUMNS, answer_rows(_answer(request)), "change.csv")


def change_json(request: Request) -> Response:
    """Return all that the test answers."""
    return _json(answer_plain(_answer(request)), "change.json")


def _answer(request: Request) -> Answer:
    asked = Asked.of(request.query_params)
    return answers_of(site_of(request)).change(asked, wait=0.0).value


def _json(plain: dict[str, Any], name: str) -> Response:
    text = dumps(plain, indent=2) + "\n"
    return Response(text, media_type="application/json", headers=_as_file(name))


def _csv(columns: Sequence[str], rows: Sequence[Mapping[str, Any]], name: str) -> Response:
    parts = (part.encode() for part in rows_to_csv(columns, rows))
    return StreamingResponse(parts, media_type="text/csv; charset=utf-8", headers=_as_file(name))


def _as_file(name: str) -> dict[str, str]:
    return {"content-disposition": f'attachment; filename="{name}"'}


ROUTES = [
    Route("/claims", claims, name="claims"),
    Route("/claims/said.json", said_json, name="said-json"),
    Route("/claims/series.csv", series_csv, name="series-csv"),
    Route("/claims/change.csv", change_csv, name="change-csv"),
    Route("/claims/change.json", change_json, name="change-json"),
]
