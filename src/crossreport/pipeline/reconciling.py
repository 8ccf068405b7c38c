"""Computes incidents, all of them or those that a judgement touches."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from crossreport.model import (
    Incident,
    Judgement,
    Place,
    PlaceMention,
    Refusal,
    Value,
    Verdict,
    stable_id,
)
from crossreport.pipeline.present import by_cluster, found_in, present, touching
from crossreport.pipeline.versions import code_version, digest, digest_of

if TYPE_CHECKING:
    from crossreport.store import Record
    from crossreport.store.excerpts import Excerpt

RULES = "rules"
"""The record's name for the set of rules that made its incidents."""


def check_rules(wanted: str | None) -> None:
    """Refuse a set of rules that does not exist before anything is done.

    Raises:
        CodebookError: there is no such set; the message names those that there are.
    """
    from crossreport.reconcile import DEFAULT, rule_set

    rule_set(wanted or DEFAULT)


def chosen_rules(record: "Record", wanted: str | None = None) -> str:
    """Return the set of rules to follow: the one wanted, else the record's, else the default.

    Raises:
        CodebookError: there is no such set.
    """
    from crossreport.reconcile import DEFAULT, rule_set

    return rule_set(wanted or record.meta().get(RULES, DEFAULT)).id


def reconcile_version(record: "Record", rules: str) -> str:
    """Return what the incidents depend on, as a digest."""
    from crossreport.codebook import codebook_version

    # Nothing of a judgement ever changes but whether it stands.
    judgements = [
        one.id
        for one in record.judgements()
        if one.verdict.of_incident and one.withdrawn_at is None
    ]
    return digest(
        [
            code_version("crossreport.reconcile"),
            codebook_version(),
            digest_of(record.steps("link")),
            rules,
            repr(record.source_grades()),
            repr(judgements),
        ]
    )


def reconcile_all(record: "Record", *, rules: str, version: str) -> list[Incident]:
    """Compute and store all incidents; return those that are stored."""
    from crossreport.store.excerpts import Excerpt

    places = record.places()
    everything = Excerpt(
        claims={claim.id: claim for claim in record.claims()},
        places={claim: places[place] for claim, place in record.locations().items()},
        documents={document.id: document for document in record.documents()},
        copies=record.copies(),
    )
    clusters = record.clusters()
    found = present(record.judgements(), everything.claims, record.claims)
    judged = by_cluster(found, clusters)
    incidents, refusals, chosen = _computed(clusters, everything, judged, _How(record, rules))
    record.put_incidents(
        incidents,
        refusals=refusals,
        places=(*_judged_places(judged), *chosen),
        version=version,
    )
    return incidents


def reconcile_some(record: "Record", touched: Sequence[Sequence[str]], *, rules: str) -> None:
    """Compute and store the incidents of some clusters, where all else is up to date.

    Args:
        record: where they are.
        touched: whole clusters; the incidents of all their claims are replaced.
        rules: the set of rules.
    """
    claims = [claim for ids in touched for claim in ids]
    said = record.excerpt(claims)
    own = _judged_of(record, touched, said.documents)
    incidents, refusals, chosen = _computed(touched, said, own, _How(record, rules))
    record.put_incidents(
        incidents,
        refusals=refusals,
        places=(*_judged_places(own), *chosen),
        version=reconcile_version(record, rules),
        of=claims,
    )


def _judged_of(
    record: "Record", touched: Sequence[Sequence[str]], document_ids: Collection[str]
) -> dict[str, list[Judgement]]:
    """Return the judgements that hold of some clusters, by the first claim of each."""
    from crossreport.store.excerpts import read_clusters_with

    inside = {claim for ids in touched for claim in ids}
    judged = [one for one in record.judgements() if one.verdict.of_incident]
    found = found_in(record, touching(judged, inside, document_ids))
    # A judgement is about the cluster that holds most of what it names, which may be another.
    beyond = {claim for one in found for claim in one.left} - inside
    with record.snapshot() as connection:
        others = read_clusters_with(connection, beyond)
    of = by_cluster(found, [*touched, *others])
    return {ids[0]: of.get(ids[0], []) for ids in touched}


class _How:
    """By what rules and grades incidents are computed."""

    def __init__(self, record: "Record", rules: str) -> None:
        self.rules = rules
        self.grades = record.source_grades()
        self.meanings = meanings_in(record)


def meanings_in(record: "Record") -> "Callable[[str], Mapping[PlaceMention, Place]]":
    """Return what tells for a document of a record what its names mean; for coded rows nothing."""
    from crossreport.store.excerpts import read_schemes
    from crossreport.store.naming import read_meanings

    @cache
    def meanings(document_id: str) -> Mapping[PlaceMention, Place]:
        with record.snapshot() as connection:
            if read_schemes(connection, [document_id]):
                return {}
            return read_meanings(connection, document_id)

    return meanings


def _computed(
    clusters: Sequence[Sequence[str]],
    said: "Excerpt",
    judged: Mapping[str, Sequence[Judgement]],
    how: _How,
) -> tuple[list[Incident], list[Refusal], list[Place]]:
    """Return the incidents, those that people say are none, and places that only incidents have."""
    from crossreport.reconcile import chosen_places, reconcile

    found = reconcile(
        clusters,
        claims=said.claims,
        places=said.places,
        documents=said.documents,
        copies=said.copies,
        rules=how.rules,
        grades=how.grades,
        judged=judged,
        meanings=how.meanings,
    )
    by_id = {one.id: one for ones in judged.values() for one in ones}
    refusals = [
        _refused(one, by_id[review.judgement_id], said)
        for one in found
        if (review := _rejection(one)) is not None and review.judgement_id is not None
    ]
    kept = [one for one in found if _rejection(one) is None]
    return kept, refusals, chosen_places(kept, claims=said.claims, meanings=how.meanings)


def _rejection(incident: Incident) -> Value | None:
    from crossreport.reconcile import REVIEW

    rejected = (v for v in incident.values if (v.field, v.text) == (REVIEW, Verdict.REJECTED))
    return next(rejected, None)


def _refused(incident: Incident, judgement: Judgement, said: "Excerpt") -> Refusal:
    quote = said.claims[incident.claim_ids[0]].quote
    note = f": {judgement.note}" if judgement.note else ""
    return Refusal(
        id=stable_id("r", "reconcile", incident.id, judgement.id),
        step="reconcile",
        subject=incident.id,
        code="judged-no-incident",
        message=f"{judgement.author} judged that this is no incident{note}; crossreport judge "
        f"withdraw {judgement.id} brings it back",
        document_id=quote.document_id,
        start=quote.start,
        end=quote.end,
        quote=quote.quote,
    )


def _judged_places(judged: Mapping[str, Sequence[Judgement]]) -> list[Place]:
    """Return the places that people gave incidents."""
    from crossreport.codebook import load_codebook
    from crossreport.reconcile import JudgedValueError, read_value

    found: dict[str, Place] = {}
    for one in (one for ones in judged.values() for one in ones if one.field == "place"):
        try:
            place = read_value("place", one.value or "", load_codebook()).place
        except JudgedValueError:
            continue
        if place is not None:
            found[place.id] = place
    return list(found.values())
