"""Where and when incidents cluster: near repeats, and the space–time permutation scan."""

from crossreport.analysis.clusters.knox import Knox, KnoxCell, knox
from crossreport.analysis.clusters.points import LeftOut, Points, points_of
from crossreport.analysis.clusters.scan import Cluster, Scan, scan

__all__ = [
    "Cluster",
    "Knox",
    "KnoxCell",
    "LeftOut",
    "Points",
    "Scan",
    "knox",
    "points_of",
    "scan",
]
