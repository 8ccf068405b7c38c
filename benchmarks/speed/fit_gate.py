"""Learns the weights of the gate and writes them into the package.

    python -m benchmarks.speed.fit_gate [--quiet FILE]

Positives: the texts of MUC-4's dev that have templates, and the reports of the Violent Corpus.
Negatives: news of all kinds in which the product, reading everything, finds no incident; their ids
are kept in FILE, as finding them takes minutes. Of all three one half is used (``sets.half``); the
other is for measuring (``gate``). A document counts by its best window, so that fitting and
choosing windows take turns. Weights can't be negative, and are drawn towards what the strength of
the codebook's triggers suggests, for words that the texts hardly hold.
"""

import argparse
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.shared import ROOT
from benchmarks.speed import sets
from crossreport.extract import Extractor
from crossreport.extract.gate import windows
from crossreport.extract.signs import signs
from crossreport.geocode import Gazetteer
from crossreport.model import Document

FILE = ROOT / "src" / "crossreport" / "extract" / "data" / "gate.json"
_ROUNDS = 5
_WEIGHT = 2000.0  # of the texts together, against that of the prior
_HELD = 5.0  # prior weight of a word that tells of an event by itself
_MOVED = 0.1  # how far from it a weight lies of which the texts say anything
_STIFF = {"word": 3.0}  # how firmly it is held; others 1
_LOST = 0.011  # share of coded templates and of reports that may be lost on the half fitted on
_CLEAR = 0.89  # share of the Violent Corpus that is read whole

Signs = frozenset[str]
Vector = NDArray[np.float64]


def quiet(cache: Path | None) -> list[Document]:
    """Return the general news in which no incident is found."""
    documents = sets.general()
    if cache is not None and cache.exists():
        known = set(json.loads(cache.read_text()))
        return [one for one in documents if one.id in known]
    extractor = Extractor(known_place=Gazetteer.open().has)
    found = [
        one
        for one in documents
        if not any(claim.specificity == "incident" for claim in extractor.extract(one).claims)
    ]
    if cache is not None:
        cache.write_text(json.dumps([one.id for one in found]))
    return found


def seen(documents: Iterable[Document]) -> list[list[Signs]]:
    """Return, for each document of the half to fit on, the signs of its windows."""
    return [
        [window.signs for window in windows(one.text)] or [frozenset()]
        for one in documents
        if not sets.half(one.id)
    ]


def fit(
    names: Sequence[str], positive: Sequence[Sequence[list[Signs]]], negative: list[list[Signs]]
) -> tuple[Vector, float]:
    """Return the weights of signs, and the bias."""
    index = {name: at for at, name in enumerate(names)}
    prior = np.array([_HELD if _tells(name) else 0.0 for name in names])
    stiff = np.array([_STIFF.get(name.split(":")[0], 1.0) for name in names])
    weights, bias = prior.copy(), -3.0
    for _ in range(_ROUNDS):

        def best(found: list[Signs], count: int, by: Vector = weights) -> list[Signs]:
            return sorted(found, key=lambda window: -sum(by[index[s]] for s in window))[:count]

        rows: list[tuple[Signs, int, float]] = []
        for group in positive:
            rows += [(s, 1, 0.5 / len(group)) for one in group for s in best(one, 1)]
        for one in negative:
            top = best(one, 3)
            rows += [(s, 0, 1 / len(negative) / len(top)) for s in top]
        weights, bias = _solved(rows, index, prior, stiff, weights, bias)
    return weights, bias


def _tells(sign: str) -> bool:
    """Say whether a sign is a word that the codebook takes for an event by itself."""
    sort, _, lemma = sign.partition(":")
    return sort == "word" and any(s.startswith("event:") for s in signs()[lemma])


def _solved(
    rows: Sequence[tuple[Signs, int, float]],
    index: Mapping[str, int],
    prior: Vector,
    stiff: Vector,
    weights: Vector,
    bias: float,
) -> tuple[Vector, float]:
    matrix = np.zeros((len(rows), len(index)))
    for at, (found, _, _) in enumerate(rows):
        matrix[at, [index[sign] for sign in found]] = 1
    truth = np.array([label for _, label, _ in rows])
    share = np.array([weight for _, _, weight in rows]) * _WEIGHT

    def loss(point: Vector) -> tuple[float, Vector]:
        score = matrix @ point[:-1] + point[-1]
        off = point[:-1] - prior
        value = (np.logaddexp(0, np.where(truth == 1, -score, score)) * share).sum()
        slope = (1 / (1 + np.exp(-score)) - truth) * share
        gradient = np.append(matrix.T @ slope + stiff * off, slope.sum())
        return float(value + 0.5 * (stiff * off**2).sum()), gradient

    bounds = [(0, None)] * len(index) + [(None, None)]
    start = np.append(weights, bias)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds)
    return found.x[:-1], float(found.x[-1])


def main() -> None:
    """Fit, choose the two thresholds, and write the file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quiet", type=Path, help="where the ids of quiet news are kept")
    names = sorted({sign for found in signs().values() for sign in found})
    coded = [one for one in sets.muc4("dev") if one.coded]
    muc4, corpus = seen(one.document for one in coded), seen(sets.corpus())
    weights, bias = fit(names, (muc4, corpus), seen(quiet(parser.parse_args().quiet)))
    of = {name: round(float(w), 3) for name, w in zip(names, weights, strict=True) if w >= 0.001}

    def scores(group: list[list[Signs]]) -> list[float]:
        return sorted(max(sum(of.get(s, 0.0) for s in w) for w in one) + bias for one in group)

    lowest = [found[int(len(found) * _LOST)] for found in (scores(muc4), scores(corpus))]
    clear = scores(corpus)[int(len(corpus) * (1 - _CLEAR))]
    # A word that tells of an event, and of which the texts say nothing, is enough alone.
    for name, weight in of.items():
        if _tells(name) and abs(weight - _HELD) < _MOVED:
            of[name] = round(min(lowest) - bias + 0.01, 3)
    data = {"bias": round(bias, 3), "doubtful": round(min(lowest), 3), "clear": round(clear, 3)}
    FILE.write_text(json.dumps({**data, "weights": of}, indent=0) + "\n", encoding="utf-8")
    print(data, len(of), "signs")


if __name__ == "__main__":
    main()
