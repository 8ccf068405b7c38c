"""The verb ``link``."""

from typing import TYPE_CHECKING, Annotated

import typer

from crossreport.cli.options import JsonOption, RecordOption, UsageError
from crossreport.cli.verbs import do

if TYPE_CHECKING:
    from crossreport.link import Estimate
    from crossreport.pipeline import Outcome, Progress
    from crossreport.store import Record

EstimateOption = Annotated[
    bool,
    typer.Option(
        "--estimate",
        help="First estimate the weights on this record's own claims, show them beside the "
        "shipped ones, and keep them for later runs. It needs some thousands of claims.",
    ),
]
ShippedOption = Annotated[
    bool,
    typer.Option("--shipped", help="Go back to the shipped weights and costs."),
]
FalseCostOption = Annotated[
    float | None,
    typer.Option(
        metavar="COST",
        help="What it costs to make one incident of two, in any unit. Shipped: 2. Kept for later "
        "runs.",
        show_default=False,
    ),
]
MissedCostOption = Annotated[
    float | None,
    typer.Option(
        metavar="COST",
        help="What it costs to count one incident twice, in the same unit. Shipped: 1. Kept for "
        "later runs.",
        show_default=False,
    ),
]


def link(
    record: RecordOption,
    estimate: EstimateOption = False,
    shipped: ShippedOption = False,
    false_cost: FalseCostOption = None,
    missed_cost: MissedCostOption = None,
    json: JsonOption = False,
) -> None:
    """Find the claims that tell the same incident."""
    from crossreport import pipeline

    if estimate and shipped:
        raise UsageError("--estimate and --shipped exclude each other")
    costs = pipeline.Costs(false_cost, missed_cost)

    def step(opened: "Record", progress: "Progress") -> "Outcome":
        if shipped:
            pipeline.use_shipped(opened)
        if costs != pipeline.Costs():
            pipeline.set_costs(opened, costs)
        if estimate:
            _show(pipeline.estimate_weights(opened, progress=progress), json=json)
        return pipeline.link(opened, progress=progress)

    do(step, record, json=json)


def _show(found: "Estimate", *, json: bool) -> None:
    from crossreport.cli.render import screen
    from crossreport.cli.render.weights import show_estimate

    # With --json standard output is the outcome's alone.
    show_estimate(found, screen.err() if json else screen.out())
