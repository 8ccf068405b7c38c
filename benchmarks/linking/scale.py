"""Time, memory and pairs of linking as a record grows.

    python -m benchmarks.linking.scale [--claims N ...] [--countries N]

The claims are those of simulated worlds (``simulate``): each 4,000 incidents in a row of UCDP GED
Syria, which are eight months to two years of that war, told by the usual noise. Fifteen such
countries lie beside each other, each at war at some time of the same four years: 15,000 incidents
a year, about what UCDP GED counts on the whole earth. The next 110,000 claims are of the next four
years. So a record grows denser up to that size, and from there by years only, as an archive does:
a million claims are 36 years. With ``--countries 1`` it grows by years from 7,000 claims on.

Each size is measured in a process of its own. Claims are made while they are linked; the time that
takes is left out. Beside the time by the clock stands that of the processors, which other work on
the machine changes little. After the table stands by which power of the claims time, memory and
pairs grow: 1 is linear, 2 the square.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import count, islice, pairwise
from math import log

from benchmarks.linking.simulate import World, simulate
from benchmarks.linking.truth import GED, Row, read_rows
from benchmarks.shared import ROOT, shared_dir
from crossreport.evaluate.corpus.coreference import b_cubed, merges
from crossreport.link import Batch, decide, link_batches
from crossreport.model import reading_order

_COUNTRIES = 15
_INCIDENTS = 4_000  # of one world
_YEARS = timedelta(1461)  # four
_DEGREES = 12  # between countries, which are eight wide
_BATCH = 5_000  # claims
_CHEAP = (7_000, 28_000)  # claims: four years, sixteen years
_GROWING = ("minutes", "processor_minutes", "gigabytes", "pairs")


def worlds(
    rows: Sequence[Row], claims: int, *, countries: int = _COUNTRIES
) -> Iterator[list[World]]:
    """Yield the worlds of one period after the other, cut off at so many claims."""
    for period in count():
        found = []
        for country in range(countries):
            world = simulate(
                _moved(rows, country, period),
                incidents=_INCIDENTS,
                noise=1.0,
                seed=1 + period * _COUNTRIES + country,
                prefix=f"{period}.{country}-",
            )
            world.places = {
                name: place and replace(place, country=f"X{country}")
                for name, place in world.places.items()
            }
            found.append(_cut(world, claims))
            claims -= len(found[-1].claims)
            if not claims:
                break
        yield found
        if not claims:
            return


def _moved(rows: Sequence[Row], country: int, period: int) -> list[Row]:
    """Return events of another country and time."""
    north, east = divmod(country, 5)
    return [
        row._replace(
            day=row.day + (period - 8) * _YEARS,
            latitude=row.latitude - _DEGREES * north,
            longitude=row.longitude + _DEGREES * east,
        )
        for row in rows
    ]


def _cut(world: World, claims: int) -> World:
    """Return the first claims of a world."""
    kept = world.claims[:claims]
    return World(
        kept,
        {one.id: world.places[one.id] for one in kept},
        {one.document_id: world.documents[one.document_id] for one in kept},
        {one.id: world.truth[one.id] for one in kept},
    )


class Stream:
    """Hands over the claims of worlds in reading order, and remembers the truth.

    Attributes:
        truth: claim id to incident.
        seconds: how long it took to make the claims.
        processor: the processor time of that, in seconds.
    """

    def __init__(self, rows: Sequence[Row], claims: int, *, countries: int = _COUNTRIES) -> None:
        """Prepare a stream.

        Args:
            rows: what really happened.
            claims: how many are handed over.
            countries: how many lie beside each other.
        """
        self._worlds = worlds(rows, claims, countries=countries)
        self.truth: dict[str, str] = {}
        self.seconds = self.processor = 0.0

    def batches(self) -> Iterator[Batch]:
        """Yield batches; a period's reports come before the next one's, but for a few days."""
        made = self._made()
        while True:
            started, worked = time.perf_counter(), time.process_time()
            batch = next(made, None)
            self.seconds += time.perf_counter() - started
            self.processor += time.process_time() - worked
            if batch is None:
                return
            yield batch

    def _made(self) -> Iterator[Batch]:
        for period in self._worlds:
            documents = {k: one for world in period for k, one in world.documents.items()}
            places = {k: one for world in period for k, one in world.places.items()}
            for world in period:
                self.truth |= world.truth
            ordered = iter(reading_order((c for w in period for c in w.claims), documents))
            while some := list(islice(ordered, _BATCH)):
                yield Batch(
                    some,
                    {one.id: places[one.id] for one in some},
                    {one.document_id: documents[one.document_id] for one in some},
                )


def linked(claims: int, *, countries: int = _COUNTRIES) -> dict[str, float]:
    """Link so many claims; return what it took and how well it went."""
    stream = Stream(read_rows(shared_dir() / GED), claims, countries=countries)
    started, worked = time.perf_counter(), time.process_time()
    found = link_batches(stream.batches(), decisions=decide((), ()))
    seconds = time.perf_counter() - started - stream.seconds
    processor = time.process_time() - worked - stream.processor
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    groups = {claim: str(at) for at, group in enumerate(found.clusters) for claim in group}
    pairs = merges(groups, stream.truth)
    return {
        "claims": len(groups),
        "minutes": seconds / 60,
        "processor_minutes": processor / 60,
        "gigabytes": peak,
        "pairs": found.compared,
        "links": len(found.links),
        "incidents": len(found.clusters),
        "bcubed_f": 100 * b_cubed(groups, stream.truth).f,
        "false_merges": 100 * pairs.false_rate,
        "missed_merges": 100 * pairs.missed_rate,
    }


def growth(small: Mapping[str, float], large: Mapping[str, float]) -> dict[str, float]:
    """Return the power of the claims by which time, memory and pairs grow."""
    times = log(large["claims"] / small["claims"])
    return {name: log(large[name] / small[name]) / times for name in _GROWING}


def measure() -> dict[str, float]:
    """Measure how linking grows by years at one country's density, for the floors."""
    small, large = (_apart(claims, countries=1) for claims in _CHEAP)
    powers = {f"scale.power.{name}": power for name, power in growth(small, large).items()}
    return {"scale.pairs_a_claim": large["pairs"] / large["claims"], **powers}


