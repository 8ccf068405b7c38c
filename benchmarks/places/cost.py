"""What the embedded gazetteer costs: its file, opening it, memory, look-ups.

    python -m benchmarks.places.cost [--rounds N]

Each round is a process of its own: it imports the package, opens the gazetteer and looks up every
thousandth place by name. Shown are medians, times by the clock. Memory is what the process holds
resident more than before; pages of the mapped file that were touched are in it. The goals are those
that were set: under a second, 300 MB and 40 MB.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from importlib.resources import files
from pathlib import Path
from statistics import median

_GOALS = {"file_mb": 40.0, "open_seconds": 1.0, "memory_mb": 300.0}
_STEP = 1000
_PER_MB = 1_000_000


def _resident() -> float:
    """Return the most memory that the process has held, in MB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most * (1 if sys.platform == "darwin" else 1024) / _PER_MB


def once() -> dict[str, float]:
    """Measure in this process, which must not have opened the gazetteer before."""
    from crossreport.geocode import Gazetteer

    before, started = _resident(), time.perf_counter()
    gazetteer = Gazetteer.open()
    gazetteer.search("Aleppo")
    opened = time.perf_counter() - started
    names = [entry.name for entry in gazetteer.every(_STEP)]
    started = time.perf_counter()
    for name in names:
        gazetteer.search(name)
    passed = time.perf_counter() - started
    return {
        "open_seconds": opened,
        "memory_mb": _resident() - before,
        "lookups_per_second": len(names) / passed,
        "places": float(len(gazetteer)),
    }


def measure(rounds: int = 3) -> dict[str, float]:
    """Return the medians of several processes, and the size of the file."""
    command = [sys.executable, "-m", "benchmarks.places.cost", "--once"]
    found = [
        json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        for _ in range(rounds)
    ]
    file = Path(str(files("crossreport.geocode.data").joinpath("gazetteer.bin")))
    medians = {name: median(one[name] for one in found) for name in found[0]}
    return {"file_mb": file.stat().st_size / _PER_MB, **medians}


def main() -> None:
    """Print the figures beside what was asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--once", action="store_true", help="measure in this process, as JSON")
    given = parser.parse_args()
    if given.once:
        print(json.dumps(once()))
        return
    for name, value in measure(given.rounds).items():
        goal = f"   goal: under {_GOALS[name]:g}" if name in _GOALS else ""
        print(f"{name:<20}{value:12,.2f}{goal}")


if __name__ == "__main__":
    main()
