"""The words of ``vocabulary.yaml``."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FILE = Path(__file__).with_name("vocabulary.yaml")


class _Loader(yaml.SafeLoader):
    """Reads ``on`` and ``no`` as the words they are."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}  # noqa: RUF012


@cache
def vocabulary() -> Mapping[str, Any]:
    """Return the word lists by name."""
    with _FILE.open(encoding="utf-8") as file:
        loaded: Mapping[str, Any] = yaml.load(file, Loader=_Loader)
    return loaded


@cache
def words(name: str) -> frozenset[str]:
    """Return one list of words."""
    return frozenset(vocabulary()[name])


@cache
def classes(name: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return classes and their words, in the order in which they are tried."""
    return tuple((value, frozenset(listed)) for value, listed in vocabulary()[name].items())
