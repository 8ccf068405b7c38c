"""Lays a person's own entries over the ones that are shipped."""

from collections.abc import Mapping
from typing import Any


def merged(ours: Any, theirs: Any) -> Any:
    """Return ``theirs`` laid over ``ours``.

    Mappings are merged key by key, lists are joined without repeats, everything else is
    replaced. ``None`` for a key removes it; a mapping with ``replace: true`` replaces the whole.
    """
    if isinstance(ours, Mapping) and isinstance(theirs, Mapping):
        if theirs.get("replace") is True:
            return {key: value for key, value in theirs.items() if key != "replace"}
        result = dict(ours)
        for key, value in theirs.items():
            if value is None:
                result.pop(key, None)
            else:
                result[key] = merged(result.get(key), value)
        return result
    if isinstance(ours, list) and isinstance(theirs, list):
        return ours + [item for item in theirs if item not in ours]
    if ours is None and isinstance(theirs, Mapping):
        return {k: v for k, v in theirs.items() if v is not None and k != "replace"}
    return theirs
