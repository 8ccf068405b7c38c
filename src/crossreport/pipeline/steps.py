"""One function a step.

The packages of the steps are imported inside the functions: they load language models and
engines, which a command that needs none of them should not wait for.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import crossreport
from crossreport.model import Document, Place, PlaceMention, Refusal, stable_id
from crossreport.pipeline.progress import SILENT, Progress
from crossreport.pipeline.versions import code_version, digest, digest_of, language_version

if TYPE_CHECKING:
    from crossreport.geocode import Gazetteer
    from crossreport.ingest import IngestOptions
    from crossreport.store import Record, Statement


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a step did.

    Attributes:
        step: the verb.
        done: how many things it did (documents, mentions, pairs, incidents).
        refused: how many it refused.
        faults: how many of those it refused because the program failed on them.
        up_to_date: whether there was nothing to do.
        reasons: why the first of them were refused, one line each.
    """

    step: str
    done: int
    refused: int = 0
    faults: int = 0
    up_to_date: bool = False
    reasons: tuple[str, ...] = ()


_REASONS = 3


def ingest(
    record: "Record",
    inputs: Sequence[str],
    *,
    options: "IngestOptions | None" = None,
    progress: Progress = SILENT,
) -> Outcome:
    """Read files into documents and find which of them repeat others.

    Args:
        record: where they go.
        inputs: paths, folders, globs, or ``-`` for standard input.
        options: how to read.
        progress: told of every document.
    """
    from crossreport.ingest import IngestOptions, read

    progress.begin("ingest", None)
    before = len(record.document_ids())
    done = 0
    refusals: list[str] = []
    for found in read(inputs, options=options or IngestOptions()):
        if isinstance(found, Document):
            refusal = record.put_document(found)
            progress.advance("ingest", found.source)
        else:
            refusal = found
            record.put_refusals([found])
            progress.advance("ingest", found.subject)
        if refusal is None:
            done += 1
        else:
            refusals.append(refusal.message)
    _mark_copies(record)
    new = len(record.document_ids()) - before
    refused = len(refusals)
    progress.end("ingest", f"{_number(done, 'document')} read, {new} new, {refused} refused")
    return Outcome("ingest", done, refused, reasons=tuple(refusals[:_REASONS]))


def _mark_copies(record: "Record") -> None:
    version = digest([code_version("crossreport.ingest"), digest_of(record.steps("ingest"))])
    if record.steps("copies").get("") != version:
        from crossreport.ingest import find_copies

        rows = {row.document_id for row in record.dataset_rows()}
        reports = [one for one in record.documents() if one.id not in rows]
        record.put_copies(find_copies(reports), version=version)


def extract(record: "Record", *, progress: Progress = SILENT) -> Outcome:
    """Read the claims out of every document that is new or was read with other versions."""
    from crossreport.codebook import codebook_version
    from crossreport.geocode import Gazetteer

    gazetteer = Gazetteer.open()
    _note_versions(record, gazetteer=gazetteer.version, model=language_version())
    made_of = (
        code_version("crossreport.extract"),
        codebook_version(),
        gazetteer.version,
        language_version(),
    )
    wanted = {one: digest([*made_of, own]) for one, own in record.steps("ingest").items()}
    done = record.steps("extract")
    pending = [one for one in sorted(wanted) if done.get(one) != wanted[one]]
    progress.begin("extract", len(pending))
    if not pending:
        progress.end("extract", "nothing new")
        return Outcome("extract", 0, up_to_date=True)
    claims, refused, faults = _extract_all(record, pending, wanted, gazetteer, progress)
    read = _number(len(pending), "document")
    progress.end("extract", f"{read}, {_number(claims, 'claim')}, {refused} refused")
    return Outcome("extract", len(pending), refused, faults)


def _extract_all(
    record: "Record",
    pending: Sequence[str],
    wanted: dict[str, str],
    gazetteer: "Gazetteer",
    progress: Progress,
) -> tuple[int, int, int]:
    """Extract the documents that are pending; return the claims, refusals and faults."""
    from crossreport.extract import Extractor

    extractor = Extractor(known_place=gazetteer.has)
    claims = refused = faults = 0
    for document_id in pending:
        document = record.document(document_id)
        version = wanted[document_id]
        try:
            found = extractor.extract(document)
        except Exception as error:
            # A fault on one hostile text must not keep the others from being read.
            record.put_extraction(document_id, refusals=[_fault(document, error)], version=version)
            refused += 1
            faults += 1
        else:
            record.put_extraction(
                document_id,
                claims=found.claims,
                aggregates=found.aggregates,
                trends=found.trends,
                refusals=found.refusals,
                version=version,
            )
            claims += len(found.claims)
            refused += len(found.refusals)
        progress.advance("extract", document.title or document.source)
    return claims, refused, faults


def _fault(document: Document, error: Exception) -> Refusal:
    what = " ".join(f"{type(error).__name__} {error}".split())[:200]
    return Refusal(
        id=stable_id("r", "extract", document.id, "fault", what),
        step="extract",
        subject=document.id,
        code="fault",
        message=f"{document.source} could not be read to its end ({what}); please report it",
        document_id=document.id,
    )


