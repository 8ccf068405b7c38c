"""Fits the weights of the linking model on labelled pairs: what a level tells beside the others.

    python -m benchmarks.linking.fit --record FILE [--write]

Days, places and words that agree, agree together; m and u, counted one comparison at a time, tell
their news twice. A logistic regression over the levels of all comparisons tells each once. Its
weights are log2 odds as before and add up as before, so that `crossreport why` shows them alike.

Pairs are those that blocking proposes between two reports: the claims of the Violent Corpus that a
report leads with or is mainly about (development part; the record is one made by
``benchmarks.corpus.run``), and the claims of simulated worlds, on years of UCDP GED and seeds that
nothing else uses, as dense as they were and thinned out. A simulated pair counts a fifth of a real
one, so that both have about the same say. A level that by its own counts speaks clearly for one
incident, or against it, is held to do so: among pairs that were proposed because their words are
alike, two places far apart say little, but never the contrary.

``benchmarks.linking.folds`` tells how the weights do on reports that they were not fitted on.
"""

import argparse
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_array

from benchmarks.corpus.run import part_of_corpus
from benchmarks.linking.simulate import simulate
from benchmarks.linking.truth import GED, read_rows
from benchmarks.shared import shared_dir
from crossreport import Record
from crossreport.codebook import load_codebook
from crossreport.evaluate.corpus.scoring import gold_grouping
from crossreport.link.odds import probability_of
from crossreport.link.pairs import Integers, Mask, Pairs, Reals
from crossreport.link.passages import PLACING, passages
from crossreport.link.records import Around, table
from crossreport.link.roll import Roll
from crossreport.link.scoring import Scorer
from crossreport.link.units import Unit, decide, text_units
from crossreport.link.weights import LinkingModel, load_model
from crossreport.model import Claim, Copy, Document, Place, Specificity, reading_order
from crossreport.reconcile import main_incidents

YEARS = {2016, 2018}
SEEDS = (101, 102, 103)
NOISES = (0.5, 1.0, 2.0)
INCIDENTS = 600
THINNED = (5, 20)
"""Every so manieth row of UCDP GED makes a sparser world, of half as many incidents."""

_SIMULATED = 0.2  # what a simulated pair counts, of a real one
# What is changed after the fit, by judgement; linking.yaml says why.
_ADDED = {
    ("around", "alone"): 2.5,
    ("around", "to_10"): 1.0,
    ("around", "to_40"): 1.0,
    ("around", "to_100"): -1.8,
    ("around", "to_200"): -1.8,
    ("around", "above"): -1.8,
}
_TOWARDS_ALONE = {  # shares of the way from the fit to log2(m / u)
    ("place", "within_near"): 0.5,
    ("event_type", "near"): 0.5,
    ("perpetrator", "same_actor"): 0.25,
    ("perpetrator", "other_actor"): 0.5,
    ("perpetrator", "other_kind"): 0.5,
    ("killed", "equal_large"): 0.5,
    ("killed", "close_large"): 0.5,
}
_KEPT = ("telling",)  # reports that repeat sentences: too few to fit
_FEWEST = 30  # pairs that show a level
_CLEAR = 1.0  # log2(m / u) from which a level speaks clearly
_LEAST = 0.07  # log2 odds; what such a level says at least
_PENALTY = 3.3  # of squared weights; in nats
_YAML = Path("src/crossreport/codebook/data/linking.yaml")

Slot = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sample:
    """Pairs of claims of two reports.

    Attributes:
        levels: a row a pair, the number of the level that holds of each comparison.
        same: whether both are of one incident.
        weight: what each pair counts.
    """

    levels: Integers
    same: Mask
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Told:
    """What claims are compared by.

    Attributes:
        claims: of any number of documents.
        places: claim id to its place, where it has one.
        documents: document id to document.
        copies: which documents repeat which.
    """

    claims: Sequence[Claim]
    places: Mapping[str, Place | None]
    documents: Mapping[str, Document]
    copies: Sequence[Copy] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """Claims compared as linking does, whatever they weigh.

    Attributes:
        pairs: of units.
        levels: for each finding of the pairs, the number of the level of each comparison.
        units: in the order of their positions.
        leading: whether a long report leads with each unit, or heads it.
        wide: whether each is too wide to lead a cluster.
        reports: the number of the report of each.
    """

    pairs: Pairs
    levels: Integers
    units: Sequence[Unit]
    leading: Mask
    wide: Sequence[bool]
    reports: Integers

    def sample(self, truth: Mapping[str, str], *, of: Mask | None = None) -> Sample:
        """Return the pairs of two reports with a known answer.

        Args:
            truth: the incident of each claim, or of each document.
            of: which units to take; all when not given.
        """
        heads = [unit.head for unit in self.units]
        incident = np.array([truth.get(h.id) or truth.get(h.document_id, "") for h in heads])
        taken = incident != ""
        if of is not None:
            taken &= of
        left, right = self.pairs.left, self.pairs.right
        wanted = (self.reports[left] != self.reports[right]) & taken[left] & taken[right]
        same = (incident[left] == incident[right])[wanted]
        return Sample(self.levels[self.pairs.kind][wanted], same)


