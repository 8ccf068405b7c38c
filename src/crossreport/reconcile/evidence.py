"""What an incident's claims say, and who speaks in each."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from textwrap import shorten

from crossreport.codebook import Codebook, fold_name
from crossreport.model import (
    Claim,
    Copy,
    CountKind,
    Document,
    Place,
    PlaceMention,
    SegmentKind,
    SourceGrade,
    SpeakerKind,
    Stance,
    reading_order,
    total,
)

Meanings = Callable[[str], Mapping[PlaceMention, Place]]
"""What the names of a document mean, by the document's id: those of its claims and all others."""

_REFUSING = frozenset({Stance.DENIED, Stance.DOUBTED})


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so.

    Attributes:
        key: equal for two claims of one source, whoever relays it.
        label: as shown to people ("The Herald, citing the Observatory").
        kind: what sort of source.
    """

    key: str
    label: str
    kind: SpeakerKind


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim of the incident with its circumstances.

    Attributes:
        outlet: who published it, equal for all copies of a document.
        published: when; ``None`` when the document does not say.
        place: where the claim is placed.
        position: offset of its trigger from the first words of the body; negative in the headline.
        repeats: whether it repeats, in a copy, what the original says already.
        grade: what the user thinks of the source; ``None`` where it is not graded.
    """

    claim: Claim
    source: Source
    outlet: str
    published: tuple[date, time] | None
    place: Place | None
    position: int = 0
    repeats: bool = False
    grade: SourceGrade | None = None

    @property
    def id(self) -> str:
        """The claim's identifier."""
        return self.claim.id

    @property
    def refuses(self) -> bool:
        """Whether the source says it did not happen, or not so."""
        return self.claim.stance in _REFUSING

    @property
    def by_perpetrator(self) -> bool:
        """Whether those who did it say so."""
        return (
            self.source.kind is SpeakerKind.PERPETRATOR
            or self.claim.stance is Stance.CLAIMED_BY_PERPETRATOR
        )


def unknown(document_id: str) -> dict[PlaceMention, Place]:
    """Return the meanings of names where none are known."""
    return {}


@dataclass(frozen=True, slots=True)
class Evidence:
    """All claims of one incident.

    Attributes:
        tellings: in reading order.
        codebook: event types and sources.
        documents: by id, the reports of the claims.
        meanings: what names in them mean.
    """

    tellings: tuple[Telling, ...]
    codebook: Codebook
    documents: Mapping[str, Document] = field(default_factory=dict)
    meanings: Meanings = unknown

    @property
    def fresh(self) -> tuple[Telling, ...]:
        """Claims that are no mere repetition; all that values are computed from."""
        return tuple(t for t in self.tellings if not t.repeats)

    @property
    def asserted(self) -> tuple[Telling, ...]:
        """Fresh claims that do not deny or doubt; where all do, those."""
        return tuple(t for t in self.fresh if not t.refuses) or self.fresh


def gather(
    claim_ids: Sequence[str],
    *,
    claims: Mapping[str, Claim],
    places: Mapping[str, Place | None],
    documents: Mapping[str, Document],
    copies: Sequence[Copy],
    codebook: Codebook,
    grades: Mapping[str, SourceGrade] | None = None,
    meanings: Meanings = unknown,
) -> Evidence:
    """Put together what is known about one incident; ``grades`` are those of ``graded``."""
    originals = {copy.document_id: copy.original_id for copy in copies}
    ordered = reading_order((claims[claim_id] for claim_id in claim_ids), documents)
    repeating = _repetitions(ordered, originals)
    tellings = []
    for claim in ordered:
        original_id = originals.get(claim.document_id, claim.document_id)
        original = documents.get(original_id) or documents.get(claim.document_id)
        source = _source(claim, original_id, original, codebook)
        tellings.append(
            Telling(
                claim=claim,
                source=source,
                outlet=_outlet_key(original_id, original, codebook),
                published=_published(documents.get(claim.document_id)),
                place=places.get(claim.id),
                position=claim.trigger.start - body_start(documents.get(claim.document_id)),
                repeats=claim.id in repeating,
                grade=(grades or {}).get(source.key),
            )
        )
    own = {t.claim.document_id for t in tellings} & documents.keys()
    found = {name: documents[name] for name in sorted(own)}
    return Evidence(tuple(tellings), codebook, found, meanings)


