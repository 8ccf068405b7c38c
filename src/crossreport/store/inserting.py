"""Inserts rows many at a time, without what a statement costs each of them."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Table, insert

_Process = Callable[[Any], Any]


def insert_rows(connection: Connection, table: Table, found: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that all have the same columns.

    The statement is made once, and values are turned into what the driver takes column by column:
    SQLAlchemy's own way through parameters costs more than SQLite needs to store them.
    """
    if not found:
        return
    dialect = connection.dialect
    names = list(found[0])
    made = insert(table).compile(dialect=dialect, column_keys=names)
    processes = _processes(connection, table, names)
    if not made.positional:  # such drivers want plain strings for enumerations, too
        rows = [{name: _plain(row[name]) for name in names} for row in found]
        connection.execute(insert(table), rows)
        return
    order = list(made.positiontup or names)
    positions = [(at, processes[name]) for at, name in enumerate(order) if name in processes]
    pick = itemgetter(*order) if len(order) > 1 else lambda row: (row[order[0]],)
    connection.exec_driver_sql(str(made), [_processed(pick(row), positions) for row in found])


def _processes(connection: Connection, table: Table, names: Sequence[str]) -> dict[str, _Process]:
    """Return what turns the values of a column into the driver's, where anything does."""
    dialect = connection.dialect
    found: dict[str, _Process] = {}
    for name in names:
        process = table.c[name].type.dialect_impl(dialect).bind_processor(dialect)
        if process is not None:
            found[name] = process
    return found


def _processed(
    values: tuple[Any, ...], positions: Sequence[tuple[int, _Process]]
) -> tuple[Any, ...]:
    if not positions:
        return values
    changed = list(values)
    for at, process in positions:
        changed[at] = process(changed[at])
    return tuple(changed)


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, StrEnum) else value
