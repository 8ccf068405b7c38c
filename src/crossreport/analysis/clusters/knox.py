"""Near repeats: are incidents that are near each other in space near in time more than by chance?

Pairs of incidents are counted by how far apart they are in space and in time (E. G. Knox 1964,
Applied Statistics 13: 25–29). What to expect comes from giving the same days to the same places in
random order, which keeps how incidents are spread over places and over time (Monte Carlo as in
J. H. Ratcliffe and G. F. Rengert 2008, Security Journal 21: 58–76; N. Mantel 1967, Cancer Res. 27:
209–220). A shift of violence, or of reporting, from one area to another while time goes on shows
as clustering too (M. Kulldorff and U. Hjalmars 1999, Biometrics 55: 544–552).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from crossreport.analysis.clusters.points import Floats, Ints, Points, chord
from crossreport.model.geodesy import EARTH_KM


@dataclass(frozen=True, slots=True)
class KnoxCell:
    """Pairs in one band of distance and one of days.

    Attributes:
        km: lower and upper end of the band of distance, the upper one included.
        days: first and last number of days apart.
        observed: pairs there, the mean over draws.
        expected: pairs to expect by chance.
        p: how often chance gives as many or more.
        p_all: the same, corrected for the number of cells looked at.
    """

    km: tuple[float, float]
    days: tuple[int, int]
    observed: float
    expected: float
    p: float
    p_all: float

    @property
    def ratio(self) -> float | None:
        """Observed to expected; ``None`` where nothing is expected."""
        return self.observed / self.expected if self.expected > 0 else None


@dataclass(frozen=True)
class Knox:
    """The test for near repeats.

    Attributes:
        cells: one a band of distance and of days, by distance first.
        nearest: the pairs of incidents in the first band of distance and of days.
        permutations: orders drawn.
        draws: how often vague places and wide dates were drawn; 0 where they were taken at their
            middle.
    """

    cells: tuple[KnoxCell, ...]
    nearest: tuple[tuple[str, str], ...]
    permutations: int
    draws: int = 0


def knox(
    points: Points,
    *,
    km: Sequence[float],
    days: Sequence[int],
    permutations: int,
    seed: int,
    draws: int = 0,
) -> Knox:
    """Test for near repeats.

    Args:
        points: the incidents.
        km: upper ends of the bands of distance, ascending.
        days: upper ends of the bands of days apart, ascending.
        permutations: random orders to draw.
        seed: of the random numbers.
        draws: how often to draw places within their radius and days within their date; the p of
            several draws is twice their median, at most 1, which is valid however they depend on
            each other (L. Rüschendorf 1982, Adv. Appl. Prob. 14: 623–632).
    """
    random = np.random.default_rng(seed)
    tested = [points.drawn(random) for _ in range(draws)] or [points]
    tables = [_tabled(one, km, days, permutations, random) for one in tested]
    observed = np.mean([table.observed for table in tables], axis=0)
    expected = np.mean([table.expected for table in tables], axis=0)
    p, p_all = (
        np.median([getattr(table, name) for table in tables], axis=0) for name in ("p", "p_all")
    )
    if draws > 1:
        p, p_all = np.minimum(1, 2 * p), np.minimum(1, 2 * p_all)
    cells = tuple(
        KnoxCell(
            km=(float(km[i - 1]) if i else 0.0, float(km[i])),
            days=(int(days[j - 1]) + 1 if j else 0, int(days[j])),
            observed=float(observed[i, j]),
            expected=float(expected[i, j]),
            p=float(p[i, j]),
            p_all=float(p_all[i, j]),
        )
        for i in range(len(km))
        for j in range(len(days))
    )
    return Knox(cells, _nearest(points, km[0], days[0]), permutations, draws)


@dataclass(frozen=True, slots=True)
class _Table:
    observed: Floats
    expected: Floats
    p: Floats
    p_all: Floats


def _tabled(
    points: Points,
    km: Sequence[float],
    days: Sequence[int],
    permutations: int,
    random: np.random.Generator,
) -> _Table:
    pairs, band = _pairs(points, km)
    ends = np.asarray(days)
    when = points.days
    shape = len(km), len(days)

    def count(order: Ints) -> Floats:
        apart = np.abs(order[pairs[:, 0]] - order[pairs[:, 1]])
        column = np.searchsorted(ends, apart)
        within = column < len(ends)
        found = np.bincount(
            band[within] * len(ends) + column[within], minlength=shape[0] * shape[1]
        )
        return found.reshape(shape).astype(float)

    observed = count(when)
    drawn = np.array([count(random.permutation(when)) for _ in range(permutations)])
    expected, spread = drawn.mean(axis=0), drawn.std(axis=0)
    spread = np.where(spread > 0, spread, 1.0)
    p = (1 + (drawn >= observed).sum(axis=0)) / (1 + permutations)
    # The greatest standardised count of each order: single-step maxT (P. H. Westfall and
    # S. S. Young 1993, Resampling-Based Multiple Testing).
    greatest = ((drawn - expected) / spread).max(axis=(1, 2))
    ours = (observed - expected) / spread
    p_all = (1 + (greatest[:, None, None] >= ours - 1e-12).sum(axis=0)) / (1 + permutations)
    return _Table(observed, expected, p, p_all)


def _pairs(points: Points, km: Sequence[float]) -> tuple[Ints, Ints]:
    """Return pairs within the widest band, and the band of each."""
    places = points.on_sphere
    pairs = cKDTree(places).query_pairs(chord(km[-1]), output_type="ndarray").astype(np.int64)
    straight = np.linalg.norm(places[pairs[:, 0]] - places[pairs[:, 1]], axis=1)
    apart = 2 * EARTH_KM * np.arcsin(np.minimum(1.0, straight / (2 * EARTH_KM)))
    band = np.minimum(np.searchsorted(np.asarray(km, dtype=float), apart), len(km) - 1)
    return pairs, band


def _nearest(points: Points, km: float, days: int) -> tuple[tuple[str, str], ...]:
    pairs, _ = _pairs(points, [km])
    when = points.days
    near = np.abs(when[pairs[:, 0]] - when[pairs[:, 1]]) <= days
    return tuple(sorted((points.ids[a], points.ids[b]) for a, b in pairs[near].tolist()))
