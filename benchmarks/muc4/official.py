"""Reads the score reports that the MUC-4 evaluation published, to check the scorer against them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.muc4.counts import Counts

_HEADING = re.compile(
    r"^(?P<message>TST\d-MUC\d-\d{4})\s+key: (?P<key>\S+)\s+response: (?P<response>\S+)"
    r"(?:\s+\[(?P<status>\w+)\])?",
    re.MULTILINE,
)
_ROW = re.compile(
    r"^(?P<name>[A-Za-z/ -]+?)\s+(\d+)\s+(\d+)\|\s*(\d+)\s+(\d+)\s+(\d+)\|\s*(\d+)\s+(\d+)"
    r"\|\s*(\d+)\s+(\d+)\s+(\d+)\|",
    re.MULTILINE,
)
_F_ROW = re.compile(r"^F-MEASURES\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)", re.MULTILINE)
_SUMMARY = " * * * TOTAL SLOT SCORES * * *"


@dataclass(frozen=True, slots=True)
class PairScore:
    """The score of one template pair in a report.

    Attributes:
        message: Message identifier.
        key: Ordinal of the key's template from 1, None where there is none.
        response: Ordinal of the response's template from 1, None where there is none.
        status: ``missing``, ``spurious``, ``optional``, ``irrelevant``, or empty for a match.
        slots: Counts by slot.
    """

    message: str
    key: int | None
    response: int | None
    status: str
    slots: Mapping[str, Counts]


@dataclass(frozen=True, slots=True)
class Report:
    """One system's official score report.

    Attributes:
        pairs: Template pairs in the order of the report.
        rows: Rows of the final table by name: slots, subtotals and summaries.
        f: P&R of ALL TEMPLATES as printed.
    """

    pairs: tuple[PairScore, ...]
    rows: Mapping[str, Counts]
    f: float


def _rows(text: str) -> dict[str, Counts]:
    rows = {}
    for match in _ROW.finditer(text):
        _, _, *columns = (int(group) for group in match.groups()[1:])
        rows[match["name"]] = Counts(*columns)
    return rows


def _ordinal(reference: str) -> int | None:
    return int(reference) if reference.isdigit() else None


def _pairs(text: str) -> Iterator[PairScore]:
    headings = list(_HEADING.finditer(text))
    ends = [heading.start() for heading in headings[1:]] + [len(text)]
    for heading, end in zip(headings, ends, strict=True):
        yield PairScore(
            message=heading["message"],
            key=_ordinal(heading["key"]),
            response=_ordinal(heading["response"]),
            status=heading["status"] or "",
            slots=_rows(text[heading.end() : end]),
        )


def parse_report(content: str) -> Report:
    """Read a report's content.

    Args:
        content: The whole report.

    Raises:
        ValueError: The final table or its F-measures are not in it.
    """
    details, mark, summary = content.partition(_SUMMARY)
    measures = _F_ROW.search(summary)
    if not mark or not measures:
        raise ValueError("not a MUC-4 score report: it has no final table with F-measures")
    return Report(pairs=tuple(_pairs(details)), rows=_rows(summary), f=float(measures[1]))


def read_report(path: Path) -> Report:
    """Read a report from a file.

    Args:
        path: The file.

    Raises:
        OSError: It cannot be read.
        ValueError: It is no score report.
    """
    return parse_report(path.read_text(encoding="latin-1"))
