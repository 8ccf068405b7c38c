"""Reads the coded incidents of a corpus of reports, and draws samples from them.

The folder holds ``documents.jsonl.gz``, the reports as ingestion reads them, and
``incidents.jsonl.gz``, one coded incident a line with the identifiers of its reports.
"""

import gzip
import hashlib
import json
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from crossreport.model.errors import CrossreportError

DOCUMENTS = "documents.jsonl.gz"
INCIDENTS = "incidents.jsonl.gz"


class CorpusError(CrossreportError):
    """The folder is no corpus of reports with coded incidents."""

    code = "corpus"


@dataclass(frozen=True, slots=True)
class CodedIncident:
    """What the corpus knows of one incident.

    Attributes:
        point: latitude and longitude in degrees; ``None`` where it was coded without them.
        documents: the reports on it.
    """

    id: str
    day: date
    state: str
    city: str
    point: tuple[float, float] | None
    killed: int
    injured: int
    documents: tuple[str, ...]


@dataclass(frozen=True)
class Corpus:
    """Coded incidents; every report is coded under one of them.

    Attributes:
        incidents: in the order of the file.
        left_out: reports that were coded under several incidents. Which of them such a report is
            mainly about nobody said, so it is not scored; nor are incidents without other reports.
    """

    incidents: tuple[CodedIncident, ...]
    left_out: tuple[str, ...] = ()

    @cached_property
    def by_document(self) -> Mapping[str, CodedIncident]:
        """The incident of each report, in the order of the incidents."""
        return {name: one for one in self.incidents for name in one.documents}

    def sample(self, limit: int, *, seed: str | None = None) -> "Corpus":
        """Return whole incidents with at most ``limit`` reports together.

        Args:
            limit: number of reports.
            seed: draws the incidents by a hash of their identifiers, so that the same seed gives
                the same sample everywhere and a larger sample holds the smaller one; without it
                the first ones in the order of the file.

        Raises:
            CorpusError: not even one incident fits.
        """
        drawn = self.incidents
        if seed is not None:
            drawn = tuple(sorted(drawn, key=lambda one: _hash(f"{seed}:{one.id}")))
        taken: list[CodedIncident] = []
        left = limit
        for one in drawn:
            if len(one.documents) > left:
                break
            taken.append(one)
            left -= len(one.documents)
        if not taken:
            raise CorpusError(f"a sample of {limit} reports holds no whole incident; allow more")
        return replace(self, incidents=tuple(taken))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def load_corpus(folder: Path) -> Corpus:
    """Read the coded incidents of a folder.

    Raises:
        CorpusError: a file is missing or a line cannot be understood.
    """
    for name in (DOCUMENTS, INCIDENTS):
        if not (folder / name).is_file():
            raise CorpusError(f"{folder} has no {name}; name the folder that holds the corpus")
    incidents = tuple(_incidents(folder / INCIDENTS))
    times = Counter(name for one in incidents for name in one.documents)
    alone = (
        replace(one, documents=tuple(name for name in one.documents if times[name] == 1))
        for one in incidents
    )
    return Corpus(
        incidents=tuple(one for one in alone if one.documents),
        left_out=tuple(sorted(name for name, n in times.items() if n > 1)),
    )


def _incidents(path: Path) -> Iterator[CodedIncident]:
    for number, row in _rows(path):
        if row.strip():
            try:
                yield _incident(json.loads(row))
            except KeyError as error:
                raise CorpusError(f"{path}, line {number}: no {error.args[0]}") from error
            except (ValueError, TypeError, AttributeError) as error:
                raise CorpusError(f"{path}, line {number}: {error}") from error


def _rows(path: Path) -> Iterator[tuple[int, bytes]]:
    """Yield the numbered lines of a compressed file."""
    try:
        with gzip.open(path, "rb") as rows:
            yield from enumerate(rows, 1)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise CorpusError(f"{path} is cut short or no gzip file; get it again") from error


def _incident(row: Mapping[str, Any]) -> CodedIncident:
    latitude, longitude = row["latitude"], row["longitude"]
    known = latitude is not None and longitude is not None
    return CodedIncident(
        id=str(row["incident"]),
        day=date.fromisoformat(row["date"]),
        state=row["state"],
        city=row["city_or_county"],
        point=(float(latitude), float(longitude)) if known else None,
        killed=int(row["killed"]),
        injured=int(row["injured"]),
        documents=tuple(str(name) for name in row["documents"]),
    )


def write_part(folder: Path, corpus: Corpus, target: Path) -> None:
    """Write the reports of a part of a corpus to a file of the same kind.

    The other rows are left empty, so that a report keeps its row number and with it the source
    that the record knows it by.

    Raises:
        CorpusError: a row cannot be understood.
    """
    with gzip.open(target, "wb", compresslevel=1) as out:
        for number, row in _rows(folder / DOCUMENTS):
            out.write(row if _is_of(corpus, folder / DOCUMENTS, number, row) else b"\n")


def _is_of(corpus: Corpus, path: Path, number: int, row: bytes) -> bool:
    try:
        return bool(row.strip()) and str(json.loads(row)["id"]) in corpus.by_document
    except (ValueError, KeyError, TypeError) as error:
        raise CorpusError(f"{path}, line {number}: no JSON with an id") from error
