"""Known populations: does the estimate of unreported incidents cover the truth?

    python -m benchmarks.analysis.unreported [--runs N] [--seed N]

Each world has a known number of incidents and lists that hold some of them. In the first part the
lists are as the method supposes; in the second they are not. Printed are how often the interval
holds the truth among the estimates that were given, how often none was given, the median estimate
as a share of the truth, and the median of the interval's upper end to its lower.
"""

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from crossreport.analysis.unreported import Estimate, OverlapTable, estimate

Held = npt.NDArray[np.bool_]
Draw = Callable[[np.random.Generator, int], Held]

RUNS = 400
_FLOOR_RUNS = 120


@dataclass(frozen=True)
class World:
    """A population and its lists.

    Attributes:
        words: what it is.
        incidents: how many there are.
        draw: draws which lists hold which incident.
        holds: whether what the method supposes is true of it.
    """

    words: str
    incidents: int
    draw: Draw
    holds: bool


@dataclass(frozen=True, slots=True)
class Result:
    """What was found in some runs.

    Attributes:
        runs: worlds drawn.
        given: worlds in which an estimate was given.
        covered: of these, those whose interval holds the truth.
        estimate: median estimate as a share of the truth.
        width: median of upper to lower end.
    """

    runs: int
    given: int
    covered: int
    estimate: float
    width: float

    @property
    def coverage(self) -> float:
        """Share of the estimates that hold the truth."""
        return self.covered / self.given if self.given else float("nan")


def independent(*shares: float) -> Draw:
    """Return lists that hold each incident with a chance of their own."""

    def draw(random: np.random.Generator, incidents: int) -> Held:
        return random.random((incidents, len(shares))) < np.array(shares)

    return draw


def following(*shares: float, lift: float) -> Draw:
    """Return lists of which the second follows the first, by ``lift`` in log odds."""

    def draw(random: np.random.Generator, incidents: int) -> Held:
        held = independent(*shares)(random, incidents)
        middle = np.log(shares[1] / (1 - shares[1])) - lift * shares[0]
        odds = middle + lift * held[:, 0]
        held[:, 1] = random.random(incidents) < 1 / (1 + np.exp(-odds))
        return held

    return draw


def uneven(*shares: float, spread: float) -> Draw:
    """Return lists that all find some incidents easier, by normal log odds (a Rasch model)."""

    def draw(random: np.random.Generator, incidents: int) -> Held:
        odds = np.log(np.array(shares) / (1 - np.array(shares)))
        ease = random.normal(0, spread, incidents)[:, None]
        return np.asarray(
            random.random((incidents, len(shares))) < 1 / (1 + np.exp(-(odds + ease)))
        )

    return draw


def hidden(*shares: float, share: float, seen: float) -> Draw:
    """Return lists for which some incidents are nearly out of sight."""

    def draw(random: np.random.Generator, incidents: int) -> Held:
        factor = np.where(random.random(incidents) < share, seen, 1.0)[:, None]
        return np.asarray(random.random((incidents, len(shares))) < factor * np.array(shares))

    return draw


def copied(*shares: float, share: float) -> Draw:
    """Return lists of which the second takes that share of its incidents from the first."""

    def draw(random: np.random.Generator, incidents: int) -> Held:
        held = independent(*shares)(random, incidents)
        held[:, 1] = held[:, 0] & (random.random(incidents) < share) | held[:, 1] & (
            random.random(incidents) > share
        )
        return held

    return draw


def exclusive(*shares: float) -> Draw:
    """Return lists of which the first two share out the field: what one has the other leaves."""

    def draw(random: np.random.Generator, incidents: int) -> Held:
        held = independent(*shares)(random, incidents)
        held[:, 1] &= ~held[:, 0]
        return held

    return draw


def split(drawn: Draw, *, missed: float) -> Draw:
    """Return lists of which linking misses some joins: such an incident counts once a list."""

    def draw(random: np.random.Generator, incidents: int) -> Held:
        held = drawn(random, incidents)
        apart = held & (held.sum(axis=1) > 1)[:, None] & (random.random(held.shape) < missed)
        alone = np.zeros((int(apart.sum()), held.shape[1]), dtype=bool)
        alone[np.arange(len(alone)), np.nonzero(apart)[1]] = True
        return np.concatenate([held & ~apart, alone])

    return draw


