"""The word lists of ``frames.yaml``, which say how events stand in sentences."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from crossreport.codebook import read_yaml


@cache
def frame_words() -> Mapping[str, Any]:
    """Return the word lists of ``frames.yaml``, by name."""
    data: Mapping[str, Any] = read_yaml("frames")
    return data
