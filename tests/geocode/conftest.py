"""One open gazetteer for all tests here, and a short way to write mentions."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from crossreport.geocode import Gazetteer
from crossreport.model import Document, PlaceMention, Segment, SegmentKind, Span


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


Specs = Sequence[tuple[str, str, dict[str, Any]]]


def make_document(text: str, **facts: Any) -> Document:
    return Document(
        id="d-test",
        text=text,
        sha256="",
        source="test",
        media_type="text/plain",
        segments=(Segment(0, len(text), SegmentKind.BODY),),
        **facts,
    )


def make_mentions(document: Document, specs: Specs) -> list[PlaceMention]:
    mentions = []
    for quote, name, facts in specs:
        start = document.text.index(quote)
        span = Span.of(document.id, document.text, start, start + len(quote))
        mentions.append(PlaceMention(name=name, span=span, **facts))
    return mentions


@pytest.fixture(scope="session")
def write() -> Callable[..., tuple[Document, list[PlaceMention]]]:
    """Return a function from a text and (quote, name, facts) to a document and mentions."""

    def build(text: str, specs: Specs, **facts: Any) -> tuple[Document, list[PlaceMention]]:
        document = make_document(text, **facts)
        return document, make_mentions(document, specs)

    return build
