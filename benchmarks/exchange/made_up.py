"""Writes a table of made-up events in UCDP GED's layout, of any length."""

import csv
import random
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from crossreport.exchange.datasets import load_layout

_COUNTRIES = (("Syria", 35.0, 38.5), ("Iraq", 33.2, 43.7), ("Yemen (North Yemen)", 15.5, 47.5))
_SIDES = ("Government of {}", "IS", "Al-Nusra Front", "Hill Front", "Sons of the Plain")
_OFFICES = ("Reuters", "AFP", "Local Coordination Network", "The Lantern")
_WORDS = (
    "road", "market", "checkpoint", "hill", "valley", "shells", "fighters", "village", "clashes",
    "night", "morning", "wounded", "reported", "killed", "soldiers", "house", "bridge", "convoy",
    "attack", "exploded", "near", "the", "of", "in", "and", "by",
)  # fmt: skip
_FIRST = date(2011, 1, 1)
_SEED = 20_230_206


def write_table(path: Path, rows: int) -> None:
    """Write so many events, about a kilobyte each; the same number gives the same file."""
    chance = random.Random(_SEED)
    columns = load_layout("ucdp").columns
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, columns, restval="")
        table.writeheader()
        table.writerows(_row(number, chance) for number in range(1, rows + 1))


def _row(number: int, chance: random.Random) -> dict[str, object]:
    country, latitude, longitude = chance.choice(_COUNTRIES)
    kind = chance.choice((1, 1, 1, 2, 3))
    begins = _FIRST + timedelta(chance.randrange(4_000))
    ends = begins + timedelta(chance.choice((0, 0, 0, 1, 6)))
    best, town = chance.randrange(12), f"Place {chance.randrange(20_000)}"
    sides = chance.sample(_SIDES, 2)
    return {
        "id": number, "relid": f"MAD-{begins.year}-{kind}-{number}", "year": begins.year,
        "active_year": 1, "code_status": "Clear", "type_of_violence": kind,
        "conflict_dset_id": 299, "conflict_new_id": 299, "conflict_name": f"{country}: Made up",
        "dyad_dset_id": 14_000 + kind, "dyad_new_id": 14_000 + kind,
        "dyad_name": " - ".join(sides).format(country),
        "side_a_dset_id": 118, "side_a_new_id": 118, "side_a": sides[0].format(country),
        "side_b_dset_id": 119, "side_b_new_id": 119,
        "side_b": "Civilians" if kind == 3 else sides[1].format(country),
        "number_of_sources": 1, "source_article": _words(chance, 75),
        "source_office": chance.choice(_OFFICES), "source_date": ends.isoformat(),
        "source_headline": _words(chance, 9), "source_original": chance.choice(_OFFICES),
        "where_prec": chance.choice((1, 1, 2, 3, 4)), "where_coordinates": town,
        "where_description": _words(chance, 12), "adm_1": f"Province {chance.randrange(14)}",
        "adm_2": f"District {chance.randrange(60)}",
        "latitude": round(latitude + chance.uniform(-2, 2), 6),
        "longitude": round(longitude + chance.uniform(-2, 2), 6),
        "geom_wkt": "", "priogrid_gid": 179_000 + chance.randrange(900), "country": country,
        "country_id": 652, "region": "Middle East", "event_clarity": 1,
        "date_prec": 1 if begins == ends else 2,
        "date_start": f"{begins} 00:00:00.000", "date_end": f"{ends} 00:00:00.000",
        "deaths_a": 0, "deaths_b": 0, "deaths_civilians": best // 3, "deaths_unknown": best // 2,
        "best": best, "high": best + chance.randrange(4), "low": max(0, best - 1),
        "gwnoa": 652, "gwnob": "",
    }  # fmt: skip


def _words(chance: random.Random, number: int) -> str:
    """Return so many words out of a long text: to choose each would take longer than to store."""
    start = chance.randrange(len(_text()) - number)
    return " ".join(_text()[start : start + number])


@cache
def _text() -> list[str]:
    return random.Random(_SEED).choices(_WORDS, k=50_000)
