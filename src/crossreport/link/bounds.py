"""The most that two units can weigh, in SQL over a few numbers of each.

Comparing costs: lists are searched, words and places read. Most of the pairs that blocking proposes
are so far from telling one incident that numbers show it. What is left out here would lie below
the floor that pairs are kept from, so that leaving it out changes nothing.

There are two looks. The first asks what the dates say, and what each unit can at most add on its
own: a unit without a toll gains nothing by tolls. The second goes through the comparisons as they
are, but for what numbers do not show, where it takes the best.
"""

import re
from collections.abc import Iterable

import duckdb

from crossreport.link.apart import GAP, KM
from crossreport.link.comparisons import CONDITIONS
from crossreport.link.records import OTHER_COUNTS
from crossreport.link.weights import Comparison, LinkingModel

SKETCHES = "sketches"

_PLAIN = (
    *("context", "long", "leading", "headed", "rate"),
    *("day_from", "day_to", "days", "stated"),
    *("x", "y", "z", "radius", "town"),
    *("killed_low", "killed_high"),
)
_TYPES = ("types", "singular_types", "rare_types", "near_types")
_LISTS = (*_TYPES, "families", "actors", "actor_kinds", "activities", "weapons")
_NAMES = ("document", "dataset", "words", "place_key", "country", "admin1")
SKETCHED = (*_NAMES, *_PLAIN, *_LISTS, "others", "aged", "alone")
"""The columns of a sketch, beside ``unique_id``."""

FIRST_LOOK = (
    *("dataset", "long", "leading", "headed", "context", "rate"),
    *("day_from", "day_to", "days", "stated", "alone"),
)
"""The columns that the first look reads: few, for they stand with every key of a unit."""

_OF_TWO = (
    *("date", "report_words", "few_words", "headline_words", "closest"),
    *("telling", "around"),
)
_ALIKE = re.compile(r"coalesce\(struct_extract\(.*?\), 0\)")
_BITS = 62
_ROUNDING = 1e-6

# What a unit tells nothing of weighs nothing, whatever the other tells.
_SILENT = {
    "place": "x is null",
    "perpetrator": "actor_kinds = 0",
    "killed": "killed_low is null",
    "other_counts": "not others",
    "activity": "activities = 0",
    "weapon": "weapons = 0",
    "ages": "not aged",
}
# What has to be true of either unit for a level to hold.
_NEEDED = {
    ("event_type", "same_disaster"): "context",
    ("event_type", "same_singular"): "singular_types <> 0",
    ("event_type", "same_rare"): "rare_types <> 0",
    ("perpetrator", "same_actor"): "actors <> 0",
    ("killed", "equal_large"): "killed_low >= 10",
    ("killed", "equal_middle"): "killed_low >= 4",
    ("killed", "close_large"): "killed_high >= 8",
}


def sketch(con: duckdb.DuckDBPyConnection, model: LinkingModel) -> frozenset[str]:
    """Write ``sketches``, a row of numbers for each of ``units``.

    Names become their hashes, lists become a set of bits: what two lists share, their bits share.

    Returns:
        The lists with a bit for each of their values: of those the reverse holds, too.
    """
    exact = frozenset(name for name in _LISTS if _number_values(con, name) <= _BITS)
    hashed = (f"if({name} is null, null, hash({name})) as {name}" for name in _NAMES)
    plain = (f'"{name}"' for name in _PLAIN)  # one of them is a word of SQL
    bits = (
        f"list_reduce(list_transform({name}, lambda one: 1::bigint << "
        f"((list_position(getvariable('values_{name}'), one) - 1) % {_BITS})::int), "
        f"lambda a, b: a | b, 0::bigint) as {name}"
        for name in _LISTS
    )
    others = " or ".join(f"{kind}_low is not null" for kind in OTHER_COUNTS)
    held = (f"({others}) as others", "len(ages) > 0 as aged")
    columns = ", ".join((*hashed, *plain, *bits, *held))
    alone = " + ".join(
        _alone(comparison) for comparison in model.comparisons if comparison.id not in _OF_TWO
    )
    con.execute(
        f"create temp table {SKETCHES} as select *, {alone} as alone "
        f"from (select unique_id::int as unique_id, {columns} from units)"
    )
    return exact


