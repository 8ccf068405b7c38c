"""What is kept of units once they were compared: some bytes each, in place of their claims."""

from array import array
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from crossreport.link.pairs import Integers
from crossreport.link.passages import Columns
from crossreport.link.units import Unit
from crossreport.link.weights import Clustering
from crossreport.model import Claim

Pair = tuple[int, int]


class Roll:
    """The claims that take part, by their place in reading order, and the units they make.

    Attributes:
        claims: ids of the claims, in reading order.
        unit_of: for each claim, its unit.
        heads: for each unit, the claim that the others elaborate.
        wide: for each unit, whether its date or place is too wide to lead a cluster.
        reports: for each unit, the number of its report.
        datasets: the dataset of the units that are rows of one.
        told: pairs of claims that the text itself joins.
    """

    def __init__(self) -> None:
        self.claims: list[str] = []
        self.unit_of = array("i")
        self.heads = array("i")
        self.wide: list[bool] = []
        self.reports = array("i")
        self.datasets: dict[int, str] = {}
        self.told: list[Pair] = []
        self._reports = 0

    def add(
        self,
        units: Sequence[Unit],
        ordered: Sequence[Claim],
        *,
        columns: Columns,
        datasets: Mapping[str, str],
        limits: Clustering,
    ) -> None:
        """Add units of some reports, with all units of each.

        Args:
            units: in the order of their first claims.
            ordered: their claims, in reading order, after those that were added before.
            columns: ``passages.PLACING`` of the same units.
            datasets: document id to the dataset that it is a row of.
            limits: what is wide.
        """
        first = len(self.claims)
        place = {claim.id: first + at for at, claim in enumerate(ordered)}
        self.claims += place
        unit_of = dict.fromkeys(place, 0)
        numbers: dict[str, int] = {}
        for at, unit in enumerate(units, start=len(self.heads)):
            document = unit.head.document_id
            unit_of.update((claim.id, at) for claim in unit.claims)
            self.heads.append(place[unit.head.id])
            self.reports.append(self._reports + numbers.setdefault(document, len(numbers)))
            if document in datasets:
                self.datasets[at] = datasets[document]
            self.told += (
                (place[claim.id], place[claim.elaborates])
                for claim in unit.claims
                if claim.elaborates is not None and unit_of.get(claim.elaborates) == at
            )
        self.unit_of.extend(unit_of.values())
        self._reports += len(numbers)
        self.wide += (
            days is None or radius is None or days > limits.wide_days or radius > limits.wide_km
            for days, radius in zip(columns["days"], columns["radius"], strict=True)
        )

    def places(self, ids: Iterable[str]) -> dict[str, int]:
        """Return the places of some claims in reading order."""
        wanted = set(ids)
        return {one: at for at, one in enumerate(self.claims) if one in wanted} if wanted else {}

    def clusters(self, groups: Iterable[Sequence[int]]) -> tuple[tuple[str, ...], ...]:
        """Return the ids of the claims of groups of units, in reading order."""
        unit_of = np.array(self.unit_of)
        order = np.argsort(unit_of, kind="stable")
        starts = np.searchsorted(unit_of[order], np.arange(len(self.heads) + 1)).tolist()
        claims = order.tolist()
        found = (
            sorted(at for unit in group for at in claims[starts[unit] : starts[unit + 1]])
            for group in groups
        )
        return tuple(tuple(self.claims[at] for at in one) for one in sorted(found))

    def ranks(self) -> Integers:
        """Return for each claim the place of its id among all ids in their alphabetical order."""
        ranks = np.empty(len(self.claims), np.int32)
        ranks[np.argsort(np.array(self.claims, object))] = np.arange(len(self.claims))
        return ranks
