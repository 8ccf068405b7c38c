"""Disagreements, aggregate and trend claims, refusals, documents."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from crossreport.cli.render.text import UNKNOWN, counted, plain, quoted, shortened
from crossreport.cli.render.values import day, days, figure, where
from crossreport.cli.render.view import View
from crossreport.model import (
    CLAIM_REASONS,
    AggregateClaim,
    Document,
    PlaceRole,
    Refusal,
    TrendClaim,
)

EXAMPLES = 3
"""How many examples of each reason a summary shows."""

NOTES = {
    "no-publication-date": "no publication date: relative dates in it stay open",
    "publication-date-unreadable": "the publication date cannot be read",
    "publication-date-ambiguous": "the publication date can be read in two ways",
    "older-date-printed": "dated by its page, which prints an older day than its metadata",
    "future-publication-date": "the publication date lies in the future",
    "language-not-read": "in a language that is not read yet: nothing was taken from it",
    "language-unknown": "the language cannot be told",
    "decoding-guessed": "the encoding was guessed",
    "no-body-text": "no text besides its title",
    "publisher-inferred": "the publisher was inferred",
    "identifier-taken": "its identifier was taken by another document",
}
"""What the codes in a document's notes mean."""


def heading(console: Console, text: str) -> None:
    """Print the heading of a section."""
    console.print(Text(text, style="bold"))


def item(console: Console, text: str, *, indent: int = 2) -> None:
    """Print one item, continued lines indented."""
    console.print(Padding(plain(text), (0, 0, 0, indent), expand=False))


def show_disagreements(view: View, console: Console) -> None:
    """Print what sources disagree about, in words."""
    total = sum(len(one.disagreements) for one in view.incidents)
    if not total:
        console.print("No disagreements.\n")
        return
    heading(console, counted(total, "disagreement"))
    for incident in view.incidents:
        if not incident.disagreements:
            continue
        place = view.place_of(incident)
        name = [days(incident.date), view.types_of(incident), *([place.name] if place else [])]
        item(console, f"{view.short_ids[incident.id]}  {', '.join(name)}")
        for said in incident.disagreements:
            item(console, said.words, indent=4)
    console.print()


def says(view: View, claim: AggregateClaim | TrendClaim) -> str:
    """Return who says so, where it stands, and how it is meant."""
    document = view.documents.get(claim.document_id)
    said = source_name(document) if document else claim.document_id
    if speaker := claim.attribution:
        via = f" via {speaker.via}" if speaker.via else ""
        said = f"{speaker.name}{via}, in {said}"
    return f"{said} ({claim.stance.replace('-', ' ')})"


def source_name(document: Document) -> str:
    """Return a document's publisher, or its title or file, and publication date."""
    name = document.publisher or document.title or document.source
    return f"{name}, {day(document.published)}" if document.published else f"{name}, undated"


def _area(view: View, claim: AggregateClaim | TrendClaim) -> str:
    names = [one.span.quote for one in claim.places if one.role is not PlaceRole.OTHER]
    return f" in {', '.join(names)}" if names else ""


def _actor(claim: AggregateClaim | TrendClaim) -> str:
    return f" by {claim.actor.name}" if claim.actor else ""


def show_aggregates(view: View, console: Console) -> None:
    """Print counts of events over a period; they are no incidents."""
    if not view.aggregates:
        console.print("No aggregate claims.\n")
        return
    heading(console, f"{counted(len(view.aggregates), 'aggregate claim')} (no incidents)")
    for claim in view.aggregates:
        figures = "".join(f", {c.kind} {figure(c.range)}" for c in claim.casualties)
        item(
            console,
            f"{figure(claim.count)} {claim.of}{_actor(claim)}{_area(view, claim)}, "
            f"{days(claim.period)}{figures}",
        )
        item(console, f"{says(view, claim)}: {quoted(claim.quote.quote, 200)}", indent=4)
    console.print()


def show_trends(view: View, console: Console) -> None:
    """Print claims that there are more or fewer events."""
    if not view.trends:
        console.print("No trend claims.\n")
        return
    heading(console, f"{counted(len(view.trends), 'trend claim')} (no incidents)")
    for claim in view.trends:
        since = f", {days(claim.since)}" if claim.since else ""
        item(console, f"{claim.direction} of {claim.of}{_actor(claim)}{_area(view, claim)}{since}")
        item(console, f"{says(view, claim)}: {quoted(claim.quote.quote, 200)}", indent=4)
    console.print()


@dataclass(frozen=True, slots=True)
class Refused:
    """One thing that made no incident, with its reason.

    Attributes:
        step: the verb that refused it.
        code: short name of the reason.
        reason: the reason in words, common to all of the code; empty when each has its own.
        subject: what was refused.
        words: what to show of it.
    """

    step: str
    code: str
    reason: str
    subject: str
    words: str


