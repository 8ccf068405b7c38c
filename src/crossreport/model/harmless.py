"""Text from documents, made fit to be shown: it commands nothing and hides nothing."""

_DROPPED = (0x00AD, 0x061C, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0xE0000, 0xE0080))
_LINE_BREAKS = (0x85, 0x2028, 0x2029)
_HARMLESS: dict[int, str | int | None] = {
    # Pictures of control characters: ␛.
    **{code: 0x2400 + code for code in range(32) if chr(code) not in "\t\n\r\v\f"},
    **dict.fromkeys(map(ord, "\v\f"), " "),
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
    **dict.fromkeys(_LINE_BREAKS, "\n"),
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd"),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    **dict.fromkeys(_DROPPED, None),
}


def harmless(text: str) -> str:
    """Return text that no terminal and no reader's eye is deceived by; its lines stay.

    Control characters become pictures, those that turn the direction of writing become U+FFFD,
    invisible ones go. Zero-width joiners stay: several scripts need them.
    """
    return text.translate(_HARMLESS)


def printable(text: str) -> str:
    """Return text on one line that no terminal obeys and that hides nothing."""
    return " ".join(harmless(text).split())
