"""The 25 slots of a MUC-4 template and the values of their set fills, read from ``slots.yaml``."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_CONFIGURATION = Path(__file__).with_name("slots.yaml")


class Kind(StrEnum):
    """How the fillers of a slot are written and compared."""

    ID = "id"
    TEMPLATE = "template"
    DATE = "date"
    LOCATION = "location"
    SET = "set"
    STRING = "string"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot.

    Attributes:
        number: Position in the template, 0 to 24.
        name: Name in score reports, such as ``hum-tgt-type``.
        label: Name in templates, such as ``HUM TGT: TYPE``.
        kind: How its fillers are written and compared.
        group: Subtotal row it counts in; empty for the two slots that count in none.
        values: Name of the set its fillers come from; empty unless ``kind`` is a set.
        tags: Slots whose fillers a cross-reference tag may name, in order of preference.
    """

    number: int
    name: str
    label: str
    kind: Kind
    group: str = ""
    values: str = ""
    tags: tuple[str, ...] = ()


@cache
def _configuration() -> dict[str, Any]:
    with _CONFIGURATION.open(encoding="utf-8") as file:
        loaded: dict[str, Any] = yaml.safe_load(file)
    return loaded


def _slot(raw: dict[str, Any]) -> Slot:
    return Slot(
        number=raw["number"],
        name=raw["name"],
        label=raw["label"],
        kind=Kind(raw["kind"]),
        group=raw.get("group", ""),
        values=raw.get("set", ""),
        tags=tuple(raw.get("tags", ())),
    )


@cache
def slots() -> tuple[Slot, ...]:
    """Return the 25 slots in their order."""
    return tuple(_slot(raw) for raw in _configuration()["slots"])


@cache
def scored_slots() -> tuple[Slot, ...]:
    """Return slots 2 to 24, those that count in the totals."""
    return tuple(slot for slot in slots() if slot.group)


@cache
def by_name() -> dict[str, Slot]:
    """Return the slots by their names."""
    return {slot.name: slot for slot in slots()}


@cache
def groups() -> tuple[str, ...]:
    """Return the subtotal rows in the order of a score report."""
    return tuple(dict.fromkeys(slot.group for slot in scored_slots()))


@cache
def set_values(name: str) -> frozenset[str]:
    """Return the values of a set, such as ``incident``."""
    return frozenset(_configuration()["sets"][name])


@cache
def _partial(name: str) -> dict[str, frozenset[str]]:
    table = _configuration()["partial"].get(name, {})
    return {response: frozenset(keys) for response, keys in table.items()}


def is_partly_right(set_name: str, response: str, key: str) -> bool:
    """Tell whether a set fill earns half credit against another (guidelines, section 3.2).

    Args:
        set_name: The set both values come from.
        response: The value given.
        key: The value wanted.
    """
    return key in _partial(set_name).get(response, ())


@cache
def premodifiers() -> frozenset[str]:
    """Return the words that the official scorer ignores in string fills."""
    return frozenset(_configuration()["premodifiers"])


@cache
def phrase_openers() -> frozenset[str]:
    """Return the words that open a phrase after a noun."""
    return frozenset(_configuration()["phrase_openers"])
