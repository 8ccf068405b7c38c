"""Fits the weights by which the place of an incident is chosen, and tells how well they do.

    python -m benchmarks.corpus.fit_places --record FILE [--limit N] [--write]

The record is one made by ``benchmarks.corpus.run``. A case is an incident of the record that
reports are mainly about; right is every place within 25 km of where it was coded. The weights are
fitted on all of them and followed where claims leave the place open. How it is fitted and what is
held out is as in ``benchmarks.corpus.fit_chooser``.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from benchmarks.calibration import expected_calibration_error
from benchmarks.corpus.conditional import Known, fit_curve, fit_weights
from benchmarks.corpus.fit_chooser import FOLDS, evidence_of, fifths
from benchmarks.corpus.run import SEED
from benchmarks.corpus.tables import table
from benchmarks.corpus.view import View, view_arguments
from benchmarks.shared import violent_corpus
from crossreport import Record
from crossreport.codebook.confidence import Curve
from crossreport.evaluate.corpus.fields import WITHIN_KM
from crossreport.evaluate.corpus.scoring import score_told
from crossreport.model import Place
from crossreport.model.geodesy import distance_km
from crossreport.pipeline.reconciling import meanings_in
from crossreport.reconcile.evidence import Evidence, Meanings
from crossreport.reconcile.fitted import SIGN, log_odds
from crossreport.reconcile.locating import by_rules
from crossreport.reconcile.placing import (
    NOWHERE,
    Point,
    Told,
    candidates,
    decide,
    gather_told,
    heaviest,
    is_open,
    probabilities,
    share_around,
)
from crossreport.reconcile.rules.sets import rule_set

PENALTY = 3.0
_TARGET = Path("src/crossreport/codebook/data/place_chooser.yaml")
_SHOWN = ("place_25km", "state_right", "city_right", "end_to_end")

Weighed = Mapping[Point, float]


@dataclass(frozen=True, slots=True)
class Case:
    """One incident of the record.

    Attributes:
        incident: its id.
        rules: the place that the rules give.
        evidence: its claims.
        told: what its reports say of places.
        signs: by place to choose from.
        coded: by where it was coded, the number of reports mainly about the incident.
        open: whether there is something to choose.
        fold: which fifth it is in.
    """

    incident: str
    rules: Place | None
    evidence: Evidence
    told: Told
    signs: Mapping[Point, Mapping[str, float]]
    coded: Mapping[Point, int]
    open: bool
    fold: int


def cases(view: View, meanings: Meanings) -> list[Case]:
    """Return the cases of a record, in the order of their ids."""
    reports: dict[str, list[str]] = {}
    for name, gold in view.corpus.by_document.items():
        if name in view.main and gold.point is not None:
            reports.setdefault(view.main[name], []).append(name)
    folds = fifths({m: [view.gold(n).id for n in names] for m, names in reports.items()})
    found = (_case(view, meanings, m, reports[m], folds[m]) for m in sorted(reports))
    return [one for one in found if one is not None]


def _case(
    view: View, meanings: Meanings, incident: str, names: Sequence[str], fold: int
) -> Case | None:
    evidence = replace(evidence_of(view, view.copies, incident), meanings=meanings)
    decided = by_rules(evidence, rule_set("default"))
    given = decided[1].place if decided else None
    told = gather_told(evidence)
    found = {} if told is None else candidates(told, given)
    if told is None or not found:
        return None
    coded = Counter(point for n in names if (point := view.gold(n).point) is not None)
    asked = is_open(evidence.asserted, given)
    return Case(incident, given, evidence, told, found, coded, asked, fold)


def fit(known: Sequence[Case]) -> dict[str, float]:
    """Return the weights that make a place near enough most likely.

    A case counts as the root of its number of reports, as in ``fit_chooser``.
    """
    return fit_weights([_known(case) for case in known], penalty=PENALTY)


def _known(case: Case) -> Known:
    points = list(case.signs)
    reports = sum(case.coded.values())
    near = {
        coded: [number for number, one in enumerate(points) if _near(one, coded)]
        for coded in case.coded
    }
    right = [
        (count / math.sqrt(reports), near[coded] or [len(points)])
        for coded, count in case.coded.items()
    ]
    return Known([*(case.signs[one] for one in points), NOWHERE], right)


def _near(point: Point, coded: Point) -> bool:
    return distance_km(point, coded) <= WITHIN_KM


def held_out(known: Sequence[Case]) -> dict[str, dict[Point, float]]:
    """Return by incident the probabilities that weights fitted without its fifth give."""
    found: dict[str, dict[Point, float]] = {}
    for fold in range(FOLDS):
        weights = fit([case for case in known if case.fold != fold])
        found |= {c.incident: probabilities(c.signs, weights) for c in known if c.fold == fold}
    return found


def lines(view: View, known: Sequence[Case]) -> Iterator[str]:
    """Yield the figures held out, beside those of the rules and of the best place."""
    given = held_out(known)
    curves = _curves(known, given)
    ruled = {case.incident: case.rules for case in known}
    chosen = {c.incident: _chosen(c, given[c.incident], curves[c.fold]) for c in known}
    best = {case.incident: _best(case) for case in known}
    scored = {
        "the rules": _scores(view, ruled),
        "chosen, held out": _scores(view, chosen),
        "were the best place chosen": _scores(view, best),
    }
    rows = [(name, *(f"{100 * own[key]:.1f}" for key in _SHOWN)) for name, own in scored.items()]
    yield from table(("per cent", *(key.replace("_", " ") for key in _SHOWN)), rows)
    asked = [case for case in known if case.open]
    better, worse = _changes(asked, chosen)
    pairs = [
        (curves[case.fold].at({SIGN: odds}), right)
        for case in asked
        for odds, right in _judged([case], given)
    ]
    yield (
        f"Of {len(known):,} incidents {len(asked):,} leave the place open, told by {len(pairs):,} "
        f"reports: {better:,} are right by the choice only, {worse:,} by the rules only. "
        "Calibration error of the probability, held out: "
        f"{expected_calibration_error(*zip(*pairs, strict=True)):.3f}."
    )


def _curves(known: Sequence[Case], given: Mapping[str, Weighed]) -> dict[int, Curve]:
    """Return by fifth the calibration curve fitted on the others."""
    return {
        fold: fit_curve(_judged([c for c in known if c.open and c.fold != fold], given))
        for fold in range(FOLDS)
    }


def _judged(known: Sequence[Case], given: Mapping[str, Weighed]) -> Iterator[tuple[float, bool]]:
    """Yield for each report the log odds of its incident's likeliest place, and whether it is."""
    for case in known:
        weighed = given[case.incident]
        chosen = heaviest(weighed)
        odds = log_odds(share_around(weighed, chosen))
        for coded, reports in case.coded.items():
            yield from [(odds, _near(chosen, coded))] * reports


