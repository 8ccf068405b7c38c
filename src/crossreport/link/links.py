"""Links between claims, made out of pairs of units when somebody asks for them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import overload

import numpy as np

from crossreport.link.pairs import Finding, Integers, Pairs
from crossreport.link.roll import Pair, Roll
from crossreport.link.weights import LinkingModel
from crossreport.model import Link

DECIDED = 1_000.0  # log2 odds of a decision: beyond any sum of weights
_TOLD = -1  # in place of a finding: the text itself joins the two
_JUDGED = -2  # and less: a person decided


class Links(Sequence[Link]):
    """Links, ordered by their claims' ids."""

    def __init__(
        self,
        roll: Roll,
        pairs: Pairs,
        judged: Mapping[tuple[str, str], bool],
        model: LinkingModel,
    ) -> None:
        """Gather the links.

        Args:
            roll: the claims.
            pairs: of units; those worth reporting.
            judged: pairs of claim ids, smaller first, that people joined (or kept apart).
            model: names the parts of a weight.
        """
        self._claims = roll.claims
        self._findings = pairs.findings
        self._model = model
        self._parts: dict[int, tuple[tuple[str, str, float], ...]] = {}
        heads, ranks = np.array(roll.heads, np.int32), roll.ranks()
        told = np.array(roll.told, np.int32).reshape(-1, 2).T
        left = np.concatenate((heads[pairs.left], told[0]))
        right = np.concatenate((heads[pairs.right], told[1]))
        kind = np.concatenate((pairs.kind, np.full(len(told[0]), _TOLD, np.int32)))
        swapped = ranks[left] > ranks[right]
        left[swapped], right[swapped] = right[swapped], left[swapped]
        self._judged: list[Link] = []
        self._columns = self._with_judged(roll, (left, right, kind), judged)
        order = np.lexsort((ranks[self._columns[1]], ranks[self._columns[0]]))
        self._columns = tuple(column[order] for column in self._columns)

    def _with_judged(
        self,
        roll: Roll,
        columns: tuple[Integers, ...],
        judged: Mapping[tuple[str, str], bool],
    ) -> tuple[Integers, ...]:
        """Put the links of people's decisions in place of those of the same claims."""
        place = roll.places(one for pair in judged for one in pair)
        wanted = {(place[a], place[b]): (a, b) for a, b in judged}
        at_of = _positions(wanted, columns)
        rows = []
        for pair in sorted(wanted, key=wanted.__getitem__):
            same = judged[wanted[pair]]
            known = at_of.get(pair)
            parts = self._link(*(int(c[known]) for c in columns)).parts if known is not None else ()
            weight = DECIDED if same else -DECIDED
            link = Link(*wanted[pair], float(same), weight, parts, "judgement")
            rows.append((*pair, _JUDGED - len(self._judged)))
            self._judged.append(link)
        kept = np.delete(np.arange(len(columns[0])), list(at_of.values()))
        added = np.array(rows, np.int32).reshape(-1, 3).T
        return tuple(np.concatenate((c[kept], a)) for c, a in zip(columns, added, strict=True))

    def __len__(self) -> int:
        return len(self._columns[0])

    @overload
    def __getitem__(self, at: int) -> Link: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Link, ...]: ...

    def __getitem__(self, at: int | slice) -> Link | tuple[Link, ...]:
        if isinstance(at, slice):
            return tuple(self[one] for one in range(len(self))[at])
        return self._link(*(int(column[at]) for column in self._columns))

    def __iter__(self) -> Iterator[Link]:
        for row in zip(*(column.tolist() for column in self._columns), strict=True):
            yield self._link(*row)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]

    def _link(self, left: int, right: int, kind: int) -> Link:
        if kind <= _JUDGED:
            return self._judged[_JUDGED - kind]
        ids = self._claims[left], self._claims[right]
        if kind == _TOLD:
            return Link(*ids, 1.0, DECIDED, (), "text")
        found = self._findings[kind]
        if kind not in self._parts:
            self._parts[kind] = _parts(found, self._model)
        return Link(*ids, round(found.probability, 9), found.weight, self._parts[kind])


def _positions(wanted: Iterable[Pair], columns: Sequence[Integers]) -> dict[Pair, int]:
    """Return where pairs of claims stand in columns, those that do."""
    some = np.array(sorted({left for left, _ in wanted}), np.int32)
    near = np.flatnonzero(np.isin(columns[0], some))
    pairs = zip(columns[0][near].tolist(), columns[1][near].tolist(), strict=True)
    found = {pair: int(at) for pair, at in zip(pairs, near, strict=True)}
    return {pair: found[pair] for pair in wanted if pair in found}


def _parts(found: Finding, model: LinkingModel) -> tuple[tuple[str, str, float], ...]:
    return (
        ("prior", model.prior_label, round(model.prior_weight, 6)),
        *(
            (comparison.id, outcome.label, round(outcome.weight, 6))
            for comparison, outcome in zip(model.comparisons, found.outcomes, strict=True)
        ),
    )
