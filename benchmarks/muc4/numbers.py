"""Numbers of targets: exact, approximate (``~7``), ranges (``5 - 7``, ``7 -``, ``- 7``), PLURAL."""

import re
from functools import lru_cache

from benchmarks.muc4.counts import Credit

_EXACT = re.compile(r"\d+$")


@lru_cache(maxsize=4096)
def _normal(text: str) -> str:
    return re.sub(r"\s+", "", text.replace(",", ""))


def judge_number(key: str, response: str) -> tuple[Credit, bool]:
    """Judge a number; the second value tells whether a rule stood in for a judge.

    A single number is half right where the key has a range that begins or ends with it, or has it
    as approximate (guidelines, 3.2.14 and 3.2.21).

    Args:
        key: One of the key's alternatives.
        response: The response's number.
    """
    wanted, given = _normal(key), _normal(response)
    if wanted == given:
        return Credit.CORRECT, False
    if not _EXACT.match(given):
        return Credit.INCORRECT, False
    anchors = wanted.removeprefix("~").split("-")
    is_inexact = wanted.startswith("~") or "-" in wanted
    if is_inexact and given in anchors:
        return Credit.PARTIAL, True
    return Credit.INCORRECT, False
