"""Numbered SQL files that bring a record to the present schema.

``0001_record.sql`` makes the tables anywhere; a file such as ``0002_search.sqlite.sql`` applies to
one kind of database only. A file that was published is never changed; a change of the tables is
a new file.
"""

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sqlalchemy import Connection, inspect

from crossreport.store.errors import NewerRecordError, NotARecordError

_NAME = re.compile(r"(?P<number>\d{4})_\w+(?:\.(?P<dialect>\w+))?\.sql")


@dataclass(frozen=True, slots=True)
class Migration:
    """One step from a schema to the next.

    Attributes:
        number: the schema that it leads to.
        dialect: the only kind of database it is for; ``None`` for all.
        statements: the SQL statements, in order.
    """

    number: int
    dialect: str | None
    statements: tuple[str, ...]


@cache
def migrations() -> tuple[Migration, ...]:
    """Return all migrations, in order."""
    found = []
    for entry in files(__name__).iterdir():
        if match := _NAME.fullmatch(entry.name):
            statements = tuple(_statements(entry.read_text(encoding="utf-8")))
            found.append(Migration(int(match["number"]), match["dialect"], statements))
    return tuple(sorted(found, key=lambda one: (one.number, one.dialect or "")))


def newest() -> int:
    """Return the number of the present schema."""
    return migrations()[-1].number


def schema_of(connection: Connection, where: str) -> int:
    """Return the number of a database's schema; 0 for an empty one.

    Raises:
        NotARecordError: it holds other tables.
        NewerRecordError: it was written by a later version.
    """
    tables = inspect(connection).get_table_names()
    if not tables:
        return 0
    number = None
    if "meta" in tables and "claims" in tables:
        query = "SELECT value FROM meta WHERE key = 'schema'"
        number = connection.exec_driver_sql(query).scalar_one_or_none()
    if number is None or not str(number).isdecimal():
        raise NotARecordError(
            f"{where} is a database of another program, no Crossreport record; name another file"
        )
    if int(number) > newest():
        raise NewerRecordError(
            f"the record {where} was written by a later version of Crossreport (schema {number}, "
            f"this one reads up to {newest()}); update Crossreport to open it"
        )
    return int(number)


def migrate(connection: Connection, *, schema: int, to: int | None = None) -> None:
    """Apply, inside the caller's transaction, every migration after ``schema`` up to ``to``."""
    last = newest() if to is None else to
    for migration in migrations():
        meant = migration.dialect in (None, connection.dialect.name)
        if meant and schema < migration.number <= last:
            for statement in migration.statements:
                connection.exec_driver_sql(statement)
    connection.exec_driver_sql("DELETE FROM meta WHERE key = 'schema'")
    connection.exec_driver_sql(f"INSERT INTO meta (key, value) VALUES ('schema', '{last}')")


def _statements(script: str) -> Iterator[str]:
    """Split a script at the semicolons that end statements, not at those inside triggers."""
    buffer = ""
    for line in script.splitlines(keepends=True):
        if not buffer and (not line.strip() or line.startswith("--")):
            continue
        buffer += line
        if sqlite3.complete_statement(buffer):
            yield buffer.strip().removesuffix(";")
            buffer = ""
