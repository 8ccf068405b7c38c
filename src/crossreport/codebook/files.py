"""Reads the codebook's YAML files and tells their version."""

import hashlib
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, ClassVar

import yaml

from crossreport.model.errors import CrossreportError

_PACKAGE = "crossreport.codebook.data"
_TRUE_FALSE = re.compile(r"^(?:true|false)$")


class CodebookError(CrossreportError, ValueError):
    """A codebook file does not hold what its reader expects."""

    code = "codebook"


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads ``on``, ``no`` and dates as the words they are: prepositions and country codes."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[Any]]] = {
        first: [(tag, rule) for tag, rule in rules if not tag.endswith((":bool", ":timestamp"))]
        for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", _TRUE_FALSE, list("tf"))


def _parse(text: str, name: str, what: str = "codebook file") -> Any:
    try:
        return yaml.load(text, Loader=_Loader)
    except yaml.YAMLError as error:
        reason = " ".join(str(error).split())
        raise CodebookError(f"{what} {name} cannot be parsed: {reason}") from error


@cache
def read_yaml(name: str) -> Any:
    """Return the parsed content of one codebook file.

    Args:
        name: the file's name without ``.yaml``.

    Raises:
        CodebookError: there is no such file, or it is no YAML.
    """
    try:
        text = files(_PACKAGE).joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise CodebookError(f"the codebook has no file named {name}.yaml") from error
    return _parse(text, f"{name}.yaml")


def read_yaml_file(path: Path, *, what: str = "codebook file") -> Any:
    """Return the parsed content of a person's own file.

    Args:
        path: the file.
        what: what it is, for messages.

    Raises:
        CodebookError: it cannot be read, or it is no YAML.
    """
    try:
        return _parse(path.read_text(encoding="utf-8"), str(path), what)
    except UnicodeDecodeError as error:
        raise CodebookError(f"{what} {path} is not UTF-8; save it as UTF-8") from error
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        raise CodebookError(f"{what} {path}: {reason}; check the path") from error


def codebook_version(extra: Sequence[Path] = ()) -> str:
    """Return 12 hexadecimal digits that change whenever a codebook file changes.

    Args:
        extra: a person's own files, in the order in which they are laid over ours.
    """
    if not extra:
        return _shipped_version()
    digest = hashlib.sha256(_shipped_version().encode())
    for path in extra:
        digest.update(b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


@cache
def _shipped_version() -> str:
    digest = hashlib.sha256()
    for entry in sorted(files(_PACKAGE).iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".yaml"):
            digest.update(entry.name.encode() + b"\0" + entry.read_bytes())
    return digest.hexdigest()[:12]
