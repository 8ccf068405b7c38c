"""What a reviewer decides: taken only while the incident is as it was when it was shown."""

import re
from collections.abc import Callable, Sequence

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from crossreport.codebook import load_codebook
from crossreport.model import Judgement, Verdict
from crossreport.model.errors import CrossreportError
from crossreport.pipeline import (
    judge_different,
    judge_incident,
    judge_same,
    judge_split,
    judge_unsure,
    judge_value,
    named_place,
    withdraw_judgement,
)
from crossreport.reconcile import read_value
from crossreport.store import LockedRecordError, UnknownIdError
from crossreport.web.corrections import read_corrections
from crossreport.web.forms import offsets, see_other, takes_form, value_of, values_of
from crossreport.web.pages.review import Trouble, show
from crossreport.web.queries.dossier import read_dossier
from crossreport.web.queries.reports import incidents_of
from crossreport.web.queries.selected import read_selected
from crossreport.web.queries.standing import latest_about, standing
from crossreport.web.queries.stretches import in_text
from crossreport.web.reviewer import clean_name, keep_reviewer, reviewer_of
from crossreport.web.site import Site, site_of

Deciding = Callable[[Site, str, FormData, str], Sequence[Judgement]]
"""Takes the site, the incident, what was sent and who; returns what was judged."""

_VERDICTS = {"accept": Verdict.ACCEPTED, "reject": Verdict.REJECTED}
_INCIDENT = re.compile(r"\bi-[0-9a-f]+\b")
_JOINING = {"same": judge_same, "different": judge_different, "unsure": judge_unsure}


class NothingDecidedError(CrossreportError):
    """A form came without a decision in it."""

    code = "nothing-decided"


def _decide(request: Request, form: FormData) -> Response:
    """Accept, reject or skip; then go on to the next."""
    if value_of(form, "decision") == "skip":
        reviewer = reviewer_of(request)
        site_of(request).desk.skip(reviewer, request.path_params["id"])
        return see_other(request, "review")
    return _taken(request, form, _verdict, stay=False)


def _verdict(site: Site, incident: str, form: FormData, author: str) -> Sequence[Judgement]:
    verdict = _VERDICTS.get(value_of(form, "decision"))
    if verdict is None:
        raise NothingDecidedError("accept, reject or skip it")
    note = value_of(form, "note")
    return [judge_incident(site.record, incident, verdict, author=author, note=note)]


def _values(site: Site, incident: str, form: FormData, author: str) -> Sequence[Judgement]:
    dossier = read_dossier(site.covered, incident)
    found = read_corrections(form, dossier.incident, dossier.place, site.covered)
    if not found:
        raise NothingDecidedError("no value was changed; change one, or accept the incident")
    codebook, typed = load_codebook(), value_of(form, "note")
    # All of the form's values or none: a place may have a name that only the record knows, and is
    # judged first; the others are read before.
    found = sorted(found, key=lambda one: one.field != "place")
    for one in found:
        if one.field != "place":
            read_value(one.field, one.value, codebook)
    made = []
    for one in found:
        note, value = "; ".join(filter(None, (typed, one.note))), one.value
        if one.field == "place":
            value = named_place(value, site.record, instead_of=dossier.place)
        made.append(judge_value(site.record, incident, one.field, value, author=author, note=note))
    return made


def _split(site: Site, incident: str, form: FormData, author: str) -> Sequence[Judgement]:
    claims, note = values_of(form, "claim"), value_of(form, "note")
    return [judge_split(site.record, incident, claims, author=author, note=note)]


def _join(site: Site, incident: str, form: FormData, author: str) -> Sequence[Judgement]:
    other, judge = _other(form), _JOINING.get(value_of(form, "verdict"))
    if not other or judge is None:
        raise NothingDecidedError("choose the other incident")
    note = value_of(form, "note")
    return [judge(site.record, incident, other, author=author, note=note)]


def _other(form: FormData) -> str:
    """Return the other incident: one that was offered, or one named by identifier or address."""
    offered = value_of(form, "other")
    if offered != "named":
        return offered
    found = _INCIDENT.search(value_of(form, "named"))
    return found[0] if found else ""


def _taken(request: Request, form: FormData, decide: Deciding, *, stay: bool = True) -> Response:
    """Take a decision if nothing changed meanwhile; else show the change with the form."""
    site, incident, author = site_of(request), request.path_params["id"], reviewer_of(request)
    if not author:
        return see_other(request, "review_incident", id=incident)
    with site.desk.writing:
        if _standing(site, incident) != value_of(form, "seen"):
            told = f"Not taken, for this changed meanwhile. {latest_about(site.covered, incident)}"
            return show(request, incident, Trouble(told, 409, form))
        try:
            made = decide(site, incident, form, author)
        except (LockedRecordError, UnknownIdError):
            raise
        except CrossreportError as error:
            return show(request, incident, Trouble(f"Not taken: {error}.", 400, form))
    did = f"did={made[-1].id}"
    if not stay:
        return see_other(request, "review", did)
    # The claims may be another incident's now.
    kept = made[-1].right if decide is _split else made[-1].left
    now = incidents_of(site.record, [kept]).get(kept, incident)
    return see_other(request, "review_incident", did, id=now)


def _standing(site: Site, incident: str) -> str:
    try:
        return standing(site.record, incident)
    except UnknownIdError:
        return "gone"


def _withdraw(request: Request, form: FormData) -> Response:
    """Withdraw a judgement, and go to what it was about: to its review, or its page."""
    site, wanted = site_of(request), request.path_params["id"]
    author = reviewer_of(request) or clean_name(value_of(form, "name"))
    if not author:
        raise NothingDecidedError("who withdraws it? give your name")
    with site.desk.writing:
        gone = withdraw_judgement(site.record, wanted, author=author)
    page = "incident" if value_of(form, "back") == "incident" else "review_incident"
    now = incidents_of(site.record, [gone.left]).get(gone.left)
    if now is None:
        return see_other(request, "review", f"did={gone.id}")
    response = see_other(request, page, f"did={gone.id}", id=now)
    if not reviewer_of(request):
        keep_reviewer(response, author)
    return response


def read_words(request: Request) -> Response:
    """Return what selected words of a report say, for the script that fills the form."""
    query = request.query_params
    document = site_of(request).covered.document(query.get("document", ""))
    start, end = in_text(document.text, *offsets(query, "base", "start", "end"))
    values = read_selected(query.get("field", ""), document, start, end)
    return JSONResponse({"values": values, "from": f"{start}:{end}:{document.id}"})


def _taking(decide: Deciding) -> Callable[[Request, FormData], Response]:
    return lambda request, form: _taken(request, form, decide)


ROUTES = [
    Route("/data/words.json", read_words, name="read_words"),
    Route("/review/{id}", takes_form(_decide), methods=["POST"], name="decide"),
    Route("/review/{id}/values", takes_form(_taking(_values)), methods=["POST"], name="correct"),
    Route("/review/{id}/split", takes_form(_taking(_split)), methods=["POST"], name="split"),
    Route("/review/{id}/join", takes_form(_taking(_join)), methods=["POST"], name="join"),
    Route("/judgement/{id}/withdraw", takes_form(_withdraw), methods=["POST"], name="withdraw"),
]
