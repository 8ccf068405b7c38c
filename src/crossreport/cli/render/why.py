"""Prints what joined two claims and what spoke against it."""

from typing import Any

from rich.console import Console

from crossreport.cli.render.evidence import moved_lines
from crossreport.cli.render.lists import heading, item, source_name
from crossreport.cli.render.text import printable, quoted
from crossreport.cli.render.view import View
from crossreport.link.reasons import Reasons, in_brief, waterfall
from crossreport.model import Incident


def show_pair(view: View, reasons: Reasons, pair: tuple[str, str], console: Console) -> None:
    """Print two claims and what spoke for and against their telling one incident."""
    for claim in pair:
        _show_claim(view, claim, claim, console)
    heading(
        console,
        "One incident in the record." if _together(view, pair) else "Not one in the record.",
    )
    for line in waterfall(reasons.link(*pair), reasons.threshold):
        item(console, line)


def show_incident(view: View, reasons: Reasons, incident: Incident, console: Console) -> None:
    """Print how each claim of an incident came to be in it, and which nearly did."""
    numbers = {claim: f"[{i}]" for i, claim in enumerate(incident.claim_ids, 1)}
    heading(console, f"{incident.id}  {printable(view.types_of(incident))}")
    for claim, other, link in reasons.joins(incident):
        _show_claim(view, claim, f"{numbers[claim]} {claim}", console)
        if other is None and claim != incident.claim_ids[0]:
            item(console, "joined by way of later claims", indent=4)
        elif other is not None:
            item(console, f"with {numbers[other]}: {in_brief(link)}", indent=4)
    if near := reasons.nearest(incident):
        console.print()
        heading(console, "Nearest claims of other incidents")
        for ours, theirs, link in near:
            _show_claim(view, theirs, theirs, console)
            item(console, f"with {numbers[ours]}: {in_brief(link)}", indent=4)


def _show_claim(view: View, claim_id: str, name: str, console: Console) -> None:
    claim = view.claims[claim_id]
    document = view.documents[claim.document_id]
    item(console, f"{name}  {source_name(document)}: {quoted(claim.quote.quote, 110)}")
    for line in moved_lines(view, claim):
        item(console, line, indent=4)


def _together(view: View, pair: tuple[str, str]) -> bool:
    return any(set(pair) <= set(one.claim_ids) for one in view.incidents)


def plain_pair(view: View, reasons: Reasons, pair: tuple[str, str]) -> dict[str, Any]:
    """Return what is known of two claims as plain data."""
    left, right = pair
    link = reasons.link(left, right)
    return {"left": left, "right": right, "together": _together(view, pair), "link": link}


def plain_incident(reasons: Reasons, incident: Incident) -> dict[str, Any]:
    """Return how an incident's claims were joined as plain data."""
    return {
        "incident": incident.id,
        "claims": [
            {"claim": claim, "with": other, "link": link}
            for claim, other, link in reasons.joins(incident)
        ],
        "nearest": [
            {"claim": theirs, "with": ours, "link": link}
            for ours, theirs, link in reasons.nearest(incident)
        ],
    }
