"""Writes REPORT.md: where the errors on the Violent Corpus come from.

    python -m benchmarks.corpus.report --record FILE [--limit N]

The record is one made by ``benchmarks.corpus.run`` or ``crossreport evaluate corpus``. Two views
of the same errors: for all of them, the step at which the right value was lost, told by
`causes` and `pairs`; for a sample, the cause that a person assigned after reading the report
(``labels.yaml``). None of the corpus's words are quoted; reports are named by their identifiers.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from benchmarks.corpus import end_to_end, fit_chooser, pairs
from benchmarks.corpus.causes import CAUSES
from benchmarks.corpus.tables import table
from benchmarks.corpus.view import View, given_view, view_arguments
from crossreport.evaluate.corpus import LABELS
from crossreport.evaluate.corpus.baselines import add_baselines
from crossreport.evaluate.corpus.scoring import Answer, fit, judge, score_told
from crossreport.model import CountKind

HERE = Path(__file__).parent
_SHOWN = 25
_LINKS = ("missed_merges", "false_merges")


@dataclass(frozen=True, slots=True)
class Cause:
    """One entry of ``labels.yaml``.

    Attributes:
        mend: whether a general rule can mend it.
    """

    what: str
    module: str
    mend: bool = True


def read_labels() -> tuple[dict[str, Cause], dict[str, dict[str, str]]]:
    """Read the causes, and by measure the cause of each report or pair of reports."""
    found: Mapping[str, Any] = yaml.safe_load((HERE / "labels.yaml").read_text(encoding="utf-8"))
    causes = {name: Cause(**entry) for name, entry in found["causes"].items()}
    return causes, found["labels"]


def wrong(view: View, measure: str) -> list[str]:
    """Return the reports of which a measure is wrong, by identifier."""
    if measure == "main_incident":
        return [
            name
            for name, gold in sorted(view.corpus.by_document.items())
            if not view.told.choice_right(name, gold)
        ]
    return [
        name
        for name, gold in sorted(view.corpus.by_document.items())
        if not judge(view.told.answer(name), gold).get(measure, True)
    ]


def lines(view: View, known: Sequence[fit_chooser.Case] = ()) -> Iterator[str]:
    """Yield the report; with cases of the chooser, how well it does on those held out."""
    causes, labels = read_labels()
    yield "# The Violent Corpus: where the errors come from"
    yield ""
    yield "<!-- Written by `python -m benchmarks.corpus.report`; labels are in labels.yaml. -->"
    yield ""
    yield from _measures(view)
    yield from _ranking(causes, labels)
    for measure in CAUSES:
        yield from _of_measure(view, measure, causes, labels)
    yield from _of_links(view, causes, labels)
    yield from end_to_end.lines(view)
    if known:
        yield from _chooser(view, known)


def _chooser(view: View, known: Sequence[fit_chooser.Case]) -> Iterator[str]:
    yield "## Killed and injured chosen together, held out"
    yield ""
    yield (
        "The weights of the chooser (`count-fitted`) are fitted on this very part, so the figures "
        "above are a little too good. Here each fifth of the incidents is judged by weights fitted "
        "on the others; no coded incident is on both sides."
    )
    yield ""
    yield from fit_chooser.lines(view, known)


def _measures(view: View) -> Iterator[str]:
    report = add_baselines(score_told(view.told, view.corpus), view.corpus, view.documents.values())
    yield (
        f"{report.reports:,} reports of {report.incidents:,} coded incidents; {report.not_read:,} "
        f"could not be read, {report.without_incident:,} tell no incident (counted wrong); "
        f"{report.left_out:,} coded under several incidents are left out. *Best choice* is what "
        "it would be, were each report's best fitting incident its main one."
    )
    yield ""
    rows = []
    for one in report.measures:
        counted = "" if one.total is None else f"{one.right:,}/{one.total:,}"
        best = f"{100 * one.ceiling / one.total:.1f}" if one.ceiling and one.total else ""
        beside = "; ".join(f"{name} {100 * value:.1f}" for name, value in one.baselines)
        rows.append((LABELS[one.name], f"{100 * one.value:.1f}", counted, best, beside))
    yield from table(("measure", "per cent", "of", "best choice", "simple methods"), rows)


def _ranking(causes: Mapping[str, Cause], labels: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """Yield all causes, the most frequent general ones first."""
    by_measure = {name: Counter(found.values()) for name, found in labels.items()}
    total = Counter(cause for found in labels.values() for cause in found.values())
    read = sum(map(len, labels.values()))
    yield "## Causes, by reading"
    yield ""
    yield (
        f"{read} errors were read: for each measure, with few exceptions, the first by identifier "
        "of the report in a sample of 300 (false merges: in the whole part), so that their numbers "
        "tell how frequent a cause is. Those that no general rule can mend are last. A report can "
        "be wrong in several measures for one reason."
    )
    yield ""
    order = sorted(total, key=lambda name: (not causes[name].mend, -total[name], name))
    short = {name: LABELS[name].split(": ")[-1] for name in by_measure}
    rows = [
        (
            f"`{name}`",
            causes[name].what,
            causes[name].module,
            str(total[name]),
            ", ".join(f"{short[m]} {n[name]}" for m, n in by_measure.items() if n[name]),
        )
        for name in order
    ]
    yield from table(("cause", "what goes wrong", "module", "read", "in"), rows)


def _of_measure(
    view: View,
    measure: str,
    causes: Mapping[str, Cause],
    labels: Mapping[str, Mapping[str, str]],
) -> Iterator[str]:
    names = wrong(view, measure)
    yield f"## {LABELS[measure].capitalize()}: {len(names):,} wrong"
    yield ""
    found = Counter(CAUSES[measure](view, name) for name in names)
    yield from _counted(found)
    rows = []
    for name, cause in labels[measure].items():
        if name in view.corpus.by_document:
            ours, wanted = _values(view, name, measure)
            state = "" if name in names else "mended"
            rows.append((f"`{name}`", ours, wanted, f"`{cause}`", state))
    yield from table(("report", "ours", "coded", "cause", "now"), rows)


def _counted(found: Counter[str]) -> Iterator[str]:
    shown = found.most_common(_SHOWN)
    rest = sum(found.values()) - sum(n for _, n in shown)
    rows = [(what, f"{n:,}") for what, n in shown]
    yield from table(
        ("where the right value was lost", "errors"),
        [*rows, ("other", str(rest))][: len(rows) + bool(rest)],
    )


def _values(view: View, name: str, measure: str) -> tuple[str, str]:
    """Return the record's value and the coded one."""
    gold, answer = view.gold(name), view.told.answer(name)
    if measure == "main_incident":
        best = view.told.best_answer(name, gold)
        return f"{fit(answer, gold)} of 4 fields right", f"{fit(best, gold)} of 4 in the best"
    if answer.incident is None:
        ours = "no incident"
    elif measure in ("killed_exact", "injured_exact"):
        kind = CountKind.KILLED if measure == "killed_exact" else CountKind.INJURED
        count = answer.incident.counts.get(kind)
        ours = "nobody said" if count is None else f"{count.low}–{count.best}–{count.high}"
    elif measure == "date_exact":
        date = answer.incident.date
        ours = f"{date.earliest or '…'} – {date.latest or '…'}"
    else:
        ours = _place(answer)
    wanted = {
        "killed_exact": str(gold.killed),
        "injured_exact": str(gold.injured),
        "date_exact": str(gold.day),
        "place_25km": f"{gold.city}, {gold.state}",
    }
    return ours, wanted[measure]


