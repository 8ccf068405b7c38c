"""Reads templates: the answer keys and the systems' responses of MUC-3/4.

A template names a message and fills 24 slots, one filler a line. A key's filler may offer
alternatives (``"A" / "B"``), may be optional (``? "A"``), and may be cross-referenced to a filler
of another slot (``CIVILIAN: "A" / "B"``); ``-`` means no filler, ``*`` a slot that does not apply,
and a template whose every slot is ``*`` says that its message reports nothing relevant. Comments
begin with a semicolon, and an empty line ends a template (task documentation, part 1, section 4).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from benchmarks.muc4.slots import Kind, Slot, slots

NO_FILLER = ("", "-", "*")
_MESSAGE_ID = re.compile(r"(?:DEV|TST\d)-MUC\d-\d{4}")
_STRING = re.compile(r'"((?:\\.|[^"\\])*)"')
_TOKEN = re.compile(
    r'\s*(?:(?P<string>"(?:\\.|[^"\\])*")|(?P<mark>[/:?()])|(?P<word>[^\s/:?()"]+)|")'
)


@dataclass(frozen=True, slots=True)
class Filler:
    """One filler.

    Attributes:
        values: What it says; in a key, the alternatives, each as good as the others.
        tags: What its cross-reference names (alternatives of one filler); empty without one,
            ``("-",)`` for the dummy that stands for no filler.
        optional: A key's filler that need not be given.
    """

    values: tuple[str, ...]
    tags: tuple[str, ...] = ()
    optional: bool = False

    @property
    def is_blank(self) -> bool:
        """Tell whether it says nothing but what it is about, as ``-: "A"`` does."""
        return all(value in NO_FILLER for value in self.values)


@dataclass(frozen=True, slots=True)
class Template:
    """One filled template.

    Attributes:
        message: Message identifier, such as ``TST1-MUC3-0001``.
        number: Number given to the template; empty for a message without relevant incident.
        optional: A key's template that need not be given.
        fills: Fillers by slot name; slots without filler are absent.
    """

    message: str
    number: str
    optional: bool = False
    fills: Mapping[str, tuple[Filler, ...]] = field(default_factory=dict)

    @property
    def is_relevant(self) -> bool:
        """Tell whether it reports an incident (an irrelevant message has one without number)."""
        return self.number != ""

    def slot(self, name: str) -> tuple[Filler, ...]:
        """Return the fillers of a slot, none where it is empty."""
        return self.fills.get(name, ())


Messages: TypeAlias = Mapping[str, tuple[Template, ...]]
"""Relevant templates by message, none for a message without relevant incident."""


def _unquoted(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text.strip()[1:-1]).strip()


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    """Yield ("string", content), ("mark", sign) and ("word", word); drop stray quotes."""
    for match in _TOKEN.finditer(text):
        if match["string"] is not None:
            yield "string", _unquoted(match["string"])
        elif match["mark"] is not None:
            yield "mark", match["mark"]
        elif match["word"] is not None:
            yield "word", match["word"]


def _alternatives(tokens: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    values: list[str] = []
    words: list[str] = []
    for kind, token in tokens:
        if kind == "word":
            words.append(token)
            continue
        if words:
            values.append(" ".join(words))
            words = []
        if kind == "string":
            values.append(token)
    if words:
        values.append(" ".join(words))
    return tuple(dict.fromkeys(values))


def parse_filler(text: str) -> Filler | None:
    """Read a filler of a set, string or number slot; None where nothing is filled.

    Args:
        text: One filler as written, such as ``? 5 / PLURAL: "SHOPS" / "STORES"``.
    """
    tokens = list(_tokens(text))
    optional = bool(tokens) and tokens[0] == ("mark", "?")
    if optional:
        tokens = tokens[1:]
    colon = next((i for i, token in enumerate(tokens) if token == ("mark", ":")), len(tokens))
    values = _alternatives(tokens[:colon])
    tags = _alternatives(tokens[colon + 1 :])
    filler = Filler(values, tags, optional)
    # The scorer of 1992 took a cross-reference without a value for a filler, mostly a wrong one.
    return None if filler.is_blank and not tags else filler


def _split_outside_parentheses(text: str) -> list[str]:
    parts, depth, start = [], 0, 0
    for index, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if sign == "/" and depth <= 0:
            parts.append(text[start:index])
            start = index + 1
    return [*parts, text[start:]]


def _without_outer_parentheses(text: str) -> str:
    text = text.strip()
    if text.startswith("(") and text.endswith(")"):
        return text[1:-1].strip()
    return text


def parse_plain_filler(text: str) -> Filler | None:
    """Read a date or a location, whose alternatives stand in parentheses.

    Args:
        text: One filler as written, such as ``(PERU: LIMA (CITY)) / (PERU)``.
    """
    text = text.strip()
    optional = text.startswith("?")
    parts = [part.strip() for part in _split_outside_parentheses(text.removeprefix("?"))]
    values = tuple(dict.fromkeys(_without_outer_parentheses(part) for part in parts))
    if all(value in NO_FILLER for value in values):
        return None
    return Filler(values, optional=optional)


def _parse_slot(slot: Slot, lines: list[str]) -> tuple[Filler, ...]:
    read = parse_plain_filler if slot.kind in (Kind.DATE, Kind.LOCATION) else parse_filler
    return tuple(filler for line in lines if (filler := read(line)) is not None)


def _joined(lines: Iterable[str]) -> list[str]:
    """Join a filler that goes on in the next line, after a slash, a colon or an open quote."""
    joined: list[str] = []
    for line in lines:
        last = joined[-1] if joined else ""
        goes_on = last.endswith(("/", ":")) or line.startswith(("/", ":")) or _has_open_quote(last)
        if goes_on:
            joined[-1] = f"{last} {line}"
        else:
            joined.append(line)
    return joined


def _has_open_quote(text: str) -> bool:
    return '"' in _STRING.sub("", text) and text.count('"') == 1


def _label_of(line: str) -> tuple[Slot, str] | None:
    """Return the slot that a line opens and what is filled in it."""
    match = re.match(r"(\d{1,2})\.\s+(\S.*)$", line)
    if not match or int(match[1]) >= len(slots()):
        return None
    slot = slots()[int(match[1])]
    if not match[2].startswith(slot.label):
        return None
    return slot, match[2][len(slot.label) :].strip()


def _blocks(content: str) -> Iterator[dict[Slot, list[str]]]:
    """Yield the lines of each template by slot; comments and matter between templates drop out."""
    block: dict[Slot, list[str]] = {}
    current: Slot | None = None
    for raw in content.upper().splitlines():
        line = raw.strip()
        if line.startswith(";"):
            continue
        if not line:
            current = None
            continue
        opened = _label_of(line)
        if opened:
            current, rest = opened
            if current.kind is Kind.ID and block:
                yield block
                block = {}
            block[current] = [rest] if rest else []
        elif current is not None:
            block[current].append(line)
    if block:
        yield block


def _template(block: Mapping[Slot, list[str]]) -> Template | None:
    by_kind = {slot.kind: lines for slot, lines in block.items()}
    named = _MESSAGE_ID.match(" ".join(by_kind.get(Kind.ID, [])))
    if not named:
        return None
    number = " ".join(by_kind.get(Kind.TEMPLATE, []))
    fills = {
        slot.name: fillers
        for slot, lines in block.items()
        if slot.group and (fillers := _parse_slot(slot, _joined(lines)))
    }
    digits = re.match(r"\d+", number)
    return Template(
        message=named[0],
        number=digits[0] if digits else "",
        optional="OPTIONAL" in number,
        fills=fills,
    )


def parse_templates(content: str) -> list[Template]:
    """Read all templates of a file's content, those of irrelevant messages too.

    Args:
        content: The content; lower case is read as capitals.
    """
    return [found for block in _blocks(content) if (found := _template(block)) is not None]


def read_templates(*paths: Path) -> Messages:
    """Read the templates of key or response files by message.

    Args:
        paths: Files of one set.

    Returns:
        The relevant templates of every message that a file names, in their order.

    Raises:
        OSError: A file cannot be read.
    """
    messages: defaultdict[str, list[Template]] = defaultdict(list)
    for path in paths:
        for template in parse_templates(path.read_text(encoding="latin-1")):
            named = messages[template.message]
            if template.is_relevant:
                named.append(template)
    return {message: tuple(found) for message, found in messages.items()}
