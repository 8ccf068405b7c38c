"""Add reports while the record is served: files, or pasted text; with how far they have come."""

from dataclasses import asdict
from typing import Any

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from crossreport.web.forms import see_other, takes_form, value_of
from crossreport.web.intake import Delivery, IntakeError
from crossreport.web.site import site_of

MOST_BYTES = 64_000_000
MOST_FILES = 200


def add(request: Request) -> Response:
    """Show the forms and what came of earlier deliveries."""
    return _page(request)


def _page(request: Request, trouble: str = "", form: FormData | None = None) -> Response:
    site = site_of(request)
    deliveries = site.intake.deliveries()
    values = {
        "deliveries": deliveries,
        "running": site.intake.busy,
        "trouble": trouble,
        "sent": form or FormData(),
        "most": MOST_BYTES,
    }
    return site.page(request, "add.html", values, status=400 if trouble else 200)


def _take_files(request: Request, form: FormData) -> Response:
    found = [one for one in form.getlist("files") if isinstance(one, UploadFile) and one.filename]
    files = [(one.filename or "", one.file) for one in found]
    try:
        site_of(request).intake.add_files(files)
    except IntakeError as error:
        return _page(request, str(error))
    return see_other(request, "add")


def _take_text(request: Request, form: FormData) -> Response:
    try:
        site_of(request).intake.add_text(
            text=value_of(form, "text"),
            title=value_of(form, "title"),
            publisher=value_of(form, "publisher"),
            published=value_of(form, "published"),
        )
    except IntakeError as error:
        return _page(request, str(error), form)
    return see_other(request, "add")


def deliveries(request: Request) -> Response:
    """Return how far the deliveries have come, for the script."""
    return JSONResponse([_told(request, one) for one in site_of(request).intake.deliveries()])


def _told(request: Request, delivery: Delivery) -> dict[str, Any]:
    links = [str(request.app.url_path_for("incident", id=one)) for one in delivery.incidents]
    return {**asdict(delivery), "over": delivery.over, "links": links}


ROUTES = [
    Route("/add", add, name="add"),
    Route(
        "/add/files",
        takes_form(_take_files, most=MOST_BYTES, files=MOST_FILES),
        methods=["POST"],
        name="add_files",
    ),
    Route("/add/text", takes_form(_take_text, most=4_000_000), methods=["POST"], name="add_text"),
    Route("/data/deliveries.json", deliveries, name="deliveries"),
]
