"""Measures the test of change on simulated series: false alarms, intervals, power.

    python -m benchmarks.analysis.change [--series N] [--setting NAME ...] [--report]

For every setting and effect so many series are drawn and put to the product's own estimate: how
often a change is seen where there is none (it should be in 5% of cases), how often the 95%
interval holds the truth, and how often a change that is there is seen. Beside it, on the same
series, the comparison of two averages that is usually made, and a negative binomial regression
with Newey–West errors. ``--report`` writes ``REPORT.md``. The seeds are fixed.
"""

import argparse
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

import numpy as np

from benchmarks.analysis.series import BEYOND, REPORTED, TUNING, Setting, Simulated, simulate
from crossreport.analysis.change.checks import clear
from crossreport.analysis.change.design import design
from crossreport.analysis.change.estimate import estimate
from crossreport.analysis.change.exact import Ratio
from crossreport.analysis.change.second import naive, negative_binomial

EFFECTS = (1.0, 1.5, 2.0, 3.0)
REPORT = Path(__file__).parent / "REPORT.md"
_SEED = 20_230_206
_FLOOR_SERIES = 250  # a setting, for the floors


@dataclass(frozen=True, slots=True)
class Score:
    """How one method fared on the series of one setting and effect.

    Attributes:
        series: how many.
        seen: share in which the interval leaves out that nothing changed.
        covered: share in which the interval holds the truth.
        ratio: the middle estimate.
        width: the middle ratio of the interval's ends.
    """

    series: int
    seen: float
    covered: float
    ratio: float
    width: float


def score(effects: Sequence[Ratio], *, truth: float) -> Score:
    """Return how estimates of a known effect fared."""
    return Score(
        series=len(effects),
        seen=float(np.mean([clear(one) for one in effects])),
        covered=float(np.mean([one.low <= truth <= one.high for one in effects])),
        ratio=float(np.median([one.ratio for one in effects])),
        width=float(np.median([one.high / max(one.low, 1e-9) for one in effects])),
    )


def drawn(setting: Setting, effect: float, series: int) -> Iterator[Simulated]:
    """Yield series; the same for the same setting and effect, however many are drawn."""
    key = sum(ord(letter) * 31**i for i, letter in enumerate(setting.name))
    random = np.random.default_rng([_SEED, key % 2**32, round(effect * 100)])
    for _ in range(series):
        yield simulate(setting, effect=effect, random=random)


def ours(setting: Setting, effect: float, series: int) -> Score:
    """Score the product."""
    found = [estimate(one.material, one.frame).effect for one in drawn(setting, effect, series)]
    return score(found, truth=effect)


def others(setting: Setting, effect: float, series: int) -> tuple[Score, Score]:
    """Score the comparison of two averages, and the regression with Newey–West errors."""
    averages, regressions = [], []
    for one in drawn(setting, effect, series):
        counts = one.material.incidents.expected(one.frame)
        averages.append(naive(design(one.frame).problem(counts)))
        fitted = negative_binomial(one.material.design(one.frame).problem(counts))
        regressions += [fitted] if fitted else []
    return score(averages, truth=effect), score(regressions, truth=effect)


def measure() -> dict[str, float]:
    """Return the figures that have floors, over the settings that are reported."""
    null = [ours(setting, 1.0, _FLOOR_SERIES) for setting in REPORTED]
    twice = [ours(setting, 2.0, _FLOOR_SERIES) for setting in REPORTED]
    return {
        "null.false_positive_rate": float(np.mean([one.seen for one in null])),
        "effect_x2.coverage": float(np.mean([one.covered for one in twice])),
        "effect_x2.power": float(np.mean([one.seen for one in twice])),
    }


