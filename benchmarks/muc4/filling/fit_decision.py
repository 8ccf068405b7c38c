"""Fits the model that decides which incidents deserve a template.

    python -m benchmarks.muc4.filling.fit_decision [--every N] [--penalty 3] [--threshold 0.35]

Reads ``dev`` alone, fills a template for every candidate, and takes for deserving those that the
official mapping gives to a template of the key. Prints the official F of five-fold
cross-validation by threshold, then writes ``decision.json`` from all texts.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.muc4.align import align
from benchmarks.muc4.filling.decision import FILE, Model, features
from benchmarks.muc4.filling.fill import Filling
from benchmarks.muc4.run import files
from benchmarks.muc4.score import score_messages, summarize
from benchmarks.muc4.templates import Messages, Template, read_templates
from benchmarks.muc4.texts import Text, read_texts

_FOLDS = 5
_LEAST_SEEN = 8  # candidates that have a feature, for it to count
_THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A template that may deserve to be given.

    Attributes:
        template: The template.
        features: What the decision looks at.
        deserving: Whether the key has it.
    """

    template: Template
    features: Mapping[str, float]
    deserving: bool


def candidates(filling: Filling, text: Text, keys: Sequence[Template]) -> Iterator[Candidate]:
    """Yield the candidates of a text that name a target, judged by its key.

    Args:
        filling: Fills templates.
        text: The text.
        keys: Its key.
    """
    report = filling.report(text)
    drafts = filling.candidates(report)
    templates = [
        Template(message=text.id, number=str(number), fills=filling.written(report, one))
        for number, one in enumerate(drafts, start=1)
    ]
    mapped = {
        pair.response.number
        for pair in align(keys=keys, responses=templates)
        if pair.key and pair.response
    }
    for index, template in enumerate(templates):
        if drafts[index].hurt or drafts[index].targets:
            yield Candidate(template, features(report, drafts, index), template.number in mapped)


def fit(rows: Sequence[Candidate], *, penalty: float, threshold: float) -> Model:
    """Fit a logistic model with a penalty on the squares of its weights.

    Args:
        rows: Judged candidates.
        penalty: Half of it times the squares is added to the loss.
        threshold: Least probability of a deserving candidate.
    """
    seen = Counter(name for row in rows for name, value in row.features.items() if value)
    names = sorted(name for name, count in seen.items() if count >= _LEAST_SEEN)
    table = np.array([[row.features.get(name, 0.0) for name in names] for row in rows])
    truth = np.array([float(row.deserving) for row in rows])

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total = table @ weights[:-1] + weights[-1]
        probable = 1 / (1 + np.exp(-total))
        value = float(np.sum(np.logaddexp(0, total) - truth * total))
        wrong = probable - truth
        slope = np.append(table.T @ wrong + penalty * weights[:-1], wrong.sum())
        return value + penalty / 2 * float(np.sum(weights[:-1] ** 2)), slope

    found = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B").x
    weights = dict(zip(names, (round(float(w), 4) for w in found), strict=False))
    return Model(round(float(found[-1]), 4), weights, threshold)


def cross_validated(
    rows: Sequence[Sequence[Candidate]], *, penalty: float
) -> list[list[tuple[Candidate, float]]]:
    """Return candidates by text with the probability that a model without their text gives.

    Args:
        rows: Candidates by text.
        penalty: As in :func:`fit`.
    """
    models = [
        fit(
            [row for number, text in enumerate(rows) if number % _FOLDS != fold for row in text],
            penalty=penalty,
            threshold=0.0,
        )
        for fold in range(_FOLDS)
    ]
    return [
        [(row, models[number % _FOLDS].probability(row.features)) for row in text]
        for number, text in enumerate(rows)
    ]


def official_f(
    judged: Sequence[Sequence[tuple[Candidate, float]]], key: Messages, least: float
) -> float:
    """Return the official F of the candidates that are probable enough.

    Args:
        judged: Candidates by text with their probability.
        key: The key.
        least: Least probability.
    """
    response = {
        text[0][0].template.message: tuple(row.template for row, p in text if p >= least)
        for text in judged
        if text
    }
    return summarize(score_messages(key=key, response=response).values()).all_templates.f()


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--every", type=int, default=1, help="take every N-th text")
    parser.add_argument("--penalty", type=float, default=3.0, help="on the squares of weights")
    parser.add_argument("--threshold", type=float, default=0.35, help="least probability")
    arguments = parser.parse_args()
    paths, keys = files("dev-sample")
    texts = read_texts(*paths)[:: arguments.every]
    every = read_templates(*keys)
    key = {text.id: every.get(text.id, ()) for text in texts}
    filling = Filling()
    rows = [list(candidates(filling, text, key[text.id])) for text in texts]
    judged = cross_validated(rows, penalty=arguments.penalty)
    for least in _THRESHOLDS:
        print(f"least probability {least:.2f}: official F {official_f(judged, key, least):.2f}")
    fitted = fit(
        [row for text in rows for row in text],
        penalty=arguments.penalty,
        threshold=arguments.threshold,
    )
    written = {"bias": fitted.bias, "threshold": fitted.threshold, "weights": fitted.weights}
    FILE.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
