"""The word lists of ``frames.yaml``, which say how events stand in sentences."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from crossreport.codebook import read_yaml


@cache
def frame_words() -> Mapping[str, Any]:
    """Return the word lists of ``frames.yaml`` by name, as sets; mappings as they are."""
    return {name: _as_set(value) for name, value in read_yaml("frames").items()}


def _as_set(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    return frozenset(frozenset(v) if isinstance(v, list) else v for v in value)
