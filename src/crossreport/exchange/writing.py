"""Writes a file wholly or not at all."""

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO, cast

from crossreport.exchange.errors import OutputError

STANDARD_OUTPUT = "-"


def write_text(parts: Iterable[str], out: str | Path) -> None:
    """Write text in UTF-8 to a file, or to standard output where ``out`` is ``-``.

    A file is replaced only when everything is written, so that a command that is stopped leaves
    the old file as it was.

    Raises:
        OutputError: the file cannot be written.
    """

    def write(file: BinaryIO) -> None:
        for part in parts:
            file.write(part.encode("utf-8"))

    write_bytes(write, out)


def write_bytes(write: Callable[[BinaryIO], None], out: str | Path) -> None:
    """Let something write a file, or to standard output where ``out`` is ``-``.

    A file is replaced only when everything is written, as by `write_text`.

    Raises:
        OutputError: the file cannot be written.
    """
    if str(out) == STANDARD_OUTPUT:
        _print(write)
        return
    path = Path(out)
    path = path.resolve() if path.is_symlink() else path
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            with path.open("wb") as there:  # a device or a pipe is written to, not replaced
                write(there)
            return
        with NamedTemporaryFile(
            "wb", dir=path.parent, prefix=f".{path.name}.", delete=False
        ) as file:
            try:
                write(cast(BinaryIO, file))
                file.close()
                _publish(Path(file.name), path)
            except BaseException:
                Path(file.name).unlink(missing_ok=True)
                raise
    except OSError as error:
        raise OutputError(
            f"{path} cannot be written: {error.strerror or error}; name another place with --out"
        ) from error


def _print(write: Callable[[BinaryIO], None]) -> None:
    """Write to standard output. A reader that goes away is not an error of the output."""
    try:
        write(sys.stdout.buffer)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(
            f"standard output cannot be written: {error.strerror or error}; "
            "name another place with --out"
        ) from error


def _publish(made: Path, path: Path) -> None:
    """Give the file its name, and the permissions that a newly made file would have."""
    mask = os.umask(0)
    os.umask(mask)
    made.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~mask)
    made.replace(path)
