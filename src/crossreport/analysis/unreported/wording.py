"""Puts an estimate of what was not reported, and what it rests on, in sentences."""

from collections.abc import Iterator

from crossreport.analysis.unreported.estimating import Estimate, Thin, estimate
from crossreport.analysis.unreported.lists import Counted
from crossreport.analysis.unreported.overlap import OverlapTable, PairOverlap
from crossreport.codebook import read_yaml


def verdict_words(found: Estimate | Thin) -> list[str]:
    """Return the answer, a sentence each."""
    if isinstance(found, Thin):
        return ["Cannot tell.", *(_sentence(reason) for reason in found.reasons), *_bound(found)]
    seen = found.overlap.seen
    return [
        f"About {found.total:,.0f} incidents in all ({found.share:.0%} interval "
        f"{found.low:,.0f} to {found.high:,.0f}): {seen:,} are on some list, about "
        f"{found.unseen:,.0f} ({found.low - seen:,.0f} to {found.high - seen:,.0f}) on none.",
        *_bound(found),
    ]


def basis_words(counted: Counted) -> list[str]:
    """Return what was counted, and what was not, a sentence each."""
    sentences = []
    if counted.since and counted.until and counted.since > counted.until:
        sentences.append("There are no days that every list is about.")
    elif counted.since and counted.until:
        sentences.append(
            f"Counted are {counted.table.seen:,} incidents of {counted.since} to {counted.until}, "
            "the days that every list is about."
        )
    if counted.beyond:
        sentences.append(
            f"{counted.beyond:,} further ones lie in days or countries that not all lists are "
            "about."
        )
    sentences += [_pair_words(pair) for pair in counted.table.pairs]
    if counted.joined is not None:
        sentences.append(
            f"{counted.maybe_one:,} pairs of incidents that were not joined may be one each; were "
            f"they, {_short(counted.joined)}."
        )
    return sentences


def caveats() -> list[str]:
    """Return what is to be borne in mind with every estimate."""
    return list(read_yaml("unreported")["caveats"])


def pattern_rows(table: OverlapTable) -> Iterator[tuple[tuple[bool, ...], int]]:
    """Yield which lists hold how many incidents, those on most lists first."""
    order = sorted(range(1, len(table.cells)), key=lambda one: (-one.bit_count(), one))
    for pattern in order:
        held = tuple(bool(pattern >> place & 1) for place in range(len(table.names)))
        yield held, table.cells[pattern]


def _bound(found: Estimate | Thin) -> list[str]:
    bound = found.lower_bound
    if bound is None:
        return []
    return [
        f"At the least, about {bound.total:,.0f} ({bound.low:,.0f} to {bound.high:,.0f}; Chao's "
        "lower bound)."
    ]


def _pair_words(pair: PairOverlap) -> str:
    limits = read_yaml("unreported")["dependence"]
    told = f"{pair.first} and {pair.second} share {pair.shared:,}"
    if pair.odds_ratio is None:
        return f"{told}."
    if pair.odds_ratio >= limits["more"]:
        how = "they tell more of the same than chance would, so they may share sources"
    elif pair.odds_ratio <= limits["less"]:
        how = "they tell less of the same than chance would, as if they shared out the field"
    else:
        how = "about as chance would"
    return f"{told}; among what a further list holds, {how} (odds ratio {pair.odds_ratio:.1f})."


def _short(table: OverlapTable) -> str:
    found = estimate(table)
    if isinstance(found, Thin):
        return "no estimate could be given"
    return f"the estimate were {found.total:,.0f} ({found.low:,.0f} to {found.high:,.0f})"


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
