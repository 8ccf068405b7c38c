"""From what the user names to the files there are: paths, folders, globs, standard input."""

import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath

from crossreport.ingest.formats.registry import format_of, known_extensions
from crossreport.ingest.options import Input
from crossreport.ingest.refusals import refuse
from crossreport.model import Refusal

STDIN = "-"
_MAGIC = frozenset("*?[")


def discover(inputs: Sequence[str]) -> list[Input | Refusal]:
    """Find what is to be read, in a fixed order.

    Args:
        inputs: paths of files and folders (read recursively, hidden files left out), glob
            patterns (``**`` for any depth), and ``-`` for standard input.

    Returns:
        The inputs in the order named, files of a folder or pattern sorted by path, and a
        refusal for each thing that is missing, unreadable, of unknown kind or named twice.
    """
    found: list[Input | Refusal] = []
    seen: set[str] = set()
    for named in inputs:
        for item in _one(named):
            key = STDIN if isinstance(item, Refusal) or item.path is None else _real(item.path)
            if isinstance(item, Input) and key in seen:
                item = refuse(item.name, "same-bytes", "is named twice; it was read once")
            elif isinstance(item, Input):
                seen.add(key)
            found.append(item)
    return found


def _one(named: str) -> Iterator[Input | Refusal]:
    path = Path(named)
    if named == STDIN:
        yield Input("standard input", "", None)
    elif not named or "\0" in named:
        yield refuse(named or "''", "missing-path", "is no path; name a file or a folder")
    elif path.is_dir():
        yield from _folder(named)
    elif os.path.lexists(path):
        yield _file(path, path.name)
    elif _MAGIC & set(named):
        yield from _pattern(named)
    else:
        yield refuse(_shown(path), "missing-path", "does not exist; check the path")


def _folder(named: str) -> Iterator[Input | Refusal]:
    """Yield the files below a folder. Links to folders are not followed: they may be circular."""
    root = Path(named)
    label = root.name or str(root)
    troubles: list[OSError] = []
    files: list[Path] = []
    for at, folders, names in os.walk(root, onerror=troubles.append):
        folders[:] = [f for f in folders if not f.startswith(".")]
        files += [Path(at, name) for name in names if not name.startswith(".")]
    for trouble in troubles:
        where = f"{label}/{_below(Path(trouble.filename or named), root)}".removesuffix("/.")
        yield refuse(
            where, "unreadable", "is a folder that may not be read; change its permissions"
        )
    items = [_file(path, _below(path, root)) for path in sorted(files, key=lambda p: p.parts)]
    yield from items
    if not any(isinstance(item, Input) for item in items):
        yield refuse(
            label, "no-readable-files", f"is a folder without files to read ({known_extensions()})"
        )


def _pattern(named: str) -> Iterator[Input | Refusal]:
    fixed = Path(*_fixed_parts(PurePath(named)))
    paths = map(Path, glob.glob(named, recursive=True))  # noqa: PTH207 - takes absolute patterns
    nearest: dict[str, Path] = {}  # a circular link finds one file many times
    for path in sorted(paths, key=lambda p: (len(p.parts), p.parts)):
        if not path.is_dir():
            nearest.setdefault(_real(path), path)
    for path in sorted(nearest.values(), key=lambda p: p.parts):
        yield _file(path, _below(path, fixed))
    if not nearest:
        shown = _below(Path(named), fixed)
        yield refuse(shown, "missing-path", "matches no file; check the pattern")


def _fixed_parts(pattern: PurePath) -> Iterator[str]:
    for part in pattern.parts:
        if _MAGIC & set(part):
            return
        yield part


def _file(path: Path, name: str) -> Input | Refusal:
    shown = _utf8(name)
    kind = format_of(path.name)
    if kind is None:
        return refuse(
            shown,
            "unknown-extension",
            f"is of a kind that is not read; give one of {known_extensions()}",
        )
    return Input(shown, kind, path)


def _below(path: Path, root: Path) -> str:
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return path.name


def _shown(path: Path) -> str:
    """Return a path for messages: as named, unless it is absolute."""
    return path.name if path.is_absolute() and path.name else str(path)


def _utf8(name: str) -> str:
    """Return a file name that can be stored: bytes that are no UTF-8 are escaped."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _real(path: Path) -> str:
    return os.path.realpath(path)
