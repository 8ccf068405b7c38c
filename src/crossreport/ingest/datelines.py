"""Agency datelines: "CITY, 4 Feb 1990 (AFP) —", "City, Country (Reuters) -", "CITY —"."""

import re
from dataclasses import dataclass
from datetime import date

from crossreport.ingest.printed_dates import find_dates
from crossreport.ingest.vocabulary import fold, press

_NAME = r"[^\W\d_]+(?:[.\-'’][^\W\d_]+)*\.?"
_PLACE = rf"{_NAME}(?:\s+{_NAME}){{0,4}}(?:\s+\({_NAME}(?:\s+{_NAME}){{0,2}}\)(?=\s*[,(\[]))?"
_PLACES = rf"{_PLACE}(?:\s*[,/]\s*{_PLACE}){{0,3}}"
_WHEN = (
    r"(?:,\s*|\s+)(?P<when>NO DATE|"
    r"(?:\d{1,2}\.?\s+\w+\.?|\w+\.?\s+\d{1,2}(?:st|nd|rd|th)?)(?:,?\s+'?\d{2,4})?)"
)
_AGENCY = r"\s*[\[(](?P<agency>[^\d\W][^()\[\]\n]{1,58}?)[\])]"
_DASH = r"\s*(?:--+|—|–|-(?=\s|[^\W\d_])|:(?=\s))\s*"
_MARKERS = r"(?:\[[A-Z][^\]\n]{0,120}\]\s*)*"
_DATELINE = re.compile(
    rf"(?P<places>{_PLACES})(?:{_WHEN})?,?(?:{_AGENCY})?(?P<dash>{_DASH})(?P<marks>{_MARKERS})"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """What stands before the first sentence of an agency report.

    Attributes:
        end: offset in the paragraph after the dateline.
        places: the places named, as written.
        agency: the agency or station in brackets, if any.
        day: the full date, if one is given.
    """

    end: int
    places: tuple[str, ...]
    agency: str | None
    day: date | None


def find_dateline(text: str) -> Dateline | None:
    """Return the dateline at the beginning of a paragraph, if it has one.

    Capitals, an agency or a date mark a dateline; a place in ordinary letters with nothing but
    a spaced dash counts only where it is short and a capital follows.
    """
    match = _DATELINE.match(text[:300])
    if not match:
        return None
    places = _places(match["places"])
    agency = match["agency"]
    if agency is None and len(places) > 1 and fold(places[-1]) in press().agencies:
        agency = places.pop()
    if fold(match["places"]).strip(" .") in press().not_datelines - _KEPT:
        return None
    if not _holds(match, text, agency, places):
        return None
    day = next((hit.day for hit in find_dates(text[: match.end()])), None)
    named = tuple(p for p in places if fold(p) not in press().not_datelines)
    return Dateline(match.end(), named, agency, day)


# "CLANDESTINE, 3 MAY 89 (RADIO …) --" is a dateline that names no place.
_KEPT = frozenset({"clandestine", "no city"})


def _holds(match: re.Match[str], text: str, agency: str | None, places: list[str]) -> bool:
    """Weigh the evidence that a match is a dateline."""
    if match.end() == len(text) and not (agency or match["when"] or match["places"][:4].isupper()):
        return False
    if match.end() < len(text) and not _followed_by_sentence(text[match.end() :]):
        return False
    first = places[0] if places else ""
    dash = match["dash"]
    if agency is not None:
        return _proper(agency) and (_proper(first) or not _cased(first))
    if ":" in dash:
        return False
    if match["when"]:
        return _proper(first) or not _cased(first)
    spaced = dash != dash.strip() and (dash[0].isspace() or "-" not in dash)
    capitals = first.isupper() and len(first) > 2 and not text[match.end() :][:60].isupper()
    if fold(first) in press().not_datelines:
        return False
    return capitals or (spaced and _all_proper(match["places"]) and len(match["places"]) <= 30)


def _followed_by_sentence(rest: str) -> bool:
    opening = rest.lstrip(" \t\"'“‘«([")[:1]
    return bool(opening) and (opening.isdigit() or not opening.islower())


def _cased(word: str) -> bool:
    return word.lower() != word.upper()


def _proper(words: str) -> bool:
    return words[:1].isupper() or words[:1].isdigit() or not _cased(words)


def _all_proper(words: str) -> bool:
    return _cased(words) and all(w[:1].isupper() for w in re.findall(r"[^\W\d_][\w'’.\-]*", words))


def _places(words: str) -> list[str]:
    """Split "Port Harcourt, Nigeria" and "LIMA (PERU)" into names."""
    parts = re.split(r"\s*[,/()]\s*", words)
    return [p.strip() for p in parts if p.strip()]
