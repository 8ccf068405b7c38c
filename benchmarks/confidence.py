"""Fits and checks the confidence of claims and of their fields.

    python -m benchmarks.confidence [--write]

Reads the texts of MUC-4 that no part of the extraction was trained on: ``tst1``, ``tst2`` and those
of ``dev`` held out from the encoder. A claim is right when the template made of its incident is
mapped to one of the key; its date and place when they are those of that template, its perpetrator
when the words name one there, its victims when the number is there. Prints the expected calibration
error of three-fold cross-validation by documents, precision and recall by threshold; ``--write``
fits on all and writes ``confidence.yaml``.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml

from benchmarks.calibration import expected_calibration_error
from benchmarks.muc4.align import align
from benchmarks.muc4.documents import published
from benchmarks.muc4.filling.days import when
from benchmarks.muc4.filling.fill import Filling
from benchmarks.muc4.filling.fit_decision import Candidate, fit
from benchmarks.muc4.filling.fit_fusion import Part, parts
from benchmarks.muc4.filling.incidents import Incident
from benchmarks.muc4.filling.report import Report
from benchmarks.muc4.roles import normalize
from benchmarks.muc4.templates import Template
from crossreport.codebook import confidence, files
from crossreport.codebook.confidence import INCIDENT, field_measures, incident_measures
from crossreport.extract.encoder.reader import LEAD, TextReader
from crossreport.model import ActorRole, Claim, Specificity

_TEXTS = TextReader()
_FOLDS = 3
_PENALTY = 2.0
_STEPS = tuple(step / 10 for step in range(1, 10))
_NOTE = """\
# How sure a claim and each of its fields are: logistic curves, see crossreport.codebook.confidence.
# Written by `python -m benchmarks.confidence --write`; don't change by hand.
"""


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim's field, or its incident, as judged by a key."""

    document: str
    measures: Mapping[str, float]
    right: bool


def judged(filling: Filling, part: Part) -> Iterator[tuple[str, Judged]]:
    """Yield each claim's incident and fields with whether the key agrees."""
    for report, _ in part.reports:
        relevance = _TEXTS.read(report.text.body, most=LEAD).relevance
        drafts = filling.candidates(report)
        templates = [
            Template(message=report.text.id, number=str(n), fills=filling.written(report, one))
            for n, one in enumerate(drafts, start=1)
        ]
        keys = {
            pair.response.number: pair.key
            for pair in align(keys=part.keys[report.text.id], responses=templates)
            if pair.response and pair.key
        }
        for draft, template in zip(drafts, templates, strict=True):
            for claim in draft.incident.claims:
                if claim.specificity is Specificity.INCIDENT:
                    key = keys.get(template.number)
                    yield from _of_claim(report, relevance, claim, template, key)


def _of_claim(
    report: Report, relevance: float, claim: Claim, template: Template, key: Template | None
) -> Iterator[tuple[str, Judged]]:
    document = report.text.id
    measures = incident_measures(claim, relevance=relevance)
    yield INCIDENT, Judged(document, measures, key is not None)
    if key is None:
        return
    for name, found in field_measures(claim):
        yield name, Judged(document, found, _is_right(name, report, claim, template, key))


def _is_right(name: str, report: Report, claim: Claim, template: Template, key: Template) -> bool:
    if name == "date":
        alone = Incident("ATTACK", (claim,))
        return when(alone, published(report.text)) in _values(key, "inc-date")
    if name == "place":
        return bool(_values(template, "inc-loc") & _values(key, "inc-loc"))
    if name == "victims":
        numbers = {value.strip("~ -") for value in _values(key, "hum-tgt-num")}
        stated = {str(count.stated or count.range.low) for count in claim.counts}
        return bool(numbers & stated)
    wanted = {normalize(v) for v in _values(key, "perp-ind-id") | _values(key, "perp-org-id")}
    spans = [
        span.quote
        for actor in claim.actors
        if actor.role is ActorRole.PERPETRATOR
        for span in (actor.span, actor.resolved_from)
        if span is not None
    ]
    given = {normalize(quote) for quote in spans}
    return any(one in other or other in one for one in given for other in wanted if one and other)


def _values(template: Template, slot: str) -> set[str]:
    return {value for filler in template.slot(slot) for value in filler.values}


def _fitted(rows: Sequence[Judged]) -> confidence.Curve:
    candidates = [
        Candidate(Template(message=row.document, number="1"), row.measures, row.right)
        for row in rows
    ]
    model = fit(candidates, penalty=_PENALTY, threshold=0.0)
    return confidence.Curve(model.bias, model.weights)


def cross_validated(rows: Sequence[Judged]) -> list[float]:
    """Return each row's probability by a curve fitted without its document's fold."""
    documents = sorted({row.document for row in rows})
    folds = {document: number % _FOLDS for number, document in enumerate(documents)}
    fitted = [
        _fitted([row for row in rows if folds[row.document] != fold]) for fold in range(_FOLDS)
    ]
    return [fitted[folds[row.document]].at(row.measures) for row in rows]


def table(rows: Mapping[str, Sequence[Judged]]) -> str:
    """Return calibration, and precision and recall by threshold, as text."""
    lines = [f"{'field':<12} {'claims':>6} {'right':>6} {'ECE':>6}"]
    curve = [f"{'threshold':<12}" + "".join(f"{step:>12.1f}" for step in _STEPS)]
    for name, found in rows.items():
        given = np.array(cross_validated(found))
        right = np.array([row.right for row in found])
        error = expected_calibration_error(given, right)
        lines.append(f"{name:<12} {len(found):>6} {right.mean():>6.2f} {error:>6.3f}")
        cells = []
        for step in _STEPS:
            kept = right[given >= step]
            share = f"{kept.mean():.2f}/{kept.sum() / right.sum():.2f}" if len(kept) else "-"
            cells.append(f"{share:>12}")
        curve.append(f"{name:<12}" + "".join(cells))
    return "\n".join([*lines, "", "precision/recall by threshold", *curve])


def all_judged(filling: Filling) -> dict[str, list[Judged]]:
    """Return the incidents and fields of all texts that no part was trained on, by field."""
    rows: defaultdict[str, list[Judged]] = defaultdict(list)
    for part in parts(filling):
        for name, one in judged(filling, part):
            rows[name].append(one)
    return dict(rows)


def main() -> None:
    """Fit, print, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--write", action="store_true", help="write confidence.yaml")
    arguments = parser.parse_args()
    rows = all_judged(Filling())
    print(table(rows))
    if arguments.write:
        fitted = {name: _fitted(rows[name]) for name in (INCIDENT, *confidence.FIELDS)}
        written = {
            name: {"bias": curve.bias, "weights": dict(curve.weights)}
            for name, curve in fitted.items()
        }
        out = Path(files.__file__).parent / "data/confidence.yaml"
        out.write_text(_NOTE + yaml.safe_dump(written, sort_keys=False), encoding="utf-8")


if __name__ == "__main__":
    main()
