"""One row of a table, whatever it was read from."""

from collections.abc import Sequence
from dataclasses import dataclass

from crossreport.exchange.safety import own_cell


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table.

    Attributes:
        number: the line of the file that it begins on; of a workbook, the row.
        cells: as many as the table has columns.
        problem: why the row cannot be read; empty where it can.
    """

    number: int
    cells: Sequence[str]
    problem: str = ""


def cleaned(cell: str) -> str:
    """Return a cell as it is stored: nothing that texts may not hold, no apostrophe for safety."""
    return own_cell(cell.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd"))
