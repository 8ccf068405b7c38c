"""python -m benchmarks.web [RECORD] [--simulate N]: measure the overview in a browser.

Without a record, that of UCDP GED Syria 2016-2019 is made of the benchmark data.
"""

import argparse
import gzip
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.shared import shared_dir
from benchmarks.web.measure import measure
from benchmarks.web.simulate import simulate

_GED = "data/ucdp-ged-syria/ged-syria-2016-2019.csv.gz"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("record", nargs="?", type=Path)
    parser.add_argument("--simulate", type=int, metavar="N", help="N made-up incidents instead")
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    with TemporaryDirectory() as folder:
        record = chosen.record or _made(Path(folder), chosen.simulate)
        times = measure(record, rounds=chosen.rounds)
    print(
        f"{times.incidents:,} incidents: useful after {times.useful:.0f} ms, ready after "
        f"{times.ready:.0f} ms; filter to picture {times.filter_median:.0f} ms at the median, "
        f"{times.filter_worst:.0f} ms at worst"
    )


def _made(folder: Path, size: int | None) -> Path:
    record = folder / "record.sqlite"
    if size is not None:
        simulate(record, size=size)
        return record
    table = folder / "ged.csv"
    table.write_bytes(gzip.decompress((shared_dir() / _GED).read_bytes()))
    command = "from crossreport.cli.main import main; main()"
    arguments = ["import", "ucdp", str(table), "--record", str(record)]
    subprocess.run([sys.executable, "-c", command, *arguments], check=True, capture_output=True)
    return record


if __name__ == "__main__":
    main()
