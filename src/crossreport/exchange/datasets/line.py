"""One row of a table, whatever it was read from."""

from collections.abc import Sequence
from dataclasses import dataclass

from crossreport.exchange.safety import own_cell

_BETWEEN = "\x1f"


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table.

    Attributes:
        number: the line of the file that it begins on; of a workbook, the row.
        cells: as many as the table has columns.
        problem: why the row cannot be read; empty where it can.
        guessed: whether its encoding is not that of the file, and was guessed.
    """

    number: int
    cells: Sequence[str]
    problem: str = ""
    guessed: bool = False


def cleaned(cells: Sequence[str]) -> list[str]:
    """Return cells as they are stored: no zeros, no apostrophe for safety."""
    whole = _BETWEEN.join(cells)
    if "\r" not in whole and "\0" not in whole and "'" not in whole:
        return list(cells)
    return [_cleaned(cell) for cell in cells]


def _cleaned(cell: str) -> str:
    return own_cell(cell.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd"))
