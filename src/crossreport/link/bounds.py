"""The most that two units can weigh, in SQL over a few numbers of each.

Comparing costs: lists are searched, words and places read. Most of the pairs that blocking proposes
are so far from telling one incident that numbers show it. What is left out here would lie below
the floor that pairs are kept from, so that leaving it out changes nothing.
"""

import re

from crossreport.link.comparisons import CONDITIONS
from crossreport.link.records import OTHER_COUNTS
from crossreport.link.weights import Comparison, LinkingModel

SKETCHES = "sketches"

_PLAIN = (
    *("context", "leading"),
    *("day_from", "day_to", "days", "stated"),
    *("x", "y", "z", "radius", "town"),
    *("killed_low", "killed_high"),
)
_LISTS = (
    *("types", "singular_types", "rare_types", "near_types", "families"),
    *("actors", "actor_kinds", "activities", "weapons"),
)
_NAMES = ("document", "dataset", "words", "place_key", "country", "admin1")
SKETCHED = (*_NAMES, *_PLAIN, *_LISTS, "others", "aged")
"""The columns of a sketch, beside ``unique_id``."""

_EXACT = ("date", "place", "killed")
_OF_WORDS = ("few_words", "headline_words")
_BITS = 62
_ROUNDING = 1e-6


def sketch() -> str:
    """Return the statement that writes ``sketches``, a row of numbers for each of ``units``.

    Names become their hashes, lists become a set of bits: what two lists share, their bits share.
    """
    hashed = (f"if({name} is null, null, hash({name})) as {name}" for name in _NAMES)
    plain = (f'"{name}"' for name in _PLAIN)  # one of them is a word of SQL
    bits = (
        f"list_reduce(list_transform({name}, lambda one: 1::bigint << (hash(one) % {_BITS})::int), "
        f"lambda a, b: a | b, 0::bigint) as {name}"
        for name in _LISTS
    )
    others = " or ".join(f"{kind}_low is not null" for kind in OTHER_COUNTS)
    held = (f"({others}) as others", "len(ages) > 0 as aged")
    columns = ", ".join((*hashed, *plain, *bits, *held))
    return f"create temp table {SKETCHES} as select unique_id, {columns} from units"


def within_floor(model: LinkingModel) -> str:
    """Return the condition that two sketches of two reports may reach the model's floor.

    The words of the two reports are taken to be unlike: pairs that share words come in by them.
    """
    most = " + ".join(f"({_most(comparison)})" for comparison in model.comparisons)
    return f"{model.prior_weight} + {most} >= {model.clustering.floor_weight - _ROUNDING}"


def _most(comparison: Comparison) -> str:
    """Return the greatest weight of the levels that may hold."""
    conditions = CONDITIONS[comparison.id]
    weights = {level.id: level.weight for level in comparison.levels}
    last, most = weights[comparison.levels[-1].id], max(weights.values())
    if comparison.id in _EXACT:
        tried = (
            f"when {_bits(c)} then {weights[level]}"
            for level, c in conditions.items()
            if c != "ELSE"
        )
        return f"case {' '.join(tried)} else {last} end"
    if comparison.id == "report_words":
        return f"if(leading_l and leading_r, {last}, 0)"
    if comparison.id in _OF_WORDS:
        return str(max(last, 0.0))
    if comparison.id == "ages":
        return f"if(aged_l and aged_r, {most}, 0)"
    if comparison.id == "telling":
        return str(last)
    if comparison.id == "other_counts":
        return f"if(others_l and others_r, {most}, 0)"
    if all(
        set(re.findall(r"(\w+)_[lr]\b", c)) <= {*_LISTS, "context"} for c in conditions.values()
    ):
        tried = (
            f"if({_bits(c)}, {weights[level]}, {last})"
            for level, c in conditions.items()
            if c != "ELSE"
        )
        return f"greatest({', '.join(tried)}, {last})"
    return str(most)


def _bits(condition: str) -> str:
    found = re.sub(r"list_has_any\((\w+), (\w+)\)", r"((\1 & \2) <> 0)", condition)
    return re.sub(r"len\((\w+)\)", r"\1", found)
