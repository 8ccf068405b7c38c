"""Chooses the limits and fits the decision with which claims and encoder are put together.

    python -m benchmarks.muc4.filling.fit_fusion [--search]

Reads ``tst1``, ``tst2`` and the texts of ``dev`` that the encoder was not trained on. An incident
deserves a template when the official mapping gives it to one of the key. Prints the official F of
three-fold cross-validation and writes ``fusion.json``. ``--search`` tries other limits, one after
the other, and keeps those that raise the mean F of the three sets.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from benchmarks.muc4.align import align
from benchmarks.muc4.filling.decision import Model
from benchmarks.muc4.filling.fill import Filling
from benchmarks.muc4.filling.fit_decision import Candidate, fit
from benchmarks.muc4.filling.fusion import FILE, Limits, load_fusion
from benchmarks.muc4.filling.report import Report
from benchmarks.muc4.run import files
from benchmarks.muc4.score import score_messages, summarize
from benchmarks.muc4.templates import Messages, Template, read_templates
from benchmarks.muc4.texts import Text, read_texts
from benchmarks.muc4.training.split import development
from crossreport.extract.encoder.heads import Role
from crossreport.extract.encoder.reader import Told

_FOLDS = 3
_PENALTY = 1.0
_THRESHOLD = 0.3
_STEPS = (0.2, 0.28, 0.36, 0.45, 0.55)
_LEAST_GAIN = 0.1


@dataclass(frozen=True, slots=True)
class Part:
    """One set: its texts as read by rules and encoder, and their keys."""

    reports: Sequence[tuple[Report, Told]]
    keys: Messages


def parts(filling: Filling) -> list[Part]:
    """Read the sets that the encoder has not seen."""
    found = []
    for name in ("tst1", "tst2"):
        texts, keys = files(name)
        found.append(_part(filling, read_texts(*texts), read_templates(*keys)))
    _, held, keys_of_dev = development()
    return [*found, _part(filling, held, keys_of_dev)]


def _part(filling: Filling, texts: Sequence[Text], keys: Messages) -> Part:
    kept = {text.id: keys.get(text.id, ()) for text in texts}
    reports = [filling.report(text) for text in texts]
    return Part([(report, filling.told(report)) for report in reports], kept)


def candidates(filling: Filling, part: Part, limits: Limits) -> list[list[Candidate]]:
    """Return the incidents of each text that may deserve a template, judged by its key."""
    rows = []
    for report, told in part.reports:
        found = [one for one in filling.fused(report, told, limits) if one.has_target]
        templates = [
            Template(message=report.text.id, number=str(n), fills=filling.written(report, f.draft))
            for n, f in enumerate(found, start=1)
        ]
        mapped = {
            pair.response.number
            for pair in align(keys=part.keys[report.text.id], responses=templates)
            if pair.key and pair.response
        }
        rows.append(
            [
                Candidate(template, one.features, template.number in mapped)
                for template, one in zip(templates, found, strict=True)
            ]
        )
    return rows


def cross_validated(
    parted: Sequence[Sequence[Sequence[Candidate]]], keys: Sequence[Messages]
) -> list[float]:
    """Return the official F of each set, decided by models that did not see the text."""
    texts = [text for rows in parted for text in rows]
    models = [
        _fitted([row for n, text in enumerate(texts) if n % _FOLDS != fold for row in text])
        for fold in range(_FOLDS)
    ]
    scores, number = [], 0
    for rows, key in zip(parted, keys, strict=True):
        response = {}
        for text in rows:
            model = models[number % _FOLDS]
            number += 1
            if text:
                response[text[0].template.message] = tuple(
                    row.template for row in text if model.probability(row.features) >= _THRESHOLD
                )
        summary = summarize(score_messages(key=key, response=response).values())
        scores.append(summary.all_templates.f())
    return scores


def _fitted(rows: Sequence[Candidate]) -> Model:
    return fit(rows, penalty=_PENALTY, threshold=_THRESHOLD)


def _judged(filling: Filling, read: Sequence[Part], limits: Limits) -> list[float]:
    parted = [candidates(filling, part, limits) for part in read]
    return cross_validated(parted, [part.keys for part in read])


def search(filling: Filling, read: Sequence[Part], limits: Limits) -> Limits:
    """Return better limits, found one coordinate after the other."""
    best = sum(_judged(filling, read, limits))
    for role in limits.fills:
        for name in ("fills", "keeps"):
            for step in _STEPS:
                tried = _with(limits, name, role, step)
                found = sum(_judged(filling, read, tried))
                if found > best + _LEAST_GAIN * len(read):
                    best, limits = found, tried
                    print(f"{name} {role}: {step} gives a mean F of {best / len(read):.2f}")
    return limits


def _with(limits: Limits, name: str, role: Role, value: float) -> Limits:
    if name == "fills":
        return replace(limits, fills={**limits.fills, role: value})
    return replace(limits, keeps={**limits.keeps, role: value})


def _named(values: Mapping[Role, float]) -> dict[str, float]:
    return {role.value: value for role, value in values.items()}


def main() -> None:
    """Choose, fit and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--search", action="store_true", help="try other limits too")
    arguments = parser.parse_args()
    filling = Filling()
    limits, _ = load_fusion()
    read = parts(filling)
    if arguments.search:
        limits = search(filling, read, limits)
    parted = [candidates(filling, part, limits) for part in read]
    for name, score in zip(
        ("tst1", "tst2", "held out"),
        cross_validated(parted, [part.keys for part in read]),
        strict=True,
    ):
        print(f"{name}: official F {score:.2f}")
    model = _fitted([row for rows in parted for text in rows for row in text])
    written = {
        "fills": _named(limits.fills),
        "keeps": _named(limits.keeps),
        "apart": limits.apart,
        "shared": limits.shared,
        "bias": model.bias,
        "threshold": model.threshold,
        "weights": model.weights,
    }
    FILE.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
