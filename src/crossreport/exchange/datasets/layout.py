"""A mapping laid over the columns that a table has."""

from collections.abc import Mapping as Pairs
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from crossreport.codebook import nearest
from crossreport.exchange.datasets.mapping import Choice, Mapping, alternatives, columns_of
from crossreport.exchange.datasets.rowtext import RowText
from crossreport.exchange.datasets.values import ValueMisfitError
from crossreport.exchange.errors import ExchangeError

_NEEDED = ("event_type.column", "date.on", "date.start", "date.end", "date.year", "event_id")


@dataclass(frozen=True, slots=True)
class Layout:
    """Which of a table's columns each column of a mapping is.

    Attributes:
        mapping: the mapping.
        columns: the table's columns, in order.
        order: positions of the table's columns in the order in which rows are kept.
        found: column as the mapping names it to those of its names that the table has.
    """

    mapping: Mapping
    columns: tuple[str, ...]
    order: tuple[int, ...]
    found: Pairs[str, tuple[str, ...]]


def lay_over(mapping: Mapping, columns: Sequence[str], *, path: Path, strict: bool) -> Layout:
    """Find a mapping's columns in a table's header, in any case.

    Args:
        mapping: the mapping.
        columns: the table's columns.
        path: the table's file, for messages.
        strict: whether all columns must be there, not only those without which no row can be
            read; codes may always be absent.

    Raises:
        ExchangeError: a column is missing.
    """
    by_name = {name.casefold(): name for name in columns}
    found: dict[str, tuple[str, ...]] = {}
    for field, column in columns_of(mapping):
        names = [by_name.get(name.casefold()) for name in alternatives(column)]
        found[column] = tuple(name for name in names if name is not None)
        needed = field in _NEEDED or (strict and field != "codes")
        if needed and not found[column]:
            raise ExchangeError(
                _missing(mapping, field.removesuffix(".column"), column, columns, path)
            )
    return Layout(mapping, tuple(columns), _order(mapping, columns), found)


def _order(mapping: Mapping, columns: Sequence[str]) -> tuple[int, ...]:
    """Return the positions of a table's columns, those that the mapping has an order for first.

    So the same row is the same text in tables that have their columns in other orders.
    """
    ranks = {name.casefold(): rank for rank, name in enumerate(mapping.columns)}
    last = len(ranks)
    return tuple(
        sorted(range(len(columns)), key=lambda at: ranks.get(columns[at].casefold(), last))
    )


def _missing(mapping: Mapping, field: str, column: str, columns: Sequence[str], path: Path) -> str:
    wanted = " or ".join(alternatives(column))
    near = nearest(alternatives(column)[0], columns, most=1)
    hint = f"; {near[0]} is near" if near else ""
    if len(columns) == 1:
        hint = "; the delimiter is none of comma, semicolon, tab and bar, or it is another file"
    shown = ", ".join(columns[:12]) + (" …" if len(columns) > 12 else "")
    return (
        f"{path} has no column {wanted}, which {mapping.name} needs for {field}{hint}; "
        f"its columns: {shown}"
    )


@dataclass(frozen=True, slots=True)
class Cells:
    """One row, by the columns of a mapping.

    Attributes:
        layout: where the columns are.
        text: the row as a text.
        values: column of the table to cell; those that hold nothing are left out.
    """

    layout: Layout
    text: RowText
    values: Pairs[str, str]

    def column(self, named: str | None) -> str | None:
        """Return the table's column where a column of the mapping holds something."""
        for name in self.layout.found.get(named or "", ()):
            if name in self.values:
                return name
        return None

    def value(self, named: str | None) -> str | None:
        """Return what a column of the mapping holds; ``None`` for nothing."""
        column = self.column(named)
        return None if column is None else self.values[column]

    def code(self, named: str | None) -> str | None:
        """Return a code, without the decimals that spreadsheets add to whole numbers."""
        value = self.value(named)
        if value is not None and value.endswith(".0") and value[:-2].lstrip("-").isdecimal():
            return value[:-2]
        return value

    def choose(self, choice: Choice, what: str) -> str:
        """Return the value of a choice.

        Raises:
            ValueMisfitError: the code is none that the mapping knows.
        """
        code = self.code(choice.column)
        chosen = choice.values.get(code or "", choice.otherwise)
        if chosen is None:
            told = "holds nothing" if code is None else f"is {code!r}, which is not known"
            name = self.column(choice.column) or alternatives(choice.column or what)[0]
            raise ValueMisfitError(f"{name} {told}; add it to the values of {what} in a mapping")
        return chosen
