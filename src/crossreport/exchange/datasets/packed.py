"""Opens a file of a table as it came: plain, or packed by gzip or as a ZIP with one table in it."""

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import IO, cast
from zipfile import BadZipFile, ZipFile

from crossreport.exchange.errors import ExchangeError

_GZIP, _ZIP, _OLE = b"\x1f\x8b", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_WORKBOOK_PARTS = frozenset({"[Content_Types].xml", "mimetype"})
_TABLES = (".csv", ".tsv", ".tab", ".txt")
_DAMAGE = (EOFError, zlib.error, gzip.BadGzipFile, BadZipFile)
_NAMED = 5


class Kind(StrEnum):
    """What a file is, by its first bytes, whatever it is called."""

    TEXT = "text"
    GZIP = "gzip"
    ZIP = "zip"
    WORKBOOK = "workbook"


def kind_of(path: Path) -> Kind:
    """Say what a file is.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        start = file.read(4)
    if start.startswith(_GZIP):
        return Kind.GZIP
    if start.startswith(_OLE):
        return Kind.WORKBOOK
    if start.startswith(_ZIP):
        with told_if_damaged(path), ZipFile(path) as packed:
            return Kind.WORKBOOK if _WORKBOOK_PARTS & set(packed.namelist()) else Kind.ZIP
    return Kind.TEXT


@contextmanager
def unpacked(path: Path, kind: Kind) -> Iterator[IO[bytes]]:
    """Open a file that is no workbook, as a stream of what is packed in it.

    Raises:
        ExchangeError: a ZIP holds other than one table.
    """
    if kind is Kind.GZIP:
        with gzip.open(path) as file:
            yield cast(IO[bytes], file)
    elif kind is Kind.ZIP:
        with ZipFile(path) as packed, packed.open(_only_table(path, packed)) as member:
            yield member
    else:
        with path.open("rb") as plain:
            yield plain


@contextmanager
def told_if_damaged(path: Path) -> Iterator[None]:
    """Tell what a packed file that is cut off or damaged raises in one line.

    Raises:
        ExchangeError: it is.
    """
    try:
        yield
    except _DAMAGE as error:
        told = " ".join(str(error).split()).rstrip(".") or type(error).__name__
        raise ExchangeError(
            f"{path} is cut off or damaged ({told}); fetch it again, nothing was taken from it"
        ) from error


def _only_table(path: Path, packed: ZipFile) -> str:
    names = [one for one in packed.namelist() if not one.startswith("__MACOSX/")]
    tables = [one for one in names if one.lower().endswith(_TABLES)]
    if len(tables) == 1:
        return tables[0]
    shown = ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
    raise ExchangeError(
        f"{path} is a ZIP with {len(tables)} CSV files in it ({shown or 'nothing'}); unpack it "
        "and name the one that is meant"
    )
