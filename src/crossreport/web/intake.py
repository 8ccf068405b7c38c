"""Takes in reports that people add while the record is served, one delivery at a time."""

import json
import logging
import shutil
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from queue import SimpleQueue
from tempfile import mkdtemp
from threading import Lock, Thread
from typing import BinaryIO

from crossreport.ingest import Input
from crossreport.ingest.formats.registry import format_of, known_extensions
from crossreport.model.errors import CrossreportError
from crossreport.model.harmless import printable
from crossreport.pipeline import extract, geocode, ingest_files, link, reconcile
from crossreport.store import Record
from crossreport.web.queries.reports import incidents_of

MOST_WAITING = 20
"""Deliveries that may wait; more are refused."""

_KEPT = 20
_LONGEST_NAME = 200
_STEPS = {
    "ingest": "Reading the files",
    "extract": "Reading what they tell",
    "geocode": "Finding the places",
    "link": "Comparing the claims",
    "reconcile": "Computing the incidents",
}
_LOG = logging.getLogger("uvicorn.error")


@dataclass(slots=True)
class Delivery:
    """Reports added at once, and how far they have come.

    Attributes:
        names: of the files, as people called them.
        state: ``waiting``, ``running``, ``done`` or ``failed``.
        told: what is being done, or what came of it.
        done: of the step: how many things are done, of ``total`` if that is known.
        refused: a line for each file that was not taken.
        incidents: that the new reports tell of.
    """

    number: int
    names: tuple[str, ...]
    state: str = "waiting"
    told: str = "Waiting"
    done: int = 0
    total: int | None = None
    refused: list[str] = field(default_factory=list)
    incidents: list[str] = field(default_factory=list)

    @property
    def over(self) -> bool:
        """Whether nothing more is done about it."""
        return self.state in ("done", "failed")


class IntakeError(CrossreportError):
    """Reports that cannot be taken in as they were sent."""

    code = "intake"


