"""The space–time permutation scan: the cylinders of space and time that hold most too many.

A cylinder is a circle around a place, over some days. With n incidents, m of them in the circle and
d on those days, chance puts μ = m d / n into the cylinder; c that are there are weighed by the
Poisson likelihood ratio (c/μ)^c ((n−c)/(n−μ))^(n−c). The greatest of all cylinders is compared with
the greatest in random orders of the days over the places. Source: M. Kulldorff, R. Heffernan,
J. Hartman, R. Assunção, F. Mostashari (2005), PLoS Medicine 2(3): e59.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

from crossreport.analysis.clusters.points import Floats, Ints, Points, chord

_MOST_CLUSTERS = 10


@dataclass(frozen=True, slots=True)
class Cluster:
    """One cylinder of space and time.

    Attributes:
        centre: identifier of the incident it is drawn around.
        km: its radius.
        first: ordinal of its first day.
        last: ordinal of its last.
        incidents: the incidents in it, earliest first.
        expected: how many to expect by chance.
        likelihood_ratio: the logarithm of the ratio.
        p: how often the best cylinder of a random order is as good.
    """

    centre: str
    km: float
    first: int
    last: int
    incidents: tuple[str, ...]
    expected: float
    likelihood_ratio: float
    p: float


@dataclass(frozen=True)
class Scan:
    """The scan's clusters.

    Attributes:
        clusters: the best ones that share no incident, best first.
        permutations: orders drawn.
    """

    clusters: tuple[Cluster, ...]
    permutations: int


@dataclass(frozen=True)
class _Circles:
    """Every circle that is looked at, with its members.

    Attributes:
        centre: position of the incident in its middle.
        km: its radius.
        size: members.
        row: the circle, by member of a circle.
        member: the incident, likewise.
    """

    centre: Ints
    km: Floats
    size: Ints
    row: Ints
    member: Ints


def scan(
    points: Points,
    *,
    radii_km: Sequence[float],
    days: Sequence[int],
    most_share: float,
    permutations: int,
    seed: int,
) -> Scan:
    """Look for clusters.

    Args:
        points: the incidents.
        radii_km: radii of the circles around each place.
        days: lengths of the cylinders.
        most_share: the greatest share of all incidents that a cluster may hold.
        permutations: random orders to draw.
        seed: of the random numbers.
    """
    random = np.random.default_rng(seed)
    circles = _circles(points, radii_km)
    start = int(points.days.min())
    when = points.days - start
    most = most_share * len(points)
    lengths = np.asarray(days)
    best = [
        _weighed(circles, random.permutation(when), lengths, most)[0].max(initial=0.0)
        for _ in range(permutations)
    ]
    greatest = np.asarray(best)
    ratios, counts = _weighed(circles, when, lengths, most)
    clusters: list[Cluster] = []
    taken: set[int] = set()
    # Ties go to the smaller cylinder, found by its few members, then by place in the table.
    order = np.lexsort((np.tile(lengths, len(circles.row)), counts.ravel(), -ratios.ravel()))
    for flat in order.tolist():
        ratio = float(ratios.flat[flat])
        if ratio <= 0 or len(clusters) == _MOST_CLUSTERS:
            break
        entry, length = divmod(flat, len(lengths))
        found = _members(
            circles, when, int(circles.row[entry]), int(circles.member[entry]), int(lengths[length])
        )
        if taken.intersection(found):
            continue
        taken.update(found)
        p = (1 + int((greatest >= ratio - 1e-12).sum())) / (1 + permutations)
        clusters.append(_cluster(points, circles, int(circles.row[entry]), found, ratio, p, when))
    return Scan(tuple(clusters), permutations)


def _circles(points: Points, radii_km: Sequence[float]) -> _Circles:
    """Return the circles around each place that hold different incidents, two at least."""
    places = points.on_sphere
    tree = cKDTree(places)
    _, middles = np.unique(places, axis=0, return_index=True)
    known: dict[tuple[int, ...], tuple[int, float]] = {}
    for km in radii_km:
        for middle, near in zip(
            middles.tolist(), tree.query_ball_point(places[middles], chord(km)), strict=True
        ):
            if len(near) > 1:
                known.setdefault(tuple(sorted(near)), (middle, float(km)))
    members = list(known)
    return _Circles(
        centre=np.array([middle for middle, _ in known.values()], dtype=np.int64),
        km=np.array([km for _, km in known.values()], dtype=float),
        size=np.array([len(one) for one in members], dtype=np.int64),
        row=np.repeat(np.arange(len(members)), [len(one) for one in members]),
        member=np.array([one for near in members for one in near], dtype=np.int64),
    )


def _weighed(circles: _Circles, when: Ints, lengths: Ints, most: float) -> tuple[Floats, Ints]:
    """Return the log likelihood ratio and count of every cylinder that begins with an incident.

    Returns:
        Members of circles by lengths: the circle of the entry, from the day of its member on.
    """
    total, last = len(when), int(when.max(initial=0))
    width = last + 2
    # How many are in each circle, and everywhere, before each day.
    inside = np.bincount(
        circles.row * width + when[circles.member] + 1, minlength=len(circles.size) * width
    ).reshape(-1, width)
    inside = np.cumsum(inside, axis=1)
    everywhere = np.cumsum(np.bincount(when + 1, minlength=width))
    begin = when[circles.member][:, None]
    end = np.minimum(begin + lengths[None, :], last + 1)
    row = circles.row[:, None]
    counts = inside[row, end] - inside[row, begin]
    expected = circles.size[row] * (everywhere[end] - everywhere[begin]) / total
    return _log_ratio(counts, expected, total, most), counts


def _log_ratio(
    counts: Ints, expected: npt.NDArray[np.float64], total: int, most: float
) -> npt.NDArray[np.float64]:
    rest = total - counts
    with np.errstate(divide="ignore", invalid="ignore"):
        outside = np.where(rest > 0, rest * np.log(rest / (total - expected)), 0.0)
        found = counts * np.log(counts / expected) + outside
    wanted = (counts > expected) & (counts > 1) & (counts <= most)
    return np.where(wanted, found, 0.0)


def _members(circles: _Circles, when: Ints, row: int, member: int, length: int) -> list[int]:
    near = circles.member[circles.row == row]
    begin = when[member]
    return [one for one in near.tolist() if begin <= when[one] < begin + length]


def _cluster(
    points: Points,
    circles: _Circles,
    row: int,
    found: list[int],
    ratio: float,
    p: float,
    when: Ints,
) -> Cluster:
    found = sorted(found, key=lambda one: (when[one], points.ids[one]))
    first, last = int(when[found[0]]), int(when[found[-1]])
    begin = points.days.min()
    on_days = int(((when >= first) & (when <= last)).sum())
    return Cluster(
        centre=points.ids[int(circles.centre[row])],
        km=float(circles.km[row]),
        first=int(begin) + first,
        last=int(begin) + last,
        incidents=tuple(points.ids[one] for one in found),
        expected=float(circles.size[row]) * on_days / len(points),
        likelihood_ratio=ratio,
        p=p,
    )
