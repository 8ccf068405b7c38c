"""Tables of incidents and claims as Arrow tables, each column with its type."""

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

import pyarrow as pa

from crossreport.exchange.columns import Columns
from crossreport.model import CountKind

T = TypeVar("T")
_WHOLE = frozenset(
    {
        "date_days",
        "date_prec_ucdp",
        "time_precision_acled",
        "where_prec_ucdp",
        "geo_precision_acled",
        "sources",
        "trigger_start",
        "trigger_end",
        "quote_start",
        "quote_end",
    }
)
_REAL = frozenset({"latitude", "longitude", "radius_km", "confidence"})
_DAYS = frozenset({"date_earliest", "date_latest", "date_likely", "published"})
_BATCH = 2000


def schema(columns: Iterable[str]) -> pa.Schema:
    """Return the types of columns."""
    return pa.schema([(name, _type(name)) for name in columns])


def _type(name: str) -> pa.DataType:
    kind, _, end = name.rpartition("_")
    if name in _WHOLE or (kind in set(CountKind) and end in ("low", "best", "high")):
        return pa.int64()
    if name in _REAL or name.endswith("_confidence"):
        return pa.float64()
    if name in _DAYS:
        return pa.date32()
    return pa.bool_() if name == "context" else pa.string()


def as_table(columns: Columns[T], rows: Iterable[T]) -> pa.Table:
    """Return rows as a table; nothing is null, never 0 or an empty text."""
    types = schema(columns)
    batches, waiting = [], []
    for row in rows:
        waiting.append({name: _value(value(row)) for name, value in columns.items()})
        if len(waiting) == _BATCH:
            batches.append(pa.RecordBatch.from_pylist(waiting, schema=types))
            waiting = []
    batches.append(pa.RecordBatch.from_pylist(waiting, schema=types))
    return pa.Table.from_batches(batches, schema=types)


def _value(value: Any) -> Any:
    if value is None or value == "":
        return None
    return value if isinstance(value, bool | int | float | date) else str(value)
