"""Locations: a country and places in it, each more specific (task documentation, 7.4).

The reports of 1992 show how its program compared locations: the same places are right, any other
place of the same country is half right (also a more or less specific one, and one that names the
right place with its containing areas), another country is wrong. Containing areas (TASKDOC,
``containing-areas``) thus play no part in the official score; they serve the reading of places.
"""

import re
from functools import lru_cache

from benchmarks.muc4.counts import Credit


@lru_cache(maxsize=4096)
def _normal(text: str) -> tuple[str, ...]:
    return tuple(
        re.sub(r"\s+", " ", part).replace(" ?", "").strip()
        for part in text.replace("-", " - ").split(":")
    )


def judge_location(key: str, response: str) -> tuple[Credit, bool]:
    """Judge a location; the second value tells whether a rule stood in for a judge.

    Args:
        key: One of the key's alternatives.
        response: The response's location.
    """
    wanted, given = _normal(key), _normal(response)
    if wanted == given:
        return Credit.CORRECT, False
    if wanted[0] == given[0]:
        # The key wants no more than the country: here the judges decided, mostly for a half.
        return Credit.PARTIAL, len(wanted) == 1
    return Credit.INCORRECT, False
