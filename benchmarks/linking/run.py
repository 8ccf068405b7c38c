"""False and missed merges of linking on simulated incidents, by density and noise.

    python -m benchmarks.linking.run [--incidents N ...] [--noise X ...] [--seed S]

Beside the linking stand the plain rules of the field: claims of one day, one type and within 50 km
are one incident; and of one day and place (the one-a-day filter).
"""

import argparse
import time
from collections.abc import Callable
from math import cos, radians

from benchmarks.linking.simulate import World, simulate
from benchmarks.linking.truth import GED, read_rows
from benchmarks.shared import shared_dir
from crossreport.evaluate.corpus.coreference import b_cubed, merges
from crossreport.link import link
from crossreport.model import Claim, Place

YEARS = {2017, 2019}
"""Those of which the weights know nothing."""

_NEAR_KM = 50.0


def linked(world: World) -> dict[str, str]:
    """Group the claims as the product does."""
    found = link(world.claims, places=world.places, documents=world.documents)
    return {claim: str(at) for at, group in enumerate(found.clusters) for claim in group}


def same_day_near(world: World) -> dict[str, str]:
    """Group claims of one day and type within 50 km of each other, one after another."""
    return _leaders(
        world,
        lambda a, b: a.event_type == b.event_type and _near(world.places[a.id], world.places[b.id]),
    )


def one_a_day(world: World) -> dict[str, str]:
    """Group all claims of one day and place."""
    return _leaders(
        world,
        lambda a, b: (
            (x := world.places[a.id]) is not None
            and (y := world.places[b.id]) is not None
            and x.id == y.id
        ),
    )


def _leaders(world: World, alike: Callable[[Claim, Claim], bool]) -> dict[str, str]:
    groups: dict[str, str] = {}
    by_day: dict[object, list[Claim]] = {}
    for claim in world.claims:
        leaders = by_day.setdefault((claim.date.earliest, claim.date.latest), [])
        dated = claim.date.days == 1
        leader = next((one for one in leaders if dated and alike(one, claim)), None)
        if leader is None:
            leaders.append(claim)
        groups[claim.id] = groups[leader.id] if leader else claim.id
    return groups


def _near(left: Place | None, right: Place | None) -> bool:
    if left is None or right is None:
        return False
    north = (left.latitude - right.latitude) * 111.2
    east = (left.longitude - right.longitude) * 111.2 * cos(radians(left.latitude))
    return north**2 + east**2 <= _NEAR_KM**2


METHODS = {"linking": linked, "same day, type, 50 km": same_day_near, "one a day": one_a_day}


def figures(world: World) -> dict[str, dict[str, float]]:
    """Return for each method the rates of false and missed merges and B-cubed F."""
    found = {}
    for name, method in METHODS.items():
        started = time.perf_counter()
        groups = method(world)
        pairs = merges(groups, world.truth)
        found[name] = {
            "false_merges": pairs.false_rate,
            "missed_merges": pairs.missed_rate,
            "bcubed_f": b_cubed(groups, world.truth).f,
            "seconds": time.perf_counter() - started,
        }
    return found


def measure() -> dict[str, float]:
    """Measure the middle noise on 600 incidents, for the floors."""
    rows = read_rows(shared_dir() / GED, YEARS)
    found = figures(simulate(rows, incidents=600, noise=1.0, seed=11))["linking"]
    return {f"simulator.middle.{name}": value for name, value in found.items()}


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--incidents", type=int, nargs="+", default=[500, 2000])
    parser.add_argument("--noise", type=float, nargs="+", default=[0.5, 1.0, 2.0])
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    rows = read_rows(shared_dir() / GED, YEARS)
    print("| incidents | claims | noise | method | false merges | missed | B-cubed F | seconds |")
    print("|---|---|---|---|---|---|---|---|")
    for incidents in given.incidents:
        for noise in given.noise:
            world = simulate(rows, incidents=incidents, noise=noise, seed=given.seed)
            for name, one in figures(world).items():
                rates = " | ".join(
                    f"{100 * one[key]:.1f}" for key in ("false_merges", "missed_merges", "bcubed_f")
                )
                print(
                    f"| {incidents:,} | {len(world.claims):,} | {noise:g} | {name} | {rates} | "
                    f"{one['seconds']:.1f} |",
                    flush=True,
                )


if __name__ == "__main__":
    main()
