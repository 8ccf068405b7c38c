"""The incidents of a record with all that a question may ask of them, read once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from crossreport.codebook import Codebook, fold_name, load_codebook
from crossreport.model import (
    ActorKind,
    ActorMention,
    ActorRole,
    Claim,
    Document,
    Incident,
    Link,
    Place,
    VictimKind,
)
from crossreport.store import Record
from crossreport.store.excerpts import read_schemes

_DOERS = frozenset({ActorRole.PERPETRATOR, ActorRole.PARTY})


@dataclass(frozen=True, slots=True)
class Case:
    """One incident, beside it what its claims say.

    Attributes:
        incident: the incident.
        place: where it was, if known.
        doers: keys of perpetrators and parties (see `actor_key`), of all its claims.
        named: whether anyone names a doer; gunmen whom nobody names are no name.
        victims: kinds of people harmed; empty where no words tell.
        activities: what they were doing.
        sources: folded names of publishers and speakers.
        documents: the documents that tell it.
        confidence: of its surest claim, 0 to 1.
    """

    incident: Incident
    place: Place | None
    doers: frozenset[str]
    named: bool
    victims: frozenset[VictimKind]
    activities: frozenset[str]
    sources: frozenset[str]
    documents: frozenset[str]
    confidence: float


@dataclass(frozen=True)
class Cases:
    """All incidents of a record that are violence, with what else a question needs.

    Attributes:
        all: the cases, earliest first.
        documents: every document, by id.
        links: pairs of claims that were compared.
        copies: documents that repeat another.
        rows: documents that are rows of a dataset.
        actor_names: actor key to the name shown to people.
        source_names: folded name of a source to the name shown.
        book: the codebook.
    """

    all: tuple[Case, ...]
    documents: Mapping[str, Document]
    links: Sequence[Link] = ()
    copies: frozenset[str] = frozenset()
    rows: frozenset[str] = frozenset()
    actor_names: Mapping[str, str] = field(default_factory=dict)
    source_names: Mapping[str, str] = field(default_factory=dict)
    book: Codebook = field(default_factory=load_codebook)

    @classmethod
    def of(cls, record: Record) -> "Cases":
        """Read a record. Context events (an earthquake) are no violence and left out."""
        claims = {claim.id: claim for claim in record.claims()}
        documents = {document.id: document for document in record.documents()}
        places = record.places()
        names: dict[str, str] = {}
        sources: dict[str, str] = {}
        found = tuple(
            _case(one, claims, documents, places, names, sources)
            for one in record.incidents()
            if not one.context
        )
        return cls(
            all=found,
            documents=documents,
            links=record.links(),
            copies=frozenset(copy.document_id for copy in record.copies()),
            rows=frozenset(row_schemes(record)),
            actor_names=names,
            source_names=sources,
        )

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """ISO codes of the countries where incidents are, most incidents first."""
        return _ranked(case.place.country for case in self.all if case.place)

    @cached_property
    def incident_of(self) -> Mapping[str, int]:
        """Position of the case that each claim belongs to."""
        return {
            claim: position
            for position, case in enumerate(self.all)
            for claim in case.incident.claim_ids
        }


def row_schemes(record: Record) -> dict[str, str]:
    """Return the documents that are rows of a dataset, each with the dataset."""
    with record.snapshot() as connection:
        return read_schemes(connection)


def actor_key(actor: ActorMention) -> str:
    """Return what is equal for two mentions of one actor."""
    return actor.actor_id or fold_name(actor.name)


def _ranked(values: Iterable[str]) -> tuple[str, ...]:
    counts: dict[str, int] = defaultdict(int)
    for value in values:
        if value:
            counts[value] += 1
    return tuple(sorted(counts, key=lambda one: (-counts[one], one)))


def _case(
    incident: Incident,
    claims: Mapping[str, Claim],
    documents: Mapping[str, Document],
    places: Mapping[str, Place],
    names: dict[str, str],
    sources: dict[str, str],
) -> Case:
    told = [claims[one] for one in incident.claim_ids if one in claims]
    doers = [actor for claim in told for actor in claim.actors if actor.role in _DOERS]
    for actor in doers:
        names.setdefault(actor_key(actor), actor.name)
    said_by = _sources(told, documents)
    sources.update(said_by)
    return Case(
        incident=incident,
        place=places.get(incident.place_id or ""),
        doers=frozenset(map(actor_key, doers)),
        named=any(_is_named(actor) for actor in doers),
        victims=frozenset(_victims(told)),
        activities=frozenset(claim.activity.id for claim in told if claim.activity),
        sources=frozenset(said_by),
        documents=frozenset(claim.document_id for claim in told),
        confidence=max((claim.confidence for claim in told), default=0.0),
    )


def _is_named(actor: ActorMention) -> bool:
    return actor.actor_id is not None or actor.kind is not ActorKind.UNIDENTIFIED


def _sources(told: Sequence[Claim], documents: Mapping[str, Document]) -> dict[str, str]:
    """Return the sources of some claims: who published them, who is quoted; by folded name."""
    names = [
        name
        for claim in told
        for name in (
            documents[claim.document_id].publisher if claim.document_id in documents else None,
            claim.attribution.name if claim.attribution else None,
        )
        if name
    ]
    return {fold_name(name): name for name in names}


def _victims(told: Sequence[Claim]) -> Iterable[VictimKind]:
    for claim in told:
        for count in claim.counts:
            if count.victims.kind is not VictimKind.UNKNOWN:
                yield count.victims.kind
        for actor in claim.actors:
            if actor.role is ActorRole.TARGET and actor.kind is ActorKind.CIVILIANS:
                yield VictimKind.CIVILIANS