def compared(told: Told) -> Compared:
    """Compare the claims as linking does."""
    model = load_model()
    model = replace(model, clustering=replace(model.clustering, floor_weight=-1_000.0))
    claims = [c for c in told.claims if c.specificity is not Specificity.NOT_AN_INCIDENT]
    ordered = reading_order(claims, told.documents)
    units = text_units(ordered, decide((), ()))
    around = Around(told.places, told.documents, told.copies, load_codebook(), model)
    rows = table(units, around)
    columns = rows.select([*PLACING]).to_pydict()
    words = passages(units, columns, told.documents)
    roll = Roll()
    roll.add(units, ordered, columns=columns, datasets={}, limits=model.clustering)
    with Scorer(model) as scorer:
        scorer.add(rows, words)
        pairs = scorer.pairs()
    leads = [r["unique_id"] for r in words.to_pylist() if r["headline"] or r["leading"]]
    return Compared(
        pairs=pairs,
        levels=np.array([_numbers(model, one.outcomes) for one in pairs.findings], np.int32),
        units=units,
        leading=np.isin(np.arange(len(units)), leads),
        wide=roll.wide,
        reports=np.array(roll.reports, np.int32),
    )


def _numbers(model: LinkingModel, outcomes: Sequence[object]) -> list[int]:
    return [
        comparison.levels.index(outcome)
        for comparison, outcome in zip(model.comparisons, outcomes, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Reports:
    """The Violent Corpus, compared.

    Attributes:
        found: all its claims.
        main: the position of the first claim that tells what each report is mainly about.
        gold: the coded incident of each report.
    """

    found: Compared
    main: Mapping[str, int]
    gold: Mapping[str, str]

    @property
    def chosen(self) -> Mask:
        """Whether a report leads with each claim, or is mainly about it."""
        of_main = np.isin(np.arange(len(self.found.units)), list(self.main.values()))
        return self.found.leading | of_main


def of_corpus(record: Path) -> Reports:
    """Compare the claims of the Violent Corpus."""
    corpus = part_of_corpus(None)
    with Record.open(record, create=False) as opened:
        places = opened.places()
        located = {claim: places[place] for claim, place in opened.locations().items()}
        documents = {one.id: one for one in opened.documents()}
        claims = {one.id: one for one in opened.claims()}
        incidents = opened.incidents()
        told = Told([*claims.values()], located, documents, opened.copies())
    about = main_incidents(incidents, claims=claims, documents=documents)
    incident_of = {claim: one.id for one in incidents for claim in one.claim_ids}
    found = compared(told)
    main: dict[str, int] = {}
    for at, unit in enumerate(found.units):
        document = unit.head.document_id
        if any(incident_of.get(claim.id) == about.get(document, "") for claim in unit.claims):
            main.setdefault(document, at)
    return Reports(found, main, gold_grouping(corpus))


def of_worlds() -> list[Sample]:
    """Return the pairs of claims of simulated worlds."""
    rows = read_rows(shared_dir() / GED, YEARS)
    worlds = [
        simulate(rows, incidents=INCIDENTS, noise=noise, seed=seed)
        for seed in SEEDS
        for noise in NOISES
    ]
    worlds += [
        simulate(rows[::every], incidents=INCIDENTS // 2, noise=1.0, seed=seed)
        for every in THINNED
        for seed in SEEDS[:2]
    ]
    found = (
        compared(Told(one.claims, one.places, one.documents)).sample(one.truth) for one in worlds
    )
    return [replace(one, weight=_SIMULATED) for one in found]


def fit(samples: Sequence[Sample], model: LinkingModel) -> tuple[dict[Slot, float], float]:
    """Return the weight of each level that the samples show, and the prior weight; log2 odds."""
    levels = np.vstack([one.levels for one in samples])
    same = np.concatenate([one.same for one in samples])
    counted = np.concatenate([np.full(len(one.same), one.weight) for one in samples])
    slots = [
        (at, number)
        for at, comparison in enumerate(model.comparisons)
        if comparison.id not in _KEPT
        for number, level in enumerate(comparison.levels)
        if level.m is not None and np.count_nonzero(levels[:, at] == number) >= _FEWEST
    ]
    rows, inverse = np.unique(levels, axis=0, return_inverse=True)
    inverse = inverse.reshape(-1)
    yes = np.bincount(inverse, counted * same, minlength=len(rows))
    no = np.bincount(inverse, counted * ~same, minlength=len(rows))
    columns = [rows[:, at] == number for at, number in slots]
    design = csr_array(np.column_stack([*columns, np.ones(len(rows))]).astype(float))
    found = minimize(
        _loss,
        np.zeros(len(slots) + 1),
        args=(design, yes, no),
        jac=True,
        bounds=[*(_bounds(model, slot) for slot in slots), (None, None)],
        method="L-BFGS-B",
        options={"maxiter": 500},
    )
    weights = found.x / np.log(2)
    fitted = zip(slots, weights.tolist(), strict=False)
    return {one: _judged(model, one, weight) for one, weight in fitted}, float(weights[-1])


def _judged(model: LinkingModel, slot: Slot, weight: float) -> float:
    """Return the weight of a level after what is changed by judgement."""
    comparison = model.comparisons[slot[0]]
    level = comparison.levels[slot[1]]
    name = comparison.id, level.id
    share = _TOWARDS_ALONE.get(name, 0.0)
    alone = replace(level, fitted=None).weight
    return (1 - share) * weight + share * alone + _ADDED.get(name, 0.0)


def _bounds(model: LinkingModel, slot: Slot) -> tuple[float | None, float | None]:
    level = model.comparisons[slot[0]].levels[slot[1]]
    told = replace(level, fitted=None).weight
    # No two levels of a comparison may weigh the same.
    least = (_LEAST + 0.002 * slot[1]) * float(np.log(2))
    return (least if told >= _CLEAR else None, -least if told <= -_CLEAR else None)


def _loss(weights: Reals, design: csr_array, yes: Reals, no: Reals) -> tuple[float, Reals]:
    """Return the penalised negative log likelihood, and its gradient."""
    odds = design @ weights
    chance = 1 / (1 + np.exp(-odds))
    loss = (yes * np.logaddexp(0, -odds) + no * np.logaddexp(0, odds)).sum()
    gradient = design.T @ ((yes + no) * chance - yes)
    gradient[:-1] += _PENALTY * weights[:-1]
    return float(loss + 0.5 * _PENALTY * (weights[:-1] ** 2).sum()), gradient


def written(text: str, weights: dict[Slot, float], prior: float, model: LinkingModel) -> str:
    """Return ``linking.yaml`` with the weights in it."""
    by_name = {
        (model.comparisons[at].id, model.comparisons[at].levels[number].id): weight
        for (at, number), weight in weights.items()
    }
    lines, comparison = [], ""
    for line in text.splitlines():
        if opened := re.fullmatch(r"  - id: (\w+)", line):
            comparison = opened[1]
        level = re.match(r"      - \{id: (\w+), .*u: [0-9.]+", line)
        if level and (weight := by_name.get((comparison, level[1]))) is not None:
            line = re.sub(r", fitted: [-0-9.]+", "", line)
            line = f"{line[: level.end()]}, fitted: {weight:.3f}{line[level.end() :]}"
        lines.append(line)
    found = f"  probability: {probability_of(prior):.5f}"
    return re.sub(r"(?m)^  probability: [0-9.]+", found, "\n".join(lines) + "\n", count=1)


def main() -> None:
    """Print the weights beside log2(m / u), and write them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--record", type=Path, required=True)
    parser.add_argument("--write", action="store_true", help="into linking.yaml")
    given = parser.parse_args()
    model = load_model()
    reports = of_corpus(given.record)
    real = reports.found.sample(reports.gold, of=reports.chosen)
    weights, prior = fit([real, *of_worlds()], model)
    for (at, number), weight in weights.items():
        comparison = model.comparisons[at]
        level = comparison.levels[number]
        alone = replace(level, fitted=None).weight
        print(f"{comparison.id:15}{level.id:16}{weight:+7.2f}   alone {alone:+7.2f}")
    print(f"prior {prior:+.2f}, a probability of {probability_of(prior):.5f}")
    if given.write:
        _YAML.write_text(written(_YAML.read_text("utf-8"), weights, prior, model), "utf-8")


if __name__ == "__main__":
    main()
