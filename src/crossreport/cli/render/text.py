"""Makes text from documents safe and fit to print."""

from rich.text import Text

UNKNOWN = "–"
"""Shown where nobody said; never 0."""

_DROPPED = (0x00AD, 0x061C, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0xE0000, 0xE0080))
_HARMLESS: dict[int, str | int | None] = {
    **{code: 0x2400 + code for code in range(32)},  # pictures of control characters: ␛
    **dict.fromkeys(map(ord, "\t\n\r\v\f"), " "),
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
    **dict.fromkeys((0x85, 0x2028, 0x2029), " "),
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd"),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    **dict.fromkeys(_DROPPED, None),
}


def printable(text: str) -> str:
    """Return text on one line that no terminal obeys and that hides nothing.

    Control characters become pictures, those that turn the direction of writing become U+FFFD,
    invisible ones go, white space is folded. Zero-width joiners stay: several scripts need them.
    """
    return " ".join(text.translate(_HARMLESS).split())


def plain(text: str, style: str = "") -> Text:
    """Return text from a document for the console: made safe, its markup not interpreted."""
    return Text(printable(text), style=style)


def shortened(text: str, length: int) -> str:
    """Return at most ``length`` characters, cut at a word with an ellipsis."""
    text = printable(text)
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    head, space, _ = cut.rpartition(" ")
    return (head if space and len(head) > length // 2 else cut).rstrip() + "…"


def quoted(text: str, length: int | None = None) -> str:
    """Return words of a document in quotation marks."""
    words = printable(text) if length is None else shortened(text, length)
    return f"“{words}”"


def number(count: int, noun: str, plural: str = "") -> str:
    """Return a count with its noun."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"
