"""Compares aggregate claims, trend claims and words that are no incident."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from crossreport.evaluate.checks import Check, shortened
from crossreport.evaluate.gold_format import GoldAggregate, GoldNotIncident, GoldTrend
from crossreport.evaluate.locating import Library
from crossreport.evaluate.naming import Names, same_place_name, stems_of
from crossreport.evaluate.showing import NOTHING, show_all, show_date
from crossreport.model import (
    ActorMention,
    AggregateClaim,
    Attribution,
    Claim,
    PlaceMention,
    Span,
    TrendClaim,
    WideDate,
)


@dataclass(frozen=True, slots=True)
class Checked:
    """The checks of a list of statements, and what the record has beyond the gold."""

    checks: tuple[Check, ...]
    extra: tuple[str, ...]


def check_aggregates(
    golds: Sequence[GoldAggregate],
    aggregates: Sequence[AggregateClaim],
    *,
    library: Library,
    names: Names,
) -> Checked:
    """Compare aggregate claims; one belongs to a gold one when its figure stands in the quote."""
    checks: list[Check] = []
    used: set[str] = set()
    for gold in golds:
        stretches = library.quoted(gold.file, gold.quote)
        mine = [a for a in aggregates if any(s.overlap(a.count_span) for s in stretches)]
        used |= {aggregate.id for aggregate in mine}
        subject = f"“{shortened(gold.quote)}” in {gold.file}"
        if mine or not gold.optional:
            got = mine[0].quote.quote if mine else NOTHING
            checks.append(
                Check("aggregate", subject, "found", len(mine) == 1, "one aggregate claim", got)
            )
        if mine:
            checks.extend(_aggregate(subject, gold, mine[0], names))
    extra = tuple(_extra(a.quote, a.document_id) for a in aggregates if a.id not in used)
    return Checked(tuple(checks), extra)


def _aggregate(
    subject: str, gold: GoldAggregate, found: AggregateClaim, names: Names
) -> Iterator[Check]:
    def check(field: str, ok: bool, wanted: str, got: str) -> Check:
        return Check("aggregate", subject, field, ok, wanted, got)

    number = found.stated if found.stated is not None else found.count.best
    yield check("count", number == gold.count, str(gold.count), str(number))
    yield check("of", bool(stems_of(gold.of) & stems_of(found.of)), gold.of, found.of)
    if gold.period is not None:
        ends = (found.period.earliest, found.period.latest)
        ok = ends == (gold.period.earliest, gold.period.latest)
        yield check("period", ok, show_date(gold.period), show_date(found.period))
    if gold.actor is not None:
        name = _actor(found.actor)
        yield check("actor", names.same_actor(name, gold.actor), gold.actor, name)
    for place in gold.places:
        yield _place("aggregate", subject, place, found.places)
    if gold.stance is not None:
        yield check("stance", found.stance is gold.stance, gold.stance, found.stance)
    if gold.speaker is not None:
        yield _speaker("aggregate", subject, gold.speaker, found.attribution, names)


def check_trends(
    golds: Sequence[GoldTrend], trends: Sequence[TrendClaim], *, library: Library, names: Names
) -> Checked:
    """Compare trend claims; one belongs to a gold one when its trigger stands in the quote."""
    checks: list[Check] = []
    used: set[str] = set()
    for gold in golds:
        stretches = library.quoted(gold.file, gold.quote)
        mine = [t for t in trends if any(s.overlap(t.trigger) for s in stretches)]
        used |= {trend.id for trend in mine}
        subject = f"“{shortened(gold.quote)}” in {gold.file}"
        if mine or not gold.optional:
            got = mine[0].quote.quote if mine else NOTHING
            checks.append(Check("trend", subject, "found", len(mine) == 1, "one trend claim", got))
        if mine:
            checks.extend(_trend(subject, gold, mine[0], names))
    extra = tuple(_extra(t.quote, t.document_id) for t in trends if t.id not in used)
    return Checked(tuple(checks), extra)


def _trend(subject: str, gold: GoldTrend, found: TrendClaim, names: Names) -> Iterator[Check]:
    def check(field: str, ok: bool, wanted: str, got: str) -> Check:
        return Check("trend", subject, field, ok, wanted, got)

    ok = found.direction is gold.direction
    yield check("direction", ok, gold.direction, found.direction)
    yield check("of", bool(stems_of(gold.of) & stems_of(found.of)), gold.of, found.of)
    if gold.since is not None:
        since = found.since
        ok = since is not None and since.earliest == gold.since
        yield check("since", ok, gold.since.isoformat(), _begin(since))
    for place in gold.places:
        yield _place("trend", subject, place, found.places)
    if gold.speaker is not None:
        yield _speaker("trend", subject, gold.speaker, found.attribution, names)


def _begin(date: WideDate | None) -> str:
    return NOTHING if date is None or date.earliest is None else date.earliest.isoformat()


def _actor(mention: ActorMention | None) -> str:
    return NOTHING if mention is None else mention.name


def _place(area: str, subject: str, wanted: str, places: Sequence[PlaceMention]) -> Check:
    ok = any(
        same_place_name(name, wanted) for place in places for name in (place.span.quote, place.name)
    )
    return Check(area, subject, "place", ok, wanted, show_all(p.span.quote for p in places))


def _speaker(
    area: str, subject: str, wanted: str, found: Attribution | None, names: Names
) -> Check:
    name = NOTHING if found is None else found.name
    ok = found is not None and names.same_speaker(name, wanted)
    return Check(area, subject, "speaker", ok, wanted, name)


def _extra(quote: Span, document_id: str) -> str:
    return f"“{shortened(quote.quote, 120)}” in {document_id}"


def check_not_incidents(
    golds: Iterable[GoldNotIncident], claims: Sequence[Claim], *, library: Library
) -> Iterator[Check]:
    """Yield whether no claim of an incident has its trigger in the words.

    Args:
        golds: words that are no incident.
        claims: the claims of the record's incidents, natural disasters left out.
        library: the record's documents.
    """
    for gold in golds:
        stretches = library.quoted(gold.file, gold.quote)
        made = [c for c in claims if any(s.overlap(c.trigger) for s in stretches)]
        ok = bool(stretches) and not made
        wanted = f"no incident ({gold.why})"
        got = show_all(f"{c.event_type} “{c.trigger.quote}”" for c in made)
        if not stretches:
            got = "no such words in the record's documents"
        subject = f"“{shortened(gold.quote)}” in {gold.file}"
        yield Check("not-incident", subject, "kept out", ok, wanted, got)
