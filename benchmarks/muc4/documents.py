"""MUC-4 texts as documents of the product."""

import hashlib
import re
from datetime import date

from benchmarks.muc4.dates import parse_date
from benchmarks.muc4.texts import Text
from crossreport.model import Document, Segment, SegmentKind

_MONTH_FIRST = re.compile(r"([A-Z]{3,9}) (\d{1,2}) (\d{2})$")


def published(text: Text) -> date | None:
    """Return the day of the dateline; ``None`` where it has none.

    Args:
        text: A report.
    """
    turned = _MONTH_FIRST.sub(r"\2 \1 \3", text.date)
    span = parse_date(turned) if turned else None
    return None if span is None else span.last


def document(text: Text) -> Document:
    """Return a report as ingest would have it: its body is what is read, in its capitals.

    Args:
        text: A report.
    """
    body = text.body
    return Document(
        id=text.id,
        text=body,
        sha256=hashlib.sha256(body.encode()).hexdigest(),
        source=text.id,
        media_type="text/plain",
        segments=(Segment(0, len(body), SegmentKind.BODY),) if body else (),
        publisher=text.source or None,
        published=published(text),
        dateline_places=tuple(place for place in (text.place, text.country) if place),
        language="en",
    )