def _chosen(case: Case, weighed: Weighed, curve: Curve) -> Place | None:
    if not case.open:
        return case.rules
    choice = decide(case.told, weighed, case.evidence, case.rules, curve)
    return choice.outcome.place if choice and choice.outcome else case.rules


def _best(case: Case) -> Place | None:
    coded = max(case.coded, key=lambda one: (case.coded[one], one))
    right = [one for one in case.signs if _near(one, coded)]
    return case.told.spots[min(right)].best if right else case.rules


def _changes(asked: Sequence[Case], chosen: Mapping[str, Place | None]) -> tuple[int, int]:
    """Return how many reports are right by the choice only, and how many by the rules only."""
    better = worse = 0
    for case in asked:
        for coded, reports in case.coded.items():
            new, old = (_right(one, coded) for one in (chosen[case.incident], case.rules))
            better += reports * (new > old)
            worse += reports * (old > new)
    return better, worse


def _right(place: Place | None, coded: Point) -> bool:
    return place is not None and _near((place.latitude, place.longitude), coded)


def _scores(view: View, chosen: Mapping[str, Place | None]) -> dict[str, float]:
    made = {place.id: place for place in chosen.values() if place}
    ids = {name: place.id if place else None for name, place in chosen.items()}
    incidents = {
        name: replace(one, place_id=ids.get(name, one.place_id))
        for name, one in view.incidents.items()
    }
    seen = replace(view, incidents=incidents, places={**view.places, **made})
    return {one.name: one.value for one in score_told(seen.told, view.corpus).measures}


def main() -> None:
    """Print the held-out figures, and write the weights fitted on all cases if asked to."""
    parser = view_arguments(__doc__)
    parser.add_argument("--write", action="store_true", help="write place_chooser.yaml")
    given = parser.parse_args()
    with Record.open(given.record, create=False) as record:
        view = View.of(record, violent_corpus(), limit=given.limit, seed=SEED)
        known = cases(view, meanings_in(record))
    print("\n".join(lines(view, known)))
    if given.write:
        _TARGET.write_text(_yaml(known), encoding="utf-8")


def _yaml(known: Sequence[Case]) -> str:
    curve = fit_curve(_judged([case for case in known if case.open], held_out(known)))
    found = {
        "weights": fit(known),
        "curve": {"bias": curve.bias, "slope": curve.weights[SIGN]},
    }
    head = (
        "# How much each sign speaks for a place, and how often a place with some share of the\n"
        "# weight is right, see crossreport.reconcile.placing. Written by\n"
        "# `python -m benchmarks.corpus.fit_places --write` from "
        f"{len(known):,} incidents; don't change by hand.\n"
    )
    return head + yaml.safe_dump(found, sort_keys=True)


if __name__ == "__main__":
    main()
