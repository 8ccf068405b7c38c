"""Reads the codebook's YAML files and tells their version."""

import hashlib
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_PACKAGE = "crossreport.codebook.data"


class CodebookError(ValueError):
    """A codebook file does not hold what its reader expects."""


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
        return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except FileNotFoundError as error:
        raise CodebookError(f"the codebook has no file named {name}.yaml") from error
    except yaml.YAMLError as error:
        raise CodebookError(f"codebook file {name}.yaml cannot be parsed: {error}") from error


@cache
def codebook_version() -> str:
    """Return 12 hexadecimal digits that change whenever a codebook file changes."""
    digest = hashlib.sha256()
    for entry in sorted(files(_PACKAGE).iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".yaml"):
            digest.update(entry.name.encode() + b"\0" + entry.read_bytes())
    return digest.hexdigest()[:12]
