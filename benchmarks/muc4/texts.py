"""Reads the texts of MUC-3/4: news reports in capitals with datelines in the style of FBIS."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_HEADER = re.compile(r"^((?:DEV|TST\d)-MUC\d-\d{4})\b.*$", re.MULTILINE)

# "PLACE (COUNTRY), 12 JAN 90 (SOURCE) -- ..."; the header documentation allows NO CITY and NO DATE,
# the texts also "JUNE 11 89", full month names, and an opening bracket for a parenthesis.
_DATELINE = re.compile(
    r"\s*(?P<place>[^,]{2,80}?)"
    r"(?:\s*\((?P<country>[^)]*)\))?,\s*"
    r"(?P<date>NO DATE|\d{1,2} [A-Z]{3,9}(?: \d{2})?|[A-Z]{3,9} \d{1,2} \d{2})"
    r"\s*(?:[(\[](?P<source>[^)]*)\))?\s*--\s*"
)
_GENERAL = re.compile(r"\[(?:TEXT|SUMMARY|EXCERPTS?)\]\s*")
_PARAGRAPH = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Text:
    """One report.

    Attributes:
        id: Message identifier, such as ``DEV-MUC3-0001``.
        place: Place of the dateline as written; empty where there is none or it is ``NO CITY``.
        country: Country of the dateline where it is given.
        date: Date of the dateline as written (``3 JAN 90``); empty for ``NO DATE``.
        source: Agency or station of the dateline.
        background: Bracketed matter between the dateline and the body (kind of text, speaker).
        body: The report itself, in its capitals, paragraphs separated by an empty line.
        raw: Everything after the message identifier, as written.
    """

    id: str
    place: str
    country: str
    date: str
    source: str
    background: str
    body: str
    raw: str


def _unwrapped(body: str) -> str:
    paragraphs = (" ".join(part.split()) for part in _PARAGRAPH.split(body))
    return "\n\n".join(part for part in paragraphs if part)


def parse_text(*, message_id: str, raw: str) -> Text:
    """Separate dateline, background and body of one report.

    Args:
        message_id: Its identifier.
        raw: What follows the identifier.
    """
    dateline = _DATELINE.match(raw)
    fields = dateline.groupdict(default="") if dateline else {}
    rest = raw[dateline.end() :] if dateline else raw
    general = _GENERAL.search(rest)
    # The marker opens the body only among the brackets that begin the report.
    opening = re.match(r"(?:\s*\[[^\]]*\])+", rest)
    if general and opening and general.start() < opening.end():
        background, body = rest[: general.start()], rest[general.end() :]
    else:
        background, body = "", rest
    place, date = fields.get("place", "").strip(), fields.get("date", "")
    return Text(
        id=message_id,
        place="" if place == "NO CITY" else place,
        country=fields.get("country", "").strip(),
        date="" if date == "NO DATE" else date,
        source=" ".join(fields.get("source", "").split()),
        background=" ".join(background.split()),
        body=_unwrapped(body),
        raw=raw,
    )


def parse_texts(content: str) -> Iterator[Text]:
    """Yield the reports of one file's content, in order."""
    parts = _HEADER.split(content)
    for message_id, raw in zip(parts[1::2], parts[2::2], strict=True):
        yield parse_text(message_id=message_id, raw=raw)


def read_texts(*paths: Path) -> list[Text]:
    """Read the reports of files, in order.

    Args:
        paths: Files of texts.

    Raises:
        OSError: A file cannot be read.
    """
    return [text for path in paths for text in parse_texts(path.read_text(encoding="latin-1"))]
