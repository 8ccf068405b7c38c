"""Which words describe what was done to bodies; they are shown after a click."""

import re
from functools import cache

from crossreport.codebook import read_yaml


@cache
def _pattern() -> re.Pattern[str]:
    lists = read_yaml("graphic")
    beginnings = [re.escape(one) for one in lists["beginnings"]]
    phrases = [r"\s+".join(map(re.escape, one.split())) for one in lists["phrases"]]
    return re.compile(rf"\b(?:{'|'.join([*phrases, *beginnings])})", re.IGNORECASE)


def is_graphic(text: str) -> bool:
    """Say whether a text describes harm to bodies in words that a reader may not want to meet."""
    return _pattern().search(text) is not None
