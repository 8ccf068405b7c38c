"""One function a step.

The packages of the steps are imported inside the functions: they load language models and
engines, which a command that needs none of them should not wait for.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from crossreport.model import Claim, Document, Place, PlaceMention, Refusal, WideDate
from crossreport.model.counted import counted
from crossreport.pipeline.extraction import extract
from crossreport.pipeline.linking import link
from crossreport.pipeline.outcome import Outcome, note_versions
from crossreport.pipeline.progress import SILENT, Progress
from crossreport.pipeline.reconciling import (
    RULES,
    chosen_rules,
    reconcile_all,
    reconcile_version,
)
from crossreport.pipeline.versions import code_version, digest, digest_of, file_version

if TYPE_CHECKING:
    from crossreport.ingest import IngestOptions, Input
    from crossreport.store import Record, Statement


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

    return _take_in(record, read(inputs, options=options or IngestOptions()), progress, _REASONS)


def ingest_files(
    record: "Record",
    files: "Sequence[Input]",
    *,
    options: "IngestOptions | None" = None,
    progress: Progress = SILENT,
) -> Outcome:
    """Read files that have other names than their paths; as ``ingest`` otherwise.

    Args:
        record: where they go.
        files: what there is to read, and how the record is to call it.
        options: how to read.
        progress: told of every document.

    Returns:
        What was done, with the reason of every refusal.
    """
    from crossreport.ingest import IngestOptions, read_found

    return _take_in(record, read_found(files, options=options or IngestOptions()), progress, None)


def _take_in(
    record: "Record", read: Iterable[Document | Refusal], progress: Progress, most: int | None
) -> Outcome:
    """Store what was read; tell why the first of the refused were."""
    progress.begin("ingest", None)
    before = len(record.document_ids())
    done = 0
    refusals: list[str] = []
    for found in read:
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
    progress.end("ingest", f"{counted(done, 'document')} read, {new} new, {refused} refused")
    return Outcome("ingest", done, refused, reasons=tuple(refusals[:most]))


def _mark_copies(record: "Record") -> None:
    version = digest([code_version("crossreport.ingest"), digest_of(record.steps("ingest"))])
    if record.steps("copies").get("") != version:
        from crossreport.ingest import find_copies

        rows = {row.document_id for row in record.dataset_rows()}
        reports = [one for one in record.documents() if one.id not in rows]
        record.put_copies(find_copies(reports), version=version)


def geocode(record: "Record", *, progress: Progress = SILENT) -> Outcome:
    """Resolve every place that is named, and find the best place of every claim."""
    from crossreport.codebook.time_zones import zones_version
    from crossreport.geocode import (
        Gazetteer,
        learn_beats,
        place_claims,
        resolve_document,
        user_places,
        zones_of_claims,
    )
    from crossreport.pipeline.local_days import local_days

    gazetteer = Gazetteer.open(added=user_places())
    note_versions(record, gazetteer=gazetteer.version)
    made_of = (
        code_version("crossreport.geocode"),
        file_version("pipeline/local_days.py"),
        zones_version(),
        gazetteer.version,
    )
    said = (digest_of(record.steps(step)) for step in ("extract", "import"))
    version = digest([*made_of, *said])
    if record.steps("geocode").get("") == version:
        return _up_to_date("geocode", progress)
    given = {row.document_id: row.place for row in record.dataset_rows() if row.place}
    resolutions, locations = _given_places(record, given)
    moved: dict[str, WideDate] = {}
    ids = [one for one in record.document_ids() if one not in given]
    progress.begin("geocode", len(ids))
    beats = learn_beats(((record.document(one), _mentions(record, one)) for one in ids), gazetteer)
    for document_id in ids:
        document = record.document(document_id)
        found = resolve_document(document, _mentions(record, document_id), gazetteer, beats=beats)
        home = beats.home_place(document)
        claims = _read_claims(record, document_id)
        placed_at = place_claims(claims, found, home=home)
        zones = zones_of_claims(document, claims, placed_at, found)
        countries = {claim: place.country for claim, place in placed_at.items()}
        moved |= local_days(document, claims, zones, countries)
        locations |= placed_at
        resolutions |= found
        progress.advance("geocode", document.title or document.source)
    record.put_places(resolutions, locations=locations, version=version, moved=moved)
    refused = sum(isinstance(one, Refusal) for one in resolutions.values())
    placed = len(resolutions) - refused
    progress.end("geocode", f"{counted(placed, 'mention')} placed, {refused} not")
    return Outcome("geocode", placed, refused)


def _mentions(record: "Record", document_id: str) -> list[PlaceMention]:
    """Return the places that a document and its statements name, each once."""
    owners: list[Statement] = [
        *_read_claims(record, document_id),
        *record.aggregates(document_id),
        *record.trends(document_id),
    ]
    told = (mention for one in owners for mention in one.places)
    return list(dict.fromkeys((*told, *record.named_places(document_id))))


def _read_claims(record: "Record", document_id: str) -> list[Claim]:
    """Return the claims of a document but those that people told, and told where."""
    return [one for one in record.claims(document_id) if one.judgement_id is None]


def _given_places(
    record: "Record", given: Mapping[str, Place]
) -> tuple[dict[PlaceMention, Place | Refusal], dict[str, Place]]:
    """Return the places that rows of datasets give themselves, by mention and by claim."""
    resolutions: dict[PlaceMention, Place | Refusal] = {}
    locations: dict[str, Place] = {}
    for claim in record.claims() if given else ():
        if claim.judgement_id is None and (place := given.get(claim.document_id)) is not None:
            locations[claim.id] = place
            resolutions |= dict.fromkeys(claim.places, place)
    return resolutions, locations


def reconcile(
    record: "Record", *, rules: str | None = None, progress: Progress = SILENT
) -> Outcome:
    """Compute every incident's values from its claims by the codebook's rules.

    Args:
        record: whose incidents.
        rules: the set of rules, kept for later runs; when not given the record's, else the
            default.
        progress: told of the step.

    Raises:
        CodebookError: there is no such set of rules.
    """
    chosen = chosen_rules(record, rules)
    if record.meta().get(RULES) != chosen:
        record.put_meta(**{RULES: chosen})
    version = reconcile_version(record, chosen)
    if record.steps("reconcile").get("") == version:
        return _up_to_date("reconcile", progress)
    progress.begin("reconcile", None)
    incidents = reconcile_all(record, rules=chosen, version=version)
    disagreements = sum(len(incident.disagreements) for incident in incidents)
    found = counted(len(incidents), "incident")
    progress.end("reconcile", f"{found}, {counted(disagreements, 'disagreement')}")
    return Outcome("reconcile", len(incidents))


def run(
    record: "Record",
    inputs: Sequence[str],
    *,
    options: "IngestOptions | None" = None,
    workers: int = 1,
    gate: bool = False,
    rules: str | None = None,
    progress: Progress = SILENT,
) -> list[Outcome]:
    """Do every step, from files to incidents.

    Args:
        record: where all goes.
        inputs: paths, folders, globs, or ``-`` for standard input.
        options: how to read them.
        workers: most processes to extract with.
        gate: whether to pass over what tells of no violence or harm by its words.
        rules: the set of rules to reconcile by, as ``reconcile`` takes it.
        progress: told of every step.
    """
    read = ingest(record, inputs, options=options, progress=progress)
    told = extract(record, workers=workers, gate=gate, progress=progress)
    joined = [step(record, progress=progress) for step in (geocode, link)]
    return [read, told, *joined, reconcile(record, rules=rules, progress=progress)]


def _located(record: "Record") -> dict[str, Place]:
    """Return the best place of each claim that has one."""
    places = record.places()
    return {claim: places[place] for claim, place in record.locations().items()}


def _up_to_date(step: str, progress: Progress) -> Outcome:
    progress.begin(step, 0)
    progress.end(step, "nothing new")
    return Outcome(step, 0, up_to_date=True)
