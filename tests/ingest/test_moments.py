"""The hour and zone of publication in the tags of a page and in its printed head."""

from collections.abc import Callable
from datetime import date, time

import pytest

from crossreport.model import Document, Refusal

Read = Callable[..., list[Document | Refusal]]
TEXT = (
    "Two traders were killed when a bomb went off near the grain market, the town's mayor said. "
    "Shops along the river stayed shut and soldiers searched the ferries for most of the day."
)


def page(head: str = "", lines: str = "") -> str:
    return (
        f"<html lang='en'><head><title>Bomb at a market</title>{head}</head><body><article>"
        f"<h1>Bomb at a market</h1>{lines}<p>{TEXT}</p><p>{TEXT}</p></article></body></html>"
    )


def published(read: Read, text: str) -> tuple[date | None, time | None, int | None]:
    (document,) = read("page.html", text)
    assert isinstance(document, Document)
    return document.published, document.published_time, document.published_offset


@pytest.mark.parametrize(
    ("head", "minutes"),
    [
        ('<meta property="article:published_time" content="2024-05-14T22:15:00+03:00">', 180),
        ('<meta itemprop="datePublished" content="2024-05-14T22:15:00Z">', 0),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": '
         '"2024-05-14T22:15:00-0500"}</script>', -300),
    ],
)  # fmt: skip
def test_tags_tell_hour_and_zone(read_bytes: Read, head: str, minutes: int) -> None:
    assert published(read_bytes, page(head)) == (date(2024, 5, 14), time(22, 15), minutes)


def test_tags_of_another_day_tell_no_hour(read_bytes: Read) -> None:
    head = (
        '<meta property="article:published_time" content="2024-05-14">'
        '<meta name="date" content="2024-05-16T09:00:00Z">'
    )
    assert published(read_bytes, page(head)) == (date(2024, 5, 14), None, None)


def test_printed_head_tells_hour_and_zone(read_bytes: Read) -> None:
    (document,) = read_bytes("a.txt", f"Bomb at a market\n14 May 2024, 10:43 GMT\n\n{TEXT}\n")
    assert isinstance(document, Document)
    assert document.published_at is not None
    assert document.published_at.isoformat() == "2024-05-14T10:43:00+00:00"


def test_without_a_zone_the_moment_is_not_known(read_bytes: Read) -> None:
    (document,) = read_bytes("a.txt", f"Bomb at a market\n14 May 2024, 10:43\n\n{TEXT}\n")
    assert isinstance(document, Document)
    assert (document.published_time, document.published_at) == (time(10, 43), None)
