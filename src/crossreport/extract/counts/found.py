"""What the search for counts returns, and how one figure is made of several."""

from collections.abc import Iterable
from dataclasses import dataclass

from crossreport.model import Count, CountPart, Range


@dataclass(frozen=True, slots=True)
class FoundCount:
    """A count with its place in the parsed sentence.

    Attributes:
        count: the figure, with kind, range, victims and span.
        predicate: index in the spaCy document of the word that says what happened.
        head: index of the noun or figure that stands for the people.
        whole: index, in the list returned for the sentence, of the count that this one is a
            part or a subset of; ``None`` for a whole.
        modal: planned, possible, feared, denied, hypothetical, or left open ("killed or
            wounded"); it did not happen, or nobody says just that.
        perpetrator: the people are those who did it ("the gunman was killed", "shot himself").
        by_own_hand: they did it to themselves ("killed himself").
        means: so they made the attack ("blew himself up"); no source's figure holds them.
        anaphoric: the people were named before ("the victim", "he", "two of them"); such a
            count says something of people already counted and does not add to them.
        share: the words say that they are some of those counted before ("two of them died",
            "one fatally"), so that a figure told before holds them too.
        other: the words say that others were counted before ("another", "12 others").
    """

    count: Count
    predicate: int
    head: int
    whole: int | None = None
    modal: bool = False
    perpetrator: bool = False
    by_own_hand: bool = False
    means: bool = False
    anaphoric: bool = False
    share: bool = False
    other: bool = False


def total(counts: Iterable[Count]) -> Range | None:
    """Return one figure for the counts of one kind in one claim.

    A whole stands for itself; where several are given (the text repeats itself), the largest
    does. Without a whole the parts add up. Subsets never add; but where the whole is a plural
    without a figure ("villagers, including three children"), the figures of its subsets are all
    that is said, and stand for it.

    Args:
        counts: counts of one kind, without those that are modal.

    Raises:
        ValueError: the counts are of several kinds.
    """
    given = list(counts)
    if len({count.kind for count in given}) > 1:
        raise ValueError("counts of different kinds have no total")
    wholes = [count for count in given if count.part is CountPart.WHOLE]
    subsets = [count for count in given if count.part is CountPart.SUBSET]
    figures = [count.range for count in subsets if count.stated]
    if wholes and all(_is_bare(whole) for whole in wholes) and figures:
        return _sum(figures)
    if wholes:
        ranges = [count.range for count in wholes]
        return max(ranges, key=lambda r: (r.best or r.low or 0, r.high or 0))
    return _sum([count.range for count in given if count.part is CountPart.PART])


def _is_bare(count: Count) -> bool:
    """Say whether a count has no figure at all, not even "dozens"."""
    return count.stated is None and count.range.best is None and count.range.high is None


def _sum(ranges: list[Range]) -> Range | None:
    if not ranges:
        return None
    result = ranges[0]
    for other in ranges[1:]:
        result = result + other
    return result
