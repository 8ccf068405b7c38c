"""Which claims tell the same incident, and why."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from crossreport.codebook import Codebook, load_codebook
from crossreport.link.clustering import clusters
from crossreport.link.passages import PLACING, passages
from crossreport.link.records import Around, table
from crossreport.link.scoring import ScoredPair, score
from crossreport.link.units import Decisions, Unit, decide, text_units
from crossreport.link.weights import LinkingModel, load_model
from crossreport.model import (
    Claim,
    Copy,
    Document,
    Judgement,
    Link,
    Place,
    Specificity,
    reading_order,
)

_DECIDED = 1_000.0  # log2 odds of a decision: beyond any sum of weights


@dataclass(frozen=True, slots=True)
class Linkage:
    """What linking found.

    Attributes:
        links: compared pairs worth reporting, ordered by their claims' ids.
        clusters: claim ids of each incident, in reading order; every claim that took part is
            in exactly one.
    """

    links: tuple[Link, ...]
    clusters: tuple[tuple[str, ...], ...]


def link(
    claims: Sequence[Claim],
    *,
    places: Mapping[str, Place | None],
    documents: Mapping[str, Document],
    copies: Sequence[Copy] = (),
    judgements: Sequence[Judgement] = (),
    datasets: Mapping[str, str] | None = None,
    codebook: Codebook | None = None,
) -> Linkage:
    """Group claims into incidents.

    Claims that make no incident (``Specificity.NOT_AN_INCIDENT``) take no part; context events
    are grouped among themselves. The result does not depend on the order of the input.

    Args:
        claims: claims of any number of documents.
        places: claim id to its resolved place, where it has one.
        documents: document id to document.
        copies: which documents repeat which.
        judgements: people's decisions; they outweigh everything else.
        datasets: document id to the dataset that it is a row of; only judgements join two rows
            of one dataset.
        codebook: the event types; the packaged codebook when not given.

    Raises:
        CodebookError: the linking model in the codebook is not usable.
    """
    model = load_model()
    taking_part = [c for c in claims if c.specificity is not Specificity.NOT_AN_INCIDENT]
    ordered = reading_order(taking_part, documents)
    decisions = decide(judgements, (claim.id for claim in ordered))
    units = text_units(ordered, decisions)
    around = Around(places, documents, copies, codebook or load_codebook(), model)
    rows = table(units, around)
    coded = {
        at: datasets[unit.head.document_id]
        for at, unit in enumerate(units)
        if datasets and unit.head.document_id in datasets
    }
    columns = rows.select([*PLACING]).to_pydict()
    told = {name: one for name, one in documents.items() if name not in (datasets or {})}
    found = score(rows, passages(units, columns, told), model)
    pairs = [one for one in found if not _one_dataset(one, coded)]
    wide = _wide(columns, model)
    groups = clusters(
        wide,
        _numbered(unit.head.document_id for unit in units),
        pairs,
        limits=model.clustering,
        threshold=model.threshold,
        same=_between_units(decisions.same, units),
        different=_between_units(decisions.different, units),
        datasets=coded,
    )
    return Linkage(
        links=tuple(_links(pairs, units, groups, decisions, model)),
        clusters=_claim_clusters(groups, units, ordered),
    )


def _one_dataset(pair: ScoredPair, datasets: Mapping[int, str]) -> bool:
    """Say whether both are rows of one dataset, which are different events by its own word."""
    return pair.left in datasets and datasets[pair.left] == datasets.get(pair.right)


def _wide(columns: Mapping[str, Sequence[float | None]], model: LinkingModel) -> list[bool]:
    limits = model.clustering
    return [
        days is None or radius is None or days > limits.wide_days or radius > limits.wide_km
        for days, radius in zip(columns["days"], columns["radius"], strict=True)
    ]


def _numbered(names: Iterable[str]) -> list[int]:
    numbers: dict[str, int] = {}
    return [numbers.setdefault(name, len(numbers)) for name in names]


def _between_units(
    decided: Iterable[tuple[str, str]], units: Sequence[Unit]
) -> set[tuple[int, int]]:
    position = {claim.id: at for at, unit in enumerate(units) for claim in unit.claims}
    pairs = ((position[left], position[right]) for left, right in decided)
    return {(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}


def _claim_clusters(
    groups: Sequence[tuple[int, ...]], units: Sequence[Unit], ordered: Sequence[Claim]
) -> tuple[tuple[str, ...], ...]:
    order = {claim.id: at for at, claim in enumerate(ordered)}
    found = [
        tuple(sorted((c.id for at in group for c in units[at].claims), key=order.__getitem__))
        for group in groups
    ]
    return tuple(sorted(found, key=lambda ids: order[ids[0]]))


def _links(
    pairs: Iterable[ScoredPair],
    units: Sequence[Unit],
    groups: Sequence[tuple[int, ...]],
    decisions: Decisions,
    model: LinkingModel,
) -> list[Link]:
    cluster_of = {position: name for name, group in enumerate(groups) for position in group}
    found = {
        (made.left, made.right): made
        for pair in pairs
        if pair.probability >= model.clustering.report_probability
        or cluster_of[pair.left] == cluster_of[pair.right]
        for made in (_model_link(pair, units, model),)
    }
    found.update({(made.left, made.right): made for made in _text_links(units)})
    for decided, weight in ((decisions.same, _DECIDED), (decisions.different, -_DECIDED)):
        for left, right in decided:
            parts = found[left, right].parts if (left, right) in found else ()
            probability = 1.0 if weight > 0 else 0.0
            found[left, right] = Link(left, right, probability, weight, parts, "judgement")
    return [found[key] for key in sorted(found)]


def _model_link(pair: ScoredPair, units: Sequence[Unit], model: LinkingModel) -> Link:
    left, right = sorted((units[pair.left].head.id, units[pair.right].head.id))
    parts = (
        ("prior", model.prior_label, round(model.prior_weight, 6)),
        *(
            (comparison.id, outcome.label, round(outcome.weight, 6))
            for comparison, outcome in zip(model.comparisons, pair.outcomes, strict=True)
        ),
    )
    return Link(left, right, round(pair.probability, 9), pair.weight, parts)


def _text_links(units: Iterable[Unit]) -> Iterator[Link]:
    for unit in units:
        ids = {claim.id for claim in unit.claims}
        for claim in unit.claims:
            if claim.elaborates in ids and claim.elaborates is not None:
                left, right = sorted((claim.id, claim.elaborates))
                yield Link(left, right, 1.0, _DECIDED, (), "text")
