"""What every reader is: a function from an input to its articles."""

import hashlib
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from crossreport.ingest.article import Article
from crossreport.ingest.options import IngestOptions, Input
from crossreport.ingest.refusals import Refused, refuse
from crossreport.model import Refusal

Reader = Callable[[Input, BinaryIO, IngestOptions], Iterator[Article | Refusal]]
"""Reads one opened input; raises `Refused` when the whole of it cannot be taken in."""


def open_input(found: Input) -> BinaryIO:
    """Open a file that is one.

    Raises:
        Refused: there is none, it may not be read, or it is a device or a pipe.
    """
    path = found.path or Path()
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise Refused("not-a-file", "is a device or a pipe; give a file, or - for a pipe")
        return path.open("rb")
    except FileNotFoundError as error:
        raise Refused("missing-path", "does not exist; check the path") from error
    except PermissionError as error:
        raise Refused("unreadable", "may not be read; change its permissions") from error
    except (OSError, ValueError) as error:
        raise Refused("unreadable", f"cannot be read: {_why(error)}") from error


def read_whole(stream: BinaryIO, options: IngestOptions) -> bytes:
    """Return all bytes of a report.

    Raises:
        Refused: there are none, or more than ``options.max_bytes``.
    """
    try:
        raw = stream.read(options.max_bytes + 1)
    except OSError as error:
        raise Refused("unreadable", f"cannot be read: {_why(error)}") from error
    if not raw:
        raise Refused("empty-file", "is empty; nothing to read")
    if len(raw) > options.max_bytes:
        raise too_large(options)
    return raw


def too_large(options: IngestOptions) -> Refused:
    """Return the refusal of a report above the limit."""
    limit = f"{options.max_bytes / 1_000_000:,.6g} MB"
    return Refused(
        "too-large", f"is larger than {limit}, no single report; split it into its reports"
    )


def sha256_of(raw: bytes) -> str:
    """Return the hexadecimal SHA-256 of ``raw``."""
    return hashlib.sha256(raw).hexdigest()


def row_refusal(found: Input, row: int, code: str, message: str) -> Refusal:
    """Return the refusal of one row."""
    return refuse(f"{found.name}#{row}", code, message)


def _why(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
