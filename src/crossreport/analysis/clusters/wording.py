"""Puts what was found of clusters in sentences."""

from crossreport.analysis.clusters.points import LeftOut
from crossreport.analysis.clusters.testing import Clusters
from crossreport.codebook import read_yaml


def knox_words(found: Clusters) -> list[str]:
    """Return what near repeats there are, a sentence each."""
    low = [cell for cell in found.knox.cells if cell.p_all <= found.alpha]
    best = min(cell.p_all for cell in found.knox.cells)
    if not low:
        return [
            "No band of distance and days holds more pairs than chance gives (least p over all "
            f"bands {best:.3f})."
        ]
    nearest = low[0]
    ratio = f", {nearest.ratio:.1f} times as many" if nearest.ratio else ""
    sentences = [
        f"{len(low)} of {len(found.knox.cells)} bands hold more pairs than chance gives. The "
        f"nearest of them: {_band(nearest.km)} km and {_band(nearest.days)} days apart are "
        f"{nearest.observed:,.0f} pairs where chance gives {nearest.expected:,.1f}{ratio} "
        f"(p {nearest.p_all:.3f}, all bands considered)."
    ]
    if found.maybe_one:
        sentences.append(
            f"{found.maybe_one:,} of the {len(found.knox.nearest):,} nearest pairs may be one "
            "incident told twice: linking did not exclude it."
        )
    return sentences


def scan_words(found: Clusters) -> list[str]:
    """Return how many clusters the scan found."""
    sure = [one for one in found.scan.clusters if one.p <= found.alpha]
    if sure:
        noun = "cluster" if len(sure) == 1 else "clusters"
        return [f"{len(sure)} {noun} of space and time that chance would hardly give."]
    if not found.scan.clusters:
        return ["No two incidents are close in space and time."]
    return [
        "No cluster of space and time that chance would not give (p of the likeliest "
        f"{found.scan.clusters[0].p:.3f})."
    ]


def basis_words(found: Clusters) -> list[str]:
    """Return which incidents were looked at, and what is to be borne in mind."""
    sentences = [f"{found.tested:,} incidents were looked at; {left_words(found.left_out)}."]
    if found.possible:
        sentences.append(f"{found.possible:,} of them are only possibly meant.")
    asked = found.asked
    if asked.draws:
        sentences.append(
            f"For near repeats, places within their radius and days within their dates were drawn "
            f"{asked.draws} times; p is twice the median."
        )
    sentences.append(
        f"p is of {asked.permutations:,} random orders of the days over the places (seed "
        f"{asked.seed})."
    )
    return [*sentences, *read_yaml("clusters")["caveats"]]


def left_words(left: LeftOut) -> str:
    """Return how many incidents were too vague, by the reason."""
    parts = [
        f"{count:,} {words}"
        for count, words in (
            (left.unplaced, "without a place"),
            (left.vague, "with too vague a place"),
            (left.undated, "without a day"),
            (left.wide, "with too wide a date"),
        )
        if count
    ]
    return f"left out were {', '.join(parts)}" if parts else "none was too vague"


def _band(ends: tuple[float, float] | tuple[int, int]) -> str:
    return f"{ends[0]:g}" if ends[0] == ends[1] else f"{ends[0]:g} to {ends[1]:g}"
