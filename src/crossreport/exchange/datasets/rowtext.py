"""A row of a table as the text of a document, and where each cell stands in it.

Every cell that holds something is a line, ``name: cell``. A line break inside a cell is followed by
a blank, so that `cells_of` gives the row back as it was, white space around a cell included.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from crossreport.model import Span

_BREAK, _FOLDED = "\n", "\n "
_MARK = ": "


@dataclass(frozen=True, slots=True)
class RowText:
    """A row as a text.

    Attributes:
        document_id: the document that has the text.
        text: the text.
        places: column to the offsets of its cell, without white space around it.
    """

    document_id: str
    text: str
    places: Mapping[str, tuple[int, int]]

    def span(self, column: str) -> Span:
        """Return the span of a cell."""
        return Span.of(self.document_id, self.text, *self.places[column])

    def part(self, column: str, start: int, end: int) -> Span:
        """Return the span of a part of a cell, by offsets into the cell."""
        first = self.places[column][0]
        return Span.of(self.document_id, self.text, first + start, first + end)

    def covering(self, columns: Iterable[str]) -> Span:
        """Return the shortest span that covers several cells."""
        places = [self.places[column] for column in columns]
        start, end = min(start for start, _ in places), max(end for _, end in places)
        return Span.of(self.document_id, self.text, start, end)

    @property
    def whole(self) -> Span:
        """The span of the whole row."""
        return Span.of(self.document_id, self.text, 0, len(self.text))


def as_text(cells: Iterable[tuple[str, str]]) -> tuple[str, dict[str, tuple[int, int]]]:
    """Return the text of a row and the offsets of its cells, by column.

    Args:
        cells: column and cell, in order; blank cells are left out.
    """
    lines: list[str] = []
    places: dict[str, tuple[int, int]] = {}
    at = 0
    for column, cell in cells:
        value = cell.strip()
        if not value:
            continue
        if _BREAK in cell:
            cell, value = cell.replace(_BREAK, _FOLDED), value.replace(_BREAK, _FOLDED)
        line = f"{column}{_MARK}{cell}"
        start = at + len(line) - len(cell)
        if len(value) != len(cell):
            start += cell.index(value)
        places[column] = start, start + len(value)
        lines.append(line)
        at += len(line) + 1
    return "\n".join(lines), places


def cells_of(text: str) -> dict[str, str]:
    """Return the cells of a row from its text, by column."""
    lines: list[str] = []
    for line in text.split(_BREAK):
        if line.startswith(" ") and lines:
            lines[-1] += _BREAK + line[1:]
        else:
            lines.append(line)
    return {name: cell for name, mark, cell in (one.partition(_MARK) for one in lines) if mark}
