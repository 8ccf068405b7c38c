"""Killed and injured of an incident, chosen together among what its reports can mean.

Rules that look at one kind of figure at a time cannot know that the two people shot in one
sentence are the one killed and the one wounded of another. The chooser weighs pairs: every number
of killed that the reports allow with every number of injured. What speaks for a pair is a sum of
named signs with weights, and the weights make probabilities (a conditional logit: McFadden, 1974).
They were fitted on the development part of the Violent Corpus by ``benchmarks.corpus.fit_chooser``,
which also tells how often the choice is right on reports that the weights have not seen.

``told`` gathers what the reports say, ``candidates`` what it can mean, ``signs`` what speaks for
each candidate, ``choice`` weighs them.
"""

from crossreport.reconcile.chooser.candidates import Candidate, candidates
from crossreport.reconcile.chooser.choice import (
    Choice,
    choose,
    is_open,
    share_of,
)
from crossreport.reconcile.chooser.signs import signs
from crossreport.reconcile.chooser.told import Told, gather_told

__all__ = [
    "Candidate",
    "Choice",
    "Told",
    "candidates",
    "choose",
    "gather_told",
    "is_open",
    "share_of",
    "signs",
]
