"""Reads what the words of a toponym say: kind words, containers, abbreviations."""

import re
from dataclasses import dataclass
from functools import cache

from crossreport.codebook import read_yaml
from crossreport.geocode.entries import GazetteerEntry
from crossreport.geocode.names import exact_key
from crossreport.model import PlaceKind, PlaceMention

_LEADING = re.compile(r"(?i)^(?:the|greater|rural|central|downtown|metro|metropolitan)\s+")
_LEADING_ARTICLE = re.compile(r"(?i)^(?:the|an?|its)\s+")


@dataclass(frozen=True, slots=True)
class Wording:
    """One toponym taken apart.

    Attributes:
        full: the toponym as written, without "the".
        base: the toponym without its kind word ("Hama" of "Hama Governorate").
        feature: what the kind word says, a feature of place_words.yaml; empty without one.
        containers: what follows after commas ("Clifton, Colo." → "Colo.").
    """

    full: str
    base: str
    feature: str
    containers: tuple[str, ...]


def read_wording(name: str) -> Wording:
    """Take a toponym apart. Nothing is looked up."""
    first, *rest = [part.strip() for part in name.split(",")]
    full = _LEADING.sub("", first) if len(first.split()) > 1 else first
    base, feature = _strip_kind(full)
    return Wording(full or name, base or full, feature, tuple(r for r in rest if r))


def called(mention: PlaceMention) -> str:
    """Return the feature that a mention's words call it; empty where they call it nothing.

    The kind word may stand outside the name: "Aleppo airport", "the coast of Latakia".
    """
    wording = read_wording(mention.name)
    if wording.feature:
        return wording.feature
    before, found, after = " ".join(mention.span.quote.split()).partition(mention.name)
    if not found:
        return ""
    features = _kind_patterns()[2]
    trailing = features.get(exact_key(after.strip(" ,'’")), "")
    leading = re.search(r"([\w -]+?) (?:of|called|named)(?: the)? $", before)
    words = _LEADING_ARTICLE.sub("", leading[1]).split() if leading else []
    said = (" ".join(words[first:]) for first in range(len(words)))
    return trailing or next((features[key] for s in said if (key := exact_key(s)) in features), "")


def says(listed: str, mention: PlaceMention) -> bool:
    """Say whether the words before a name hold one of a list of place_words.yaml (``said``)."""
    quote = " ".join(mention.span.quote.split())
    return _said(listed).search(quote.partition(mention.name)[0]) is not None


@cache
def _said(listed: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in read_yaml("place_words")["said"][listed])
    return re.compile(rf"(?i)(?<!\w)(?:{words})(?!\w)")


@cache
def reach_beside(feature: str) -> float | None:
    """Return how far from a town what is called after it may lie; ``None`` where it is in it."""
    for row in read_yaml("place_words")["kinds"]:
        if row["feature"] == feature:
            return float(row["beside_km"]) if "beside_km" in row else None
    return None


@cache
def _kind_patterns() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    features: dict[str, str] = {}
    for row in read_yaml("place_words")["kinds"]:
        for word in row["words"]:
            features.setdefault(exact_key(word), row["feature"])
    words = "|".join(
        re.escape(w).replace(r"\ ", r"[\s-]+") for w in sorted(features, key=len, reverse=True)
    )
    trailing = re.compile(rf"(?i)^(?P<base>.+?)\s+(?P<kind>{words})\.?$")
    leading = re.compile(rf"(?i)^(?P<kind>{words})\s+of\s+(?:the\s+)?(?P<base>.+)$")
    return trailing, leading, features


def _strip_kind(name: str) -> tuple[str, str]:
    trailing, leading, features = _kind_patterns()
    found = leading.match(name) or trailing.match(name)
    if not found:
        return name, ""
    return found["base"].strip(), features[exact_key(found["kind"])]


def feature_agrees(feature: str, entry_feature: str, entry_kind: PlaceKind) -> bool | None:
    """Say whether an entry is what the kind word says; ``None`` when that tells nothing."""
    if not feature or feature == "area":
        return None
    if feature in {"admin1", "admin2"}:  # "province", "district" differ in rank by country
        return entry_kind in {PlaceKind.ADMIN1, PlaceKind.ADMIN2}
    return feature == entry_feature


def stands_beside(wording: Wording, entry: GazetteerEntry) -> bool:
    """Say whether the words name something at a place of that name, not the place itself.

    "Arak gas field" found as the town of Arak, "Qatar village" found as the country.
    """
    if not wording.feature or wording.base == wording.full:
        return False
    agrees = feature_agrees(wording.feature, entry.feature, entry.kind)
    return agrees is False and exact_key(entry.name) != exact_key(wording.full)
