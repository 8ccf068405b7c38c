"""Looks at where a command is to write before it does the work."""

import os
from collections.abc import Collection
from pathlib import Path, PurePath

from crossreport.cli.options import UsageError

_SQLITE = b"SQLite format 3\0"


def check_output(out: str, endings: Collection[str] = ()) -> None:
    """See that a file can be written where an option says.

    Args:
        out: a path, or ``-`` for standard output.
        endings: what its name may end with; none: anything.

    Raises:
        UsageError: it ends otherwise.
        OutputError: it is a folder or a record, its folder is missing, or cannot be written.
    """
    from crossreport.exchange import OutputError

    if not out:
        raise UsageError("--out has no name of a file; give one, or - for standard output")
    if out == "-":
        return
    if endings and PurePath(out).suffix.lower() not in endings:
        raise UsageError(f"{out}: name a file that ends with {', '.join(endings)}")
    path = Path(out)
    folder = path.resolve().parent
    told = None
    if path.is_dir():
        told = "it is a folder; name a file in it"
    elif not folder.is_dir():
        told = f"there is no folder {path.parent}; make it first"
    elif not os.access(path if path.exists() else folder, os.W_OK):
        told = "no permission; name another place with --out"
    elif _is_database(path):
        told = "it is a record, which would be lost; name another file with --out"
    if told:
        raise OutputError(f"{out} cannot be written: {told}")


def _is_database(path: Path) -> bool:
    """Whether a file is an SQLite database, as records are; a device is not looked into."""
    if not (path.is_file() and os.access(path, os.R_OK)):
        return False
    with path.open("rb") as file:
        return file.read(len(_SQLITE)) == _SQLITE
