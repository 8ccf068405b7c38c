"""The record: tables, migrations, queries."""

from crossreport.store.datasets import Entry, Stored
from crossreport.store.errors import (
    LockedRecordError,
    NewerRecordError,
    NoRecordError,
    NotARecordError,
    ReadOnlyRecordError,
    RecordError,
    UnknownIdError,
)
from crossreport.store.record import Record
from crossreport.store.rows.claims import Statement
from crossreport.store.rows.mentions import mention_id
from crossreport.store.searching import Hit

__all__ = [
    "Entry",
    "Hit",
    "LockedRecordError",
    "NewerRecordError",
    "NoRecordError",
    "NotARecordError",
    "ReadOnlyRecordError",
    "Record",
    "RecordError",
    "Statement",
    "Stored",
    "UnknownIdError",
    "mention_id",
]
