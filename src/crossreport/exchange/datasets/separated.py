"""Reads CSV of any usual delimiter and encoding, as a stream."""

import codecs
import csv
import re
from collections import deque
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path
from typing import IO

from crossreport.exchange.datasets.line import Line, cleaned
from crossreport.exchange.datasets.packed import Kind, told_if_damaged, unpacked
from crossreport.exchange.errors import ExchangeError

_DELIMITERS = ",;\t|"
_BLOCK = 1 << 20
_START = 1 << 12
_LONGEST_LINE = 1 << 23
_SELDOM = 50
LONGEST_CELL = 1 << 20
"""A quotation mark that is never closed ends after so many characters."""
_BYTES = re.compile("[\udc80-\udcff]")  # those that are no UTF-8
_NO_TEXT = "it holds bytes that are no text; mend it, or save the table as UTF-8"
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def separated(path: Path, kind: Kind) -> Iterator[Line]:
    """Yield the rows of a CSV file that are not empty, the header first.

    Lines that are no UTF-8 are read as Windows-1252, for tables are put together from several. A
    row that holds bytes which are neither is told.

    A quotation mark that is not closed swallows the lines after it. Where a row has other than
    as many cells as the header, and a line that it covers is a row of its own, reading goes on
    at that line.

    Raises:
        ExchangeError: the file is packed and damaged, or holds no text.
        OSError: it cannot be read.
    """
    encoding = _encoding(path, kind)
    errors = "surrogateescape" if encoding.startswith("utf-8") else "replace"
    with (
        told_if_damaged(path),
        unpacked(path, kind) as raw,
        TextIOWrapper(raw, encoding=encoding, newline="", errors=errors) as file,
    ):
        lines = _Lines(file)
        yield from _rows(lines, _delimiter(lines))


def _rows(lines: "_Lines", delimiter: str) -> Iterator[Line]:
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(lines, delimiter=delimiter)
    width = 0
    while True:
        start = lines.mark()
        problem, cells = "", list[str]()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            problem = (
                f"it has a cell of more than {LONGEST_CELL:,} characters; look for a quotation "
                "mark that is not closed"
            )
        width = width or len(cells)
        if (problem or len(cells) != width) and lines.return_from(width, delimiter):
            problem = "a quotation mark is not closed before the next row begins"
        elif cells and len(cells) < width and lines.is_cut_off:
            problem = "the file ends in the middle of it; fetch the file again"
        if problem or cells:
            yield Line(start, cleaned(cells), problem or lines.problem, lines.guessed)


class _Lines:
    """The lines of a file, of which those of the present row can be read again."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        self._waiting: deque[str] = deque()
        self._row: list[str] = []
        self._number = 1
        self.guessed = False
        self.problem = ""

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._waiting.popleft() if self._waiting else self._read()
        if not line:
            raise StopIteration
        self._row.append(line)
        if not line.isascii() and _BYTES.search(line):
            line = self._as_windows(line)
        if "\0" in line:
            self.problem = _NO_TEXT
        return line

    def _read(self) -> str:
        """Return the next line; of one that is too long for any row, only the beginning."""
        line = rest = self._file.readline(_LONGEST_LINE)
        while len(rest) == _LONGEST_LINE and not rest.endswith(("\n", "\r")):
            rest = self._file.readline(_LONGEST_LINE)
        return line

    def _as_windows(self, line: str) -> str:
        """Read a line again that is no UTF-8."""
        self.guessed = True
        as_read = line.encode("utf-8", "surrogateescape")
        try:
            return as_read.decode("cp1252")
        except UnicodeDecodeError:
            self.problem = _NO_TEXT
            return as_read.decode("cp1252", "replace")

    def first(self) -> str:
        """Return the first line that is not blank, which is yet to be read."""
        skipped = []
        while (line := self._read()) and not line.strip():
            skipped.append(line)
        self._waiting.extend([*skipped, line] if line else skipped)
        return line

    def mark(self) -> int:
        """Begin a row, and return the number of its first line."""
        self._number += len(self._row)
        self._row.clear()
        self.guessed, self.problem = False, ""
        return self._number

    @property
    def is_cut_off(self) -> bool:
        """Whether the row's last line has no end, as only a file's last line can."""
        return bool(self._row) and not self._row[-1].endswith(("\n", "\r"))

    def return_from(self, width: int, delimiter: str) -> bool:
        """Go back to the first line within the row that has as many cells by itself.

        Returns:
            Whether there is one.
        """
        for at, line in enumerate(self._row[1:], 1):
            if _width(line, delimiter) == width:
                self._waiting.extendleft(reversed(self._row[at:]))
                del self._row[at:]
                return True
        return False


def _width(line: str, delimiter: str) -> int:
    """Return how many cells a line has by itself; 0 where it is no whole row."""
    try:
        (cells,) = csv.reader([line], delimiter=delimiter, strict=True)
    except (csv.Error, ValueError):
        return 0
    return len(cells)


def _encoding(path: Path, kind: Kind) -> str:
    """Return the encoding, by its mark or by where its zeros stand; UTF-8 without either.

    Raises:
        ExchangeError: the file is damaged, or no text.
    """
    with told_if_damaged(path), unpacked(path, kind) as file:
        block = file.read(_START)
        while kind is not Kind.TEXT and file.read(_BLOCK):
            pass  # damage is told before anything is taken
    found = next((name for mark, name in _MARKS.items() if block.startswith(mark)), "")
    return found or _without_mark(path, block)


def _without_mark(path: Path, start: bytes) -> str:
    """Return the encoding of a text without a mark.

    Raises:
        ExchangeError: it is no text.
    """
    zeros = start.count(0)
    if zeros * _SELDOM <= len(start):  # here and there one: the rows that have them are told
        return "utf-8"
    high, low = start[0::2].count(0), start[1::2].count(0)
    if min(high, low) * _SELDOM <= max(high, low) and max(high, low) > len(start) // 4:
        return "utf-16-le" if low > high else "utf-16-be"
    raise ExchangeError(f"{path} is no table: it holds no text; save it as CSV or .xlsx")


def _delimiter(lines: _Lines) -> str:
    """Return the delimiter that the first line has most of."""
    return max(_DELIMITERS, key=lines.first().count)
