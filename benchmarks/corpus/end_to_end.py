"""What stands between the coded incidents and their recovery end to end.

    python -m benchmarks.corpus.end_to_end --record FILE [--limit N]

An incident is recovered when five conditions hold; this tells for each how often it fails, how
often it is all that fails, and how many incidents would be recovered if it never did.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from benchmarks.corpus.tables import table
from benchmarks.corpus.view import View, given_view, view_arguments
from crossreport.evaluate.corpus.gold import CodedIncident
from crossreport.evaluate.corpus.scoring import Answer, judge

GROUPED = "told as one incident, and of its own"
DATE = "date"
PLACE = "place"
KILLED = "killed"
INJURED = "injured"
CONDITIONS = (GROUPED, DATE, PLACE, KILLED, INJURED)
_SHOWN = 12


def failures(view: View) -> dict[str, frozenset[str]]:
    """Return by coded incident the conditions that fail; none where it is recovered.

    The fields are those of the incident that most of its reports are mainly about; where no report
    tells any, all fail. Reports are together when more than half of them are mainly about it and
    they are more than half of those that are.
    """
    held = Counter(view.main[name] for name in view.corpus.by_document if name in view.main)
    return {one.id: _failing(view, one, held) for one in view.corpus.incidents}


def _failing(view: View, gold: CodedIncident, held: Mapping[str, int]) -> frozenset[str]:
    told = Counter(view.main[name] for name in gold.documents if name in view.main)
    if not told:
        return frozenset(CONDITIONS)
    found, together = told.most_common(1)[0]
    right = _fields_right(view.told.answers[found], gold)
    right[GROUPED] = 2 * together > max(len(gold.documents), held[found])
    return frozenset(name for name in CONDITIONS if not right[name])


def _fields_right(answer: Answer, gold: CodedIncident) -> dict[str, bool]:
    verdict = judge(answer, gold)
    return {
        DATE: verdict["date_within_1"],
        PLACE: verdict.get("place_25km", verdict["state_right"] and verdict["city_right"]),
        KILLED: verdict["killed_exact"],
        INJURED: verdict["injured_exact"],
    }


def lines(view: View) -> Iterator[str]:
    """Yield the decomposition as Markdown."""
    failed = failures(view)
    lost = {name: found for name, found in failed.items() if found}
    whole = len(failed) - len(lost)
    yield f"## End to end: {len(lost):,} of {len(failed):,} incidents not recovered"
    yield ""
    yield (
        f"{_share(whole, len(failed))} are. *Alone*: it is all that fails. *Were it perfect*: the "
        "share recovered if it never failed and all else stayed. The fields are those of the "
        "incident that most reports of the coded one are mainly about."
    )
    yield ""
    rows = [_row(name, (name,), failed) for name in CONDITIONS]
    rows.append(_row(f"{KILLED} or {INJURED}", (KILLED, INJURED), failed))
    yield from table(("condition", "fails", "alone", "were it perfect, per cent"), rows)
    together = Counter(" and ".join(c for c in CONDITIONS if c in one) for one in lost.values())
    shown = together.most_common(_SHOWN)
    rest = len(lost) - sum(n for _, n in shown)
    yield from table(
        ("what fails", "incidents"),
        [(what, f"{n:,}") for what, n in shown] + [("other", f"{rest:,}")],
    )
    yield from _by_size(view, failed)


def _row(
    label: str, names: tuple[str, ...], failed: Mapping[str, frozenset[str]]
) -> tuple[str, ...]:
    fails = sum(any(name in one for name in names) for one in failed.values())
    alone = sum(bool(one) and one <= set(names) for one in failed.values())
    without = sum(one <= set(names) for one in failed.values())
    return label, f"{fails:,}", f"{alone:,}", _share(without, len(failed)).removesuffix(" %")


def _by_size(view: View, failed: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """Yield the same by how many reports tell the incident."""
    rows = []
    for least, most, label in ((1, 1, "one"), (2, 2, "two"), (3, 10_000, "three or more")):
        own = [one for one in view.corpus.incidents if least <= len(one.documents) <= most]
        if own:
            fails = (sum(name in failed[one.id] for one in own) for name in CONDITIONS)
            whole = sum(not failed[one.id] for one in own)
            parts = (_share(n, len(own)).removesuffix(" %") for n in (whole, *fails))
            rows.append((label, f"{len(own):,}", *parts))
    yield from table(
        ("reports", "incidents", "recovered %", *(f"{c} fails" for c in CONDITIONS)), rows
    )


def _share(part: int, of: int) -> str:
    return f"{100 * part / max(of, 1):.1f} %"


def main() -> None:
    """Print the decomposition."""
    given = view_arguments(__doc__).parse_args()
    print("\n".join(lines(given_view(given))))


if __name__ == "__main__":
    main()
