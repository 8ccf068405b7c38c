"""Writing systems, as far as furniture and language need them."""

import unicodedata
from collections import Counter
from functools import lru_cache


@lru_cache(maxsize=8192)
def script_of(char: str) -> str:
    """Return the script of a letter (``LATIN``, ``ARABIC`` …), or '' for anything else."""
    if not char.isalpha():
        return ""
    script = unicodedata.name(char, "").partition(" ")[0]
    # Japanese mixes three scripts in one word, and Chinese shares one of them.
    return "CJK" if script in ("HIRAGANA", "KATAKANA", "CJK") else script


def main_script(text: str) -> str:
    """Return the script of most letters of ``text``, or '' when it has none."""
    counts = Counter(map(script_of, text))
    counts.pop("", None)
    if not counts:
        return ""
    return min(counts, key=lambda script: (-counts[script], script))