def _place(answer: Answer) -> str:
    place = answer.place
    if place is None:
        return "no place"
    return ", ".join(filter(None, (place.name, place.admin1, place.country)))


def _of_links(
    view: View, causes: Mapping[str, Cause], labels: Mapping[str, Mapping[str, str]]
) -> Iterator[str]:
    false, missed = pairs.wrong_pairs(view)
    for measure, found, why in (
        ("missed_merges", missed, pairs.missed_cause),
        ("false_merges", false, pairs.false_cause),
    ):
        yield f"## {LABELS[measure].capitalize()}: {len(found):,} pairs of reports"
        yield ""
        yield from _counted(Counter(why(view, pair) for pair in found))
        rows = []
        for both, cause in labels[measure].items():
            pair = tuple(both.split())
            if len(pair) == 2 and all(name in view.corpus.by_document for name in pair):
                state = "" if pair in set(found) else "mended"
                told = why(view, pair) if pair in set(found) else ""
                rows.append((f"`{pair[0]}` `{pair[1]}`", told, f"`{cause}`", state))
        yield from table(("reports", "what is told of them", "cause", "now"), rows)


def main() -> None:
    """Write the report."""
    view = given_view(view_arguments(__doc__).parse_args())
    known = fit_chooser.cases(view, view.copies)
    (HERE / "REPORT.md").write_text("\n".join(lines(view, known)).rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
