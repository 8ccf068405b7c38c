"""Groups a few claims anew after a person decided about them, by comparisons that were kept.

Nothing is compared again: pairs that were not worth keeping count as far apart. Linking all claims
anew may therefore find, rarely, that a decision also moves a claim that it does not name.
"""

from collections.abc import Iterable, Sequence

from crossreport.codebook import Codebook, load_codebook
from crossreport.link.clustering import clusters
from crossreport.link.linker import Batch, takes_part
from crossreport.link.links import DECIDED
from crossreport.link.odds import probability_of
from crossreport.link.pairs import Finding, Pairs, ScoredPair
from crossreport.link.passages import PLACING
from crossreport.link.records import Around, table
from crossreport.link.roll import Pair, Roll
from crossreport.link.units import Decisions, text_units
from crossreport.link.weights import Level, LinkingModel
from crossreport.model import Copy, Link, reading_order


def regroup(
    batch: Batch,
    links: Sequence[Link],
    *,
    decisions: Decisions,
    model: LinkingModel,
    copies: Sequence[Copy] = (),
    codebook: Codebook | None = None,
) -> tuple[tuple[str, ...], ...]:
    """Group some claims into incidents.

    Args:
        batch: the claims, with what linking reads of them.
        links: what was kept of comparing them.
        decisions: what people decided.
        model: weights and threshold.
        copies: which documents repeat which.
        codebook: the event types; the packaged codebook when not given.

    Returns:
        Claim ids of each incident, in reading order; of all that take part.
    """
    if not any(map(takes_part, batch.claims)):
        return ()
    around = Around(
        *(batch.places, batch.documents, copies, codebook or load_codebook(), model),
        batch.datasets,
    )
    ordered = reading_order(filter(takes_part, batch.claims), batch.documents)
    units = text_units(ordered, decisions)
    columns = table(units, around).select([*PLACING]).to_pydict()
    roll = Roll()
    limits = model.clustering
    roll.add(units, ordered, columns=columns, datasets=batch.datasets, limits=limits)
    unit_of = {claim: roll.unit_of[at] for at, claim in enumerate(roll.claims)}
    groups = clusters(
        roll.wide,
        roll.reports,
        Pairs.of(_pairs(links, unit_of, model)),
        limits=limits,
        threshold=model.threshold,
        same=_between(decisions.same, unit_of),
        different=_between(decisions.different, unit_of),
        datasets=roll.datasets,
    )
    return roll.clusters(groups)


def decided_links(links: Iterable[Link], decisions: Decisions) -> list[Link]:
    """Return the links that change: those of decisions, and what was compared of others again.

    Args:
        links: what is kept of some claims.
        decisions: what people decided about them.
    """
    kept = {(one.left, one.right): one for one in links}
    wanted = {**dict.fromkeys(decisions.same, True), **dict.fromkeys(decisions.different, False)}
    found = []
    for pair in sorted(wanted):
        parts = kept[pair].parts if pair in kept else ()
        weight = DECIDED if wanted[pair] else -DECIDED
        found.append(Link(*pair, float(wanted[pair]), weight, parts, "judgement"))
    return found + [
        _compared(one)
        for pair, one in sorted(kept.items())
        if one.decided_by == "judgement" and pair not in wanted
    ]


def _compared(link: Link) -> Link:
    """Return a link as it was before a person decided it; far apart where it was not compared."""
    if not link.parts:
        return Link(link.left, link.right, 0.0, -DECIDED, (), "model")
    weight = sum(weight for _, _, weight in link.parts)
    probability = round(probability_of(weight), 9)
    return Link(link.left, link.right, probability, weight, link.parts, "model")


def _pairs(links: Iterable[Link], unit_of: dict[str, int], model: LinkingModel) -> list[ScoredPair]:
    """Return the best of what was compared of each two units."""
    levels = {
        (comparison.id, level.label): level
        for comparison in model.comparisons
        for level in comparison.levels
    }
    best: dict[Pair, Finding] = {}
    for link in links:
        a, b = unit_of.get(link.left), unit_of.get(link.right)
        if a is None or b is None or a == b or not link.parts:
            continue
        finding = _finding(link, levels)
        pair = (min(a, b), max(a, b))
        if pair not in best or best[pair].weight < finding.weight:
            best[pair] = finding
    return [ScoredPair(*pair, finding) for pair, finding in best.items()]


def _finding(link: Link, levels: dict[tuple[str, str], Level]) -> Finding:
    known = [levels.get((name, label)) for name, label, _ in link.parts[1:]]
    outcomes = tuple(level for level in known if level is not None)
    weight = link.weight if link.decided_by == "model" else _compared(link).weight
    return Finding(weight, outcomes)


def _between(decided: Iterable[tuple[str, str]], unit_of: dict[str, int]) -> set[Pair]:
    units = ((unit_of[a], unit_of[b]) for a, b in decided)
    return {(min(pair), max(pair)) for pair in units if pair[0] != pair[1]}
