"""Reads files of many formats into documents and finds copies."""

from crossreport.ingest.copies import find_copies
from crossreport.ingest.discover import discover
from crossreport.ingest.options import FIELDS, IngestOptions, Input
from crossreport.ingest.reading import read, read_found

__all__ = ["FIELDS", "IngestOptions", "Input", "discover", "find_copies", "read", "read_found"]
