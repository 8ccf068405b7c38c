"""Reads CSV of any usual delimiter and encoding, as a stream."""

import codecs
import csv
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
_LONGEST_CELL = 1 << 20  # a quotation mark that is never closed ends here
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def separated(path: Path, kind: Kind) -> Iterator[Line]:
    """Yield the rows of a CSV file that are not empty, the header first.

    A quotation mark that is not closed swallows the lines after it. Where a row has other than
    as many cells as the header, and a line that it covers is a row of its own, reading goes on
    at that line.

    Raises:
        ExchangeError: the file is packed and damaged, or holds no text.
        OSError: it cannot be read.
    """
    encoding = _encoding(path, kind)
    with (
        told_if_damaged(path),
        unpacked(path, kind) as raw,
        TextIOWrapper(raw, encoding=encoding, newline="", errors="replace") as file,
    ):
        lines = _Lines(file)
        yield from _rows(lines, _delimiter(lines))


def _rows(lines: "_Lines", delimiter: str) -> Iterator[Line]:
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(lines, delimiter=delimiter)
    width = 0
    while True:
        start = lines.mark()
        problem, cells = "", list[str]()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            problem = f"it is no row of a table ({error})"
        width = width or len(cells)
        if (problem or len(cells) != width) and lines.return_from(width, delimiter):
            problem = "a quotation mark is not closed before the next row begins"
        if problem or cells:
            yield Line(start, [cleaned(cell) for cell in cells], problem)


class _Lines:
    """The lines of a file, of which those of the present row can be read again."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        self._waiting: deque[str] = deque()
        self._row: list[str] = []
        self._number = 1

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._waiting.popleft() if self._waiting else next(self._file)
        self._row.append(line)
        return line

    def first(self) -> str:
        """Return the first line, which is yet to be read."""
        line = next(self._file, "")
        self._waiting.appendleft(line)
        return line

    def mark(self) -> int:
        """Begin a row, and return the number of its first line."""
        self._number += len(self._row)
        self._row.clear()
        return self._number

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
    """Return the encoding: by its mark, UTF-8 where all of the file is, else Windows-1252.

    Raises:
        ExchangeError: the file is damaged, or no text.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    with told_if_damaged(path), unpacked(path, kind) as file:
        block = file.read(_BLOCK)
        encoding = next((name for mark, name in _MARKS.items() if block.startswith(mark)), "")
        if not encoding and b"\0" in block[:_START]:
            encoding = _without_mark(path, block[:_START])
        try:
            while block and not encoding:
                decoder.decode(block)
                block = file.read(_BLOCK)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            encoding = "cp1252"
        while kind is not Kind.TEXT and file.read(_BLOCK):
            pass  # damage is told before anything is taken
    return encoding or "utf-8"


def _without_mark(path: Path, start: bytes) -> str:
    """Return which UTF-16 a text without a mark is in.

    Raises:
        ExchangeError: it is no text.
    """
    high, low = start[0::2].count(0), start[1::2].count(0)
    if min(high, low) == 0 and max(high, low) > len(start) // 4:
        return "utf-16-le" if low else "utf-16-be"
    raise ExchangeError(f"{path} is no table: it holds no text; save it as CSV or .xlsx")


def _delimiter(lines: _Lines) -> str:
    """Return the delimiter that the first line has most of."""
    return max(_DELIMITERS, key=lines.first().count)
