"""Fits the weights by which killed and injured are chosen together, and tells how well they do.

    python -m benchmarks.corpus.fit_chooser --record FILE [--limit N] [--write]

The record is one made by ``benchmarks.corpus.run``. A case is an incident of the record that
reports are mainly about; what is to be chosen is what was coded for those reports. The weights are
those of a conditional logit, most likely given the cases, with a penalty on their squares (signs
scaled to unit variance) against chance. The figures printed are of five rounds, in each of which a
fifth of the cases is judged by weights fitted on the others; cases that share a report or a coded
incident stay together, so that no telling of an incident is on both sides. Nothing is drawn at
random: the fifths are by a hash.
"""

import math
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from benchmarks.calibration import expected_calibration_error
from benchmarks.corpus.conditional import Known, fit_curve, fit_weights
from benchmarks.corpus.tables import table
from benchmarks.corpus.view import View, given_view, view_arguments
from crossreport.codebook import load_codebook
from crossreport.evaluate.corpus.scoring import score_told
from crossreport.model import Copy, CountKind, Range
from crossreport.reconcile.chooser import (
    Candidate,
    candidates,
    gather_told,
    is_open,
    share_of,
    signs,
)
from crossreport.reconcile.chooser.told import KINDS
from crossreport.reconcile.counting import by_rules, rules_candidate
from crossreport.reconcile.evidence import Evidence, gather
from crossreport.reconcile.fitted import SIGN, log_odds, weigh
from crossreport.reconcile.rules.sets import rule_set

FOLDS = 5
PENALTY = 15.0
_TARGET = Path("src/crossreport/codebook/data/chooser.yaml")
_SHOWN = ("killed_exact", "injured_exact", "both_exact", "end_to_end")


@dataclass(frozen=True, slots=True)
class Case:
    """One incident of the record.

    Attributes:
        incident: its id.
        rules: what the rules give that look at one kind at a time.
        signs: by candidate.
        coded: by what was coded, the number of reports mainly about the incident.
        fold: which fifth it is in.
    """

    incident: str
    rules: Candidate
    signs: Mapping[Candidate, Mapping[str, float]]
    coded: Mapping[Candidate, int]
    fold: int


def cases(view: View, copies: Sequence[Copy]) -> list[Case]:
    """Return the cases of a record, in the order of their ids."""
    reports: dict[str, list[str]] = {}
    for name in view.corpus.by_document:
        if name in view.main:
            reports.setdefault(view.main[name], []).append(name)
    folds = fifths({m: [view.gold(n).id for n in names] for m, names in reports.items()})
    return [_case(view, copies, m, reports[m], folds[m]) for m in sorted(reports)]


def _case(
    view: View, copies: Sequence[Copy], incident: str, names: Sequence[str], fold: int
) -> Case:
    evidence = evidence_of(view, copies, incident)
    rules = rule_set("default")
    given = rules_candidate(by_rules(evidence, rules))
    told = gather_told(evidence.asserted, rules)
    coded = Counter(Candidate(view.gold(n).killed, view.gold(n).injured) for n in names)
    found = {one: signs(one, told, given) for one in candidates(told, given)}
    return Case(incident, given, found, coded, fold)


def evidence_of(view: View, copies: Sequence[Copy], incident: str) -> Evidence:
    """Return the evidence of an incident of the record."""
    ids = view.incidents[incident].claim_ids
    return gather(
        ids,
        claims=view.claims,
        places={name: view.locations.get(name) for name in ids},
        documents=view.documents,
        copies=copies,
        codebook=load_codebook(),
    )