def _number_values(con: duckdb.DuckDBPyConnection, name: str) -> int:
    """Put the values of a list, with those it is compared to, into a variable; return how many."""
    together = _TYPES if name in _TYPES else (name,)
    values = " union ".join(
        f"select distinct unnest({one}) as value from units" for one in together
    )
    con.execute(
        f"set variable values_{name} = "
        f"(select coalesce(list(value order by value), []) from ({values}))"
    )
    counted = con.execute(f"select len(getvariable('values_{name}'))").fetchall()
    return int(counted[0][0])


def _alone(comparison: Comparison) -> str:
    """Return the most that a unit can gain by a comparison, whatever the other one tells."""
    last = comparison.levels[-1].weight
    gains = ", ".join(
        f"if({_NEEDED.get((comparison.id, level.id), 'true')}, {_number(level.weight)}, "
        f"{_number(last)})"
        for level in comparison.levels
    )
    silent = _SILENT.get(comparison.id, "false")
    return f"if({silent}, {_number(0)}, greatest({gains}))"


def at_first_look(model: LinkingModel) -> str:
    """Return the condition that two sketches may reach the floor, by dates and what each can add.

    Beside the columns of the sketches it reads ``gap``, the days between the two.
    """
    told = (_most(one, frozenset()) for one in model.comparisons if one.id in _OF_TWO)
    return _reaches(model, ("least(alone_l, alone_r)", *told))


def within_floor(model: LinkingModel, exact: frozenset[str]) -> str:
    """Return the condition that two sketches of two reports may reach the model's floor.

    Beside the columns of the sketches it reads ``gap`` and ``km``, the days and kilometres between
    the two. The words of the two reports are taken to be unlike: pairs that share words come in by
    them.

    Args:
        model: the weights and the floor.
        exact: what ``sketch`` returned.
    """
    return _reaches(model, (_most(comparison, exact) for comparison in model.comparisons))


def _reaches(model: LinkingModel, most: Iterable[str]) -> str:
    total = " + ".join(f"({one})" for one in most)
    floor = model.clustering.floor_weight - _ROUNDING
    return f"{_number(model.prior_weight)} + {total} >= {_number(floor)}"


def _most(comparison: Comparison, exact: frozenset[str]) -> str:
    """Return the greatest weight of the levels that may hold."""
    weights = [level.weight for level in comparison.levels]
    if comparison.id == "ages":
        return f"if(aged_l and aged_r, {_number(max(weights))}, {_number(0)})"
    if comparison.id == "other_counts":
        return f"if(others_l and others_r, {_number(max(weights))}, {_number(0)})"
    if comparison.id == "telling":
        return _number(weights[-1])
    sure: list[str] = []
    unsure: list[str] = []
    for weight, condition in zip(weights, CONDITIONS[comparison.id].values(), strict=True):
        held = f"when {_in_numbers(condition)} then {_number(weight)}"
        if condition != "ELSE":
            searched = re.findall(r"list_has_any\((\w+)_[lr], ", condition)
            (sure if exact.issuperset(searched) else unsure).append(held)
    last = _number(weights[-1])
    most = f"case {' '.join(sure)} else {last} end" if sure else last
    return f"greatest({', '.join((*(f'case {one} end' for one in unsure), most))})"


def _in_numbers(condition: str) -> str:
    """Return a condition on units as one on their sketches."""
    found = condition.replace(GAP, "gap").replace(KM, "km")
    found = _ALIKE.sub("0", found).replace("document_l = document_r", "false")
    found = re.sub(r"list_has_any\((\w+), (\w+)\)", r"((\1 & \2) <> 0)", found)
    return re.sub(r"len\((\w+)\)", r"\1", found)


def _number(weight: float) -> str:
    """Return a weight as a floating-point number: decimals are reckoned with slowly."""
    return f"{weight:.9f}::double"