def graded(grades: Iterable[SourceGrade], codebook: Codebook) -> dict[str, SourceGrade]:
    """Return grades by the key of their source; a name of the codebook stands for all its names."""
    return {_name_key(grade.source, codebook): grade for grade in grades}


def ungraded(
    grades: Iterable[SourceGrade],
    claims: Iterable[Claim],
    documents: Mapping[str, Document],
    codebook: Codebook,
) -> list[str]:
    """Return the graded sources of which there is no claim, as they were named."""
    told = set()
    for claim in claims:
        told.add(_source(claim, claim.document_id, documents.get(claim.document_id), codebook).key)
    return [one.source for one in grades if _name_key(one.source, codebook) not in told]


def _repetitions(ordered: Sequence[Claim], originals: Mapping[str, str]) -> set[str]:
    """Return the claims of copies that say what the original, or an earlier copy, says."""
    told: set[tuple[object, ...]] = set()
    repeating = set()
    for claim in sorted(ordered, key=lambda one: one.document_id in originals):
        said = originals.get(claim.document_id, claim.document_id), *_content(claim)
        if claim.document_id in originals and said in told:
            repeating.add(claim.id)
        told.add(said)
    return repeating


def _content(claim: Claim) -> tuple[object, ...]:
    """What a copy must share with its original to be a repetition."""
    totals = tuple(total(claim.counts, kind) for kind in CountKind)
    speaker = claim.attribution.name if claim.attribution else None
    return claim.event_type, claim.stance, speaker, totals


def body_start(document: Document | None) -> int:
    """Return where the first words of a report's body stand."""
    segments = document.segments if document else ()
    return next((one.start for one in segments if one.kind is SegmentKind.BODY), 0)


def _published(document: Document | None) -> tuple[date, time] | None:
    if document is None or document.published is None:
        return None
    return document.published, document.published_time or time.min


def _outlet_label(document_id: str, document: Document | None) -> str:
    if document is None:
        return document_id
    if document.publisher:
        return document.publisher
    return (
        f"“{shorten(document.title, 50, placeholder='…')}”" if document.title else document.source
    )


def _outlet_key(document_id: str, document: Document | None, codebook: Codebook) -> str:
    if document is None or not document.publisher:
        return f"document:{document_id}"
    return _name_key(document.publisher, codebook)


def _name_key(name: str, codebook: Codebook) -> str:
    known = codebook.sources_named(name)
    return f"source:{known[0].id}" if len(known) == 1 else f"name:{fold_name(name)}"


def _source(
    claim: Claim, original_id: str, original: Document | None, codebook: Codebook
) -> Source:
    outlet = _outlet_label(original_id, original)
    said = claim.attribution
    if said is None:
        return Source(_outlet_key(original_id, original, codebook), outlet, SpeakerKind.NEWS)
    label = (
        said.name if fold_name(outlet) == fold_name(said.name) else f"{outlet}, citing {said.name}"
    )
    if said.speaker_id:
        return Source(f"source:{said.speaker_id}", label, said.kind)
    return Source(_described_key(said.name, said.kind, original_id, codebook), label, said.kind)


def _described_key(name: str, kind: SpeakerKind, document_id: str, codebook: Codebook) -> str:
    """Name the source behind words that are in no table.

    A proper name is the same source everywhere. Of institutions that are only described
    ("army officers", "a spokesman for the military") one incident has one. Other descriptions
    ("residents", "a doctor") are other people in each report.
    """
    proper = [word for word in name.split() if word[:1].isupper()]
    if kind in (SpeakerKind.MILITARY, SpeakerKind.PERPETRATOR):
        return f"{kind.value}:{fold_name(' '.join(proper))}"
    if proper:
        return _name_key(name, codebook)
    if kind is SpeakerKind.OFFICIAL:
        return f"official:{fold_name(name).removesuffix('s')}"
    return f"{fold_name(name)} in {document_id}"
