"""Two tables that code the same war, each by itself: which of their rows are told to be one.

    python -m benchmarks.linking.halves [--noise X ...] [--seed S]

The incidents are the rows of UCDP GED Syria of 2017 and 2019 that rest on two sources or more, so
that two tables could have known of each. Either table has a share of them and errs by itself in
day, place, toll, type and side, as the simulator's reporters do. Tables have no words to compare,
and two rows of one table are two events. Precision is the share of the rows put together that are
of one incident, recall the share of the incidents of both tables whose rows are put together.
"""

import argparse
from collections import defaultdict
from collections.abc import Mapping

from benchmarks.linking.simulate import World, two_tables
from benchmarks.linking.truth import GED, Row, read_rows
from benchmarks.shared import shared_dir
from crossreport.link import link

YEARS = {2017, 2019}
NAMES = ("first", "second")
CODED = 0.8
_SOURCES = 2
_NEAR_DAYS = 1


def rows_of_several_sources() -> list[Row]:
    """Return the rows that two tables could have known of."""
    return [row for row in read_rows(shared_dir() / GED, YEARS) if row.sources >= _SOURCES]


def linked(world: World) -> set[tuple[str, str]]:
    """Return the pairs of claims of two tables that linking puts together."""
    datasets = {name: name.removeprefix("d-").split("-")[0] for name in world.documents}
    found = link(world.claims, places=world.places, documents=world.documents, datasets=datasets)
    return {
        (left, right)
        for group in found.clusters
        for left in group
        for right in group
        if left < right
    }


def plain(world: World) -> set[tuple[str, str]]:
    """Return the pairs of claims of two tables with one place and at most a day between."""
    at: dict[object, list[str]] = defaultdict(list)
    day = {
        one.id: one.date.latest.toordinal() for one in world.claims if one.date.latest is not None
    }
    for claim in world.claims:
        place = world.places[claim.id]
        if place is not None and claim.id in day and claim.date.days == 1:
            at[place.id].append(claim.id)
    return {
        (left, right)
        for some in at.values()
        for left in some
        for right in some
        if _table(left) == NAMES[0] != _table(right) and abs(day[left] - day[right]) <= _NEAR_DAYS
    }


def _table(claim: str) -> str:
    return claim.removeprefix("c-").split("-")[0]


def scores(pairs: set[tuple[str, str]], truth: Mapping[str, str]) -> tuple[float, float]:
    """Return precision and recall of pairs."""
    claims: dict[str, list[str]] = defaultdict(list)
    for claim, incident in truth.items():
        claims[incident].append(claim)
    wanted = sum(len(some) == len(NAMES) for some in claims.values())
    right = sum(truth[left] == truth[right] for left, right in pairs)
    return right / len(pairs) if pairs else 0.0, right / wanted if wanted else 0.0


def measure() -> dict[str, float]:
    """Measure the middle noise, for the floors."""
    world = two_tables(rows_of_several_sources(), noise=1.0, seed=11, coded=CODED, names=NAMES)
    precision, recall = scores(linked(world), world.truth)
    return {"halves.precision": precision, "halves.recall": recall}


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--noise", type=float, nargs="+", default=[0.5, 1.0, 2.0])
    parser.add_argument("--seed", type=int, default=11)
    given = parser.parse_args()
    rows = rows_of_several_sources()
    print("| rows | noise | method | precision | recall |")
    print("|---|---|---|---|---|")
    for noise in given.noise:
        world = two_tables(rows, noise=noise, seed=given.seed, coded=CODED, names=NAMES)
        for name, method in {"linking": linked, "same place, a day apart at most": plain}.items():
            precision, recall = scores(method(world), world.truth)
            print(
                f"| {len(world.claims):,} | {noise:g} | {name} | {100 * precision:.1f} | "
                f"{100 * recall:.1f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
