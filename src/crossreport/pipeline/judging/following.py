"""Brings a record up to date after a judgement: only what it touches, where all else is."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crossreport.model import Judgement, Link, Verdict
from crossreport.pipeline.judging.comparing import compared
from crossreport.pipeline.present import as_pairs, found_in, touching
from crossreport.pipeline.reconciling import chosen_rules, reconcile_some, reconcile_version

if TYPE_CHECKING:
    from crossreport.store import Record

_AFTER = "+"
"""Between what links were made for and the linking of all claims that they come from."""


def current_linking(record: "Record") -> str | None:
    """Return the version of the last linking of all claims, if every incident is up to date."""
    from crossreport.pipeline.linking import link_version

    done = record.steps("link").get("", "")
    last, _, whole = done.partition(_AFTER)
    if last != link_version(record):
        return None
    if record.steps("reconcile").get("") != reconcile_version(record, chosen_rules(record)):
        return None
    return whole or last


def whole_linking(version: str) -> str:
    """Return the version of the linking of all claims that a version of links comes from."""
    return version.partition(_AFTER)[2] or version


@dataclass(frozen=True, slots=True)
class Before:
    """What was before a judgement was stored, or withdrawn.

    Attributes:
        linking: what ``current_linking`` gives.
        mates: the claims of one incident with that which the judgement adds.
    """

    linking: str | None
    mates: frozenset[str]


def before(record: "Record", judgement: Judgement) -> Before:
    """Return what is to be known of a record before a judgement is stored or withdrawn."""
    from crossreport.store.excerpts import read_clusters_with

    mates: set[str] = set()
    if judgement.claim is not None:
        with record.snapshot() as connection:
            found = read_clusters_with(connection, {judgement.claim.id})
        mates = {claim for one in found for claim in one}
    return Before(current_linking(record), frozenset(mates))


def follow(record: "Record", judgement: Judgement, was: Before) -> None:
    """Bring the record up to date after one judgement.

    Args:
        record: holds the judgement, or its withdrawal.
        judgement: what was decided.
        was: what was before.
    """
    if judgement.verdict is Verdict.UNSURE:
        return
    if was.linking is None:
        all_anew(record)
    elif judgement.claim is not None:
        told = compared(record, judgement.claim)
        mates = {claim for one in told for claim in (one.left, one.right)} | was.mates
        _regroup(record, {*mates, judgement.claim.id}, was.linking, told)
    elif judgement.verdict.of_incident:
        _reconcile(record, claims_of(record, judgement))
    else:
        _regroup(record, claims_of(record, judgement), was.linking)


def all_anew(record: "Record") -> None:
    """Link and reconcile, unless an earlier step is still to be done."""
    from crossreport.pipeline.linking import link
    from crossreport.pipeline.steps import reconcile

    if record.unfinished() in (None, "link", "reconcile"):
        link(record)
        reconcile(record)


def claims_of(record: "Record", judgement: Judgement) -> set[str]:
    """Return the claims that a judgement is about, those that are in the record."""
    return {claim for one in found_in(record, [judgement]) for claim in (*one.left, *one.right)}


def _reconcile(record: "Record", claims: set[str]) -> None:
    from crossreport.store.excerpts import read_clusters_with

    with record.snapshot() as connection:
        touched = read_clusters_with(connection, claims)
    reconcile_some(record, touched, rules=chosen_rules(record))


def _regroup(record: "Record", claims: set[str], linking: str, told: Sequence[Link] = ()) -> None:
    """Group the claims of the incidents anew that hold some claims; compute those incidents.

    Args:
        record: where they are.
        claims: the claims, also such as are in no cluster yet, or are gone.
        linking: the last linking of all claims.
        told: links that the record does not have yet.
    """
    from crossreport.link import Batch, decide, decided_links, regroup
    from crossreport.pipeline.linking import link_version, linking_model
    from crossreport.store.excerpts import read_clusters_with, read_present, read_schemes

    with record.snapshot() as connection:
        found = [claim for one in read_clusters_with(connection, claims) for claim in one]
        ids = sorted(read_present(connection, {*found, *claims}))
        said = record.excerpt(ids)
        schemes = read_schemes(connection, said.documents)
    inside = frozenset(ids)
    links = [one for one in (*record.links(ids), *told) if inside >= {one.left, one.right}]
    decisions = decide(_pairs(record, inside, said.documents), ids)
    clusters = regroup(
        Batch(list(said.claims.values()), said.places, said.documents, schemes),
        links,
        decisions=decisions,
        copies=said.copies,
        model=linking_model(record),
    )
    version = f"{link_version(record)}{_AFTER}{linking}"
    changed = [*told, *decided_links(links, decisions)]
    record.put_regrouped(changed, clusters, version=version)
    reconcile_some(record, clusters, rules=chosen_rules(record))


def _pairs(
    record: "Record", inside: frozenset[str], documents: Collection[str]
) -> Sequence[Judgement]:
    """Return what people decided about pairs of some claims."""
    judged = [one for one in record.judgements() if not one.verdict.of_incident]
    return as_pairs(found_in(record, touching(judged, inside, documents)))
