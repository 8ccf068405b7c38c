"""What really happened: incidents as dense in time and place as those of a war.

Days, places, tolls and sides are those of rows of UCDP GED, in an unbroken stretch of days, so that
as many attacks lie as near each other as did. UCDP has no types and few words: types are drawn by
what the side that acts is known to use, and words are made up. Made-up words are of four sorts,
because real ones are: those that all reports use, those of a place and of a side, those of an
offensive (a fortnight of a district), and those that tell of one incident alone.
"""

import csv
import gzip
import random
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

GED = "data/ucdp-ged-syria/ged-syria-2016-2019.csv.gz"
"""UCDP GED Syria below the shared data."""

_STATES = "Government of"
_TYPES = {
    "state": {"shelling": 40, "air-strike": 35, "armed-clash": 20, "execution": 5},
    "group": {
        "armed-clash": 35,
        "armed-attack": 25,
        "shelling": 15,
        "ied": 12,
        "landmine": 5,
        "execution": 5,
        "suicide-attack": 3,
    },
}
_COMMON_WORDS = 30_000
_NAME_WORDS = 2
_OFFENSIVE_WORDS = 8
_OWN_WORDS = 30


class Row(NamedTuple):
    """An event of UCDP GED, as far as the simulator uses it."""

    day: date
    latitude: float
    longitude: float
    killed: int
    doer: str = ""
    place: str = ""
    district: str = ""
    province: str = ""
    sources: int = 1


@dataclass(frozen=True, slots=True)
class Incident:
    """What really happened.

    Attributes:
        number: of the incident.
        row: its day, place, toll and side.
        type: of the codebook.
        own: words that tell of it alone.
        around: words that it shares with others: of its place, its side, its type, its offensive.
    """

    number: int
    row: Row
    type: str
    own: tuple[str, ...]
    around: tuple[str, ...]


def read_rows(path: Path, years: Collection[int] = ()) -> list[Row]:
    """Return the events of one day each of a GED file, by day; of some years only, if given."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        found = [_row(row) for row in csv.DictReader(file) if row["date_start"] == row["date_end"]]
    return sorted(row for row in found if not years or row.day.year in years)


def _row(row: dict[str, str]) -> Row:
    return Row(
        day=date.fromisoformat(row["date_start"][:10]),
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        killed=int(float(row["best"])),
        doer=row["side_a"],
        place=row["where_coordinates"],
        district=row["adm_2"],
        province=row["adm_1"],
        sources=int(float(row["number_of_sources"])),
    )


def is_state(doer: str) -> bool:
    """Say whether a side is a state."""
    return doer.startswith(_STATES)


class Vocabulary:
    """Made-up words; the same for the same name."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._common = [self.word() for _ in range(_COMMON_WORDS)]
        self._weights = list(accumulate(1 / (10 + rank) for rank in range(_COMMON_WORDS)))
        self._of: dict[str, tuple[str, ...]] = {}

    def word(self) -> str:
        """Return a word never used before, with near certainty."""
        syllables = range(4)
        choice = self._chance.choice
        return "".join(choice("bdfgklmnprstvz") + choice("aeiou") for _ in syllables)

    def of(self, name: str, size: int = _NAME_WORDS) -> tuple[str, ...]:
        """Return the words of a place, a side, a type or an offensive."""
        if name not in self._of:
            self._of[name] = tuple(self.word() for _ in range(size))
        return self._of[name]

    def common(self, size: int) -> list[str]:
        """Return words as frequent as those of a language: few much, most seldom."""
        return self._chance.choices(self._common, cum_weights=self._weights, k=size)


def incidents(
    rows: Sequence[Row], size: int, *, words: Vocabulary, chance: random.Random
) -> list[Incident]:
    """Return incidents of an unbroken stretch of the rows; of all, again and again, if too few."""
    start = chance.randrange(max(1, len(rows) - size + 1))
    return [_incident(n, rows[(start + n) % len(rows)], words, chance) for n in range(size)]


def _incident(number: int, row: Row, words: Vocabulary, chance: random.Random) -> Incident:
    kinds = _TYPES["state" if is_state(row.doer) else "group"]
    kind = chance.choices(list(kinds), weights=list(kinds.values()))[0]
    fortnight = f"{row.district or row.province} {row.day.toordinal() // 14}"
    return Incident(
        number=number,
        row=row,
        type=kind,
        own=tuple(words.word() for _ in range(chance.randint(1, 2 * _OWN_WORDS))),
        around=(
            *words.of(f"place {row.latitude} {row.longitude}"),
            *words.of(f"province {row.province}"),
            *words.of(f"side {row.doer}"),
            *words.of(f"type {kind}"),
            *words.of(f"offensive {fortnight}", _OFFENSIVE_WORDS),
        ),
    )
