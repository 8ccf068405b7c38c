"""Time, memory and pairs of linking as a record grows.

    python -m benchmarks.linking.scale --claims N [--claims N ...]

The claims are those of simulated worlds (``simulate``): each a country in four years, told by the
usual noise, with 1,000 incidents a year, which with fifteen countries at a time is about what UCDP
GED counts on the whole earth. The first 110,000 claims are of one period, so that the record grows
as dense as it gets; after that it grows by years. Each size is measured in a process of its own.
Claims are made while they are linked; the time that takes is left out. Beside the time by the clock
stands that of the processors, which other work on the machine changes little.
"""

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import count, islice

from benchmarks.linking.simulate import World, simulate
from benchmarks.linking.truth import Row, read_rows
from benchmarks.shared import shared_dir
from crossreport.evaluate.corpus.coreference import b_cubed, merges
from crossreport.link import Batch, decide, link_batches
from crossreport.model import reading_order

_DATA = "data/ucdp-ged-syria/ged-syria-2016-2019.csv.gz"
_COUNTRIES = 15
_INCIDENTS = 4_000  # of one world
_YEARS = timedelta(1461)  # four
_DEGREES = 12  # between countries, which are eight wide
_BATCH = 5_000  # claims


def worlds(rows: Sequence[Row], claims: int) -> Iterator[list[World]]:
    """Yield the worlds of one period after the other, cut off at so many claims."""
    for period in count():
        found = []
        for country in range(_COUNTRIES):
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

    def __init__(self, rows: Sequence[Row], claims: int) -> None:
        self._rows = rows
        self._claims = claims
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
        for period in worlds(self._rows, self._claims):
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


def measure(claims: int) -> dict[str, float]:
    """Link so many claims; return what it took and how well it went."""
    stream = Stream(read_rows(shared_dir() / _DATA), claims)
    started, worked = time.perf_counter(), time.process_time()
    found = link_batches(stream.batches(), decisions=decide((), ()))
    seconds = time.perf_counter() - started - stream.seconds
    processor = time.process_time() - worked - stream.processor
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    groups = {claim: str(at) for at, group in enumerate(found.clusters) for claim in group}
    pairs = merges(groups, stream.truth)
    return {
        "claims": len(groups),
        "seconds": seconds,
        "processor_seconds": processor,
        "gigabytes": peak,
        "compared": found.compared,
        "links": len(found.links),
        "incidents": len(found.clusters),
        "bcubed_f": b_cubed(groups, stream.truth).f,
        "false_merges": pairs.false_rate,
        "missed_merges": pairs.missed_rate,
    }


def main() -> None:
    """Print a row of the table for each size."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--claims", type=int, action="append", metavar="N")
    given = parser.parse_args()
    sizes = given.claims or [10_000, 100_000]
    if len(sizes) > 1:
        for size in sizes:
            command = [sys.executable, "-m", "benchmarks.linking.scale", "--claims", str(size)]
            subprocess.run(command, check=True)
        return
    found = measure(sizes[0])
    print(" | ".join(f"{name} {_shown(value)}" for name, value in found.items()), flush=True)


def _shown(value: float) -> str:
    return f"{value:,}" if isinstance(value, int) else f"{value:,.3f}"


if __name__ == "__main__":
    main()
