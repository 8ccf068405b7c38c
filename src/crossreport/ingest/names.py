"""Publishers that a text names without a label, and site names at the end of titles."""

import re
from collections import Counter

from crossreport.ingest.header import looks_like_publisher
from crossreport.ingest.vocabulary import fold, press

_NAME = r"[A-Z][\w’'.&-]*(?:\s+(?:of\s+(?:the\s+)?)?[A-Z][\w’'.&-]*){0,3}"
# Whom somebody speaks to: "told NAME", "in a statement to NAME", "confirmed to NAME".
_TOLD = re.compile(
    rf"\b(?:told|(?:statements?|interview|interviews|remarks|comments)\s+(?:to|with)"
    rf"|(?:said|confirmed|explained|stressed|added|revealed|spoke|speaking)\s+to)\s+"
    rf"(?:the\s+)?(?P<name>{_NAME})(?!\s*(?:\d|[’']s\b))"
)
_CUT = re.compile(r"\s+(?:\||«|»|–|—|-|::)\s+")
_HOST = re.compile(
    r"^(?:https?://)?(?:www\.)?([\w.-]+\.[a-z]{2,})(?::\d+)?(?:/.*)?$", re.IGNORECASE
)
_SUFFIX_WORDS = 8


def publisher_told(body: str) -> str | None:
    """Return the paper that speakers of a report tell things to, when it is plainly one.

    A report quotes what "X told" its own paper. The name must be told something at least twice
    and nobody else as often; offices and officials are not taken for papers.
    """
    counts: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for match in _TOLD.finditer(body):
        name = match["name"].strip(" .'’-&")
        words = fold(name)
        if words in press().not_publishers or words.split()[0] in press().not_publishers:
            continue
        shown.setdefault(words, name)
        counts[words] += 1
    best = counts.most_common(2)
    if not best or best[0][1] < 2 or (len(best) > 1 and best[1][1] == best[0][1]):
        return None
    return shown[best[0][0]]


def host_of(address: str) -> str | None:
    """Return the host of a URL, or of a publisher given as one, without port and ``www.``."""
    match = _HOST.match(address.strip())
    return match[1].lower() if match else None


def title_end(title: str, publisher: str | None) -> int:
    """Return the length of a headline without the site's name after it.

    "Shots fired at rally - Channel 9 News, Springfield" ends at "rally": the site's place is
    no place of the event. What follows a bar or guillemet is a site's name; what follows a
    dash is one only if it resembles the publisher or speaks of news.
    """
    for match in _CUT.finditer(title):
        suffix = title[match.end() :]
        if match.start() < 10 or len(suffix.split()) > _SUFFIX_WORDS * 2:
            continue
        sure = match[0].strip() in ("|", "«", "»", "::") and len(suffix.split()) <= _SUFFIX_WORDS
        if sure or _is_site(suffix, publisher):
            return match.start()
    return len(title)


def _is_site(suffix: str, publisher: str | None) -> bool:
    squashed = _squash(_CUT.split(suffix)[0].split(",")[0])
    host = _squash((host_of(publisher) or publisher).split(".")[0]) if publisher else ""
    if host and squashed and (squashed in host or host in squashed):
        return True
    return looks_like_publisher(suffix) and bool(re.search(r"\b(?:News|TV|Channel)\b", suffix))


def _squash(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