def geocode(record: "Record", *, progress: Progress = SILENT) -> Outcome:
    """Resolve every place that is named, and find the best place of every claim."""
    from crossreport.geocode import Gazetteer, best_place, resolve_document

    gazetteer = Gazetteer.open()
    _note_versions(record, gazetteer=gazetteer.version)
    made_of = (code_version("crossreport.geocode"), gazetteer.version)
    said = (digest_of(record.steps(step)) for step in ("extract", "import"))
    version = digest([*made_of, *said])
    if record.steps("geocode").get("") == version:
        return _up_to_date("geocode", progress)
    given = {row.document_id: row.place for row in record.dataset_rows() if row.place}
    resolutions, locations = _given_places(record, given)
    ids = [one for one in record.document_ids() if one not in given]
    progress.begin("geocode", len(ids))
    for document_id in ids:
        document = record.document(document_id)
        claims = record.claims(document_id)
        owners: list[Statement] = [
            *claims,
            *record.aggregates(document_id),
            *record.trends(document_id),
        ]
        mentions = list(dict.fromkeys(mention for one in owners for mention in one.places))
        found = resolve_document(document, mentions, gazetteer)
        for claim in claims:
            if (place := best_place(claim.places, found)) is not None:
                locations[claim.id] = place
        resolutions |= found
        progress.advance("geocode", document.title or document.source)
    record.put_places(resolutions, locations=locations, version=version)
    refused = sum(isinstance(one, Refusal) for one in resolutions.values())
    placed = len(resolutions) - refused
    progress.end("geocode", f"{_number(placed, 'mention')} placed, {refused} not")
    return Outcome("geocode", placed, refused)


def _given_places(
    record: "Record", given: Mapping[str, Place]
) -> tuple[dict[PlaceMention, Place | Refusal], dict[str, Place]]:
    """Return the places that rows of datasets give themselves, by mention and by claim."""
    resolutions: dict[PlaceMention, Place | Refusal] = {}
    locations: dict[str, Place] = {}
    for claim in record.claims() if given else ():
        if (place := given.get(claim.document_id)) is not None:
            locations[claim.id] = place
            resolutions |= dict.fromkeys(claim.places, place)
    return resolutions, locations


def link(record: "Record", *, progress: Progress = SILENT) -> Outcome:
    """Find the claims that tell the same incident."""
    from crossreport.codebook import codebook_version

    judgements = record.judgements()
    version = digest(
        [
            code_version("crossreport.link"),
            codebook_version(),
            *(digest_of(record.steps(step)) for step in ("copies", "extract", "geocode")),
            repr(judgements),
        ]
    )
    if record.steps("link").get("") == version:
        return _up_to_date("link", progress)
    from crossreport.link import link as link_claims

    claims = record.claims()
    progress.begin("link", None)
    linkage = link_claims(
        claims,
        places=_located(record),
        documents={document.id: document for document in record.documents()},
        copies=record.copies(),
        judgements=judgements,
        datasets={row.document_id: row.scheme for row in record.dataset_rows()},
    )
    record.put_linkage(linkage.links, linkage.clusters, version=version)
    pairs = _number(len(linkage.links), "pair")
    progress.end("link", f"{pairs} compared, {_number(len(linkage.clusters), 'incident')}")
    return Outcome("link", len(linkage.links))


def reconcile(record: "Record", *, progress: Progress = SILENT) -> Outcome:
    """Compute every incident's values from its claims by the codebook's rules."""
    from crossreport.codebook import codebook_version

    made_of = (code_version("crossreport.reconcile"), codebook_version())
    version = digest([*made_of, digest_of(record.steps("link"))])
    if record.steps("reconcile").get("") == version:
        return _up_to_date("reconcile", progress)
    from crossreport.reconcile import reconcile as reconcile_claims

    progress.begin("reconcile", None)
    incidents = reconcile_claims(
        record.clusters(),
        claims={claim.id: claim for claim in record.claims()},
        places=_located(record),
        documents={document.id: document for document in record.documents()},
        copies=record.copies(),
    )
    record.put_incidents(incidents, version=version)
    disagreements = sum(len(incident.disagreements) for incident in incidents)
    found = _number(len(incidents), "incident")
    progress.end("reconcile", f"{found}, {_number(disagreements, 'disagreement')}")
    return Outcome("reconcile", len(incidents))


def run(
    record: "Record",
    inputs: Sequence[str],
    *,
    options: "IngestOptions | None" = None,
    progress: Progress = SILENT,
) -> list[Outcome]:
    """Do every step, from files to incidents."""
    read = ingest(record, inputs, options=options, progress=progress)
    later = (extract, geocode, link, reconcile)
    return [read, *(step(record, progress=progress) for step in later)]


def _located(record: "Record") -> dict[str, Place]:
    """Return the best place of each claim that has one."""
    places = record.places()
    return {claim: places[place] for claim, place in record.locations().items()}


def _up_to_date(step: str, progress: Progress) -> Outcome:
    progress.begin(step, 0)
    progress.end(step, "nothing new")
    return Outcome(step, 0, up_to_date=True)


def _note_versions(record: "Record", **versions: str) -> None:
    """Note what made the record, without touching a record that knows already."""
    from crossreport.codebook import codebook_version

    wanted = {"code": crossreport.__version__, "codebook": codebook_version(), **versions}
    known = record.meta()
    if any(known.get(key) != value for key, value in wanted.items()):
        record.put_meta(**wanted)


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
