"""Scores the responses of the 17 systems of MUC-4 on TST3 and compares with the official reports.

    python -m benchmarks.muc4.check_scorer [--data ../shared/data/muc4]

Each line has the official P&R of the ALL TEMPLATES row as printed in 1992 (made of whole per cents)
and exact from its counts, then ours, exact: by the guidelines, and as the program of 1992 read
dates. The judges' decisions on strings and mappings, made by hand, explain what remains.
"""

import argparse
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from benchmarks.muc4.counts import Counts
from benchmarks.muc4.fillers import GUIDELINES, PROGRAM_OF_1992
from benchmarks.muc4.official import read_report
from benchmarks.muc4.score import score
from benchmarks.muc4.templates import read_templates
from benchmarks.shared import shared_dir


@dataclass(frozen=True, slots=True)
class Comparison:
    """One system's ALL TEMPLATES row, official and ours.

    Attributes:
        system: Name of its folder.
        printed: Official F-measure as printed.
        official: Official counts.
        guidelines: Our counts.
        program: Our counts with dates as the program of 1992 read them.
    """

    system: str
    printed: float
    official: Counts
    guidelines: Counts
    program: Counts


def compare(data: Path) -> list[Comparison]:
    """Score the 17 responses, best official F first.

    Args:
        data: The folder of MUC-3/4 data, with ``tst3`` and ``official-tst3``.

    Raises:
        OSError: A file cannot be read.
    """
    key = read_templates(data / "tst3" / "key-tst3.v2")
    compared = []
    for folder in sorted((data / "official-tst3" / "scores").iterdir()):
        report = read_report(folder / "scores.tst3-pass1.nrad")
        response = read_templates(
            data / "official-tst3" / "responses" / folder.name / "response.tst3"
        )
        compared.append(
            Comparison(
                system=folder.name,
                printed=report.f,
                official=report.rows["ALL TEMPLATES"],
                guidelines=score(key=key, response=response, rules=GUIDELINES).all_templates,
                program=score(key=key, response=response, rules=PROGRAM_OF_1992).all_templates,
            )
        )
    return sorted(compared, key=lambda row: -row.official.f())


def ranking(systems: Sequence[str], values: Iterable[float]) -> list[str]:
    """Return systems by their values, highest first.

    Args:
        systems: Their names.
        values: A value each.
    """
    valued = sorted(zip(values, systems, strict=True), reverse=True)
    return [system for _, system in valued]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How near ours come to the official F-measures, in points of per cent.

    Attributes:
        mean_absolute: Mean absolute difference.
        greatest: Greatest absolute difference.
        bias: Mean difference, positive where ours are higher.
        same_ranks: Whether the systems come in the same order.
    """

    mean_absolute: float
    greatest: float
    bias: float
    same_ranks: bool


def agreement(official: Mapping[str, float], ours: Mapping[str, float]) -> Agreement:
    """Sum up differences.

    Args:
        official: Official F-measures by system.
        ours: Ours for the same systems.
    """
    differences = [ours[system] - value for system, value in official.items()]
    absolute = [abs(difference) for difference in differences]
    systems = list(official)
    ranks = ranking(systems, official.values())
    return Agreement(
        mean_absolute=mean(absolute),
        greatest=max(absolute),
        bias=mean(differences),
        same_ranks=ranks == ranking(systems, [ours[system] for system in systems]),
    )


def agreements(compared: Sequence[Comparison]) -> tuple[Agreement, Agreement]:
    """Return the agreement by the guidelines and with the program's dates.

    Args:
        compared: Systems.
    """
    official = {row.system: row.official.f() for row in compared}
    return (
        agreement(official, {row.system: row.guidelines.f() for row in compared}),
        agreement(official, {row.system: row.program.f() for row in compared}),
    )


def table(compared: Sequence[Comparison]) -> str:
    """Format the comparison.

    Args:
        compared: Systems, best official F first.
    """
    lines = [
        "                  official F          our F            difference",
        "system         printed  exact   guidel.  as 1992   guidel.  as 1992",
    ]
    for row in compared:
        exact, ours, as_1992 = row.official.f(), row.guidelines.f(), row.program.f()
        lines.append(
            f"{row.system:14} {row.printed:7.2f} {exact:6.2f}   {ours:7.2f}  {as_1992:7.2f}"
            f"   {ours - exact:+7.2f}  {as_1992 - exact:+7.2f}"
        )
    first, second = agreements(compared)
    lines += [
        f"{'mean absolute difference':49} {first.mean_absolute:7.2f}  {second.mean_absolute:7.2f}",
        f"{'greatest absolute difference':49} {first.greatest:7.2f}  {second.greatest:7.2f}",
        f"{'mean difference':49} {first.bias:+7.2f}  {second.bias:+7.2f}",
        f"{'same ranks':49} {_yes(first.same_ranks):>7}  {_yes(second.same_ranks):>7}",
    ]
    return "\n".join(lines)


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def measure() -> dict[str, float]:
    """Return how near the scorer is to the official one, for ``benchmarks.floors``.

    Raises:
        OSError: The data cannot be read.
    """
    guidelines, _ = agreements(compare(shared_dir() / "data" / "muc4"))
    return {
        "scorer.mean_difference": guidelines.mean_absolute,
        "scorer.greatest_difference": guidelines.greatest,
        "scorer.same_ranks": float(guidelines.same_ranks),
    }


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument(
        "--data", type=Path, default=shared_dir() / "data" / "muc4", help="folder of MUC-3/4 data"
    )
    arguments = parser.parse_args()
    if not arguments.data.is_dir():
        parser.error(f"no MUC-3/4 data at {arguments.data}: name the folder with --data")
    print(table(compare(arguments.data)))


if __name__ == "__main__":
    main()
