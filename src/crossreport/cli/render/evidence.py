"""One incident with everything that carries it."""

from collections.abc import Mapping

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from crossreport.cli.render.lists import heading, item, located, source_name
from crossreport.cli.render.text import UNKNOWN, counted, plain, printable, quoted
from crossreport.cli.render.values import day, days, figure, where
from crossreport.cli.render.view import View
from crossreport.codebook.confidence import field_confidences
from crossreport.codebook.time_zones import why_moved
from crossreport.model import (
    ActorMention,
    Claim,
    Count,
    CountPart,
    Damage,
    Incident,
    Thing,
    Value,
    VictimKind,
)


def show_incident(view: View, incident: Incident, console: Console) -> None:
    """Print an incident's values with their rules, then its claims with their words."""
    numbers = {claim: f"[{i}]" for i, claim in enumerate(incident.claim_ids, 1)}
    heading(console, f"{incident.id}  {printable(view.types_of(incident))}")
    item(console, f"{days(incident.date)} · {where(view.place_of(incident))}")
    item(console, counted(incident.sources, "independent source"))
    place = view.place_of(incident)
    if place is not None:
        item(
            console,
            f"place known within {place.radius_km:g} km; UCDP where_prec {place.ucdp_precision}, "
            f"ACLED geo_precision {place.acled_precision}; date: UCDP date_prec "
            f"{incident.date.ucdp_precision}, ACLED time_precision {incident.date.acled_precision}",
        )
    console.print()
    console.print(_values(view, incident, numbers))
    console.print()
    if incident.disagreements:
        heading(console, "Disagreements")
        for one in incident.disagreements:
            sides = f"{_numbers(one.left, numbers)} against {_numbers(one.right, numbers)}"
            item(console, f"{one.words} ({sides})" if one.left and one.right else one.words)
        console.print()
    heading(console, "Claims")
    for claim_id in incident.claim_ids:
        _show_claim(view, view.claims[claim_id], numbers[claim_id], console)


def _values(view: View, incident: Incident, numbers: Mapping[str, str]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 2, 0, 0), show_edge=False)
    for name in ("Field", "Value", "Rule", "From"):
        table.add_column(name)
    for value in incident.values:
        table.add_row(plain(value.field.replace("_", " ")), *_cells(view, value, numbers))
        if value.instead_of is not None:
            table.add_row("  instead of", *_cells(view, value.instead_of, numbers))
    return table


def _cells(view: View, value: Value, numbers: Mapping[str, str]) -> tuple[Text, Text, str]:
    text = figure(value.range) if value.range is not None else value.text
    given = _numbers(value.claim_ids, numbers)
    if value.judgement_id is not None:
        given = value.judgement_id
    return plain(text), plain(_rule(view, value)), given


def _rule(view: View, value: Value) -> str:
    label = view.rule_label(value.rule)
    return label if value.probability is None else f"{label}, {value.probability:.0%} sure"


def _numbers(claim_ids: tuple[str, ...], numbers: Mapping[str, str]) -> str:
    return " ".join(numbers.get(claim, claim) for claim in claim_ids) or UNKNOWN


def _show_claim(view: View, claim: Claim, number_: str, console: Console) -> None:
    document = view.documents[claim.document_id]
    copied = view.copies.get(document.id)
    title = f" {quoted(document.title, 90)}" if document.title else ""
    item(console, f"{number_} {source_name(document)}{title}", indent=0)
    copy_of = f", copy of {copied}" if copied else ""
    place_in_text = f"characters {claim.quote.start}–{claim.quote.end}"
    item(console, f"{document.source}{copy_of}, {place_in_text}; claim {claim.id}", indent=4)
    item(console, quoted(claim.quote.quote), indent=4)
    for line in _lines(view, claim):
        item(console, line, indent=4)
    console.print()


def _lines(view: View, claim: Claim) -> list[str]:
    """Return what was read out of the claim's words, a line a field."""
    types = ", ".join(map(view.type_label, (claim.event_type, *claim.also_types)))
    lines = [
        f"speaker: {_speaker(claim)}; stance: {claim.stance}",
        f"event: {types}, from {quoted(claim.trigger.quote)}",
        f"date: {days(claim.date)}, {claim.date.basis}{_from(claim)}{_inferred(claim)}",
        *moved_lines(view, claim),
        f"place: {located(view, claim.id)}{_place_words(claim)}",
    ]
    lines += [f"{actor.role}: {_actor(actor)}" for actor in claim.actors]
    lines += [f"{count.kind}: {_count(count)}" for count in claim.counts]
    if claim.activity:
        lines.append(f"activity: {claim.activity.id}, from {quoted(claim.activity.span.quote)}")
    lines += [f"weapon: {one.id}, from {quoted(one.span.quote)}" for one in claim.weapons]
    lines += [_thing(one) for one in claim.things]
    return [*lines, _confidence(view, claim)]


def _confidence(view: View, claim: Claim) -> str:
    if claim.judgement_id is not None:
        return f"told by a person ({claim.judgement_id}), not read by the program"
    if claim.document_id in view.coded:
        return "confidence: none measured, for people coded it"
    fields = "".join(f"; {name} {sure:.0%}" for name, sure in field_confidences(claim).items())
    return f"confidence, measured on MUC-4: {claim.confidence:.0%}{fields}"


_DAMAGE = {
    Damage.DESTROYED: "destroyed",
    Damage.DAMAGED: "damaged",
    Damage.NONE: "unharmed",
    Damage.UNKNOWN: "nothing said of damage",
}


def _thing(thing: Thing) -> str:
    count = "" if thing.count is None else f", {figure(thing.count)}"
    return (
        f"attacked: {thing.kind}{count}, {_DAMAGE[thing.damage]}, from {quoted(thing.span.quote)}"
    )


def _speaker(claim: Claim) -> str:
    if claim.attribution is None:
        return "the document itself"
    one = claim.attribution
    via = f" via {one.via}" if one.via else ""
    carried = ", carried over" if one.carried else ""
    return f"{one.name}{via} ({one.kind}{carried}), from {quoted(one.span.quote)}"


def _inferred(claim: Claim) -> str:
    likely = claim.date.likely
    return f"; {day(likely.day)} is inferred ({likely.rule})" if likely else ""


def _from(claim: Claim) -> str:
    return f", from {quoted(claim.date.span.quote)}" if claim.date.span else ""


def moved_lines(view: View, claim: Claim) -> list[str]:
    """Return why a claim's day is another one at the place than told, where it is."""
    moved = claim.date.moved
    return [f"{view.rule_label(moved.rule)}: {why_moved(claim.date)}"] if moved else []


def _place_words(claim: Claim) -> str:
    words = ", ".join(f"{quoted(one.span.quote)} ({one.role})" for one in claim.places)
    return f", from {words}" if words else ""


def _actor(actor: ActorMention) -> str:
    meant = f", which means {quoted(actor.resolved_from.quote)}" if actor.resolved_from else ""
    return f"{actor.name} ({actor.kind}), from {quoted(actor.span.quote)}{meant}"


def _count(count: Count) -> str:
    who = [] if count.victims.kind is VictimKind.UNKNOWN else [str(count.victims.kind)]
    who += [part for part in (count.victims.sex, count.victims.age) if part]
    part = "" if count.part is CountPart.WHOLE else f", {count.part} of the figure"
    victims = f" {', '.join(who)}" if who else ""
    hedge = "" if count.qualifier == "exact" else f" ({count.qualifier})"
    return f"{figure(count.range)}{hedge}{victims}{part}, from {quoted(count.span.quote)}"
