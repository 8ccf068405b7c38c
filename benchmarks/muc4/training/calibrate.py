"""Fits the curves of ``crossreport.extract.encoder.calibration`` on texts held out of training.

    python -m benchmarks.muc4.training.calibrate --checkpoint FILE

Reads the encoder that lies in the package, writes ``calibration.json`` beside it, and prints the
expected calibration error on ``tst1`` and ``tst2``, which had no part in it.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from benchmarks.calibration import expected_calibration_error
from benchmarks.muc4.roles import normalize
from benchmarks.muc4.run import files
from benchmarks.muc4.templates import Template, read_templates
from benchmarks.muc4.texts import Text, read_texts
from benchmarks.muc4.training.labels import ROLE_SLOTS
from benchmarks.muc4.training.split import development
from crossreport.extract.encoder import calibration, reading
from crossreport.extract.encoder.calibration import entity_measures, logit
from crossreport.extract.encoder.entities import Entity, Likeness, entities
from crossreport.extract.encoder.heads import Role
from crossreport.extract.encoder.phrases import phrases
from crossreport.extract.encoder.reading import Encoder

_ROLES = tuple(role for role in Role if role is not Role.VICTIM_NAME)


@dataclass(frozen=True, slots=True)
class Judged:
    """Entities and texts, each with its measures and whether the keys agree."""

    entities: Mapping[Role, list[tuple[tuple[float, ...], bool]]]
    texts: list[tuple[tuple[float, ...], bool]]


def judged(
    texts: Iterable[Text],
    keys: Mapping[str, Sequence[Template]],
    encoder: Encoder,
    likeness: Likeness,
) -> Judged:
    """Read texts and compare what is found with their keys."""
    found: defaultdict[Role, list[tuple[tuple[float, ...], bool]]] = defaultdict(list)
    relevant: list[tuple[tuple[float, ...], bool]] = []
    for text in texts:
        answers = encoder.read(text.body)
        raw = float(answers.document[0])
        wanted = _wanted(keys.get(text.id, ()))
        relevant.append(((logit(raw),), bool(keys.get(text.id))))
        for entity in entities(phrases(answers, text.body), text.body, likeness):
            right = bool(_words(entity, text.body) & wanted[entity.role])
            found[entity.role].append((entity_measures(entity, relevance=raw), right))
    return Judged(found, relevant)


def _words(entity: Entity, text: str) -> set[str]:
    return {normalize(text[entity.best.start : entity.best.end])}


def _wanted(templates: Sequence[Template]) -> dict[Role, set[str]]:
    wanted: dict[Role, set[str]] = {role: set() for role in _ROLES}
    for template in templates:
        for role, slot in ROLE_SLOTS.items():
            group = Role.VICTIM if role is Role.VICTIM_NAME else role
            for filler in template.slot(slot):
                wanted[group] |= {normalize(value) for value in filler.values}
        for filler in template.slot("inc-loc"):
            for value in filler.values:
                names = value.replace("(", ":").replace("-", ":").split(":")
                wanted[Role.PLACE] |= {normalize(name) for name in names if name.strip()}
    return wanted


def _fitted(examples: Sequence[tuple[tuple[float, ...], bool]]) -> LogisticRegression:
    measures = np.array([measure for measure, _ in examples])
    return LogisticRegression(C=0.5, max_iter=1000).fit(measures, [right for _, right in examples])


def _curve(model: LogisticRegression) -> dict[str, Any]:
    weights = [round(float(weight), 4) for weight in model.coef_[0]]
    return {"weights": weights, "bias": round(float(model.intercept_[0]), 4)}


def _error(
    model: LogisticRegression, examples: Sequence[tuple[tuple[float, ...], bool]]
) -> tuple[float, int]:
    measures = np.array([measure for measure, _ in examples])
    given: NDArray[np.float64] = model.predict_proba(measures)[:, 1]
    right = np.array([right for _, right in examples])
    return expected_calibration_error(given, right), len(examples)


def _likenesses(checkpoint: Path) -> tuple[Likeness, Likeness]:
    """Return those of entity and of incident vectors."""
    state = torch.load(checkpoint)
    pairs = zip(state["scale"].tolist(), state["bias"].tolist(), strict=True)
    entity, incident = (Likeness(round(scale, 4), round(bias, 4)) for scale, bias in pairs)
    return entity, incident


def _written(likeness: Likeness) -> dict[str, float]:
    return {"scale": likeness.scale, "bias": likeness.bias}


def calibrate(checkpoint: Path) -> None:
    """Fit, write and report.

    Args:
        checkpoint: What ``fit`` wrote, for the scale of its vectors.
    """
    encoder, (likeness, incident) = Encoder(), _likenesses(checkpoint)
    _, held, keys = development()
    fit_on = judged(held, keys, encoder, likeness)
    unseen = Judged(defaultdict(list), [])
    for name in ("tst1", "tst2"):
        texts, key_files = files(name)
        part = judged(read_texts(*texts), read_templates(*key_files), encoder, likeness)
        unseen.texts.extend(part.texts)
        for role, examples in part.entities.items():
            unseen.entities[role].extend(examples)
    models = {role: _fitted(examples) for role, examples in fit_on.entities.items()}
    relevance = _fitted(fit_on.texts)
    written = {
        "roles": {role.value: _curve(models[role]) for role in _ROLES},
        "relevance": _curve(relevance),
        "likeness": _written(likeness),
        "incident": _written(incident),
    }
    out = Path(reading.__file__).parent / "data" / calibration.FILE
    out.write_text(json.dumps(written, indent=2) + "\n", encoding="utf-8")
    error, number = _error(relevance, unseen.texts)
    print(f"{'relevance':<14} {error:.3f} of {number}")
    for role in _ROLES:
        error, number = _error(models[role], unseen.entities[role])
        print(f"{role.value:<14} {error:.3f} of {number}")


def main() -> None:
    """Read the option and calibrate."""
    parser = argparse.ArgumentParser(description="Fit the probabilities of the shipped encoder.")
    parser.add_argument("--checkpoint", type=Path, required=True)
    calibrate(parser.parse_args().checkpoint)


if __name__ == "__main__":
    main()
