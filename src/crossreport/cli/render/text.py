"""Makes text from documents safe and fit to print."""

from rich.text import Text

from crossreport.model.counted import counted as counted
from crossreport.model.harmless import printable as printable
from crossreport.model.shown import UNKNOWN as UNKNOWN


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
