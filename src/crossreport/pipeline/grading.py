"""Reads a user's grades of sources."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crossreport.model import Nearness, Reliability, SourceGrade
from crossreport.model.errors import CrossreportError

if TYPE_CHECKING:
    from crossreport.store import Record

_COLUMNS = ("source", "reliability", "nearness", "note")
_YAML = {".yaml", ".yml"}
_MOST = 10_000_000  # bytes


class GradesError(CrossreportError, ValueError):
    """A file of grades that cannot be understood."""

    code = "grades"


def read_grades(path: Path) -> list[SourceGrade]:
    """Return the grades of a file: CSV with a header, or YAML.

    Both name for each source its ``reliability`` (A to F), its ``nearness`` (witness, local,
    national, international) and a ``note``; what is empty is not graded. In YAML the sources are
    keys.

    Raises:
        GradesError: the file cannot be read, or a line of it cannot be meant; the first such.
    """
    try:
        if path.stat().st_size > _MOST:
            raise GradesError(f"{path} is too large for a file of grades")
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise GradesError(f"{path} is not UTF-8; save it as UTF-8") from error
    except OSError as error:
        raise GradesError(f"{path}: {error.strerror or error}; check the path") from error
    rows = _of_yaml(path) if path.suffix.lower() in _YAML else _of_csv(path, text)
    found: dict[str, SourceGrade] = {}
    for where, row in rows:
        grade = _grade(where, row)
        if grade.source in found:
            raise GradesError(f"{where}: {grade.source} is graded twice")
        found[grade.source] = grade
    return list(found.values())


def put_grades(record: "Record", grades: Sequence[SourceGrade]) -> list[str]:
    """Store grades in the place of all earlier ones and reconcile by them, if all else is done.

    Returns:
        Graded sources of which the record has no claim, as they were named.
    """
    from crossreport.codebook import load_codebook
    from crossreport.pipeline.steps import reconcile
    from crossreport.reconcile import ungraded

    record.put_source_grades(grades)
    if record.unfinished() in (None, "reconcile"):
        reconcile(record)
    documents = {document.id: document for document in record.documents()}
    return ungraded(grades, record.claims(), documents, load_codebook())


def _of_csv(path: Path, text: str) -> Iterable[tuple[str, Mapping[str, Any]]]:
    try:
        dialect = csv.Sniffer().sniff(text.partition("\n")[0], ",;\t")
    except csv.Error:
        dialect = csv.excel
    reader = csv.DictReader(io.StringIO(text), dialect=dialect)
    names = [(name or "").strip().casefold() for name in reader.fieldnames or ()]
    if "source" not in names or not {"reliability", "nearness"} & set(names):
        raise GradesError(
            f"{path}: needs a header with source and reliability or nearness; "
            f"found {', '.join(names) or 'nothing'}"
        )
    for values in reader:
        row = {(key or "").strip().casefold(): value for key, value in values.items()}
        if any(isinstance(one, str) and one.strip() for one in row.values()):
            yield f"{path}, line {reader.line_num}", row


def _of_yaml(path: Path) -> Iterable[tuple[str, Mapping[str, Any]]]:
    from crossreport.codebook.files import read_yaml_file

    content = read_yaml_file(path, what="file of grades")
    if not isinstance(content, Mapping):
        raise GradesError(f"{path}: should hold sources with their grades")
    for source, row in content.items():
        if not isinstance(row, Mapping) or not set(row) <= set(_COLUMNS):
            raise GradesError(f"{path}, {source}: give reliability, nearness and note")
        yield f"{path}, {source}", {"source": source, **row}


def _grade(where: str, row: Mapping[str, Any]) -> SourceGrade:
    words = {name: " ".join(str(row.get(name) or "").split()) for name in _COLUMNS}
    if not words["source"]:
        raise GradesError(f"{where}: no source")
    reliability, nearness = words["reliability"].upper(), words["nearness"].lower()
    if reliability and reliability not in list(Reliability):
        raise GradesError(f"{where}: reliability {reliability!r} is none of A, B, C, D, E, F")
    if nearness and nearness not in list(Nearness):
        raise GradesError(f"{where}: nearness {nearness!r} is none of {', '.join(Nearness)}")
    return SourceGrade(
        words["source"],
        Reliability(reliability) if reliability else None,
        Nearness(nearness) if nearness else None,
        words["note"],
    )
