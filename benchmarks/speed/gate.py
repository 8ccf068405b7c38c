"""What the gate loses and what it saves.

    python -m benchmarks.speed.gate [--stream N] [--quiet FILE]

**Losses**, on the half of each set that the gate was not fitted on, and on all of tst1 and tst2:
the share of coded templates (MUC-4) and of incidents (Violent Corpus: all of its reports) in
documents that are passed over. **Saving**: a stream of N documents of which 3% are reports of the
Violent Corpus and 97% news of all kinds in which the product, reading all, finds no incident,
is read with and without the gate, in turns; the time is that of the processor.
"""

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.speed import sets
from benchmarks.speed.fit_gate import quiet
from crossreport.extract import Extractor
from crossreport.extract.gate import worth
from crossreport.geocode import Gazetteer
from crossreport.model import Document

RELEVANT = 0.03


def losses() -> dict[str, float]:
    """Return the shares lost, passed and read whole, by set."""
    found: dict[str, float] = {}
    for name in ("dev", "tst1", "tst2"):
        coded = [c for c in sets.muc4(name) if name != "dev" or sets.half(c.document.id)]
        over = [c for c in coded if _passed_over(c.document)]
        found[f"{name}.templates_lost"] = sum(c.coded for c in over) / sum(c.coded for c in coded)
        empty = [c for c in coded if not c.coded]
        found[f"{name}.empty_read"] = 1 - sum(c in over for c in empty) / len(empty)
    reports = [one for one in sets.corpus() if sets.half(one.id)]
    deserve = {one.id: worth(one) for one in reports}
    kept = {one for one, deserves in deserve.items() if deserves.whole or deserves.ranges}
    told = [[i for i in ids if i in deserve] for ids in sets.incidents()]
    told = [ids for ids in told if ids]
    found["corpus.reports_lost"] = 1 - len(kept) / len(deserve)
    found["corpus.incidents_lost"] = sum(kept.isdisjoint(ids) for ids in told) / len(told)
    found["corpus.read_whole"] = sum(one.whole for one in deserve.values()) / len(deserve)
    return found


def _passed_over(document: Document) -> bool:
    deserves = worth(document)
    return not deserves.whole and not deserves.ranges


def stream(count: int, *, cache: Path | None) -> list[Document]:
    """Return documents of which three in a hundred are reports of violence, well mixed."""
    relevant = [one for one in sets.corpus() if sets.half(one.id)][:: max(1, 1600 // count)]
    other = [one for one in quiet(cache) if sets.half(one.id)]
    wanted = max(1, round(count * RELEVANT))
    found = [*relevant[:wanted], *(other[n % len(other)] for n in range(count - wanted))]
    return sorted(found, key=lambda one: one.sha256)


def saving(documents: Sequence[Document], *, rounds: int = 2) -> float:
    """Return how many times faster a stream is read with the gate than without."""
    known = Gazetteer.open().has
    readers = {gate: Extractor(known_place=known, gate=gate) for gate in (True, False)}
    best = dict.fromkeys(readers, float("inf"))
    for gate, reader in readers.items():
        reader.extract(documents[0])
        for _ in range(rounds):
            started = time.process_time()
            for one in documents:
                reader.extract(one)
            best[gate] = min(best[gate], time.process_time() - started)
    return best[False] / best[True]


def main() -> None:
    """Print the losses, then the saving."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--stream", type=int, default=300, metavar="N")
    parser.add_argument("--quiet", type=Path, help="where the ids of quiet news are kept")
    given = parser.parse_args()
    for name, value in losses().items():
        print(f"{name:24} {value:7.2%}")
    if given.stream:
        documents = stream(given.stream, cache=given.quiet)
        print(f"{'times as fast':24} {saving(documents):7.1f}")


if __name__ == "__main__":
    main()
