"""Clusters hold together as a whole."""

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from crossreport.link.clustering import clusters
from crossreport.link.pairs import Finding, Pairs, ScoredPair
from crossreport.link.weights import Level, load_model

LIMITS = load_model().clustering
VETO = Level("apart", "apart", 0.1, 0.9, veto=True)
FREE = Level("copied", "copied", 0.9, 0.1, frees=1)


def pair(left: int, right: int, weight: float, *levels: Level) -> ScoredPair:
    return ScoredPair(left, right, Finding(weight, levels))


def joined(pairs: Iterable[ScoredPair], reports: Sequence[int], **more: Any) -> list[Any]:
    """Cluster narrow units."""
    narrow = [False] * len(reports)
    return clusters(narrow, reports, Pairs.of(pairs), limits=LIMITS, threshold=1.0, **more)


def grouped(wide: str, weights: dict[str, float], **more: object) -> list[str]:
    """Cluster units named a, b, c …; ``wide`` has a letter for each wide one."""
    names = sorted({name for pair in weights for name in pair})
    at = {name: position for position, name in enumerate(names)}
    pairs = [pair(at[a], at[b], weight) for (a, b), weight in sorted(weights.items())]
    decided = {
        key: {tuple(sorted((at[a], at[b]))) for a, b in value}
        for key, value in more.items()  # type: ignore[attr-defined]
    }
    found = clusters(
        [n in wide for n in names],
        range(len(names)),
        Pairs.of(pairs),
        limits=LIMITS,
        threshold=1.0,
        **decided,
    )
    return ["".join(names[position] for position in cluster) for cluster in found]


def test_a_pair_above_the_threshold_is_joined() -> None:
    assert grouped("", {"ab": 1.5}) == ["ab"]
    assert grouped("", {"ab": 0.5}) == ["a", "b"]


def test_a_chain_is_not_one_cluster() -> None:
    assert grouped("", {"ab": 3, "bc": 2.5, "cd": 3}) == ["ab", "cd"]


def test_one_weak_pair_does_not_part_what_the_others_join() -> None:
    assert grouped("", {"ab": 6, "ac": 5, "bc": -1}) == ["abc"]


def test_a_contradiction_parts_whatever_the_others_say() -> None:
    pairs = [pair(0, 1, 9), pair(0, 2, 8), pair(1, 2, 7, VETO)]
    found = joined(pairs, [0, 1, 2])
    assert found == [(0, 1), (2,)]
    freed = [*pairs[:2], pair(1, 2, 7, VETO, FREE)]
    twice = [*pairs[:2], pair(1, 2, 7, VETO, VETO, FREE)]
    assert joined(twice, [0, 1, 2]) == found
    assert joined(freed, [0, 1, 2]) == [(0, 1, 2)]


def test_several_reports_outweigh_one_contradiction() -> None:
    agreeing = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3)]
    pairs = [pair(a, b, 9) for a, b in agreeing] + [pair(2, 3, -3, VETO)]
    assert joined(pairs, range(4)) == [(0, 1, 2, 3)]


def test_of_two_reports_the_best_pair_counts() -> None:
    """The first report comes back to its event in a sentence that says nothing of the second's."""
    pairs = [pair(0, 1, 4), pair(0, 2, 6)]
    found = joined(pairs, [7, 7, 8])
    assert found == [(0, 1, 2)]
    apart = joined(pairs[1:], [7, 7, 8])
    assert apart == [(0, 2), (1,)]
    assert joined(pairs, [6, 7, 8]) == [(0, 2), (1,)]


def test_a_wide_unit_joins_only_what_is_clearly_the_best() -> None:
    assert grouped("w", {"aw": 4, "bw": 1.5, "ab": -3}) == ["aw", "b"]
    assert grouped("w", {"aw": 4, "bw": 3.5, "ab": -3}) == ["a", "b", "w"]


def test_rivals_that_are_one_are_no_rivals() -> None:
    assert grouped("w", {"aw": 4, "bw": 3.5, "ab": 2}) == ["abw"]


def test_people_outweigh_weights() -> None:
    assert grouped("", {"ab": -3, "bc": 4}, same=["ab"]) == ["ab", "c"]
    assert grouped("", {"ab": 9, "bc": 9, "ac": 9}, different=["ac"]) == ["ab", "c"]


def test_what_a_person_parts_joins_nothing_else() -> None:
    """Without ``c`` the report ``d`` would fit; that somebody parts ``c`` says nothing of it."""
    weights = {"ab": 9, "ac": 9, "bc": 9, "ad": 3, "bd": 3, "cd": -8}
    assert grouped("", weights) == ["abc", "d"]
    assert grouped("", weights, different=["ac", "bc"]) == ["ab", "c", "d"]


weighted = st.integers(2, 9).flatmap(
    lambda n: st.fixed_dictionaries(
        {},
        optional={pair: st.floats(-4, 8) for pair in combinations(range(n), 2)},
    ).map(lambda weights: (n, weights))
)


@given(weighted, st.lists(st.booleans(), min_size=9, max_size=9))
def test_every_unit_is_in_one_cluster_that_holds_together(
    drawn: tuple[int, dict[tuple[int, int], float]], wide: list[bool]
) -> None:
    number, weights = drawn
    pairs = [pair(a, b, weight) for (a, b), weight in sorted(weights.items())]
    found = clusters(wide[:number], range(number), Pairs.of(pairs), limits=LIMITS, threshold=1.0)
    assert sorted(unit for cluster in found for unit in cluster) == list(range(number))
    for cluster in found:
        for unit in cluster:
            others = [tuple(sorted((unit, other))) for other in cluster if other != unit]
            assert not others or max(weights.get(pair, -8) for pair in others) >= 1.0  # type: ignore[call-overload]


def test_only_a_person_joins_two_rows_of_one_dataset() -> None:
    """A report between two rows of a dataset goes to the nearer; the rows stay apart."""
    pairs = [pair(0, 1, 9), pair(0, 2, 8), pair(1, 2, 7)]
    rows = {1: "ucdp-ged", 2: "ucdp-ged"}
    found = joined(pairs, [0, 1, 2], datasets=rows)
    assert found == [(0, 1), (2,)]
    other = {1: "ucdp-ged", 2: "acled"}
    assert joined(pairs, [0, 1, 2], datasets=other) == [(0, 1, 2)]
    decided = joined(pairs, [0, 1, 2], datasets=rows, same={(1, 2)})
    assert (1, 2) in {tuple(sorted(set(group) & {1, 2})) for group in decided}
