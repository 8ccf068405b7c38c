"""The record: one file (or database) that holds all that was read and made of it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Self

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError, IntegrityError

from crossreport.model import (
    AggregateClaim,
    Claim,
    Copy,
    DatasetRow,
    Document,
    Incident,
    Judgement,
    Link,
    Place,
    PlaceMention,
    Refusal,
    SourceGrade,
    TrendClaim,
    WideDate,
)
from crossreport.store import (
    datasets,
    excerpts,
    judging,
    naming,
    reading,
    searching,
    server,
    sqlite,
    writing,
    zoned,
)
from crossreport.store.errors import ReadOnlyRecordError, UnknownIdError
from crossreport.store.migrations import migrate, newest, schema_of
from crossreport.store.rows.claims import Statement
from crossreport.store.searching import Hit


class Record:
    """A record that is open. Use it in a ``with`` statement, or close it.

    Every writing method is one transaction: it is done wholly or not at all, whatever happens
    meanwhile. Reading methods return the model objects that were written.
    """

    def __init__(self, engine: Engine, where: str, *, writable: bool) -> None:
        self._engine = engine
        self._where = where
        self._writable = writable
        self._judgements: dict[str, Judgement] = {}

    @classmethod
    def open(cls, address: str | Path, *, create: bool = True) -> Self:
        """Open a record, bringing one of an earlier version to the present schema.

        Args:
            address: a path, or the address of a database (``postgresql://…``).
            create: make the record where there is none.

        Raises:
            RecordError: it cannot be opened; the message says why and what to do.
        """
        path = sqlite.path_of(address)
        if path is None:
            address = str(address)
            record = cls(server.open_engine(address), address.rpartition("@")[2], writable=True)
        else:
            engine, writable = sqlite.open_engine(path, create=create)
            record = cls(engine, str(path), writable=writable)
        try:
            record._bring_up_to_date()
        except BaseException:
            record.close()
            raise
        return record

    def _bring_up_to_date(self) -> None:
        with self.snapshot() as connection:
            schema = schema_of(connection, self._where)
        if schema == newest():
            return
        if not self._writable:
            raise ReadOnlyRecordError(
                f"the record {self._where} is of an earlier version and must be written once to be "
                "read, but cannot be; make a copy that can be written"
            )
        with self._writing() as connection:
            # Another program may have done it while this one waited for the lock.
            schema = schema_of(connection, self._where)
            if schema < newest():
                migrate(connection, schema=schema)

    def close(self) -> None:
        """Close the record's connections."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def where(self) -> str:
        """The record's address, without a password."""
        return self._where

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """Yield a connection that sees one state of the record; for queries on its tables."""
        with self._explained(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if not self._writable:
            raise ReadOnlyRecordError(
                f"the record {self._where} cannot be written; check the permissions of the file "
                "and its folder"
            )
        with self._explained(), self._engine.connect() as connection:
            connection = connection.execution_options(writes=True)
            with connection.begin():
                yield connection

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except IntegrityError:
            raise
        except DatabaseError as error:
            raise sqlite.explain(error, self._where) from error

    def put_document(self, document: Document) -> Refusal | None:
        """Store a document once; return the refusal, which is stored too, if it cannot be."""
        with self._writing() as connection:
            writing.forget_refusals(connection, "ingest", subject=document.source)
            refusal = writing.write_document(connection, document)
            if refusal is not None:
                writing.write_refusals(connection, [refusal])
            return refusal

    def put_refusals(self, refusals: Iterable[Refusal]) -> None:
        """Store refusals, each id once."""
        with self._writing() as connection:
            writing.write_refusals(connection, refusals)

    def put_copies(self, copies: Iterable[Copy], *, version: str) -> None:
        """Replace the copies."""
        with self._writing() as connection:
            writing.write_copies(connection, copies)
            writing.write_step(connection, "copies", "", version)

    def forget_import(self, file: str) -> None:
        """Forget what was refused when a file of that name was last imported."""
        with self._writing() as connection:
            datasets.forget(connection, file)

    def put_entries(self, entries: Sequence[datasets.Entry]) -> datasets.Stored:
        """Store rows of other people's datasets; one that changed replaces its earlier edition."""
        with self._writing() as connection:
            return datasets.write_entries(connection, entries)

    def put_extraction(
        self,
        document_id: str,
        *,
        claims: Sequence[Claim] = (),
        aggregates: Sequence[AggregateClaim] = (),
        trends: Sequence[TrendClaim] = (),
        refusals: Sequence[Refusal] = (),
        places: Sequence[PlaceMention] = (),
        version: str,
    ) -> None:
        """Replace all that one document says; what has no verifiable span is refused."""
        statements: list[Statement] = [*claims, *aggregates, *trends]
        with self._writing() as connection:
            writing.write_extraction(connection, document_id, statements, refusals, places)
            judging.put_told(connection, document_id)
            writing.write_step(connection, "extract", document_id, version)

    def put_places(
        self,
        resolutions: Mapping[PlaceMention, Place | Refusal],
        *,
        locations: Mapping[str, Place],
        version: str,
        moved: Mapping[str, WideDate] = MappingProxyType({}),
    ) -> None:
        """Replace all places.

        Args:
            resolutions: what each mention was resolved to.
            locations: the best place of each claim, by claim id.
            version: what the result depends on.
            moved: the dates that are other ones at the place than told, by claim id.
        """
        with self._writing() as connection:
            writing.write_places(connection, resolutions, locations)
            zoned.write_moved(connection, moved)
            judging.place_told(connection)
            writing.write_step(connection, "geocode", "", version)

    def put_linkage(
        self, links: Iterable[Link], clusters: Iterable[Sequence[str]], *, version: str
    ) -> None:
        """Replace all links and clusters of claim ids."""
        with self._writing() as connection:
            writing.write_linkage(connection, links, clusters)
            writing.write_step(connection, "link", "", version)

    def put_regrouped(
        self, links: Sequence[Link], clusters: Sequence[Sequence[str]], *, version: str
    ) -> None:
        """Replace the clusters of some claims and people's links between them."""
        with self._writing() as connection:
            writing.write_regrouped(connection, links, clusters, version=version)

    def put_incidents(
        self,
        incidents: Sequence[Incident],
        *,
        refusals: Iterable[Refusal] = (),
        places: Iterable[Place] = (),
        version: str,
        of: Collection[str] | None = None,
    ) -> None:
        """Replace all incidents, or those that some claims belong to.

        Args:
            incidents: what takes their place.
            refusals: what people say is no incident.
            places: places that people say incidents have, where the record has them not.
            version: what the result depends on.
            of: claims of the incidents that are replaced; ``None`` for all incidents.
        """
        with self._writing() as connection:
            writing.write_incidents(connection, incidents, refusals, places, of=of)
            writing.write_step(connection, "reconcile", "", version)

    def put_meta(self, **values: str) -> None:
        """Store versions under their names."""
        with self._writing() as connection:
            writing.write_meta(connection, values)

    def add_judgement(self, judgement: Judgement) -> None:
        """Add a person's judgement."""
        with self._writing() as connection:
            judging.write_judgement(connection, judgement)

    def withdraw_judgement(self, judgement_id: str, *, at: datetime, by: str | None = None) -> None:
        """Withdraw a judgement, which stays; `UnknownIdError` if there is none of that id."""
        with self._writing() as connection:
            if not judging.withdraw(connection, judgement_id, at=at, by=by):
                raise UnknownIdError(f"the record {self._where} has no judgement {judgement_id}")

    def put_source_grades(self, grades: Iterable[SourceGrade]) -> None:
        """Replace all grades of sources."""
        with self._writing() as connection:
            writing.write_source_grades(connection, grades)

    # Reading.

    def documents(self) -> list[Document]:
        """Return all documents, by id."""
        with self.snapshot() as connection:
            return reading.read_documents(connection)

    def document_ids(self) -> list[str]:
        """Return the ids of all documents."""
        with self.snapshot() as connection:
            return reading.read_document_ids(connection)

    def document(self, document_id: str) -> Document:
        """Return one document; `UnknownIdError` if there is none of that id."""
        with self.snapshot() as connection:
            for found in reading.read_documents(connection, [document_id]):
                return found
        raise UnknownIdError(f"the record {self._where} has no document {document_id}")

    def imported(self, document_ids: Sequence[str]) -> dict[str, str]:
        """Return the versions with which rows of datasets are stored, of some documents."""
        with self.snapshot() as connection:
            return datasets.read_versions(connection, document_ids)

    def dataset_rows(self) -> list[DatasetRow]:
        """Return which documents are rows of other people's datasets, by dataset and id."""
        with self.snapshot() as connection:
            return datasets.read_dataset_rows(connection)

    def copies(self) -> list[Copy]:
        """Return all copies."""
        with self.snapshot() as connection:
            return reading.read_copies(connection)

    def claims(self, document_id: str | None = None) -> list[Claim]:
        """Return claims, of all documents or of one, in the order of the texts."""
        with self.snapshot() as connection:
            return reading.read_claims(connection, document_id)

    def aggregates(self, document_id: str | None = None) -> list[AggregateClaim]:
        """Return aggregate claims, of all documents or of one."""
        with self.snapshot() as connection:
            return reading.read_aggregates(connection, document_id)

    def trends(self, document_id: str | None = None) -> list[TrendClaim]:
        """Return trend claims, of all documents or of one."""
        with self.snapshot() as connection:
            return reading.read_trends(connection, document_id)

    def named_places(self, document_id: str | None = None) -> list[PlaceMention]:
        """Return the places that documents name, or one does, those of its claims too."""
        with self.snapshot() as connection:
            return naming.read_named(connection, document_id)

    def places(self) -> dict[str, Place]:
        """Return all places by id."""
        with self.snapshot() as connection:
            return reading.read_places(connection)

    def resolutions(self) -> dict[str, tuple[str | None, str | None]]:
        """Return, by mention id, the place id or the refusal id of each place mention."""
        with self.snapshot() as connection:
            return reading.read_resolutions(connection)

    def locations(self) -> dict[str, str]:
        """Return the place id of each claim that is placed."""
        with self.snapshot() as connection:
            return reading.read_locations(connection)

    def links(self, claim_ids: Sequence[str] | None = None) -> list[Link]:
        """Return all links, or those of some claims with each other and with others."""
        with self.snapshot() as connection:
            return reading.read_links(connection, claim_ids)

    def clusters(self) -> list[tuple[str, ...]]:
        """Return the clusters of claim ids."""
        with self.snapshot() as connection:
            return reading.read_clusters(connection)

    def excerpt(self, claim_ids: Sequence[str]) -> excerpts.Excerpt:
        """Return what some claims say, with their places and documents, without all the rest."""
        with self.snapshot() as connection:
            return excerpts.read_excerpt(connection, claim_ids)

    def incidents(self) -> list[Incident]:
        """Return all incidents, earliest first."""
        with self.snapshot() as connection:
            return reading.read_incidents(connection)

    def incident(self, incident_id: str) -> Incident:
        """Return one incident; `UnknownIdError` if there is none of that id."""
        with self.snapshot() as connection:
            for found in reading.read_incidents(connection, [incident_id]):
                return found
        raise UnknownIdError(f"the record {self._where} has no incident {incident_id}")

    def refusals(self, document_id: str | None = None) -> list[Refusal]:
        """Return refusals, all or of one document, by step, reason and subject."""
        with self.snapshot() as connection:
            return reading.read_refusals(connection, document_id)

    def judgements(self) -> list[Judgement]:
        """Return all judgements, in the order they were made."""
        with self.snapshot() as connection:
            return reading.read_judgements(connection, self._judgements)

    def source_grades(self) -> list[SourceGrade]:
        """Return the user's grades of sources, by name."""
        with self.snapshot() as connection:
            return reading.read_source_grades(connection)

    def steps(self, step: str) -> dict[str, str]:
        """Return, by subject, the version with which a step was last done."""
        with self.snapshot() as connection:
            return reading.read_steps(connection, step)

    def unfinished(self) -> str | None:
        """Return the first step that is still to be done, ``None`` when all are."""
        with self.snapshot() as connection:
            return reading.read_unfinished(connection)

    def meta(self) -> dict[str, str]:
        """Return the versions that the record was made with."""
        with self.snapshot() as connection:
            return reading.read_meta(connection)

    def counts(self) -> dict[str, int]:
        """Return the number of rows of each table."""
        with self.snapshot() as connection:
            return reading.read_counts(connection)

    def search(self, words: str) -> list[Hit]:
        """Return the documents whose title or text holds every word, best first."""
        with self.snapshot() as connection:
            return searching.search(connection, words)
