"""The place of an incident, chosen among all that its reports name where the claims don't agree.

Rules that count sources cannot know which of two towns in one report is the one where it was. The
chooser weighs every place that the reports name: what speaks for one is a sum of named signs with
weights, and the weights make probabilities, as with figures (``crossreport.reconcile.chooser``).
They were fitted on the development part of the Violent Corpus by ``benchmarks.corpus.fit_places``,
which also tells how often the choice is right on reports that the weights have not seen.

``told`` gathers what the reports say of each place, ``signs`` what speaks for it, ``choice`` weighs
them where there is something to choose.
"""

from crossreport.reconcile.placing.choice import (
    NOWHERE,
    candidates,
    choose,
    decide,
    heaviest,
    is_open,
    outcome_of,
    probabilities,
    share_around,
)
from crossreport.reconcile.placing.signs import NEIGHBOURS_KM, signs
from crossreport.reconcile.placing.told import Point, Spot, Told, gather_told

__all__ = [
    "NEIGHBOURS_KM",
    "NOWHERE",
    "Point",
    "Spot",
    "Told",
    "candidates",
    "choose",
    "decide",
    "gather_told",
    "heaviest",
    "is_open",
    "outcome_of",
    "probabilities",
    "share_around",
    "signs",
]
