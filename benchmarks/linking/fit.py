"""Fits the weights of the linking model on labelled pairs: what a level tells beside the others.

    python -m benchmarks.linking.fit --record FILE [--write]

Days, places and words that agree, agree together; m and u, counted one comparison at a time, tell
their news twice. A logistic regression over the levels of all comparisons tells each once. Its
weights are log2 odds as before and add up as before, so that `crossreport why` shows them alike.

Pairs are those that blocking proposes between two reports: the leading claims of the Violent Corpus
(development part; the record is one made by ``benchmarks.corpus.run``), and the claims of simulated
worlds, on years of UCDP GED and seeds that nothing else uses. A level that by its own counts speaks
clearly for one incident, or against it, is held to do so: among pairs that were proposed because
their words are alike, two places far apart say little, but never the contrary.
"""

import argparse
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_array

from benchmarks.linking.simulate import simulate
from benchmarks.linking.truth import GED, read_rows
from benchmarks.shared import shared_dir
from crossreport import Record
from crossreport.codebook import load_codebook
from crossreport.evaluate.corpus import load_corpus
from crossreport.evaluate.corpus.scoring import gold_grouping
from crossreport.link.pairs import Integers, Mask, Reals
from crossreport.link.passages import PLACING, passages
from crossreport.link.records import Around, table
from crossreport.link.scoring import Scorer
from crossreport.link.units import decide, text_units
from crossreport.link.weights import LinkingModel, load_model
from crossreport.model import Claim, Copy, Document, Place, Specificity, reading_order

YEARS = {2016, 2018}
SEEDS = (101, 102, 103)
NOISES = (0.5, 1.0, 2.0)
INCIDENTS = 600
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
    """

    levels: Integers
    same: Mask


def compared(
    claims: Sequence[Claim],
    *,
    places: dict[str, Place | None],
    documents: dict[str, Document],
    copies: Sequence[Copy],
    truth: dict[str, str],
    leading: bool,
) -> Sample:
    """Compare the claims as linking does, and keep the pairs of two reports with a known answer.

    Args:
        claims: of any number of documents.
        places: claim id to its place, where it has one.
        documents: document id to document.
        copies: which documents repeat which.
        truth: the incident of each claim, or of each document.
        leading: keep only claims that a long report leads with.
    """
    model = load_model()
    model = replace(model, clustering=replace(model.clustering, floor_weight=-1_000.0))
    told = [c for c in claims if c.specificity is not Specificity.NOT_AN_INCIDENT]
    units = text_units(reading_order(told, documents), decide((), ()))
    rows = table(units, Around(places, documents, copies, load_codebook(), model))
    words = passages(units, rows.select([*PLACING]).to_pydict(), documents)
    with Scorer(model) as scorer:
        scorer.add(rows, words)
        pairs = scorer.pairs()
    heads = [unit.head for unit in units]
    incident = np.array([truth.get(h.id) or truth.get(h.document_id, "") for h in heads])
    report = np.array([head.document_id for head in heads])
    taken = incident != ""
    if leading:
        leads = {r["unique_id"] for r in words.to_pylist() if r["headline"] or r["leading"]}
        taken &= np.isin(np.arange(len(heads)), list(leads))
    left, right = pairs.left, pairs.right
    wanted = (report[left] != report[right]) & taken[left] & taken[right]
    found = np.array([_numbers(model, finding.outcomes) for finding in pairs.findings], np.int32)
    return Sample(found[pairs.kind][wanted], (incident[left] == incident[right])[wanted])


def _numbers(model: LinkingModel, outcomes: Sequence[object]) -> list[int]:
    return [
        comparison.levels.index(outcome)
        for comparison, outcome in zip(model.comparisons, outcomes, strict=True)
    ]


def of_corpus(record: Path) -> Sample:
    """Return the pairs of leading claims of the Violent Corpus."""
    corpus = load_corpus(shared_dir() / "data" / "violent-corpus")
    with Record.open(record, create=False) as opened:
        places = opened.places()
        return compared(
            opened.claims(),
            places={claim: places[place] for claim, place in opened.locations().items()},
            documents={one.id: one for one in opened.documents()},
            copies=opened.copies(),
            truth=gold_grouping(corpus),
            leading=True,
        )


def of_worlds() -> list[Sample]:
    """Return the pairs of claims of simulated worlds."""
    rows = read_rows(shared_dir() / GED, YEARS)
    worlds = (
        simulate(rows, incidents=INCIDENTS, noise=noise, seed=seed)
        for seed in SEEDS
        for noise in NOISES
    )
    return [
        compared(
            world.claims,
            places=world.places,
            documents=world.documents,
            copies=(),
            truth=world.truth,
            leading=False,
        )
        for world in worlds
    ]


def fit(samples: Sequence[Sample], model: LinkingModel) -> tuple[dict[Slot, float], float]:
    """Return the weight of each level that the samples show, and the prior weight; log2 odds."""
    levels = np.vstack([one.levels for one in samples])
    same = np.concatenate([one.same for one in samples])
    slots = [
        (at, number)
        for at, comparison in enumerate(model.comparisons)
        if comparison.id not in _KEPT
        for number, level in enumerate(comparison.levels)
        if level.m is not None and np.count_nonzero(levels[:, at] == number) >= _FEWEST
    ]
    rows, inverse = np.unique(levels, axis=0, return_inverse=True)
    inverse = inverse.reshape(-1)
    yes = np.bincount(inverse, same, minlength=len(rows))
    no = np.bincount(inverse, ~same, minlength=len(rows))
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
    return dict(zip(slots, weights.tolist(), strict=False)), float(weights[-1])


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
    found = f"  probability: {1 / (1 + 2**-prior):.5f}"
    return re.sub(r"(?m)^  probability: [0-9.]+", found, "\n".join(lines) + "\n", count=1)


def main() -> None:
    """Print the weights beside log2(m / u), and write them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--record", type=Path, required=True)
    parser.add_argument("--write", action="store_true", help="into linking.yaml")
    given = parser.parse_args()
    model = load_model()
    weights, prior = fit([of_corpus(given.record), *of_worlds()], model)
    for (at, number), weight in weights.items():
        comparison = model.comparisons[at]
        level = comparison.levels[number]
        alone = replace(level, fitted=None).weight
        print(f"{comparison.id:15}{level.id:16}{weight:+7.2f}   alone {alone:+7.2f}")
    print(f"prior {prior:+.2f}, a probability of {1 / (1 + 2**-prior):.5f}")
    if given.write:
        _YAML.write_text(written(_YAML.read_text("utf-8"), weights, prior, model), "utf-8")


if __name__ == "__main__":
    main()
