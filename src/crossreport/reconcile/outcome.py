"""What a rule decides."""

from collections.abc import Iterable
from dataclasses import dataclass

from crossreport.model import Place, Range, WideDate
from crossreport.reconcile.evidence import Telling


@dataclass(frozen=True, slots=True)
class Outcome:
    """A field's value as one rule gives it.

    Attributes:
        text: the value as shown to people.
        tellings: the claims it was computed from.
        range: for counts.
        date: for dates.
        place: for places.
        names: for actors and types, the chosen first.
        probability: that it is right, where a chooser weighed it.
    """

    text: str
    tellings: tuple[Telling, ...]
    range: Range | None = None
    date: WideDate | None = None
    place: Place | None = None
    names: tuple[str, ...] = ()
    probability: float | None = None


def sources(tellings: Iterable[Telling]) -> int:
    """Number of independent sources among claims."""
    return len({telling.source.key for telling in tellings})
