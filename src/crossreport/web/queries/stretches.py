"""Where words stand that a reader selected on a page.

A page leaves out characters that only deceive, and browsers take two characters that end a line
for one; what a script counts on a page is therefore not always what the record counts.
"""

from crossreport.model.harmless import harmless


def in_text(text: str, base: int, start: int, end: int) -> tuple[int, int]:
    """Return where words stand in a stored text.

    Args:
        text: the stored text.
        base: offset in it at which the page begins to show it.
        start: offset of the words, ``base`` and the characters that the page shows before them.
        end: the same of what follows them.

    Returns:
        Offsets in the stored text; those of its end for what is beyond it.
    """
    wanted = (start - base, end - base)
    at, shown = base, 0
    found: list[int] = []
    while at < len(text) and len(found) < len(wanted):
        step = 2 if text[at : at + 2] == "\r\n" else 1
        length = 1 if step == 2 else len(harmless(text[at]))
        # Words begin with a character that is shown, and end behind one.
        while len(found) < len(wanted) and shown >= wanted[len(found)] and (length or found):
            found.append(at)
        at, shown = at + step, shown + length
    found += [len(text)] * (len(wanted) - len(found))
    return found[0], found[1]


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch without blanks at its ends, and with words that it cuts whole."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
            start -= 1
        while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
            end += 1
    return start, end


def same_words(one: str, other: str) -> bool:
    """Say whether words as stored and as a page shows them are the same."""
    return bool(one.strip()) and harmless(one).split() == other.split()
