"""Looks for clusters among the incidents that a question is about."""

from collections.abc import Mapping
from dataclasses import dataclass

from crossreport.analysis.cases import Case
from crossreport.analysis.clusters.knox import Knox, knox
from crossreport.analysis.clusters.points import LeftOut, points_of
from crossreport.analysis.clusters.scan import Scan, scan
from crossreport.analysis.errors import AnalysisError
from crossreport.analysis.selection import Selection
from crossreport.codebook import read_yaml


@dataclass(frozen=True, slots=True)
class Asked:
    """How clusters are looked for.

    Attributes:
        most_radius_km: places known less exactly are left out.
        most_days: dates that are wider are left out.
        permutations: random orders of the days over the places.
        draws: how often vague places and dates are drawn for near repeats; 0 takes their middle.
        seed: of the random numbers.
    """

    most_radius_km: float
    most_days: int
    permutations: int
    draws: int = 0
    seed: int = 0

    @classmethod
    def usual(
        cls,
        *,
        most_radius_km: float | None = None,
        most_days: int | None = None,
        permutations: int | None = None,
        draws: int = 0,
        seed: int = 0,
    ) -> "Asked":
        """Return the codebook's settings but for those that are given."""
        rules = read_yaml("clusters")
        return cls(
            most_radius_km or float(rules["precision"]["most_radius_km"]),
            most_days or int(rules["precision"]["most_days"]),
            permutations or int(rules["permutations"]),
            draws,
            seed,
        )


@dataclass(frozen=True)
class Clusters:
    """What was found.

    Attributes:
        label: the incidents that were asked for.
        asked: how was looked.
        tested: how many incidents were exact enough.
        left_out: how many were not.
        possible: how many of those tested are only possibly meant.
        knox: near repeats.
        scan: the scan.
        maybe_one: pairs in Knox's nearest cell that linking did not exclude to be one incident.
        cases: the incidents, by id.
        alpha: p up to which a cluster is called one.
    """

    label: str
    asked: Asked
    tested: int
    left_out: LeftOut
    possible: int
    knox: Knox
    scan: Scan
    maybe_one: int
    cases: Mapping[str, Case]
    alpha: float


def look(selection: Selection, asked: Asked) -> Clusters:
    """Look for near repeats and for clusters in space and time.

    Raises:
        AnalysisError: too few incidents are known exactly enough.
    """
    rules = read_yaml("clusters")
    members = {one.case.incident.id: one for one in selection.members}
    points, left = points_of(
        [one.case for one in members.values()],
        most_radius_km=asked.most_radius_km,
        most_days=asked.most_days,
    )
    if len(points) < rules["least_incidents"]:
        raise AnalysisError(
            f"of {selection.label}, {len(points)} are placed and dated exactly enough to look for "
            f"clusters and {left.total} are not; {rules['least_incidents']} are needed "
            "(--radius and --days let vaguer ones in)"
        )
    if int(points.days.min()) == int(points.days.max()):
        raise AnalysisError(
            f"of {selection.label}, all that are exact enough were on one day: nothing tells when "
            "and where apart"
        )
    near = knox(
        points,
        km=rules["knox"]["km"],
        days=rules["knox"]["days"],
        permutations=asked.permutations,
        seed=asked.seed,
        draws=asked.draws,
    )
    scanned = scan(
        points,
        radii_km=rules["scan"]["radii_km"],
        days=rules["scan"]["days"],
        most_share=rules["scan"]["most_share"],
        permutations=asked.permutations,
        seed=asked.seed,
    )
    tested = {one: members[one] for one in points.ids}
    return Clusters(
        label=selection.label,
        asked=asked,
        tested=len(points),
        left_out=left,
        possible=sum(one.membership.value == "possible" for one in tested.values()),
        knox=near,
        scan=scanned,
        maybe_one=_maybe_one(selection, near, float(rules["duplicate_probability"])),
        cases={key: one.case for key, one in tested.items()},
        alpha=float(rules["alpha"]),
    )


def _maybe_one(selection: Selection, near: Knox, least: float) -> int:
    """Count the nearest pairs that linking gave a probability to be one incident."""
    cases = selection.cases
    incident_of = {
        claim: cases.all[position].incident.id for claim, position in cases.incident_of.items()
    }
    linked = {
        frozenset((incident_of.get(link.left), incident_of.get(link.right)))
        for link in cases.links
        if link.probability >= least
    }
    return sum(frozenset(pair) in linked for pair in near.nearest)