WORLDS = (
    World("3 independent lists, of 100", 100, independent(0.4, 0.3, 0.3), True),
    World("3 independent lists, of 300", 300, independent(0.4, 0.3, 0.3), True),
    World("3 independent lists, of 1,000", 1000, independent(0.3, 0.25, 0.2), True),
    World("4 independent lists, of 300", 300, independent(0.3, 0.3, 0.2, 0.2), True),
    World("one follows another, of 300", 300, following(0.4, 0.3, 0.3, lift=1.5), True),
    World("one follows another, of 1,000", 1000, following(0.4, 0.3, 0.3, lift=1.5), True),
    World("one of 4 follows another, of 300", 300, following(0.3, 0.3, 0.3, 0.2, lift=1.5), True),
    World("incidents differ, of 300", 300, uneven(0.4, 0.3, 0.3, spread=1.0), True),
    World("incidents differ, of 1,000", 1000, uneven(0.4, 0.3, 0.3, spread=1.0), True),
    World("incidents differ, 4 lists, of 300", 300, uneven(0.3, 0.3, 0.2, 0.2, spread=1.0), True),
    World("thin lists, of 1,000", 1000, independent(0.05, 0.05, 0.05), False),
    World("first two share out the field, of 300", 300, exclusive(0.4, 0.4, 0.3), False),
    World("one copies 9 of 10 from another, of 300", 300, copied(0.4, 0.3, 0.3, share=0.9), False),
    World("incidents differ very much, of 300", 300, uneven(0.4, 0.3, 0.3, spread=2.5), False),
    World(
        "2 of 5 nearly out of sight, of 300", 300, hidden(0.5, 0.4, 0.4, share=0.4, seen=0.1), False
    ),
    World(
        "linking misses 5 of 100 joins, of 300",
        300,
        split(independent(0.4, 0.3, 0.3), missed=0.05),
        False,
    ),
    World(
        "2 of 5 wholly out of sight, of 300", 300, hidden(0.5, 0.4, 0.4, share=0.4, seen=0), False
    ),
)


def measured(world: World, *, runs: int, seed: int) -> Result:
    """Return how the estimate does in a world."""
    random = np.random.default_rng(seed)
    found = [estimate(_table(world.draw(random, world.incidents))) for _ in range(runs)]
    given = [one for one in found if isinstance(one, Estimate)]
    covered = sum(one.low <= world.incidents <= one.high for one in given)
    return Result(
        runs=runs,
        given=len(given),
        covered=covered,
        estimate=_median(one.total / world.incidents for one in given),
        width=_median(one.high / one.low for one in given),
    )


def measure() -> dict[str, float]:
    """Return the figures that floors hold: coverage with three lists, and refusal of thin ones."""
    worlds = [one for one in WORLDS if one.holds and "4" not in one.words]
    found = [measured(one, runs=_FLOOR_RUNS, seed=1) for one in worlds]
    thin = next(one for one in WORLDS if one.words.startswith("thin"))
    refused = measured(thin, runs=_FLOOR_RUNS, seed=1)
    return {
        "coverage": sum(one.covered for one in found) / sum(one.given for one in found),
        "thin_refused": 1 - refused.given / refused.runs,
    }


def _table(held: Held) -> OverlapTable:
    lists = held.shape[1]
    patterns = (held * (1 << np.arange(lists))).sum(axis=1)
    cells = np.bincount(patterns, minlength=1 << lists)
    return OverlapTable(tuple("ABCDE"[:lists]), (0, *cells[1:].tolist()))


def _median(values: Iterator[float]) -> float:
    found = list(values)
    return float(np.median(found)) if found else float("nan")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    print("| world | none given | covers | estimate / truth | upper / lower |")
    print("| ----- | ---------: | -----: | ---------------: | ------------: |")
    for holds in (True, False):
        total = [0, 0]
        for world in (one for one in WORLDS if one.holds is holds):
            one = measured(world, runs=given.runs, seed=given.seed)
            total[0] += one.covered
            total[1] += one.given
            print(
                f"| {world.words} | {1 - one.given / one.runs:.1%} | {one.coverage:.1%} | "
                f"{one.estimate:.2f} | {one.width:.2f} |",
                flush=True,
            )
        words = "assumptions hold" if holds else "they do not"
        print(
            f"| **all where {words}** | | **{total[0] / max(total[1], 1):.1%}** | | |", flush=True
        )


if __name__ == "__main__":
    main()
