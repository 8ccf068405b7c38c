"""Physical targets: the things that the claims say were attacked."""

from dataclasses import dataclass, field

from benchmarks.muc4.filling.incidents import Incident
from benchmarks.muc4.filling.phrases import classify, described, number
from benchmarks.muc4.filling.report import Report
from crossreport.codebook import Codebook
from crossreport.model import Damage

_EFFECTS = {
    Damage.DESTROYED: "DESTROYED",
    Damage.DAMAGED: "SOME DAMAGE",
    Damage.NONE: "NO DAMAGE",
}


@dataclass
class Thing:
    """One physical target.

    Attributes:
        id: The words.
        type: Value of the type slot.
        number: How many.
        effects: What became of it.
    """

    id: str
    type: str
    number: str
    effects: list[str] = field(default_factory=list)


def things(report: Report, incident: Incident, codebook: Codebook) -> list[Thing]:
    """Return the physical targets of an incident; none of a kidnapping, which has no such slot.

    Args:
        report: The report.
        incident: Claims that tell one incident.
        codebook: The kinds of things.
    """
    found: dict[str, Thing] = {}
    if incident.type == "KIDNAPPING":
        return []
    for claim in incident.claims:
        for one in claim.things:
            head = report.head(one.span)
            coarse = codebook.things[one.kind].muc4
            if head is None or coarse is None:
                continue
            text = described(report, head)
            kind = classify(text, "physical") or coarse
            thing = found.setdefault(text.split()[-1], Thing(text, kind, number(head), []))
            _add_effect(thing, _EFFECTS.get(one.damage, ""))
            if incident.type == "ARSON" and not thing.effects:
                thing.effects.append("SOME DAMAGE")
    return list(found.values())


def damage_at(report: Report, start: int, end: int) -> str:
    """Return the effect that the claims tell of a thing named at a place; empty without one.

    Args:
        report: The report.
        start: First character.
        end: Character after the last.
    """
    told = (
        _EFFECTS[one.damage]
        for claim in report.extraction.claims
        for one in claim.things
        if one.damage in _EFFECTS and one.span.start < end and start < one.span.end
    )
    return next(told, "")


def _add_effect(thing: Thing, effect: str) -> None:
    if effect == "DESTROYED":
        thing.effects = [effect]
    elif effect and effect not in thing.effects and "DESTROYED" not in thing.effects:
        thing.effects.append(effect)
