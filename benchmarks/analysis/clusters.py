"""False alarms and power of the tests for clusters, on made-up incidents.

    python -m benchmarks.analysis.clusters [--runs N] [--incidents N] [--seed N]

Null worlds have towns of very different size, a season, a rise, a weekly rhythm, and months of
violence, all the same everywhere: incidents crowd in space and in time, but not together. In the
others each of some incidents is followed by one near it within days; in the last, nothing follows
anything, but the fighting moves.
"""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from crossreport.analysis.clusters import Points, knox, scan
from crossreport.codebook import read_yaml

RUNS = 400
INCIDENTS = 150
PERMUTATIONS = 199
DAYS = 730
_ALPHA = 0.05
_TOWNS = 40
_EPOCH = 738_000  # an ordinal; which does not matter


_FLOOR_RUNS = 80


@dataclass(frozen=True, slots=True)
class Rates:
    """How often the tests call something a cluster.

    Attributes:
        cells: share of Knox cells, each by itself, with p at most 0.05.
        knox: share of worlds with a Knox cell whose corrected p is at most 0.05.
        drawn: the same with vague places and wide dates drawn five times.
        scan: share of worlds in which the scan's best cylinder has such a p.
    """

    cells: float
    knox: float
    drawn: float
    scan: float


def null_world(random: np.random.Generator, incidents: int) -> Points:
    """Return incidents that do not cluster: where tells nothing of when."""
    towns = np.array([35.0, 38.0]) + random.normal(0, 0.7, (_TOWNS, 2))
    town = random.choice(_TOWNS, incidents, p=random.dirichlet(np.full(_TOWNS, 0.5)))
    days = np.arange(DAYS)
    rate = 1.2 + np.sin(2 * np.pi * days / 365.25) + days / DAYS
    rate *= np.where(days % 7 == 5, 2.0, 1.0) * np.repeat(random.gamma(1.0, 1.0, DAYS // 73), 73)
    day = random.choice(DAYS, incidents, p=rate / rate.sum()) + _EPOCH
    width = random.integers(0, 3, incidents)
    return Points(
        tuple(f"i-{one:05}" for one in range(incidents)),
        towns[town, 0],
        towns[town, 1],
        random.choice([2.0, 5.0, 12.0, 25.0], incidents),
        day,
        day + width,
    )


def repeating_world(random: np.random.Generator, incidents: int, *, share: float) -> Points:
    """Return incidents of which a share is followed by another within 5 km and a week."""
    world = null_world(random, incidents)
    first = random.choice(incidents // 2, int(share * incidents), replace=False)
    then = np.arange(incidents - len(first), incidents)
    latitude, longitude = world.latitude.copy(), world.longitude.copy()
    latitude[then] = latitude[first] + random.normal(0, 0.015, len(first))
    longitude[then] = longitude[first] + random.normal(0, 0.015, len(first))
    start, end = world.first.copy(), world.last.copy()
    start[then] = start[first] + random.integers(0, 7, len(first))
    end[then] = start[then]
    return Points(world.ids, latitude, longitude, world.radius_km, start, end)


def moving_world(random: np.random.Generator, incidents: int) -> Points:
    """Return incidents of fighting that moves: where tells of when, and nothing repeats."""
    world = null_world(random, incidents)
    half = DAYS // 2
    east = np.where(world.longitude > np.median(world.longitude), half, 0)
    stays = random.random(incidents) < 0.2
    first = np.where(stays, world.first, _EPOCH + east + (world.first - _EPOCH) % half)
    return Points(
        world.ids,
        world.latitude,
        world.longitude,
        world.radius_km,
        first,
        first + world.last - world.first,
    )


def rates(
    world: Callable[[np.random.Generator, int], Points],
    *,
    runs: int,
    incidents: int,
    seed: int,
    draws: int = 5,
) -> Rates:
    """Return how often clusters are found in worlds of a sort."""
    rules = read_yaml("clusters")
    random = np.random.default_rng(seed)
    found = []
    for run in range(runs):
        points = world(random, incidents)
        bands = {"km": rules["knox"]["km"], "days": rules["knox"]["days"]}
        plain = knox(points, **bands, permutations=PERMUTATIONS, seed=run)
        drawn = knox(points, **bands, permutations=PERMUTATIONS, seed=run, draws=draws)
        scanned = scan(
            points,
            radii_km=rules["scan"]["radii_km"],
            days=rules["scan"]["days"],
            most_share=rules["scan"]["most_share"],
            permutations=PERMUTATIONS,
            seed=run,
        )
        found.append(
            (
                np.mean([cell.p <= _ALPHA for cell in plain.cells]),
                min(cell.p_all for cell in plain.cells) <= _ALPHA,
                min(cell.p_all for cell in drawn.cells) <= _ALPHA,
                bool(scanned.clusters) and scanned.clusters[0].p <= _ALPHA,
            )
        )
    return Rates(*(float(one) for one in np.mean(np.array(found, dtype=float), axis=0)))


def measure() -> dict[str, float]:
    """Return the figures that floors hold: false alarms, and near repeats that are found."""
    quiet = rates(null_world, runs=_FLOOR_RUNS, incidents=INCIDENTS, seed=1, draws=0)
    repeating = partial(repeating_world, share=0.4)
    found = rates(repeating, runs=_FLOOR_RUNS // 8, incidents=INCIDENTS, seed=1, draws=0)
    return {
        "knox_false_alarms": quiet.knox,
        "scan_false_alarms": quiet.scan,
        "knox_found": found.knox,
        "scan_found": found.scan,
    }


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--incidents", type=int, default=INCIDENTS)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    print("| world | Knox, one cell | Knox, any cell | Knox, drawn | scan |")
    print("| ----- | -------------: | -------------: | ----------: | ---: |")
    worlds: dict[str, Callable[[np.random.Generator, int], Points]] = {"no clusters": null_world}
    for share in (0.05, 0.1, 0.2, 0.4):
        worlds[f"{share:.0%} near repeats"] = partial(repeating_world, share=share)
    worlds["the fighting moves, no repeats"] = moving_world
    for words, world in worlds.items():
        one = rates(
            world,
            runs=given.runs if world is null_world else given.runs // 4,
            incidents=given.incidents,
            seed=given.seed,
        )
        print(
            f"| {words} | {one.cells:.1%} | {one.knox:.1%} | {one.drawn:.1%} | {one.scan:.1%} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
