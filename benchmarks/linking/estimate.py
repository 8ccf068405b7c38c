"""Counts how often each level of the linking model holds, between reports of one and of two events.

    python -m benchmarks.linking.estimate --record FILE [--limit N]

The record is one made by ``benchmarks.corpus.run``. Of each report the claim that it leads with is
taken. m is counted over all pairs of reports of one coded incident, u over pairs of two incidents
that were published within a month of each other. The table shows what was counted, in halves of
the incidents drawn by a hash, beside the shipped values: these temper the counts, which are of one
country at peace, and a level seen a few times only keeps its judgement.
"""

import hashlib
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from math import log2

from benchmarks.corpus.run import part_of_corpus
from benchmarks.corpus.view import view_arguments
from crossreport import Record
from crossreport.codebook import load_codebook
from crossreport.evaluate.corpus.scoring import gold_grouping
from crossreport.link.pairs import ScoredPair
from crossreport.link.passages import PLACING, passages
from crossreport.link.records import Around, table
from crossreport.link.scoring import score
from crossreport.link.units import decide, text_units
from crossreport.link.weights import load_model
from crossreport.model import Specificity, reading_order

_WITHIN_DAYS = 31
_MOST = 40_000  # pairs of two incidents; more tell nothing new

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Labelled:
    """Scored pairs of leading claims.

    Attributes:
        same: of one coded incident, by its identifier.
        other: of two.
    """

    same: Sequence[tuple[str, ScoredPair]]
    other: Sequence[ScoredPair]


def labelled(record: Record, gold: dict[str, str]) -> Labelled:
    """Score the pairs of leading claims of a record's coded reports."""
    model = load_model()
    places, documents = record.places(), {one.id: one for one in record.documents()}
    located = {claim: places[place] for claim, place in record.locations().items()}
    told = [c for c in record.claims() if c.specificity is not Specificity.NOT_AN_INCIDENT]
    units = text_units(reading_order(told, documents), decide((), ()))
    rows = table(units, Around(located, documents, record.copies(), load_codebook(), model))
    words = passages(units, rows.select([*PLACING]).to_pydict(), documents)
    leads = {
        row["document"]: row["unique_id"]
        for row in words.select(["unique_id", "document", "leading"]).to_pylist()
        if row["leading"] and row["document"] in gold
    }
    same = list(_of_one(leads, gold))
    other = list(_of_two(leads, gold, {name: documents[name].published for name in leads}))
    if len(other) > _MOST:
        other = random.Random(1).sample(other, _MOST)
    wanted = [pair for _, pair in same] + other
    found = {(one.left, one.right): one for one in score(rows, words, model, only=wanted)}
    return Labelled([(name, found[p]) for name, p in same], [found[p] for p in other])


def _of_one(leads: dict[str, int], gold: dict[str, str]) -> Iterator[tuple[str, Pair]]:
    groups: dict[str, list[int]] = {}
    for name, unit in leads.items():
        groups.setdefault(gold[name], []).append(unit)
    for name, members in groups.items():
        for left, right in combinations(sorted(members), 2):
            yield name, (left, right)


def _of_two(
    leads: dict[str, int], gold: dict[str, str], published: dict[str, date | None]
) -> Iterator[Pair]:
    dated = sorted((day, name) for name in leads if (day := published[name]) is not None)
    for at, (day, one) in enumerate(dated):
        for later, other in dated[at + 1 :]:
            if (later - day).days > _WITHIN_DAYS:
                break
            if gold[one] != gold[other]:
                left, right = sorted((leads[one], leads[other]))
                yield left, right


def lines(found: Labelled) -> Iterator[str]:
    """Yield a table: counted in all and in each half, and shipped."""
    yield f"{len(found.same):,} pairs of one incident, {len(found.other):,} of two"
    yield "| comparison | level | m | half | half | u | weight | shipped m | u | weight |"
    yield "|---|---|---|---|---|---|---|---|---|---|"
    halves = [[p for n, p in found.same if _half(n) == half] for half in (0, 1)]
    every = [pair for _, pair in found.same]
    for at, comparison in enumerate(load_model().comparisons):
        m, *parts = (_shares(pairs, at) for pairs in (every, *halves))
        u = _shares(found.other, at)
        for level in comparison.levels:
            if level.m is not None and level.u is not None:
                name = level.id
                weight = log2(m[name] / u[name]) if m[name] and u[name] else float("nan")
                yield (
                    f"| {comparison.id} | {name} | {m[name]:.4f} | {parts[0][name]:.4f} | "
                    f"{parts[1][name]:.4f} | {u[name]:.5f} | {weight:+.2f} | {level.m:g} | "
                    f"{level.u:g} | {level.weight:+.2f} |"
                )


def _half(name: str) -> int:
    return hashlib.sha256(name.encode()).digest()[0] % 2


def _shares(pairs: Sequence[ScoredPair], at: int) -> defaultdict[str, float]:
    """Return the share of each level among the pairs of which something is known."""
    held = [pair.outcomes[at] for pair in pairs]
    known = Counter(level.id for level in held if level.m is not None)
    total = known.total() or 1
    return defaultdict(float, {name: number / total for name, number in known.items()})


def main() -> None:
    """Print the table."""
    given = view_arguments(__doc__).parse_args()
    part = part_of_corpus(given.limit)
    with Record.open(given.record, create=False) as record:
        print(*lines(labelled(record, gold_grouping(part))), sep="\n")


if __name__ == "__main__":
    main()
