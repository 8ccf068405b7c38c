"""Who did it, how sure that is, and with what."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.muc4.filling.incidents import Incident
from benchmarks.muc4.filling.phrases import described
from benchmarks.muc4.filling.report import Report
from benchmarks.muc4.filling.vocabulary import vocabulary, words
from crossreport.codebook import Codebook
from crossreport.model import ActorKind, ActorMention, ActorRole, Claim, Span, SpeakerKind, Stance

_STATE = {ActorKind.STATE_FORCES, ActorKind.EXTERNAL}
_OUTLAWS = {ActorKind.REBELS, ActorKind.CRIMINALS}
_DOERS = _STATE | {
    ActorKind.REBELS,
    ActorKind.MILITIA,
    ActorKind.COMMUNAL_MILITIA,
    ActorKind.CRIMINALS,
    ActorKind.UNIDENTIFIED,
}
_STATE_DOER = "state"
_OUTLAW = "outlaw"
_AUTHORITIES = {SpeakerKind.OFFICIAL, SpeakerKind.MILITARY}


@dataclass
class Perpetrators:
    """Perpetrators of one incident.

    Attributes:
        individuals: Strings of people.
        organizations: Strings of organizations with their confidence.
        kinds: What the claims take them for.
    """

    individuals: list[str]
    organizations: dict[str, str]
    kinds: set[ActorKind]

    @property
    def category(self) -> str:
        """Kind of violence; empty where nothing tells of what kind the perpetrators are."""
        named = [*self.individuals, *self.organizations]
        told = {kind for name in named for kind in _told(name)}
        if not named:
            return ""
        if _OUTLAW in told or (self.kinds & _OUTLAWS and _STATE_DOER not in told):
            return "TERRORIST ACT"
        if _STATE_DOER in told or (self.kinds and self.kinds <= _STATE):
            return "STATE-SPONSORED VIOLENCE"
        return "TERRORIST ACT" if self.organizations else ""


def perpetrators(report: Report, incident: Incident) -> Perpetrators:
    """Return the perpetrators of an incident.

    Where its own claims name none, those whom the report names first for other deeds: reports of
    several attacks name the group once. An organization found so is only possible.

    Args:
        report: The report.
        incident: Claims that tell one incident.
    """
    own = _named(report, incident.claims)
    if not own.individuals and not own.organizations:
        own = _named(report, _others(report, organizations=False))
    if not own.organizations:
        other = _named(report, _others(report, organizations=True))
        own.organizations = {
            name: "POSSIBLE" if sure == "REPORTED AS FACT" else sure
            for name, sure in other.organizations.items()
        }
    return own


def _others(report: Report, *, organizations: bool) -> list[Claim]:
    """Return the first claim of a report that names an armed group as perpetrator."""
    return [
        claim
        for claim in report.extraction.claims
        if any(
            actor.role is ActorRole.PERPETRATOR
            and actor.kind in _OUTLAWS
            and (actor.actor_id is not None or not organizations)
            for actor in claim.actors
        )
    ][:1]


def _named(report: Report, claims: Sequence[Claim]) -> Perpetrators:
    people: list[str] = []
    groups: dict[str, tuple[str, str]] = {}
    kinds: list[ActorKind] = []
    for claim in claims:
        for actor in _doers(claim):
            kinds.append(actor.kind)
            person, group = _strings(report, actor)
            if person and not any(person.split()[-1] == p.split()[-1] for p in people):
                people.append(person)
            key = actor.actor_id or group or ""
            if group and key not in groups:
                groups[key] = (group, _confidence(claim))
    return Perpetrators(people, dict(groups.values()), set(kinds))


def _told(name: str) -> set[str]:
    """Return what the words of a perpetrator tell of its kind."""
    padded = " ".join(["", *re.findall(r"[a-z0-9.'-]+", name.lower()), ""])
    lists = ((_STATE_DOER, "state_doers"), (_OUTLAW, "outlaws"))
    return {kind for kind, found in lists if any(f" {word} " in padded for word in words(found))}


def _doers(claim: Claim) -> Iterator[ActorMention]:
    for actor in claim.actors:
        if actor.kind not in _DOERS:
            continue
        if actor.role is ActorRole.PERPETRATOR or (
            actor.role is ActorRole.PARTY and actor.kind not in _STATE
        ):
            yield actor


def _strings(report: Report, actor: ActorMention) -> tuple[str, str]:
    """Return the strings of people and organization that a mention gives."""
    head = report.head(actor.span)
    if actor.actor_id is None:
        return (described(report, head), "") if head is not None else (_plain(actor.span), "")
    if actor.resolved_from is not None:
        person = described(report, head) if head is not None and head.pos_ == "NOUN" else ""
        return person, _plain(actor.resolved_from)
    group = _plain(actor.span)
    person = ""
    if head is not None:
        if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.pos_ == "NOUN":
            person = described(report, head.head.head)
        elif head.dep_ in {"compound", "nmod"} and head.head.pos_ == "NOUN":
            person = described(report, head.head)
    if actor.kind in _STATE and head is not None and head.lemma_.lower() in _SOLDIERS:
        return described(report, head), ""
    return person, group


_SOLDIERS = {"soldier", "troop", "policeman", "officer", "agent"}


def _plain(span: Span) -> str:
    return " ".join(span.quote.split()).strip("\"'[]() ")


def confidence_at(incident: Incident, offset: int) -> str:
    """Return how sure the perpetrators named at a place of the text are.

    Args:
        incident: Claims that tell one incident.
        offset: Where they are named.
    """
    nearest = min(
        incident.claims,
        key=lambda c: max(c.quote.start - offset, offset - c.quote.end, 0),
        default=None,
    )
    return _confidence(nearest) if nearest is not None else "REPORTED AS FACT"


def _confidence(claim: Claim) -> str:
    if claim.stance is Stance.CLAIMED_BY_PERPETRATOR:
        return "CLAIMED OR ADMITTED"
    official = claim.attribution is not None and claim.attribution.kind in _AUTHORITIES
    if claim.stance is Stance.ALLEGED:
        return "SUSPECTED OR ACCUSED BY AUTHORITIES" if official else "SUSPECTED OR ACCUSED"
    if claim.stance is Stance.POSSIBLE:
        return "POSSIBLE"
    return "REPORTED AS FACT"


def instruments(report: Report, incident: Incident, codebook: Codebook) -> list[tuple[str, str]]:
    """Return strings and types of what was used; a type without string where a verb tells it.

    Args:
        report: The report.
        incident: Claims that tell one incident.
        codebook: The weapons.
    """
    if incident.type in {"ARSON", "KIDNAPPING"}:
        return []
    found: dict[str, tuple[str, str]] = {}
    for claim in incident.claims:
        for tag in claim.weapons:
            head = report.head(tag.span)
            acted = head is not None and head.pos_ == "VERB"
            text = " ".join(tag.span.quote.split())
            kind = finer_instrument(text, codebook.weapons[tag.id].muc4)
            if acted and kind:
                found.setdefault("", ("", kind))
            elif kind and text.split()[-1] not in found:
                found[text.split()[-1]] = (text, kind)
    if not found and incident.type == "BOMBING":
        return [("", "BOMB")]
    if not found and _is_shot(incident.claims):
        return [("", "GUN")]
    named = [one for one in found.values() if one[0]]
    return named or list(found.values())


def instrument_type(text: str, codebook: Codebook) -> str | None:
    """Return the type of an instrument by its words.

    Args:
        text: The words.
        codebook: The weapons.
    """
    small = [_single(word) for word in text.lower().split()]
    for size in range(min(3, len(small)), 0, -1):
        for end in range(len(small), size - 1, -1):
            chunk = " ".join(small[end - size : end])
            for weapon in codebook.weapons.values():
                if weapon.muc4 and chunk in weapon.terms:
                    return finer_instrument(text, weapon.muc4)
    return finer_instrument(text, None)


def _single(word: str) -> str:
    plain = word.strip("\"'.,")
    return plain.removesuffix("s") if not plain.endswith("ss") else plain


def finer_instrument(text: str, coarse: str | None) -> str | None:
    """Return the type of an instrument where its last word tells more than the codebook.

    Args:
        text: Its words.
        coarse: The type that the codebook gives.
    """
    small = text.lower()
    if any(small.endswith(name) for name in words("machine_guns")):
        return "MACHINE GUN"
    finer: str | None = vocabulary()["instruments"].get(small.split()[-1])
    return finer or coarse


def _is_shot(claims: Iterable[Claim]) -> bool:
    return any(
        word in claim.trigger.quote.lower().split() or claim.trigger.quote.lower().startswith(word)
        for claim in claims
        for word in words("shooting")
    )
