"""Writes templates in the form of the answer keys."""

from collections.abc import Iterator, Mapping, Sequence

from benchmarks.muc4.slots import Kind, Slot, slots
from benchmarks.muc4.templates import Filler, Template

_COLUMN = 36


def written(messages: Mapping[str, Sequence[Template]]) -> str:
    """Return templates as text; a message without one has one of asterisks.

    Args:
        messages: Templates by message.
    """
    blocks = [
        "\n".join(_lines(message, template))
        for message, templates in messages.items()
        for template in templates or (Template(message=message, number=""),)
    ]
    return "\n\n".join(blocks) + "\n"


def _lines(message: str, template: Template) -> Iterator[str]:
    for slot in slots():
        label = f"{slot.number}.".ljust(4) + slot.label
        values = _values(slot, message, template)
        yield label.ljust(_COLUMN) + values[0]
        yield from (" " * _COLUMN + value for value in values[1:])


def _values(slot: Slot, message: str, template: Template) -> list[str]:
    if slot.kind is Kind.ID:
        return [message]
    if not template.is_relevant:
        return ["*"]
    if slot.kind is Kind.TEMPLATE:
        return [template.number]
    return [_written(slot, filler) for filler in template.slot(slot.name)] or ["-"]


def _written(slot: Slot, filler: Filler) -> str:
    value = filler.values[0]
    text = _quoted(value) if slot.kind is Kind.STRING else value
    return f"{text}: {_quoted(filler.tags[0])}" if filler.tags else text


def _quoted(value: str) -> str:
    return '"' + value.replace("\\", "").replace('"', '\\"') + '"'