def refused(view: View) -> list[Refused]:
    """Return everything that was read and is in no incident, each thing once."""
    claims = [
        Refused(
            "extract",
            str(claim.reason or "not-linked"),
            CLAIM_REASONS[claim.reason] if claim.reason else "no incident was made of it",
            claim.id,
            f"{_document_name(view, claim.document_id)}: {quoted(claim.quote.quote, 160)}",
        )
        for claim in view.outside
    ]
    listed = {claim.subject for claim in claims}
    others = [
        Refused(one.step, one.code, "", one.subject, _refusal_words(view, one))
        for one in view.refusals
        if one.subject not in listed
    ]
    return others + claims


def _refusal_words(view: View, refusal: Refusal) -> str:
    """Return a refusal's message with the document and the words it is about."""
    words = refusal.message
    document = view.documents.get(refusal.document_id or "")
    if document and document.source not in words:
        words = f"{document.source}: {words}"
    if refusal.quote and refusal.quote not in words:
        words = f"{words} {quoted(refusal.quote, 160)}"
    return words


def _document_name(view: View, document_id: str) -> str:
    document = view.documents.get(document_id)
    return document.source if document else document_id


def show_refused(view: View, console: Console, *, examples: int | None = EXAMPLES) -> None:
    """Print what was refused and why, by reason, with some examples or all."""
    found = refused(view)
    if not found:
        console.print("Nothing was refused.\n")
        return
    heading(console, f"{counted(len(found), 'thing')} refused or set aside")
    groups: dict[tuple[str, str], list[Refused]] = defaultdict(list)
    for one in found:
        groups[one.step, one.code].append(one)
    for (step, code), members in groups.items():
        reason = next((one.reason for one in members if one.reason), "")
        item(console, f"{len(members)} × {code} ({step}){': ' + reason if reason else ''}")
        _show_some(console, [one.words for one in members], examples)
    console.print()


def _show_some(console: Console, words: Sequence[str], examples: int | None) -> None:
    shown = words if examples is None else words[:examples]
    for one in shown:
        item(console, one if examples is None else shortened(one, 240), indent=4)
    if len(shown) < len(words):
        item(console, f"… and {len(words) - len(shown)} more (crossreport show refused)", indent=4)


def show_unplaced(view: View, console: Console) -> None:
    """Print incidents without a place and place names that were not resolved."""
    incidents = [one for one in view.incidents if one.place_id is None]
    names = [one for one in view.refusals if one.step == "geocode"]
    if not incidents and not names:
        console.print("Everything is placed.\n")
        return
    if incidents:
        heading(console, f"{counted(len(incidents), 'incident')} without a place")
        for one in incidents:
            types = view.types_of(one)
            item(console, f"{view.short_ids[one.id]}  {days(one.date)}  {types}")
    if names:
        heading(console, f"{counted(len(names), 'place name')} not resolved")
        for refusal in names:
            source = _document_name(view, refusal.document_id or refusal.subject)
            item(console, f"{source}: {refusal.message}")
    console.print()


def show_noted(view: View, console: Console) -> None:
    """Print, by note, the documents that a person should look at."""
    groups: dict[str, list[Document]] = defaultdict(list)
    for document in view.documents.values():
        for note in document.notes:
            groups[note].append(document)
    if not groups:
        return
    heading(console, "Documents to look at")
    for note, members in sorted(groups.items()):
        item(console, f"{counted(len(members), 'document')}: {NOTES.get(note, note)}")
        _show_some(console, [one.source for one in members], EXAMPLES)
    console.print()


def show_documents(view: View, console: Console, documents: Iterable[Document]) -> None:
    """Print documents with their particulars."""
    claims: dict[str, int] = defaultdict(int)
    for claim in view.claims.values():
        claims[claim.document_id] += 1
    shown = 0
    for document in documents:
        shown += 1
        heading(console, f"{document.id}  {shortened(document.title or document.source, 100)}")
        item(console, f"{source_name(document)} · {document.source} · {document.media_type}")
        copied = view.copies.get(document.id)
        facts = [
            f"language {document.language or UNKNOWN}",
            f"{len(document.text):,} characters",
            counted(claims[document.id], "claim"),
            *([f"copy of {copied}"] if copied else []),
            *(NOTES.get(note, note) for note in document.notes),
        ]
        item(console, " · ".join(facts))
    console.print(counted(shown, "document") + ".")


def located(view: View, claim_id: str) -> str:
    """Return the best place of a claim in words."""
    return where(view.locations.get(claim_id))