def main() -> None:
    """Print, or write, the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    known = {one.name: one for one in (*REPORTED, *BEYOND, *TUNING)}
    parser.add_argument("--series", type=int, default=400, help="a setting and effect")
    parser.add_argument("--setting", action="append", choices=sorted(known))
    parser.add_argument("--effect", type=float, action="append", help="only these")
    parser.add_argument("--report", action="store_true", help="write REPORT.md")
    options = parser.parse_args()
    settings = [known[name] for name in options.setting or [one.name for one in REPORTED]]
    if options.report:
        REPORT.write_text("\n".join(report(options.series)) + "\n", encoding="utf-8")
        return
    for setting in settings:
        for effect in options.effect or EFFECTS:
            start = time.process_time()
            found = ours(setting, effect, options.series)
            each = 1000 * (time.process_time() - start) / options.series
            print(f"{setting.name:10} ×{effect:<4} {_figures(found)}  {each:.0f} ms", flush=True)


def _figures(found: Score) -> str:
    return (
        f"seen {_share(found.seen, found.series)}  covered {_share(found.covered, found.series)}"
        f"  middle ×{found.ratio:.2f}"
    )


def _share(value: float, series: int) -> str:
    """Return a share with its standard error."""
    error = sqrt(max(value * (1 - value), 0.0) / series)
    return f"{100 * value:.1f}% ± {100 * error:.1f}"


def report(series: int) -> Iterator[str]:
    """Yield the lines of the report."""
    yield "# The test of change on simulated series"
    yield ""
    yield f"Written by `python -m benchmarks.analysis.change --report --series {series}`."
    yield ""
    yield from __doc__.split("\n\n", 2)[2].split("``--report``")[0].strip().splitlines()
    yield "The figure after ± is the standard error of the simulation."
    yield ""
    for settings, title in (
        (REPORTED, "## Where the assumptions hold"),
        (BEYOND, "## Where they do not, or hardly"),
    ):
        yield from (title, "", *_settings(settings), "")
        tables = {one: [ours(one, effect, series) for effect in EFFECTS] for one in settings}
        yield from _table("A change is seen", "seen", tables)
        yield from _table("The 95% interval holds the truth", "covered", tables)
        if settings is REPORTED:
            yield from _pooled(tables)
    yield from _contrast(series)


def _settings(settings: Sequence[Setting]) -> Iterator[str]:
    yield "| setting | | weeks | a week | noise | season | trend | reports |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- |"
    for one in settings:
        reports = f"{one.reports:g} a week, ×{one.shift:g}" if one.reports else "not known"
        yield (
            f"| {one.name} | {one.words} | {one.before} + {one.after} | {one.mean:g} | "
            f"{one.sigma:g}, correlation {one.rho:g} | ±{one.season:g} | ±{one.trend:g} | "
            f"{reports} |"
        )


def _table(title: str, field: str, tables: dict[Setting, list[Score]]) -> Iterator[str]:
    yield f"**{title}**"
    yield ""
    yield "| setting | no change | " + " | ".join(f"×{effect:g}" for effect in EFFECTS[1:]) + " |"
    yield "| --- |" + " ---: |" * len(EFFECTS)
    for setting, found in tables.items():
        cells = (_share(getattr(one, field), one.series) for one in found)
        yield f"| {setting.name} | " + " | ".join(cells) + " |"
    yield ""


def _pooled(tables: dict[Setting, list[Score]]) -> Iterator[str]:
    """Yield the figures over all settings, and the power curve as bars."""
    yield "**All settings together**"
    yield ""
    for i, effect in enumerate(EFFECTS):
        found = [scores[i] for scores in tables.values()]
        total = sum(one.series for one in found)
        seen = float(np.mean([one.seen for one in found]))
        covered = float(np.mean([one.covered for one in found]))
        word = "false alarms" if effect == 1 else "power"
        yield (
            f"    ×{effect:<4g}{'█' * round(40 * seen):40} {word} {_share(seen, total)}, "
            f"intervals {_share(covered, total)}"
        )
    yield ""


def _contrast(series: int) -> Iterator[str]:
    yield "## Other methods on the same series, where nothing changed"
    yield ""
    yield "How often each says that something changed; 5% would be right."
    yield ""
    yield "| setting | two averages compared | negative binomial, Newey–West errors |"
    yield "| --- | ---: | ---: |"
    few = min(series, 200)
    for setting in REPORTED:
        averages, regression = others(setting, 1.0, few)
        cells = (_share(one.seen, max(one.series, 1)) for one in (averages, regression))
        yield f"| {setting.name} | " + " | ".join(cells) + " |"


if __name__ == "__main__":
    main()
