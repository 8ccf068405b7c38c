"""Which claims tell the same incident, and why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from crossreport.codebook import Codebook, load_codebook
from crossreport.link.clustering import clusters
from crossreport.link.estimation import LEAST_CLAIMS, Estimate, estimated
from crossreport.link.links import Links
from crossreport.link.own import LinkingError
from crossreport.link.pairs import Pairs
from crossreport.link.passages import PLACING, passages
from crossreport.link.records import Around, table
from crossreport.link.roll import Pair, Roll
from crossreport.link.scoring import Scorer
from crossreport.link.units import Decisions, Unit, allowed_joins, decide, text_units
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

_REFERENCE_PAIRS = 400_000  # more tell nothing new


@dataclass(frozen=True, slots=True)
class Batch:
    """All claims of some documents, with what linking reads of them.

    Attributes:
        claims: in any order.
        places: claim id to its resolved place, where it has one.
        documents: document id to document.
        datasets: document id to the dataset that it is a row of; only judgements join two rows
            of one dataset.
    """

    claims: Sequence[Claim]
    places: Mapping[str, Place | None]
    documents: Mapping[str, Document]
    datasets: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Linkage:
    """What linking found.

    Attributes:
        links: compared pairs worth reporting, ordered by their claims' ids.
        clusters: claim ids of each incident, in reading order; every claim that took part is
            in exactly one.
        compared: how many pairs were compared to find them.
    """

    links: Sequence[Link]
    clusters: tuple[tuple[str, ...], ...]
    compared: int


def link(
    claims: Sequence[Claim],
    *,
    places: Mapping[str, Place | None],
    documents: Mapping[str, Document],
    copies: Sequence[Copy] = (),
    judgements: Sequence[Judgement] = (),
    datasets: Mapping[str, str] | None = None,
    codebook: Codebook | None = None,
    model: LinkingModel | None = None,
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
        model: levels and weights; the shipped ones when not given.

    Raises:
        CodebookError: the linking model in the codebook is not usable.
    """
    ids = (claim.id for claim in claims if takes_part(claim))
    return link_batches(
        [Batch(claims, places, documents, datasets or {})],
        decisions=decide(judgements, ids),
        copies=copies,
        codebook=codebook,
        model=model,
    )


def takes_part(claim: Claim) -> bool:
    """Say whether a claim is of anything that is linked."""
    return claim.specificity is not Specificity.NOT_AN_INCIDENT


def link_batches(
    batches: Iterable[Batch],
    *,
    decisions: Decisions,
    copies: Sequence[Copy] = (),
    codebook: Codebook | None = None,
    model: LinkingModel | None = None,
) -> Linkage:
    """Group claims into incidents, as ``link`` does, with few of them in memory at a time.

    Args:
        batches: the claims; of each document all in one batch, and documents in the order in
            which ``reading_order`` puts them.
        decisions: what people decided.
        copies: which documents repeat which.
        codebook: the event types; the packaged codebook when not given.
        model: levels and weights; the shipped ones when not given.

    Raises:
        CodebookError: the linking model in the codebook is not usable.
    """
    model = model or load_model()
    roll = Roll()
    with Scorer(model) as scorer:
        taker = _Taker(roll, scorer, decisions, codebook or load_codebook(), model)
        taker.take_all(batches, copies)
        pairs = scorer.pairs()
        compared = scorer.compared
    groups = _grouped(roll, pairs, decisions, model)
    judged = {
        **dict.fromkeys(decisions.same, True),
        **dict.fromkeys(decisions.different, False),
    }
    return Linkage(
        links=Links(roll, _reported(pairs, groups, model), judged, model),
        clusters=roll.clusters(groups),
        compared=compared,
    )


def estimate(
    batches: Iterable[Batch],
    *,
    copies: Sequence[Copy] = (),
    codebook: Codebook | None = None,
    model: LinkingModel | None = None,
) -> Estimate:
    """Estimate weights from the claims themselves, whoever tells what.

    Args:
        batches: as for ``link_batches``.
        copies: which documents repeat which.
        codebook: the event types; the packaged codebook when not given.
        model: levels and weights to begin with; the shipped ones when not given.

    Raises:
        LinkingError: the claims are too few, or tell too little.
    """
    model = model or load_model()
    roll = Roll()
    with Scorer(model) as scorer:
        taker = _Taker(roll, scorer, decide((), ()), codebook or load_codebook(), model)
        taker.take_all(batches, copies)
        if len(roll.claims) < LEAST_CLAIMS:
            raise LinkingError(
                f"own weights need {LEAST_CLAIMS:,} claims of incidents or more, this record holds "
                f"{len(roll.claims):,}; go on with the shipped ones"
            )
        return estimated(scorer.reference(_REFERENCE_PAIRS), model)


@dataclass(frozen=True, slots=True)
class _Taker:
    """Makes units of claims, notes them and hands them over to be compared."""

    roll: Roll
    scorer: Scorer
    decisions: Decisions
    codebook: Codebook
    model: LinkingModel

    def take_all(self, batches: Iterable[Batch], copies: Sequence[Copy]) -> None:
        """Take batch after batch."""
        allowed = allowed_joins(self.decisions)
        for batch in batches:
            around = Around(
                *(batch.places, batch.documents, copies, self.codebook, self.model),
                batch.datasets,
            )
            ordered = reading_order(filter(takes_part, batch.claims), batch.documents)
            units = text_units(ordered, self.decisions, allowed=allowed)
            self._take(units, ordered, around)

    def _take(self, units: Sequence[Unit], ordered: Sequence[Claim], around: Around) -> None:
        first = len(self.roll.heads)
        rows = table(units, around, first=first)
        columns = rows.select([*PLACING]).to_pydict()
        told = {name: one for name, one in around.documents.items() if name not in around.datasets}
        self.scorer.add(rows, passages(units, columns, told, first=first))
        limits = self.model.clustering
        self.roll.add(units, ordered, columns=columns, datasets=around.datasets, limits=limits)


def _grouped(
    roll: Roll, pairs: Pairs, decisions: Decisions, model: LinkingModel
) -> list[tuple[int, ...]]:
    return clusters(
        roll.wide,
        roll.reports,
        pairs,
        limits=model.clustering,
        threshold=model.threshold,
        same=_between_units(decisions.same, roll),
        different=_between_units(decisions.different, roll),
        datasets=roll.datasets,
    )


def _reported(pairs: Pairs, groups: Sequence[Sequence[int]], model: LinkingModel) -> Pairs:
    """Return the pairs that are of one incident, or may well be."""
    cluster_of = np.empty(sum(map(len, groups)), np.int32)
    for number, group in enumerate(groups):
        cluster_of[list(group)] = number
    likely = np.array(
        [one.probability >= model.clustering.report_probability for one in pairs.findings], np.bool_
    )
    return pairs.where(likely[pairs.kind] | (cluster_of[pairs.left] == cluster_of[pairs.right]))


def _between_units(decided: Iterable[tuple[str, str]], roll: Roll) -> set[Pair]:
    pairs = list(decided)
    place = roll.places(one for pair in pairs for one in pair)
    units = ((roll.unit_of[place[a]], roll.unit_of[place[b]]) for a, b in pairs)
    return {(min(pair), max(pair)) for pair in units if pair[0] != pair[1]}
