"""The words of time, read from the codebook and turned into pieces of patterns."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Any

from crossreport.codebook import CodebookError, read_yaml

# One gap between words: a line may wrap there, a paragraph may not end.
_GAP = r"(?:[^\S\n]{1,3}|[^\S\n]{0,3}\n[^\S\n]{0,3})"
_MAYBE_GAP = rf"{_GAP}?"
# Stands between a group's name and its number among groups of that name.
REPEATED = "__"


@cache
def words() -> dict[str, Any]:
    """Return the codebook's words of time (``dates.yaml``).

    Raises:
        CodebookError: the file is no mapping.
    """
    loaded = read_yaml("dates")
    if not isinstance(loaded, dict):
        raise CodebookError("codebook file dates.yaml must hold a mapping")
    return loaded


def alternation(names: Iterable[object]) -> str:
    """Return a pattern for any of the names, the longest first."""
    ordered = sorted({str(name) for name in names}, key=lambda name: (-len(name), name))
    return "|".join(re.escape(name).replace(r"\ ", _GAP).replace("'", "['’]") for name in ordered)


@cache
def _fragments() -> dict[str, str]:
    v = words()
    tens = [word for word, value in v["numbers"].items() if value >= 20]
    ones = [word for word, value in v["numbers"].items() if value < 10 and len(word) > 2]
    compound = rf"(?:{alternation(tens)})[- ](?:{alternation(ones)})"
    number = rf"\d{{1,4}}|{compound}|{alternation(v['numbers'])}"
    month = alternation(v["months"])
    units = [*v["units"], *(f"{unit}s" for unit in v["units"]), *v["unit_plurals"]]
    return {
        "month": rf"(?P<month>{month})\.?(?![^\W\d_])",
        "month2": rf"(?P<month2>{month})\.?(?![^\W\d_])",
        "weekday": rf"(?P<weekday>{alternation(v['weekdays'])})(?!\w)",
        "lead": rf"(?:(?P<lead>{alternation([*v['weekdays'], *v['weekday_abbreviations']])})"
        rf"\.?,?{_GAP}(?:the{_GAP})?)?",
        "day": r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?!\d)",
        "anyday": r"(?:(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?!\d)"
        rf"|(?P<dayword>{alternation(v['ordinals'])})(?!\w))",
        "year": r"(?P<year>(?:1[5-9]|20|21)\d\d)(?!\d)",
        "number": rf"(?P<number>{number})(?!\w)",
        "vague": rf"(?P<vague>{alternation(v['vague_numbers'])})(?!\w)",
        "unit": rf"(?P<unit>{alternation(units)})(?!\w)",
        "part": rf"(?P<part>{alternation(v['parts'])})",
        "season": rf"(?P<season>{alternation(v['seasons'])})(?!\w)",
        "holiday": rf"(?P<holiday>{alternation(v['holidays'])})(?!\w)",
        "deictic": rf"(?P<deictic>{alternation(v['deictic'])})(?!\w)",
        "eventrel": rf"(?P<eventrel>{alternation(v['event_relative'])})(?!\w)",
        "tod": rf"(?:{alternation(v['times_of_day'])})(?!\w)",
        "about": rf"(?P<about>{alternation(v['approximators'])})(?!\w)",
        "more": rf"(?P<more>{alternation(v['more_than'])})(?!\w)",
        "less": rf"(?P<less>{alternation(v['less_than'])})(?!\w)",
        "after": rf"(?P<after>{alternation(v['after_words'])})(?!\w)",
        "before": rf"(?P<before>{alternation(v['before_words'])})(?!\w)",
        "clock": rf"(?:{alternation(v['clock_nouns'])})(?!\w)",
        "eventnoun": rf"(?:{alternation(v['weekend_nouns'])})(?!\w)",
        "gathering": rf"(?P<gathering>{alternation(v['gatherings'])})(?!\w)",
        "noyear": rf"(?:{alternation(v['no_year_nouns'])})(?!\w)",
        "afteryear": rf"(?:{alternation(v['after_year'])})(?!\w)",
        "decadeword": rf"(?P<decadeword>{alternation(v['decade_words'])})(?!\w)",
        "yeartail": _spaced(
            r"(?:(?:,~|~of~|~|-|/){year}"
            r"|,?~['’](?P<shortyear>\d\d)(?!\d)"
            r"|,?~(?:of )?(?P<whichyear>last|this|next) year(?!\w))?"
        ),
    }


def pattern(template: str) -> re.Pattern[str]:
    """Compile a template of the date grammar.

    A space stands for one gap between words, ``~`` for an optional one, ``{name}`` for a piece
    of the vocabulary, which captures under its own name. A name may capture in several
    branches: its repetitions are numbered. Matches begin and end at word bounds.
    """
    expanded = _spaced(template)
    for _ in range(2):  # a piece may hold pieces
        expanded = re.sub(r"\{([a-z][a-z0-9]*)\}", _piece, expanded)
    seen: Counter[str] = Counter()

    def numbered(match: re.Match[str]) -> str:
        seen[match[1]] += 1
        return f"(?P<{match[1]}{REPEATED}{seen[match[1]]}>"

    expanded = re.sub(r"\(\?P<([a-z][a-z0-9]*)>", numbered, expanded)
    return re.compile(rf"(?<!\w)(?:{expanded})(?!\w)", re.IGNORECASE)


def _spaced(template: str) -> str:
    return template.replace(" ", _GAP).replace("~", _MAYBE_GAP)


def _piece(match: re.Match[str]) -> str:
    return _fragments()[match.group(1)]


def integer(word: str) -> int | None:
    """Return the value of a number in digits or words ("twenty-one"); ``None`` for others."""
    folded = re.sub(r"\s+", " ", word.strip().lower())
    if folded.isdecimal():
        return int(folded)
    numbers: dict[str, int] = words()["numbers"]
    if folded in numbers:
        return numbers[folded]
    ten, _, one = folded.replace(" ", "-").partition("-")
    return numbers[ten] + numbers[one] if ten in numbers and one in numbers else None


def folded(text: str | None) -> str:
    """Return words as the codebook spells them: lower case, single spaces, straight marks."""
    return re.sub(r"\s+", " ", (text or "").lower()).replace("’", "'").strip()
