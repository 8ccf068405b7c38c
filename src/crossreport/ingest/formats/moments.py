"""The moment of publication that a page's tags tell: its clock time and zone beside the day.

Which day a page was published on is decided elsewhere; of that day the tags are asked for the hour.
"""

import re
from collections.abc import Iterator
from typing import Any

from crossreport.ingest.article import parse_published
from crossreport.ingest.vocabulary import press

_JSON_LD = re.compile(r'"datePublished"\s*:\s*"([^"\\]{8,60})"')
_SCRIPTS = 20  # looked into at most
_TAGS = 400  # looked at at most


def with_hour(tree: Any, day: str | None) -> str | None:
    """Return the first value of a page's tags that tells an hour of a day; else the day itself.

    Args:
        tree: the page, as lxml parses it.
        day: the day of publication as it was found; ``None`` when it was not.
    """
    wanted = parse_published(day).day if day else None
    if wanted is None:
        return day
    for value in _values(tree):
        told = parse_published(value)
        if told.day == wanted and told.clock is not None:
            return value
    return day


def _values(tree: Any) -> Iterator[str]:
    """Yield what tags tell as publication dates: JSON-LD, then meta tags, then elements."""
    for script in tree.xpath("//script[@type='application/ld+json']")[:_SCRIPTS]:
        yield from _JSON_LD.findall(script.text or "")
    for tag in tree.xpath("//meta[@content]")[:_TAGS]:
        names = (tag.get("property"), tag.get("name"), tag.get("itemprop"))
        if any(name and name.lower() in press().published_tags for name in names):
            yield tag.get("content")[:80]
    marked = "//time[@datetime and (@pubdate or @itemprop='datePublished')]"
    for tag in tree.xpath(f"{marked} | //article//time[@datetime]")[:_TAGS]:
        yield tag.get("datetime")[:80]
