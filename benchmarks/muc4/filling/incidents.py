"""Which claims of one report are one incident, and which incidents are to be reported.

The rules of relevance are those of the task documentation, part 1, section 1.0: violence of two
months at most before the report, not between a state's forces and armed groups alone, and specific.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from spacy.tokens import Token

from benchmarks.muc4.filling.report import Report
from crossreport.codebook import Codebook
from crossreport.model import (
    ActorKind,
    ActorRole,
    Claim,
    CountKind,
    DateBasis,
    PlaceRole,
    Specificity,
    Stance,
    WideDate,
)

_RECENT = timedelta(days=62)
_GENERIC = "ATTACK"
_UNDATED = (DateBasis.PUBLICATION_BOUND, DateBasis.UNANCHORED)
_HARM = {CountKind.KILLED, CountKind.INJURED, CountKind.ABDUCTED}
_OPEN = {"planned", "possible", "hypothetical"}


@dataclass(frozen=True, slots=True)
class Incident:
    """Claims that tell one incident.

    Attributes:
        type: MUC-4 incident type.
        claims: The claims, in the order of the text.
        stage: How far it came.
    """

    type: str
    claims: tuple[Claim, ...]
    stage: str = "ACCOMPLISHED"


def muc_types(claim: Claim, codebook: Codebook) -> list[str]:
    """Return the MUC-4 types of a claim, its own first.

    Args:
        claim: The claim.
        codebook: The event types.
    """
    ids = (claim.event_type, *claim.also_types)
    return [muc for i in ids if (muc := codebook.event_types[i].muc4) is not None]


def incidents(report: Report, codebook: Codebook) -> list[Incident]:
    """Group the claims of one report, those too that may tell nothing that happened.

    Args:
        report: The report.
        codebook: The event types.
    """
    # Claims that tell for sure what happened make the groups, so that others may join them.
    ordered = sorted(report.extraction.claims, key=lambda c: not is_told(report, c))
    groups: list[list[Claim]] = []
    for claim in ordered:
        home = next((g for g in reversed(groups) if _continues(claim, g, codebook)), None)
        if home is None:
            groups.append([claim])
        else:
            home.append(claim)
    groups.sort(key=lambda group: group[0].quote.start)
    return _joined(
        Incident(kind, tuple(group))
        for group in groups
        if (kind := _type_of(group, codebook)) is not None
    )


def _joined(found: Iterable[Incident]) -> list[Incident]:
    """Make one of incidents of a type whose dates and places do not exclude each other.

    A report tells one attack in several breaths more often than two of which neither day nor
    place differs (task documentation, part 1, section 5.0).
    """
    joined: list[Incident] = []
    for one in found:
        home = next(
            (
                number
                for number, known in enumerate(joined)
                if known.type == one.type and not _are_apart(known, one)
            ),
            None,
        )
        if home is None:
            joined.append(one)
        else:
            joined[home] = replace(joined[home], claims=joined[home].claims + one.claims)
    return joined


def _are_apart(left: Incident, right: Incident) -> bool:
    towns, others = _towns(left), _towns(right)
    if towns and others and not towns & others:
        return True
    return any(_exclude(mine, other) for mine in _dates(left) for other in _dates(right))


def _exclude(left: WideDate, right: WideDate) -> bool:
    return bool(
        (left.earliest and right.latest and right.latest < left.earliest)
        or (right.earliest and left.latest and left.latest < right.earliest)
    )


def _dates(incident: Incident) -> list[WideDate]:
    return [claim.date for claim in incident.claims if claim.date.basis not in _UNDATED]


def _towns(incident: Incident) -> set[str]:
    return {
        place.name.upper()
        for claim in incident.claims
        for place in claim.places
        if place.role is PlaceRole.EVENT
    }


def is_told(report: Report, claim: Claim) -> bool:
    """Tell whether a claim is of something that happened, as MUC-4 sees it.

    MUC-4 wants incidents named in passing too ("the murder of the priests"), also where what is
    said of them is a plan or a wish: a definite noun takes it for granted that they happened.

    Args:
        report: The report.
        claim: One of its claims.
    """
    if claim.stance is Stance.DENIED:
        return False
    if claim.specificity is Specificity.INCIDENT:
        return True
    harmed = any(count.kind in _HARM for count in claim.counts)
    if claim.reason == "unspecific":
        return harmed
    return harmed and claim.reason in _OPEN and _is_definite(report.head(claim.trigger))


def _is_definite(head: Token | None) -> bool:
    return (
        head is not None
        and head.pos_ == "NOUN"
        and any(child.lower_ == "the" or child.dep_ == "poss" for child in head.lefts)
    )


def _type_of(group: Iterable[Claim], codebook: Codebook) -> str | None:
    types = [t for claim in group for t in muc_types(claim, codebook)]
    if not types:
        return None
    named = [t for t in types if t != _GENERIC]
    return max(named, key=named.count) if named else _GENERIC


def _continues(claim: Claim, group: Sequence[Claim], codebook: Codebook) -> bool:
    """Tell whether a claim goes on about a group's incident, by the text's own thread.

    One that names the same victims goes on about it too.
    """
    threaded = claim.elaborates in {c.id for c in group}
    shared = _victims([claim]) & _victims(group)
    return bool(threaded or shared) and _same_type(claim, group, codebook)


def _victims(claims: Sequence[Claim]) -> set[str]:
    """Return the last words of those killed or taken."""
    lost = (CountKind.KILLED, CountKind.ABDUCTED)
    return {n.span.quote.split()[-1] for c in claims for n in c.counts if n.kind in lost}


def _same_type(claim: Claim, group: Sequence[Claim], codebook: Codebook) -> bool:
    own = {t for t in muc_types(claim, codebook) if t != _GENERIC}
    theirs = {t for c in group for t in muc_types(c, codebook) if t != _GENERIC}
    return not own or not theirs or bool(own & theirs)


def is_recent(incident: Incident) -> bool:
    """Tell whether an incident happened within two months of the report, as far as it says.

    Args:
        incident: The incident.
    """
    dated = [c.date for c in incident.claims if c.date.basis is not DateBasis.PUBLICATION_BOUND]
    latest = max((d.latest for d in dated if d.latest is not None), default=None)
    bound = max((c.date.latest for c in incident.claims if c.date.latest), default=None)
    if latest is None or bound is None:
        return True
    published = [
        c.date.latest
        for c in incident.claims
        if c.date.basis is DateBasis.PUBLICATION_BOUND and c.date.latest
    ]
    return not published or latest >= max(published) - _RECENT


_ARMED = {ActorKind.STATE_FORCES, ActorKind.REBELS, ActorKind.MILITIA, ActorKind.CRIMINALS}


def is_between_armed(incident: Incident) -> bool:
    """Tell whether armed sides alone are told of, as in a clash.

    Args:
        incident: The incident.
    """
    actors = [a for c in incident.claims for a in c.actors]
    parties = {a.kind for a in actors if a.role is ActorRole.PARTY}
    return bool(parties) and parties <= _ARMED
