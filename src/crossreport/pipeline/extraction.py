"""The step from documents to claims: which are to be read, by how many processes, what is kept."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from crossreport.model import Document, Refusal, stable_id
from crossreport.model.counted import counted
from crossreport.pipeline.outcome import Outcome, note_versions
from crossreport.pipeline.progress import SILENT, Progress
from crossreport.pipeline.versions import code_version, digest, language_version
from crossreport.pipeline.workers import Read, Reader, read_all, worthwhile

if TYPE_CHECKING:
    from crossreport.store import Record


@dataclass(slots=True)
class _Tally:
    """What came of the documents read so far."""

    claims: int = 0
    refused: int = 0
    faults: int = 0
    gated: int = 0

    @property
    def summary(self) -> str:
        """What to tell of it."""
        passed = f", {counted(self.gated, 'document')} not read whole" if self.gated else ""
        return f"{counted(self.claims, 'claim')}, {self.refused} refused{passed}"


def extract(
    record: "Record", *, workers: int = 1, gate: bool = False, progress: Progress = SILENT
) -> Outcome:
    """Read the claims out of every document that is new or was read with other versions.

    Args:
        record: holds the documents and takes the claims.
        workers: most processes to read with; the result is the same with any number. Several
            need a program that can be imported without side effects (``__main__`` guarded).
        gate: pass over documents, and parts of documents, whose words tell of no violence or
            harm; they are listed among the refused. Without it, what was passed over before is
            read now.
        progress: told of every document.

    Raises:
        WorkerError: a process ended by itself; what was read before is kept.
    """
    from crossreport.codebook import codebook_version
    from crossreport.geocode import Gazetteer, user_places

    gazetteer = Gazetteer.open(added=user_places()).version
    note_versions(record, gazetteer=gazetteer, model=language_version())
    made_of = (
        code_version("crossreport.extract"),
        codebook_version(),
        gazetteer,
        language_version(),
    )
    wanted = {one: digest([*made_of, own]) for one, own in record.steps("ingest").items()}
    done = record.steps("extract")
    pending = [one for one in sorted(wanted) if not _is_done(done.get(one), wanted[one], gate=gate)]
    progress.begin("extract", len(pending))
    if not pending:
        progress.end("extract", "nothing new")
        return Outcome("extract", 0, up_to_date=True)
    tally = _Tally()
    documents = (record.document(one) for one in pending)
    reads = read_all(
        documents, partial(reader, gate=gate), workers=worthwhile(workers, len(pending))
    )
    for one in reads:
        _keep(record, one, wanted[one.document.id], tally)
        progress.advance("extract", one.document.title or one.document.source)
    read = counted(len(pending), "document")
    progress.end("extract", f"{read}, {tally.summary}")
    return Outcome("extract", len(pending), tally.refused, tally.faults)


def reader(*, gate: bool) -> Reader:
    """Return what reads one document, with the embedded gazetteer and the shipped codebook."""
    from crossreport.extract import Extractor
    from crossreport.geocode import Gazetteer, user_places

    return Extractor(known_place=Gazetteer.open(added=user_places()).has, gate=gate).extract


def _is_done(done: str | None, wanted: str, *, gate: bool) -> bool:
    return done == wanted or (gate and done == _gated(wanted))


def _gated(version: str) -> str:
    """Return the version under which a document that was not read whole is noted."""
    return f"{version}-gate"


def _keep(record: "Record", read: Read, version: str, tally: _Tally) -> None:
    """Store what was read out of one document, or that the program failed on it."""
    document, found = read.document, read.found
    if found is None:
        record.put_extraction(document.id, refusals=[_fault(document, read.fault)], version=version)
        tally.refused += 1
        tally.faults += 1
        return
    record.put_extraction(
        document.id,
        claims=found.claims,
        aggregates=found.aggregates,
        trends=found.trends,
        refusals=found.refusals,
        places=found.places,
        version=_gated(version) if found.gated else version,
    )
    tally.gated += found.gated
    tally.claims += len(found.claims)
    tally.refused += len(found.refusals)


def _fault(document: Document, what: str) -> Refusal:
    return Refusal(
        id=stable_id("r", "extract", document.id, "fault", what),
        step="extract",
        subject=document.id,
        code="fault",
        message=f"{document.source} could not be read to its end ({what}); please report it",
        document_id=document.id,
    )
