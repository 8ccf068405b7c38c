"""Writes a file wholly or not at all."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile

from crossreport.exchange.errors import ExchangeError

STANDARD_OUTPUT = "-"


def write_text(parts: Iterable[str], out: str | Path) -> None:
    """Write text in UTF-8 to a file, or to standard output where ``out`` is ``-``.

    A file is replaced only when everything is written, so that a command that is stopped leaves
    the old file as it was.

    Raises:
        ExchangeError: the file cannot be written.
    """
    if str(out) == STANDARD_OUTPUT:
        _print(parts)
        return
    path = Path(out)
    try:
        with NamedTemporaryFile(
            "w",
            dir=path.parent,
            prefix=f".{path.name}.",
            delete=False,
            encoding="utf-8",
            newline="",
        ) as file:
            try:
                file.writelines(parts)
                file.close()
                _publish(Path(file.name), path)
            except BaseException:
                Path(file.name).unlink(missing_ok=True)
                raise
    except OSError as error:
        raise ExchangeError(
            f"{path} cannot be written: {error.strerror or error}; name another place with --out"
        ) from error


def _print(parts: Iterable[str]) -> None:
    """Write to standard output. A reader that goes away is not an error of the output."""
    try:
        for part in parts:
            sys.stdout.buffer.write(part.encode("utf-8"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ExchangeError(
            f"standard output cannot be written: {error.strerror or error}; "
            "name another place with --out"
        ) from error


def _publish(made: Path, path: Path) -> None:
    """Give the file its name, and the permissions that a newly made file would have."""
    mask = os.umask(0)
    os.umask(mask)
    made.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~mask)
    made.replace(path)
