"""Short reports for tests of the extractors, what is read out of them, and known faults.

Places, persons and events are made up; Monday is 13 May 2024 for the day of publication here.
"""

from datetime import date
from functools import cache

import pytest
from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from crossreport.extract.extractor import Extraction, Extractor
from crossreport.extract.language import pipeline
from crossreport.model import (
    ActorRole,
    Claim,
    Document,
    PlaceRole,
    Segment,
    SegmentKind,
    Specificity,
)

PUBLISHED = date(2024, 5, 16)  # a Thursday
GAZETTEER = frozenset(
    {"Kesra", "Doria", "Marrad", "Tolun", "Benna", "Zarif", "Hamat", "Orun", "Lusa", "Veskar"}
)


def wrong(reason: str) -> pytest.MarkDecorator:
    """Mark what a reader would expect and the extractors do not give yet."""
    return pytest.mark.xfail(strict=True, raises=AssertionError, reason=reason)


def report(body: str, title: str = "", *, published: date | None = PUBLISHED) -> Document:
    """Make a document of a headline and a body."""
    segments = []
    text = ""
    if title:
        segments.append(Segment(0, len(title), SegmentKind.TITLE))
        text = f"{title}\n\n"
    if body:
        segments.append(Segment(len(text), len(text) + len(body), SegmentKind.BODY))
        text += body
    return Document(
        id="d-1",
        text=text,
        sha256="0" * 64,
        source="report.txt",
        media_type="text/plain",
        segments=tuple(segments),
        title=title or None,
        published=published,
    )


@cache
def extractor() -> Extractor:
    """Return an extractor that knows the made-up places."""
    return Extractor(known_place=GAZETTEER.__contains__)


@cache
def told(body: str, title: str = "", published: date | None = PUBLISHED) -> Extraction:
    """Return what is read out of a report."""
    return extractor().extract(report(body, title, published=published))


def claims(body: str, title: str = "", published: date | None = PUBLISHED) -> tuple[Claim, ...]:
    """Return the claims of a report."""
    return told(body, title, published).claims


def claim(body: str, title: str = "", published: date | None = PUBLISHED) -> Claim:
    """Return the one claim of a report."""
    found = claims(body, title, published)
    assert len(found) == 1, [(c.event_type, c.trigger.quote, c.quote.quote) for c in found]
    return found[0]


def claim_of(body: str, trigger: str, title: str = "") -> Claim:
    """Return the one claim of a report that a trigger names."""
    found = [c for c in claims(body, title) if c.trigger.quote == trigger]
    assert len(found) == 1, [(c.event_type, c.trigger.quote) for c in claims(body, title)]
    return found[0]


def incidents(body: str, title: str = "") -> list[Claim]:
    """Return the claims that can make an incident of their own."""
    return [
        c
        for c in claims(body, title)
        if c.specificity is Specificity.INCIDENT and c.elaborates is None
    ]


def figures(told_of: Claim) -> list[tuple[str, int | None]]:
    """Return kind and number of a claim's counts."""
    return [(c.kind.value, c.stated) for c in told_of.counts]


def where(told_of: Claim) -> list[str]:
    """Return the names of the places where it happened."""
    return [p.name for p in told_of.places if p.role is PlaceRole.EVENT]


def who(told_of: Claim, role: ActorRole = ActorRole.PERPETRATOR) -> list[str]:
    """Return the names of those in a role, in lower case where they have no entry."""
    return [a.name if a.actor_id else a.name.lower() for a in told_of.actors if a.role is role]


def days(told_of: Claim) -> tuple[date | None, date | None]:
    """Return both ends of a claim's date."""
    return told_of.date.earliest, told_of.date.latest


def parsed(text: str) -> SpacySpan:
    """Return the first sentence of a text, parsed."""
    return next(iter(pipeline()(text).sents))


def word(sentence: SpacySpan, text: str) -> Token:
    """Return the first word of a sentence that is spelt so."""
    found = next((t for t in sentence if t.text == text), None)
    assert found is not None, f"{text!r} is no word of {sentence.text!r}"
    return found
