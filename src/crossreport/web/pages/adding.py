"""Add an incident that a report tells and that was not read there, by selecting its words."""

from collections.abc import Mapping

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from crossreport.codebook import load_codebook
from crossreport.exchange.masking import NAME
from crossreport.model import Document, Judgement
from crossreport.model.errors import CrossreportError
from crossreport.pipeline import Missed, find_words, judge_added, missed_in_claim, named_place
from crossreport.reconcile import UNKNOWN
from crossreport.store import LockedRecordError, UnknownIdError
from crossreport.web.corrections import (
    ACTORS,
    FIGURES,
    INPUTS,
    date_of,
    figures_in_order,
    place_of,
    read_figure,
    words_from,
)
from crossreport.web.forms import offsets, see_other, takes_form, value_of
from crossreport.web.pages.deciding import NothingDecidedError
from crossreport.web.queries.incidents import type_labels
from crossreport.web.queries.reports import incidents_of
from crossreport.web.queries.stretches import in_text, same_words, whole_words
from crossreport.web.reviewer import clean_name, keep_reviewer, reviewer_of
from crossreport.web.site import Site, site_of


def add_incident(request: Request) -> Response:
    """Show the form: ``?start=&end=`` are words of the text as the page of the report shows it.

    ``?claim=ID`` fills it with what the program read and refused; ``?back=ID`` is the incident
    whose review is to be gone on with.
    """
    site, query = site_of(request), request.query_params
    document = site.covered.document(request.path_params["id"])
    values: Mapping[str, str] = {}
    words: Mapping[str, tuple[int, int]] = {}
    start = end = 0
    if "claim" in query:
        told = missed_in_claim(site.covered, document.id, query["claim"])
        start, end, values = told.start, told.end, _inputs_of(told)
        words = told.words
    elif "start" in query:
        at = in_text(document.text, *offsets(query, "base", "start", "end"))
        start, end = whole_words(document.text, *at)
    back = query.get("back", "")
    return _show(request, document, (start, end), values, back=back, words=words)


def _show(
    request: Request,
    document: Document,
    at: tuple[int, int],
    inputs: Mapping[str, str],
    *,
    back: str,
    words: Mapping[str, tuple[int, int]] | None = None,
    sent: FormData | None = None,
    trouble: str = "",
) -> Response:
    site, (start, end) = site_of(request), at
    there = _told_there(site, document.id, at)
    return site.page(
        request,
        "adding.html",
        {
            "document": document,
            "start": start,
            "end": end,
            "told": document.text[start:end],
            "pieces": (document.text[:start], document.text[start:end], document.text[end:]),
            "inputs": {name: inputs.get(name, "") for name in INPUTS},
            "figures": figures_in_order(),
            "froms": _froms(sent, document, words or {}),
            "types": [(one.id, one.label) for one in load_codebook().event_types.values()],
            "reviewer": reviewer_of(request),
            "back": back,
            "sent": sent or FormData(),
            "trouble": trouble,
            "there": there,
            "labels": type_labels({kind for _, kind in there}),
        },
        status=400 if trouble else 200,
    )


def _froms(
    sent: FormData | None, document: Document, words: Mapping[str, tuple[int, int]]
) -> dict[str, tuple[str, str]]:
    """Return for each field where the words stand that fill it, with the words."""
    fields = ("event_type", "date", "place", *ACTORS, *FIGURES)
    if sent is not None:
        return {
            one: (value_of(sent, f"from_{one}"), value_of(sent, f"words_{one}")) for one in fields
        }
    return {
        one: (f"{start}:{end}:{document.id}", document.text[start:end])
        for one, (start, end) in words.items()
        if one in fields
    }


def _told_there(site: Site, document_id: str, at: tuple[int, int]) -> list[tuple[str, str]]:
    """Return the incidents that are told in some words already, with the type of each claim."""
    claims = [
        one
        for one in site.record.claims(document_id)
        if one.trigger.start < at[1] and at[0] < one.trigger.end
    ]
    owners = incidents_of(site.record, [one.id for one in claims])
    return [(owners[one.id], one.event_type) for one in claims if one.id in owners]


def _inputs_of(told: Missed) -> dict[str, str]:
    """Return what the form's inputs hold of what the program read."""
    covered = f"[{NAME}"  # a private person's; say who it was instead
    found = {
        name: value
        for name, value in told.values.items()
        if name in INPUTS and covered not in value
    }
    if "event_type" in found:
        found["event_type"] = found["event_type"].partition(";")[0]
    first, _, last = told.values.get("date", "").partition(" to ")
    return found | {"date_from": first, "date_to": last or first}


def _add(request: Request, form: FormData) -> Response:
    """Keep the incident, and go to its review, or on with the one that was being reviewed."""
    site, document_id = site_of(request), request.path_params["id"]
    author = reviewer_of(request) or clean_name(value_of(form, "name"))
    document = site.covered.document(document_id)
    back = value_of(form, "back")
    at = (0, 0)
    with site.desk.writing:
        try:
            at = _where(form, document)
            if not author:
                raise NothingDecidedError("who adds it? give your name")
            made = judge_added(
                site.record,
                _missed(site, document, form, at),
                author=author,
                note=value_of(form, "note"),
            )
        except (LockedRecordError, UnknownIdError):
            raise
        except CrossreportError as error:
            values = {name: value_of(form, name) for name in INPUTS}
            told = f"Not taken: {error}."
            return _show(request, document, at, values, back=back, sent=form, trouble=told)
    response = _next(request, made, back)
    if not reviewer_of(request):
        keep_reviewer(response, author)
    return response


def _where(form: FormData, document: Document) -> tuple[int, int]:
    """Return where the words stand that tell it: as selected, else as typed."""
    words = value_of(form, "words")
    if value_of(form, "start") or value_of(form, "end"):
        start, end = offsets({k: value_of(form, k) for k in ("start", "end")}, "start", "end")
        if same_words(document.text[start:end], words):
            return start, end
    if not words:
        raise NothingDecidedError("no words; select those that tell the incident")
    return find_words(document, words)


def _missed(site: Site, document: Document, form: FormData, at: tuple[int, int]) -> Missed:
    typed = {name: value_of(form, name) for name in INPUTS}
    values = {name: typed[name] for name in ("event_type", *ACTORS)}
    values |= {name: read_figure(typed[name]) for name in FIGURES}
    values["date"] = date_of(typed["date_from"], typed["date_to"])
    values["place"] = named_place(place_of(typed, None), site.record)
    fields = [
        name for name in (*ACTORS, *FIGURES, "date", "place") if value_of(form, f"from_{name}")
    ]
    words = {name: found for name in fields if (found := words_from(form, name, document))}
    told = {name: value for name, value in values.items() if value and value != UNKNOWN}
    return Missed(document.id, *at, told, words)


def _next(request: Request, made: Judgement, back: str) -> Response:
    site, did = site_of(request), f"did={made.id}"
    if back:
        return see_other(request, "review_incident", did, id=back)
    owner = incidents_of(site.record, [made.left]).get(made.left)
    if owner is None:  # reports are being added; it shows when they are in
        return see_other(request, "document", did, id=made.claim.document_id if made.claim else "")
    return see_other(request, "review_incident", did, id=owner)


ROUTES = [
    Route("/document/{id}/add", add_incident, name="add_incident"),
    Route("/document/{id}/add", takes_form(_add), methods=["POST"], name="keep_incident"),
]
