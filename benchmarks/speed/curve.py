"""What each step costs for records of several sizes."""

import json
import random
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.speed import sets
from benchmarks.speed.memory import Peak
from crossreport import Record, pipeline
from crossreport.ingest import IngestOptions
from crossreport.model import Document

_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
_LATER = {"geocode": pipeline.geocode, "link": pipeline.link, "reconcile": pipeline.reconcile}
_TODAY = date(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class Point:
    """A size with its costs.

    Attributes:
        documents: how many were read.
        seconds: by step, of the clock.
        megabytes: the peak of all processes.
    """

    documents: int
    seconds: dict[str, float]
    megabytes: int

    @classmethod
    def of(cls, count: int, *, workers: int) -> "Point":
        """Measure a record of so many documents."""
        with TemporaryDirectory() as folder, Peak() as peak:
            seconds = curve(varied(count), Path(folder), workers=workers)
        return cls(count, seconds, peak.megabytes)


def varied(count: int) -> list[Document]:
    """Return reports of the Violent Corpus; beyond their number with other days and names.

    A changed report tells its incident of other people on another day, so that it is neither a
    copy nor to be linked with the first.
    """
    reports = sets.corpus()
    found = []
    for number in range(count):
        source = reports[number % len(reports)]
        turn = number // len(reports)
        found.append(source if not turn else _changed(source, turn))
    return found


def _changed(source: Document, turn: int) -> Document:
    chance = random.Random(f"{source.id} {turn}")
    title, text = source.title or "", source.text.removeprefix(f"{source.title}\n\n")
    names = sorted({match.group() for match in _NAME.finditer(text)})
    shuffled = dict(zip(names, chance.sample(names, len(names)), strict=True))
    changed = _NAME.sub(lambda match: shuffled[match.group()], text)
    day = source.published + timedelta(days=97 * turn) if source.published else None
    return sets.as_document(f"{source.id}-{turn}", title, changed, day)


def curve(documents: Sequence[Document], folder: Path, *, workers: int) -> dict[str, float]:
    """Run documents the whole way into a record; return the seconds of each step."""
    rows = folder / "documents.jsonl"
    with rows.open("w", encoding="utf-8") as out:
        for one in documents:
            text = one.text.removeprefix(f"{one.title}\n\n")
            day = one.published.isoformat() if one.published else None
            row = {"id": one.id, "title": one.title, "text": text, "published": day}
            out.write(json.dumps(row) + "\n")
    seconds = {}
    with Record.open(folder / "record.sqlite") as record:
        for name in ("ingest", "extract", "geocode", "link", "reconcile"):
            started = time.perf_counter()
            if name == "ingest":
                pipeline.ingest(record, [str(rows)], options=IngestOptions(today=_TODAY))
            elif name == "extract":
                pipeline.extract(record, workers=workers)
            else:
                _LATER[name](record)
            seconds[name] = time.perf_counter() - started
    return seconds
