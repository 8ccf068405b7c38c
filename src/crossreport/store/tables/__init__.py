"""The record's tables, with a comment on each table and column (``docs/record.md``)."""

from crossreport.store.tables import bookkeeping, claims, datasets, documents, incidents, places
from crossreport.store.tables.columns import metadata

__all__ = ["bookkeeping", "claims", "datasets", "documents", "incidents", "metadata", "places"]
