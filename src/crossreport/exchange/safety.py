"""Makes text from documents harmless where programs other than ours will read it."""

import re

# With the apostrophes that a cell has of its own, so that `own_cell` takes off just ours.
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_CONTROLS = {code: 0x2400 + code for code in range(32) if chr(code) not in "\t\n\r"}
_CONTROLS |= {0x7F: 0x2421} | dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
_INVISIBLE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def spreadsheet_cell(text: str) -> str:
    """Return text that no spreadsheet takes for a formula.

    A cell that begins like a formula gets an apostrophe in front (OWASP, CSV Injection); control
    characters, which a terminal would obey, become their pictures (U+2400 and following).
    """
    text = text.translate(_CONTROLS)
    return f"'{text}" if _FORMULA.match(text) else text


def own_cell(text: str) -> str:
    """Return what `spreadsheet_cell` was given, but for control characters."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def json_text(encoded: str) -> str:
    """Return JSON with the characters escaped that a terminal would obey or not show.

    They occur inside strings only, where the escape means the same character.
    """
    return _INVISIBLE.sub(lambda match: f"\\u{ord(match[0]):04x}", encoded)
