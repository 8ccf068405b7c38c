"""Compares what the record's claims say with the gold's claims, quote by quote."""

from collections.abc import Iterable, Iterator, Sequence

from crossreport.evaluate.checks import Check, shortened
from crossreport.evaluate.gold_format import GoldCount, OtherFigure
from crossreport.evaluate.locating import Library
from crossreport.evaluate.matching import Quoted
from crossreport.evaluate.naming import Names
from crossreport.evaluate.showing import NOTHING, show_all, show_date, within
from crossreport.model import Claim, Count, CountPart, VictimKind


def check_claim(entry: Quoted, tellers: Sequence[Claim], names: Names) -> Iterator[Check]:
    """Yield the checks of one gold claim.

    Args:
        entry: the gold claim and where its quote stands.
        tellers: the record's claims that tell it, those with their trigger in it first.
        names: compares names.

    An optional claim that no claim tells is not checked.
    """
    gold = entry.claim
    subject = f"{entry.incident.id} “{shortened(gold.quote)}” in {gold.file}"

    def check(field: str, ok: bool, wanted: str, got: str) -> Check:
        return Check("claim", subject, field, ok, wanted, got)

    if not entry.stretches:
        yield check("quote", False, "the quote in the document", "no such words")
        return
    if not gold.optional:
        yield check("found", bool(tellers), "a claim", "a claim" if tellers else NOTHING)
    if not tellers:
        return
    if gold.date is not None:
        ok = any(within(claim.date, gold.date) for claim in tellers)
        yield check("date", ok, show_date(gold.date), show_all(show_date(c.date) for c in tellers))
    if gold.speaker is not None:
        speakers = [c.attribution.name for c in tellers if c.attribution is not None]
        ok = any(names.same_speaker(name, gold.speaker) for name in speakers)
        yield check("speaker", ok, gold.speaker, show_all(speakers))
    if gold.stance is not None:
        ok = any(claim.stance is gold.stance for claim in tellers)
        yield check("stance", ok, gold.stance, show_all(c.stance for c in tellers))
    if gold.activity is not None:
        found = [claim.activity.id for claim in tellers if claim.activity is not None]
        ok = any(names.same_activity(activity, gold.activity) for activity in found)
        yield check("activity", ok, gold.activity, show_all(found))
    figures = _figures_in(entry, tellers)
    for count in gold.counts:
        yield from _check_count(subject, count, figures)


def _figures_in(entry: Quoted, claims: Iterable[Claim]) -> list[Count]:
    """Return the figures whose words stand in the quote, each stretch of words once."""
    found = {
        (count.kind, count.span): count
        for claim in claims
        for count in claim.counts
        if entry.holds(count.span)
    }
    return list(found.values())


def _check_count(subject: str, gold: GoldCount, figures: Sequence[Count]) -> Iterator[Check]:
    mine = [count for count in figures if count.kind is gold.kind]
    shown = show_all(_show(count) for count in mine)

    def check(field: str, ok: bool, wanted: str) -> Check:
        return Check("claim", subject, field, ok, wanted, shown)

    if gold.value is not None:
        ok = gold.value in _totals(mine)
        yield check(gold.kind, ok, str(gold.value))
    if gold.qualifier is not None:
        hedged = [c for c in mine if gold.value is None or _value(c) == gold.value]
        ok = any(count.qualifier is gold.qualifier for count in hedged)
        yield check(f"{gold.kind} qualifier", ok, gold.qualifier)
    if gold.victims:
        ok = any(count.victims.kind in gold.victims for count in mine)
        yield check(f"{gold.kind} victims", ok, show_all(sorted(gold.victims)))
    for kinds, number in gold.breakdown:
        ok = any(_value(count) == number and count.victims.kind in kinds for count in mine)
        yield check(f"{gold.kind} victims", ok, f"{number} {_kinds(kinds)}")
    if gold.women is not None:
        ok = any(_value(count) == gold.women and count.victims.sex == "female" for count in mine)
        yield check(f"women {gold.kind}", ok, str(gold.women))


def _kinds(kinds: Iterable[VictimKind]) -> str:
    return " or ".join(sorted(kinds))


def _value(count: Count) -> int | None:
    """Return the number as written, or the one that words without a number stand for."""
    return count.stated if count.stated is not None else count.range.best


def _totals(counts: Sequence[Count]) -> set[int]:
    """Return the numbers that the figures give: each whole, and the parts added up."""
    wholes = {_value(count) for count in counts if count.part is CountPart.WHOLE}
    parts = [_value(count) for count in counts if count.part is CountPart.PART]
    known = [part for part in parts if part is not None]
    totals = {value for value in wholes if value is not None}
    if known and len(known) == len(parts):
        totals.add(sum(known))
    return totals


def _show(count: Count) -> str:
    who = [count.victims.kind.value]
    if count.victims.sex is not None:
        who.append(count.victims.sex)
    return f"{count.kind} {_value(count)} ({count.qualifier}, {' '.join(who)}, {count.part})"


def check_figure(
    incident_id: str,
    figure: OtherFigure,
    *,
    claims: Iterable[Claim],
    library: Library,
    names: Names,
) -> Iterator[Check]:
    """Yield the checks of a figure that goes with an incident.

    Args:
        incident_id: the gold incident.
        figure: the figure.
        claims: the claims of the record's incident.
        library: the record's documents.
        names: compares names.
    """
    ids = {document.id for document in library.named(figure.file)}
    told = [
        (claim, count)
        for claim in claims
        if claim.document_id in ids
        for count in claim.counts
        if count.kind is figure.kind
    ]
    right = [(claim, count) for claim, count in told if _value(count) == figure.value]
    subject = f"{incident_id} {figure.kind} in {figure.file}"
    shown = show_all(_show(count) for _, count in told)
    yield Check("claim", subject, "other figure", bool(right), str(figure.value), shown)
    if right and figure.qualifier is not None:
        ok = any(count.qualifier is figure.qualifier for _, count in right)
        yield Check("claim", subject, f"{figure.kind} qualifier", ok, figure.qualifier, shown)
    if right and figure.speaker is not None:
        speakers = [c.attribution.name for c, _ in right if c.attribution is not None]
        ok = any(names.same_speaker(name, figure.speaker) for name in speakers)
        yield Check("claim", subject, "speaker", ok, figure.speaker, show_all(speakers))
