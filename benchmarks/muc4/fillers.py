"""Scores the fillers of one template against those of another, slot by slot."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scipy.optimize import linear_sum_assignment

from benchmarks.muc4.counts import Counts, Credit
from benchmarks.muc4.dates import judge_date
from benchmarks.muc4.locations import judge_location
from benchmarks.muc4.numbers import judge_number
from benchmarks.muc4.slots import Kind, Slot, by_name, is_partly_right, scored_slots, set_values
from benchmarks.muc4.strings import judge_string
from benchmarks.muc4.templates import Filler, Template


@dataclass(frozen=True, slots=True)
class Rules:
    """How fillers are compared where the program of 1992 differs from its guidelines.

    Attributes:
        last_digit_of_day: Whether the last digit of a day counts. The program took it for a
            premodifier (:func:`benchmarks.muc4.dates.is_same_without_last_digits`).
    """

    last_digit_of_day: bool = True


GUIDELINES = Rules()
PROGRAM_OF_1992 = Rules(last_digit_of_day=False)


@dataclass(frozen=True, slots=True)
class Judgement:
    """How one filler answers another.

    Attributes:
        credit: What it earns.
        by_rule: Whether a rule stood in for a judge.
    """

    credit: Credit
    by_rule: bool = False


_WRONG = Judgement(Credit.INCORRECT)


def _judge_set(slot: Slot, key: str, response: str) -> tuple[Credit, bool]:
    if key == response:
        return Credit.CORRECT, False
    if is_partly_right(slot.values, response, key):
        return Credit.PARTIAL, False
    return Credit.INCORRECT, False


def _judge_value(slot: Slot, key: str, response: str, rules: Rules) -> tuple[Credit, bool]:
    match slot.kind:
        case Kind.SET:
            return _judge_set(slot, key, response)
        case Kind.DATE:
            return judge_date(key, response, last_digit=rules.last_digit_of_day)
        case Kind.LOCATION:
            return judge_location(key, response)
        case Kind.NUMBER:
            return judge_number(key, response)
        case _:
            return judge_string(key, response, is_name=slot.name == "hum-tgt-name")


def _best(slot: Slot, key: Filler, response: Filler, rules: Rules) -> Judgement:
    """Return the best judgement over the key's alternatives; one that needs no judge goes first."""
    best = _WRONG
    for value in key.values:
        for given in response.values:
            credit, by_rule = _judge_value(slot, value, given, rules)
            if (credit.value, not by_rule) > (best.credit.value, not best.by_rule):
                best = Judgement(credit, by_rule)
    return best


@lru_cache(maxsize=65536)
def has_same_tag(slot_name: str, key: Filler, response: Filler) -> bool:
    """Tell whether two fillers are cross-referenced to the same filler of another slot.

    Args:
        slot_name: The slot of both.
        key: The key's filler.
        response: The response's filler.
    """
    if not key.tags or not response.tags:
        return not key.tags and not response.tags
    if "-" in key.tags or "-" in response.tags:
        return "-" in key.tags and "-" in response.tags
    is_name = by_name()[slot_name].tags == ("hum-tgt-name",)
    return any(
        judge_string(tag, given, is_name=is_name)[0] is Credit.CORRECT
        for tag in key.tags
        for given in response.tags
    )


@lru_cache(maxsize=262144)
def judge(slot_name: str, key: Filler, response: Filler, *, rules: Rules = GUIDELINES) -> Judgement:
    """Judge one filler, with its cross-reference.

    A right value with a wrong cross-reference is half right; a half right one stays so
    (guidelines, 3.1.2; the reports show the same for numbers and descriptions).

    Args:
        slot_name: The slot of both.
        key: The key's filler.
        response: The response's filler.
        rules: How fillers are compared.
    """
    slot = by_name()[slot_name]
    judgement = _best(slot, key, response, rules)
    if judgement.credit is Credit.CORRECT and not has_same_tag(slot_name, key, response):
        return Judgement(Credit.PARTIAL, by_rule=slot.kind is not Kind.SET)
    return judgement


def _assign(
    slot: Slot, keys: Sequence[Filler], responses: Sequence[Filler], rules: Rules
) -> list[tuple[int, int, Judgement]]:
    """Pair fillers for the most credit; pairs without credit are left out."""
    if len(keys) == 1 and len(responses) == 1:
        judgement = judge(slot.name, keys[0], responses[0], rules=rules)
        return [(0, 0, judgement)] if judgement.credit is not Credit.INCORRECT else []
    judged = [[judge(slot.name, key, given, rules=rules) for given in responses] for key in keys]
    worth = np.array([[j.credit.value - 0.001 * j.by_rule for j in row] for row in judged])
    rows, columns = linear_sum_assignment(worth, maximize=True)
    return [
        (int(row), int(column), judged[row][column])
        for row, column in zip(rows, columns, strict=True)
        if judged[row][column].credit is not Credit.INCORRECT
    ]


def _wrong_choices(slot: Slot, keys: Sequence[Filler]) -> int:
    return len(set_values(slot.values)) - len(keys) if slot.kind is Kind.SET else 0


def score_slot(
    slot: Slot,
    keys: Sequence[Filler],
    responses: Sequence[Filler],
    *,
    rules: Rules = GUIDELINES,
) -> Counts:
    """Score the fillers of one slot.

    Fillers are paired for the most credit. Of those left over, a key's and a response's make one
    incorrect filler together; then responses are spurious and the key's missing, unless optional.

    Args:
        slot: The slot.
        keys: The key's fillers.
        responses: The response's fillers.
        rules: How fillers are compared.
    """
    keys = [key for key in keys if not key.is_blank]
    pairs = _assign(slot, keys, responses, rules) if keys and responses else []
    paired = {row for row, _, _ in pairs}
    left = [key for index, key in enumerate(keys) if index not in paired]
    spare = len(responses) - len(pairs)
    wrong = min(len(left), spare)
    # Required fillers take the blame first: an optional one left over costs nothing.
    missing = max(0, sum(not key.optional for key in left) - wrong)
    credits = [judgement.credit for _, _, judgement in pairs]
    by_rule = [judgement.credit for _, _, judgement in pairs if judgement.by_rule]
    return Counts(
        correct=credits.count(Credit.CORRECT),
        partial=credits.count(Credit.PARTIAL),
        incorrect=wrong,
        judged_correct=by_rule.count(Credit.CORRECT),
        judged_partial=by_rule.count(Credit.PARTIAL),
        spurious=spare - wrong,
        missing=missing,
        empty=int(not responses and not missing),
        wrong_choices=_wrong_choices(slot, keys),
    )


def score_pair(
    key: Template, response: Template, *, rules: Rules = GUIDELINES
) -> Mapping[str, Counts]:
    """Score a response's template against a key's, slots 2 to 24 by name.

    Args:
        key: The key's template.
        response: The response's template.
        rules: How fillers are compared.
    """
    return {
        slot.name: score_slot(slot, key.slot(slot.name), response.slot(slot.name), rules=rules)
        for slot in scored_slots()
    }