def _apart(claims: int, *, countries: int) -> dict[str, float]:
    """Link in a process of its own, whose memory is that of nothing else."""
    arguments = ["--claims", str(claims), "--countries", str(countries), "--json"]
    command = [sys.executable, "-m", "benchmarks.linking.scale", *arguments]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT).stdout
    found: dict[str, float] = json.loads(told)
    return found


def main() -> None:
    """Print a row of the table for each size, and the growth from one to the next."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--claims", type=int, nargs="+", metavar="N", default=[10_000, 100_000])
    parser.add_argument("--countries", type=int, metavar="N", default=_COUNTRIES)
    parser.add_argument("--json", action="store_true", help="one size, in this process")
    given = parser.parse_args()
    if given.json:
        print(json.dumps(linked(given.claims[0], countries=given.countries)))
        return
    found: list[dict[str, float]] = []
    for size in given.claims:
        found.append(_apart(size, countries=given.countries))
        if len(found) == 1:
            print(_row(name.replace("_", " ") for name in found[0]))
            print(_row("---" for _ in found[0]))
        print(_row(map(_shown, found[-1].values())), flush=True)
    for small, large in pairwise(found):
        powers = (f"{name.replace('_', ' ')} {n:.2f}" for name, n in growth(small, large).items())
        print(f"power from {small['claims']:,} to {large['claims']:,}: {', '.join(powers)}")


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _shown(value: float) -> str:
    return f"{value:,}" if isinstance(value, int) else f"{value:,.2f}"


if __name__ == "__main__":
    main()
