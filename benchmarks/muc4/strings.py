"""String fills: what the official scorer decided itself, and rules in place of its judges.

The scorer of 1992 took a string as right when it equalled one of the key's without premodifiers;
all else went to a judge, with section 3.1.1 of the guidelines in hand. These rules stand in:

* Right: the key's words with more modifiers before them ("ARMED MEN" for "MEN") or with a phrase
  after them that modifies them ("MEN IN A CAR"); for other things than people's names also the
  key's head with fewer modifiers, of two words or more ("ARMED MEN" for "HEAVILY ARMED MEN").
* Half right: the key's words amid others ("CASE OF THE MEN"), a part of the key ("GARCIA" for
  "JOSE GARCIA"), the same words in another number, or the same head ("GUNMEN").
* Wrong: anything else. Judges also saw likeness of meaning; the rules do not.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from benchmarks.muc4.counts import Credit
from benchmarks.muc4.slots import phrase_openers, premodifiers

_WORD = re.compile(r"[A-Z0-9]+(?:'[A-Z]+)*")
_PARTICIPLE = re.compile(r"\w{2,}(?:ING|ED)$")

Words = tuple[str, ...]


@lru_cache(maxsize=65536)
def words(text: str) -> Words:
    """Return the words of a string in capitals, without signs and leading premodifiers.

    Args:
        text: A string fill.
    """
    found = _WORD.findall(text.upper())
    start = 0
    while start < len(found) - 1 and found[start].lower() in premodifiers():
        start += 1
    return tuple(found[start:])


def _position(part: Words, whole: Words) -> int | None:
    for start in range(len(whole) - len(part) + 1):
        if whole[start : start + len(part)] == part:
            return start
    return None


def _singular(word: str) -> str:
    word = word.removesuffix("'S")
    if word.endswith("IES"):
        return word[:-3] + "Y"
    return word[:-1] if word.endswith("S") and len(word) > 3 else word


def _opens_phrase(word: str) -> bool:
    return word in phrase_openers() or _PARTICIPLE.match(word) is not None


def _head(phrase: Words) -> str:
    """Return the last word before the first phrase that follows the noun, in the singular."""
    for index, word in enumerate(phrase[1:], start=1):
        if word in phrase_openers():
            return _singular(phrase[index - 1])
    return _singular(phrase[-1])


def _judge_longer(before: Sequence[str], after: Sequence[str]) -> Credit:
    """Judge the key's words with others before or after them."""
    is_modified = not any(word in phrase_openers() for word in before)
    is_followed = not after or _opens_phrase(after[0])
    return Credit.CORRECT if is_modified and is_followed else Credit.PARTIAL


@lru_cache(maxsize=65536)
def _judge_words(wanted: Words, given: Words, is_name: bool) -> Credit:
    if not wanted or not given:
        return Credit.INCORRECT
    start = _position(wanted, given)
    if start is not None:
        return _judge_longer(given[:start], given[start + len(wanted) :])
    start = _position(given, wanted)
    if start is not None:
        is_head = start + len(given) == len(wanted) and len(given) > 1
        return Credit.CORRECT if is_head and not is_name else Credit.PARTIAL
    return Credit.PARTIAL if _head(wanted) == _head(given) else Credit.INCORRECT


def judge_string(key: str, response: str, *, is_name: bool = False) -> tuple[Credit, bool]:
    """Judge a string; the second value tells whether a rule stood in for a judge.

    Args:
        key: One of the key's alternatives.
        response: The response's string.
        is_name: Whether the slot holds names of people.
    """
    wanted, given = words(key), words(response)
    if key == response or (wanted and wanted == given):
        return Credit.CORRECT, False
    credit = _judge_words(wanted, given, is_name)
    return credit, credit is not Credit.INCORRECT
