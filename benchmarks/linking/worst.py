"""The worst false and missed merges of the Violent Corpus, with what the program knows of each.

    python -m benchmarks.linking.worst --record FILE [--limit N] [--worst N]

The record is one made by ``benchmarks.corpus.run`` of the whole development part. Errors count
by coded incidents: two incidents of which the most pairs of reports are joined falsely come first,
and the one of which the most pairs are apart. Of each error two reports stand for all, those whose
claims weigh most (joined falsely) or least (apart). Words of the corpus are not shown; what the
lines do not tell, ``crossreport why`` does.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from benchmarks.corpus import pairs
from benchmarks.corpus.view import View, given_view, view_arguments
from crossreport.link.reasons import in_brief
from crossreport.model import Link

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Error:
    """Reports that are joined, or apart, falsely.

    Attributes:
        pairs: how many pairs of reports are.
        shown: the two that stand for them.
        link: the weightiest comparison of what they are mainly about; ``None`` where none is kept.
        cause: what can be told of them without reading.
    """

    pairs: int
    shown: Pair
    link: Link | None
    cause: str


def heaviest(view: View, pair: Pair) -> Link | None:
    """Return the weightiest link between the main claims of two reports."""
    left, right = (view.main_claims(name) for name in pair)
    found = (view.links.get((min(a.id, b.id), max(a.id, b.id))) for a, b in product(left, right))
    return max((one for one in found if one is not None), key=_weight, default=None)


def _weight(link: Link | None) -> float:
    return float("-inf") if link is None else link.weight


def worst(view: View, most: int) -> tuple[list[Error], list[Error]]:
    """Return the worst false merges and the worst missed ones."""
    false, missed = pairs.wrong_pairs(view)
    by_incidents: dict[frozenset[str], list[Pair]] = defaultdict(list)
    for pair in false:
        by_incidents[frozenset(view.gold(name).id for name in pair)].append(pair)
    by_incident: dict[str, list[Pair]] = defaultdict(list)
    for pair in missed:
        by_incident[view.gold(pair[0]).id].append(pair)
    return (
        _shown(view, by_incidents.values(), most, surest=True),
        _shown(view, by_incident.values(), most, surest=False),
    )


def _shown(view: View, errors: Iterable[list[Pair]], most: int, *, surest: bool) -> list[Error]:
    found: list[Error] = []
    for group in sorted(errors, key=lambda one: (-len(one), min(one)))[:most]:
        links = {pair: heaviest(view, pair) for pair in sorted(group)}
        ordered = sorted(links, key=lambda pair: _weight(links[pair]), reverse=surest)
        shown = ordered[0]
        cause = pairs.false_cause(view, shown) if surest else pairs.missed_cause(view, shown)
        found.append(Error(len(group), shown, links[shown], cause))
    return found


def lines(view: View, most: int) -> Iterator[str]:
    """Yield a line or two for each error."""
    false, missed = worst(view, most)
    for name, errors in (("false merges", false), ("missed merges", missed)):
        yield f"{len(errors)} worst {name}"
        for number, one in enumerate(errors, 1):
            yield f"{number}. {one.shown[0]} {one.shown[1]}: {one.pairs} pairs; {one.cause}"
            yield f"   {in_brief(one.link)}"


def main() -> None:
    """Print the errors."""
    parser = view_arguments(__doc__)
    parser.add_argument("--worst", type=int, default=20)
    given = parser.parse_args()
    print(*lines(given_view(given), given.worst), sep="\n")


if __name__ == "__main__":
    main()
