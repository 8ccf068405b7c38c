"""Data Package (Frictionless, version 1 of the specification): every table as CSV, described.

One ZIP file: ``datapackage.json`` with the type and meaning of each column and the keys between
tables, and one CSV file a table.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import sqlalchemy as sql
from sqlalchemy import Table

from crossreport.exchange.csvfile import cell, line
from crossreport.exchange.jsonfile import dumps
from crossreport.exchange.tables import all_tables
from crossreport.store import Record

_TYPES: tuple[tuple[type[Any], str], ...] = (
    (sql.Boolean, "boolean"),
    (sql.Integer, "integer"),
    (sql.Float, "number"),
    (sql.DateTime, "datetime"),
    (sql.Date, "date"),
    (sql.Time, "time"),
    (sql.JSON, "array"),
)
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that a ZIP file knows: the same record, the same file


def to_datapackage(record: Record, file: BinaryIO) -> None:
    """Write the package; the same record gives the same bytes."""
    resources = []
    tables = list(all_tables(record))
    names = {table.name for table, _ in tables}
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        for table, rows in tables:
            _add(package, _path(table), _lines(table, rows))
            resources.append(_resource(table, names))
        description = {
            "profile": "data-package",
            "name": "crossreport-record",
            "title": "A record of incidents with their sources",
            "resources": resources,
        }
        _add(package, "datapackage.json", [json.dumps(description, indent=2, ensure_ascii=False)])


def _add(package: ZipFile, name: str, parts: Iterable[str]) -> None:
    info = ZipInfo(name, _EPOCH)
    info.compress_type = ZIP_DEFLATED
    with package.open(info, "w", force_zip64=True) as entry:
        for part in parts:
            entry.write(part.encode("utf-8", "replace"))


def _path(table: Table) -> str:
    return f"data/{table.name.replace('_', '-')}.csv"


def _lines(table: Table, rows: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    names = [column.name for column in table.columns]
    yield line(names)
    for row in rows:
        yield line([_cell(row[name]) for name in names])


def _cell(value: Any) -> Any:
    """Return a value as the types of Table Schema write it."""
    match value:
        case bool():
            return "true" if value else "false"
        case list() | tuple() | dict():
            return dumps(value)
        case datetime():
            return f"{value.isoformat(timespec='seconds')}Z"
        case date() | time():
            return value.isoformat()
        case _:
            return cell(value)


def _resource(table: Table, names: set[str]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name.replace("_", "-"),
        "path": _path(table),
        "description": table.comment or "",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "doubleQuote": True, "lineTerminator": "\r\n"},
        "schema": _schema(table, names),
    }


def _schema(table: Table, names: set[str]) -> dict[str, Any]:
    keys = [
        {
            "fields": [key.parent.name],
            "reference": {
                "resource": key.column.table.name.replace("_", "-"),
                "fields": [key.column.name],
            },
        }
        for key in sorted(table.foreign_keys, key=lambda one: one.parent.name)
        if key.column.table.name in names
    ]
    return {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": [column.name for column in table.primary_key],
        "foreignKeys": keys,
    }


def _field(column: sql.Column[Any]) -> dict[str, Any]:
    kind = next((name for type_, name in _TYPES if isinstance(column.type, type_)), "string")
    made: dict[str, Any] = {
        "name": column.name,
        "type": kind,
        "description": column.comment or "",
    }
    if not column.nullable and kind != "string":  # an empty text is written like nothing
        made["constraints"] = {"required": True}
    return made