class Intake:
    """A line of deliveries and the thread that takes them in.

    Args:
        record: where they go.
        writing: held while incidents are computed, so that no judgement is made between.
    """

    def __init__(self, record: Record, writing: AbstractContextManager[object]) -> None:
        self._record = record
        self._writing = writing
        self._lock = Lock()
        self._numbers = count(1)
        self._line: SimpleQueue[tuple[Delivery, Path, Sequence[Input]]] = SimpleQueue()
        self._deliveries: list[Delivery] = []
        self._worker: Thread | None = None

    def deliveries(self) -> list[Delivery]:
        """Return the deliveries, latest first."""
        with self._lock:
            return self._deliveries[::-1]

    @property
    def busy(self) -> bool:
        """Whether reports are being taken in, and judgements show only when they are."""
        return any(not one.over for one in self.deliveries())

    def add_files(self, files: Sequence[tuple[str, BinaryIO]]) -> Delivery:
        """Put files in line.

        Args:
            files: the name that each came with, which is only shown, and its bytes.

        Raises:
            IntakeError: none of them can be read, or too many wait.
        """
        self._check_line()
        folder = Path(mkdtemp(prefix="crossreport-"))
        refused: list[str] = []
        found: list[Input] = []
        for number, (sent, stream) in enumerate(files):
            name = shown_name(sent)
            kind = format_of(name)
            if kind is None:
                refused.append(
                    f"{name}: is of a kind that is not read; give one of {known_extensions()}"
                )
                continue
            path = folder / str(number)
            with path.open("wb") as file:
                shutil.copyfileobj(stream, file)
            found.append(Input(name, kind, path))
        if not found:
            shutil.rmtree(folder, ignore_errors=True)
            raise IntakeError("; ".join(refused) or "no file was sent; choose some")
        return self._put(tuple(one.name for one in found), folder, found, refused)

    def add_text(self, *, text: str, title: str, publisher: str, published: str) -> Delivery:
        """Put a pasted report in line.

        Raises:
            IntakeError: it has no words, or too many reports wait.
        """
        if not text.strip():
            raise IntakeError("the report has no text; paste its words")
        self._check_line()
        folder = Path(mkdtemp(prefix="crossreport-"))
        row = {"title": title, "publisher": publisher, "date": published, "text": text}
        told = {key: value for key, value in row.items() if value}
        (folder / "0").write_text(json.dumps(told) + "\n", encoding="utf-8")
        name = "pasted text"
        shown = printable(title)[:_LONGEST_NAME] or name
        return self._put((shown,), folder, [Input(name, "jsonl", folder / "0")], [])

    def _check_line(self) -> None:
        with self._lock:
            waiting = sum(not one.over for one in self._deliveries)
        if waiting >= MOST_WAITING:
            raise IntakeError(f"{waiting} deliveries wait already; add more when they are done")

    def _put(
        self, names: tuple[str, ...], folder: Path, found: Sequence[Input], refused: list[str]
    ) -> Delivery:
        with self._lock:
            made = Delivery(next(self._numbers), names, refused=refused)
            over = [one for one in self._deliveries if one.over]
            for old in over[: max(0, len(self._deliveries) + 1 - _KEPT)]:
                self._deliveries.remove(old)
            self._deliveries.append(made)
            self._line.put((made, folder, found))
            if self._worker is None:
                self._worker = Thread(target=self._work, daemon=True)
                self._worker.start()
        return made

    def _work(self) -> None:
        while True:
            delivery, folder, found = self._line.get()
            try:
                self._take_in(delivery, found)
            except CrossreportError as error:
                delivery.state, delivery.told = "failed", f"Stopped: {error}"
            except Exception as error:
                # The thread must go on for the others whatever a file does to the program.
                _LOG.exception("adding reports failed")
                kind = type(error).__name__
                delivery.told = f"Stopped: the program failed ({kind}); its terminal shows where"
                delivery.state = "failed"
            finally:
                shutil.rmtree(folder, ignore_errors=True)

    def _take_in(self, delivery: Delivery, found: Sequence[Input]) -> None:
        record, progress = self._record, _Told(delivery)
        delivery.state = "running"
        before = set(record.document_ids())
        delivery.refused += ingest_files(record, found, progress=progress).reasons
        new = sorted(set(record.document_ids()) - before)
        if not new:
            delivery.told = "Nothing new: " + (
                "no file was taken" if delivery.refused else "the record has these reports already"
            )
            delivery.state = "done"
            return
        extract(record, progress=progress)
        with self._writing:
            for step in (geocode, link, reconcile):
                step(record, progress=progress)
        claims = [claim.id for one in new for claim in record.claims(one)]
        delivery.incidents = sorted(set(incidents_of(record, claims).values()))
        reports = f"{len(new)} new {'report' if len(new) == 1 else 'reports'}"
        told = f"{len(delivery.incidents)} incidents" if delivery.incidents else "no incident"
        delivery.told = f"{reports}, telling of {told.replace('1 incidents', '1 incident')}"
        delivery.state = "done"


class _Told:
    """Writes the progress of steps into a delivery."""

    def __init__(self, delivery: Delivery) -> None:
        self._delivery = delivery

    def begin(self, step: str, total: int | None) -> None:
        """Note which step begins."""
        self._delivery.told = _STEPS.get(step, step)
        self._delivery.done, self._delivery.total = 0, total

    def advance(self, step: str, note: str = "") -> None:
        """Count one thing more."""
        self._delivery.done += 1

    def end(self, step: str, summary: str) -> None:
        """Leave what is told until the next step begins."""


def shown_name(sent: str) -> str:
    """Return a file's name as it is shown: the last part of what a browser sent, harmless."""
    last = sent.replace("\\", "/").rpartition("/")[2]
    name = printable(last)
    return name if len(name) <= _LONGEST_NAME else name[-_LONGEST_NAME:]