def fifths(coded: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """Return a fifth for each incident, the same for all that share a coded incident."""
    group: dict[str, str] = {}

    def root(name: str) -> str:
        while group.setdefault(name, name) != name:
            name = group[name]
        return name

    for incident, golds in coded.items():
        for gold in golds:
            one, other = sorted((root(f"ours {incident}"), root(f"coded {gold}")))
            group[other] = one
    return {m: zlib.crc32(root(f"ours {m}").encode()) % FOLDS for m in coded}


def fit(known: Sequence[Case]) -> dict[str, float]:
    """Return the weights that make what was coded most likely.

    A case counts as the root of its number of reports, so that what ten papers tell counts more
    than what one does, and not ten times.
    """
    return fit_weights([_known(case) for case in known], penalty=PENALTY)


def _known(case: Case) -> Known:
    reports = sum(case.coded.values())
    numbers = {one: number for number, one in enumerate(case.signs)}
    right = [
        (count / math.sqrt(reports), [numbers[coded]])
        for coded, count in case.coded.items()
        if coded in numbers
    ]
    return Known(list(case.signs.values()), right)


def held_out(known: Sequence[Case]) -> dict[str, dict[Candidate, float]]:
    """Return by incident the probabilities that weights fitted without its fifth give."""
    found = {}
    for fold in range(FOLDS):
        weights = fit([case for case in known if case.fold != fold])
        for case in known:
            if case.fold == fold:
                found[case.incident] = weigh(case.signs, weights)
    return found


def lines(view: View, known: Sequence[Case]) -> Iterator[str]:
    """Yield the figures held out, beside those of the rules and of the best candidate."""
    given = held_out(known)
    chosen = {name: _chosen(own) for name, own in given.items()}
    best = {case.incident: _best(case) for case in known}
    scored = {
        "the rules, one kind at a time": _scores(view, {c.incident: c.rules for c in known}),
        "chosen together, held out": _scores(view, chosen),
        "were the best candidate chosen": _scores(view, best),
    }
    rows = [(name, *(f"{100 * own[key]:.1f}" for key in _SHOWN)) for name, own in scored.items()]
    yield from table(("per cent", *(key.replace("_", " ") for key in _SHOWN)), rows)
    for kind in KINDS:
        pairs = list(_calibrated(known, given, kind))
        right = 100 * sum(ok for _, ok in pairs) / len(pairs)
        yield (
            f"Probability of {kind.value}, held out: calibration error "
            f"{expected_calibration_error(*zip(*pairs, strict=True)):.3f}, {right:.1f} % right of "
            f"{len(pairs):,} reports where there was something to choose."
        )


def _chosen(weighed: Mapping[Candidate, float]) -> Candidate:
    return max(weighed, key=lambda one: (weighed[one], one))


def _best(case: Case) -> Candidate:
    coded = max(case.coded, key=lambda one: (case.coded[one], one))
    return coded if coded in case.signs else case.rules


def _scores(view: View, chosen: Mapping[str, Candidate]) -> dict[str, float]:
    incidents = {
        name: replace(one, counts=_counts(chosen[name])) if name in chosen else one
        for name, one in view.incidents.items()
    }
    report = score_told(replace(view, incidents=incidents).told, view.corpus)
    return {one.name: one.value for one in report.measures}


def _counts(candidate: Candidate) -> dict[CountKind, Range]:
    return {
        CountKind.KILLED: Range(candidate.killed, candidate.killed, candidate.killed),
        CountKind.INJURED: Range(candidate.injured, candidate.injured, candidate.injured),
    }


def _judged(
    known: Iterable[Case], given: Mapping[str, Mapping[Candidate, float]], kind: CountKind
) -> Iterator[tuple[float, bool]]:
    """Yield for each report the log odds of its incident's number, and whether it is right.

    Cases without a choice are left out.
    """
    for case in known:
        weighed = given[case.incident]
        if not is_open(weighed, kind):
            continue
        chosen = _chosen(weighed)
        odds = log_odds(share_of(weighed, chosen, kind))
        for coded, reports in case.coded.items():
            right = getattr(chosen, kind.value) == getattr(coded, kind.value)
            yield from [(odds, right)] * reports


def _calibrated(
    known: Sequence[Case], given: Mapping[str, Mapping[Candidate, float]], kind: CountKind
) -> Iterator[tuple[float, bool]]:
    """Yield the same with probabilities, by curves fitted without the case's fifth."""
    for fold in range(FOLDS):
        curve = fit_curve(_judged([c for c in known if c.fold != fold], given, kind))
        for odds, right in _judged([c for c in known if c.fold == fold], given, kind):
            yield curve.at({SIGN: odds}), right


def main() -> None:
    """Print the held-out figures, and write the weights fitted on all cases if asked to."""
    parser = view_arguments(__doc__)
    parser.add_argument("--write", action="store_true", help="write chooser.yaml")
    given = parser.parse_args()
    view = given_view(given)
    known = cases(view, view.copies)
    print("\n".join(lines(view, known)))
    if given.write:
        _TARGET.write_text(_yaml(known), encoding="utf-8")


def _yaml(known: Sequence[Case]) -> str:
    given = held_out(known)
    curves = {kind.value: fit_curve(_judged(known, given, kind)) for kind in KINDS}
    found = {
        "weights": fit(known),
        "curves": {
            name: {"bias": curve.bias, "slope": curve.weights[SIGN]}
            for name, curve in curves.items()
        },
    }
    head = (
        "# How much each sign speaks for a pair of killed and injured, and how often a number\n"
        "# with some share of the weight is right, see crossreport.reconcile.chooser. Written by\n"
        "# `python -m benchmarks.corpus.fit_chooser --write` from "
        f"{len(known):,} incidents; don't change by hand.\n"
    )
    return head + yaml.safe_dump(found, sort_keys=True)


if __name__ == "__main__":
    main()
