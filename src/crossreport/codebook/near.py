"""Which known names a name that is not known may have been meant for."""

from collections.abc import Iterable, Set
from difflib import SequenceMatcher

from crossreport.codebook.names import fold_name

_ALIKE = 0.65  # the share of letters that a mistyped name keeps; below it names are others
_LEAST_LETTERS = 3  # shorter beginnings are those of too many names
_FEW = 16


def nearest(name: str, known: Iterable[str], *, most: int = 3) -> list[str]:
    """Return the known names that a name may have been meant for, the likeliest first.

    They are those that begin with it, hold it as words, or are spelt much like it, in any case
    and with or without accents. A name like none of them gives none.
    """
    wanted = fold_name(name)
    scored = [(-_likeness(wanted, fold_name(one)), one) for one in set(known)]
    return [one for score, one in sorted(scored) if score <= -_ALIKE][:most]


def _likeness(wanted: str, folded: str) -> float:
    """Return how near two folded names are, 0 to 1."""
    if wanted == folded:
        return 1.0
    if len(wanted) >= _LEAST_LETTERS and folded.startswith(wanted):
        return 0.95
    if len(wanted) >= _LEAST_LETTERS and f" {wanted} " in f" {folded} ":
        return 0.9
    match = SequenceMatcher(None, wanted, folded, autojunk=False)
    if match.real_quick_ratio() < _ALIKE or match.quick_ratio() < _ALIKE:
        return 0.0
    return match.ratio()


def offered(name: str, known: Iterable[str]) -> str:
    """Return the end of a message about an unknown name: the nearest ones, or all of a few."""
    names = sorted(known) if isinstance(known, Set) else list(dict.fromkeys(known))
    if near := nearest(name, names):
        return f"; near: {', '.join(near)}"
    if len(names) <= _FEW:
        return f"; there are: {', '.join(names)}" if names else "; there are none"
    return ""
