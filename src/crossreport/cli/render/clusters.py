"""Tables of near repeats and of clusters."""

from datetime import date
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from crossreport.analysis.cases import Case
from crossreport.analysis.clusters import Cluster
from crossreport.analysis.clusters.testing import Clusters
from crossreport.analysis.clusters.wording import basis_words, knox_words, scan_words
from crossreport.cli.render.lists import heading, item
from crossreport.cli.render.text import printable
from crossreport.cli.render.values import days, where

_SHOWN = 8


def show_clusters(found: Clusters, console: Console) -> None:
    """Print near repeats, the clusters with their incidents, and what it rests on."""
    heading(console, f"Near repeats among {printable(found.label)}")
    for words in knox_words(found):
        item(console, words)
    console.print(_knox_table(found))
    console.print()
    heading(console, "Clusters")
    for words in scan_words(found):
        item(console, words)
    for cluster in found.scan.clusters:
        if cluster.p <= found.alpha or cluster is found.scan.clusters[0]:
            _show_cluster(found, cluster, console)
    console.print()
    heading(console, "What it rests on")
    for words in basis_words(found):
        item(console, words)


def _knox_table(found: Clusters) -> Table:
    """Return observed and expected pairs with their p: distances down, days across."""
    cells = found.knox.cells
    columns = list(dict.fromkeys(cell.days for cell in cells))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("km apart", no_wrap=True)
    for first, last in columns:
        label = (
            "same day"
            if last == 0
            else f"{first} days"
            if first == last
            else f"{first}–{last} days"
        )
        table.add_column(label, justify="right", no_wrap=True)
    for km in dict.fromkeys(cell.km for cell in cells):
        row = [cell for cell in cells if cell.km == km]
        table.add_row(
            f"{km[0]:g}–{km[1]:g}",
            *(
                f"{one.observed:,.0f} / {one.expected:,.1f}{'*' * (one.p_all <= found.alpha)}"
                for one in row
            ),
        )
    table.caption = "pairs observed / expected; * p at most 0.05, all bands considered"
    table.caption_justify = "left"
    return table


def _show_cluster(found: Clusters, cluster: Cluster, console: Console) -> None:
    centre = found.cases[cluster.centre].place
    name = centre.name if centre else ""
    first, last = date.fromordinal(cluster.first), date.fromordinal(cluster.last)
    item(
        console,
        f"{len(cluster.incidents)} incidents where chance gives {cluster.expected:.1f}, within "
        f"{cluster.km:g} km of {name}, {first} to {last}, p {cluster.p:.3f}",
    )
    for one in cluster.incidents[:_SHOWN]:
        item(console, _line(found.cases[one]), indent=4)
    if len(cluster.incidents) > _SHOWN:
        item(console, f"… and {len(cluster.incidents) - _SHOWN} more (--json lists all)", indent=4)


def _line(case: Case) -> str:
    incident = case.incident
    return f"{incident.id}  {days(incident.date)}, {where(case.place)}, {incident.event_type}"


def plain_clusters(found: Clusters) -> dict[str, Any]:
    """Return what was found for programs, with the claims of each cluster."""
    return {
        "incidents": found.label,
        "asked": found.asked,
        "tested": found.tested,
        "left_out": found.left_out,
        "possible": found.possible,
        "near_repeats": found.knox.cells,
        "nearest_pairs": found.knox.nearest,
        "nearest_pairs_maybe_one": found.maybe_one,
        "clusters": [
            {
                "place": found.cases[one.centre].place,
                "km": one.km,
                "first": date.fromordinal(one.first),
                "last": date.fromordinal(one.last),
                "incidents": one.incidents,
                "claims": [
                    claim
                    for each in one.incidents
                    for claim in found.cases[each].incident.claim_ids
                ],
                "expected": one.expected,
                "log_likelihood_ratio": one.likelihood_ratio,
                "p": one.p,
            }
            for one in found.scan.clusters
        ],
    }
