"""How linking does on reports that its weights were not fitted on.

    python -m benchmarks.linking.folds --record FILE [--folds N]

The coded incidents of the Violent Corpus (development part) are dealt into folds by a hash of their
identifiers. For each fold the weights are fitted as in ``benchmarks.linking.fit``, without any pair
of which a report is of the fold; then all reports are linked with them, and the grouping of the
fold's reports is scored, by what each is mainly about in the record. Beside it stands what the
shipped weights, which were fitted on the fold, too, get on the same reports.
"""

import argparse
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from benchmarks.linking.fit import Reports, Sample, Slot, fit, of_corpus, of_worlds
from crossreport.evaluate.corpus.coreference import b_cubed, conll, merges
from crossreport.link.clustering import clusters
from crossreport.link.odds import probability_of
from crossreport.link.pairs import Finding, Pairs
from crossreport.link.weights import WEIGHT_DIGITS, LinkingModel, load_model

MEASURES = ("CoNLL F1", "B-cubed F", "false merges", "missed merges")


@dataclass(frozen=True, slots=True)
class Fold:
    """Scores of the reports of a fold, in the order of ``MEASURES``.

    Attributes:
        reports: how many.
        held_out: by weights that know nothing of them.
        shipped: by the shipped weights.
    """

    reports: int
    held_out: Sequence[float]
    shipped: Sequence[float]


def fold_of(incident: str, folds: int) -> int:
    """Return the fold of a coded incident."""
    digest = hashlib.sha256(f"fold {incident}".encode()).digest()
    return int.from_bytes(digest[:4], "big") % folds


def with_weights(model: LinkingModel, weights: Mapping[Slot, float], prior: float) -> LinkingModel:
    """Return a model with fitted weights; those of levels that were not fitted stay."""
    comparisons = tuple(
        replace(
            comparison,
            levels=tuple(
                replace(level, fitted=weights[at, number]) if (at, number) in weights else level
                for number, level in enumerate(comparison.levels)
            ),
        )
        for at, comparison in enumerate(model.comparisons)
    )
    return replace(model, comparisons=comparisons, prior=probability_of(prior))


def grouping(reports: Reports, model: LinkingModel) -> dict[str, str]:
    """Return the group of each report: the cluster of what it is mainly about, or itself."""
    found = reports.found
    findings = []
    for numbers in found.levels.tolist():
        outcomes = tuple(
            comparison.levels[number]
            for comparison, number in zip(model.comparisons, numbers, strict=True)
        )
        weight = model.prior_weight + sum(outcome.weight for outcome in outcomes)
        findings.append(Finding(round(weight, WEIGHT_DIGITS), outcomes))
    pairs = Pairs(found.pairs.left, found.pairs.right, found.pairs.kind, tuple(findings))
    kept = np.array([one.weight >= model.clustering.floor_weight for one in findings])
    groups = clusters(
        found.wide,
        found.reports.tolist(),
        pairs.where(kept[pairs.kind]),
        limits=model.clustering,
        threshold=model.threshold,
    )
    group_of = {unit: str(group[0]) for group in groups for unit in group}
    return {
        name: group_of[reports.main[name]] if name in reports.main else f"alone {name}"
        for name in reports.gold
    }


def scores(found: Mapping[str, str], gold: Mapping[str, str], names: set[str]) -> tuple[float, ...]:
    """Score the grouping of some reports."""
    some = {name: group for name, group in found.items() if name in names}
    wanted = {name: gold[name] for name in some}
    pairs = merges(some, wanted)
    return (
        conll(some, wanted),
        b_cubed(some, wanted).f,
        pairs.false_rate,
        pairs.missed_rate,
    )


def cross_validated(reports: Reports, worlds: Sequence[Sample], folds: int) -> Iterator[Fold]:
    """Yield the scores of each fold."""
    model = load_model()
    shipped = grouping(reports, model)
    for fold in range(folds):
        names = {name for name, one in reports.gold.items() if fold_of(one, folds) == fold}
        known = {name: one for name, one in reports.gold.items() if name not in names}
        real = reports.found.sample(known, of=reports.chosen)
        weights, prior = fit([real, *worlds], model)
        held_out = grouping(reports, with_weights(model, weights, prior))
        yield Fold(
            len(names),
            scores(held_out, reports.gold, names),
            scores(shipped, reports.gold, names),
        )


def lines(found: Sequence[Fold]) -> Iterator[str]:
    """Yield a table, in per cent; the last row is the mean, by reports."""
    yield f"| fold | reports | {' | '.join(MEASURES)} | with the shipped weights |"
    yield "|---" * (len(MEASURES) + 3) + "|"
    total = sum(one.reports for one in found)
    mean = Fold(
        total,
        _mean([one.held_out for one in found], [one.reports for one in found]),
        _mean([one.shipped for one in found], [one.reports for one in found]),
    )
    for name, one in [*((str(at), fold) for at, fold in enumerate(found, 1)), ("mean", mean)]:
        ours = " | ".join(f"{100 * value:.1f}" for value in one.held_out)
        shipped = " / ".join(f"{100 * value:.1f}" for value in one.shipped)
        yield f"| {name} | {one.reports:,} | {ours} | {shipped} |"


def _mean(values: Sequence[Sequence[float]], weights: Sequence[int]) -> tuple[float, ...]:
    return tuple(np.average(np.array(values), axis=0, weights=weights).tolist())


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--record", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=5)
    given = parser.parse_args()
    found = list(cross_validated(of_corpus(given.record), of_worlds(), given.folds))
    print(*lines(found), sep="\n")


if __name__ == "__main__":
    main()
