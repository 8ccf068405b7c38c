"""Which reader reads what: by extension, and for a pipe by its first bytes."""

import importlib
from functools import cache

from crossreport.ingest.formats.base import Reader

# Readers are named, not imported: PDF, Word and HTML libraries load only when they are needed.
_READERS = {
    "text": "plain:read_plain",
    "html": "web:read_web",
    "pdf": "pdf:read_pdf",
    "docx": "word:read_word",
    "json": "jsonl:read_json",
    "jsonl": "jsonl:read_jsonl",
    "jsonl.gz": "jsonl:read_jsonl_gz",
    "csv": "separated:read_csv",
    "parquet": "parquet:read_parquet",
}
_EXTENSIONS = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".jsonl.gz": "jsonl.gz",
    ".ndjson.gz": "jsonl.gz",
    ".json.gz": "jsonl.gz",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".pq": "parquet",
}
_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "docx"),
    (b"\x1f\x8b", "jsonl.gz"),
    (b"PAR1", "parquet"),
)


def format_of(name: str) -> str | None:
    """Return the format of a file by its name; ``None`` when no reader knows the extension."""
    lower = name.lower()
    known = (ending for ending in _EXTENSIONS if lower.endswith(ending))
    best = max(known, key=len, default=None)
    return _EXTENSIONS[best] if best else None


def known_extensions() -> str:
    """Return the extensions that are read, for messages."""
    return " ".join(_EXTENSIONS)


def sniff(head: bytes) -> str:
    """Return the format of a pipe by its first bytes; text when nothing else is plain."""
    for magic, name in _MAGIC:
        if head.startswith(magic):
            return name
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:200].lower()
    if start.startswith(b"{"):
        return "jsonl"
    if start.startswith(b"[") and start[1:].lstrip().startswith(b"{"):
        return "json"
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml", b"<!--")):
        return "html"
    return "text"


@cache
def reader_of(name: str) -> Reader:
    """Return the reader of a format."""
    module, _, function = _READERS[name].partition(":")
    reader: Reader = getattr(importlib.import_module(f"{__package__}.{module}"), function)
    return reader
