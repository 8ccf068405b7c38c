"""Computes incidents from clusters of claims."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from crossreport.codebook import Codebook, load_codebook
from crossreport.model import (
    ActorRole,
    Claim,
    Copy,
    CountKind,
    Disagreement,
    Document,
    Incident,
    Judgement,
    Place,
    Range,
    SourceGrade,
    Specificity,
    Value,
    WideDate,
    stable_id,
)
from crossreport.model.dates import DateBasis
from crossreport.reconcile import disagreements as told_otherwise
from crossreport.reconcile import judging
from crossreport.reconcile.counting import count_decisions
from crossreport.reconcile.evidence import Evidence, Meanings, gather, graded, unknown
from crossreport.reconcile.locating import place_decision
from crossreport.reconcile.outcome import Outcome
from crossreport.reconcile.rules import apply
from crossreport.reconcile.rules.actors import Named
from crossreport.reconcile.rules.dates import dated
from crossreport.reconcile.rules.sets import DEFAULT, RuleSet, rule_set

_DOERS = frozenset({ActorRole.PERPETRATOR, ActorRole.PARTY})
_TARGETS = frozenset({ActorRole.TARGET})
_UNDATED = WideDate(None, None, DateBasis.RECONCILED)


def reconcile(
    clusters: Iterable[Sequence[str]],
    *,
    claims: Mapping[str, Claim],
    places: Mapping[str, Place | None],
    documents: Mapping[str, Document],
    copies: Sequence[Copy] = (),
    codebook: Codebook | None = None,
    rules: str = DEFAULT,
    grades: Iterable[SourceGrade] = (),
    judged: Mapping[str, Sequence[Judgement]] | None = None,
    meanings: Meanings = unknown,
) -> list[Incident]:
    """Compute one incident from each cluster by the rules of ``reconcile.yaml``.

    A pure function; neither the order of clusters nor that of claims within them matters.

    Args:
        clusters: claim ids of each incident.
        claims: claim id to claim.
        places: claim id to its resolved place, where it has one.
        documents: document id to document.
        copies: which documents repeat which.
        codebook: event types and sources; the packaged codebook when not given.
        rules: name of the set of rules.
        grades: what the user thinks of sources.
        judged: first claim id of a cluster to the judgements that hold of its incident.
        meanings: what the names of each report mean; without, no place is chosen among them.

    Returns:
        Incidents ordered by date (undated last), then by id. The place of one may be none of
        `places`, see `chosen_places`.

    Raises:
        CodebookError: there is no such set of rules, or it names a rule that does not exist.
    """
    book, chosen = codebook or load_codebook(), rule_set(rules)
    known = graded(grades, book)
    made = []
    for ids in clusters:
        if not ids:
            continue
        evidence = gather(
            ids,
            claims=claims,
            places=places,
            documents=documents,
            copies=copies,
            codebook=book,
            grades=known,
            meanings=meanings,
        )
        made.append(_incident(evidence, chosen, (judged or {}).get(ids[0], ())))
    return sorted(made, key=_by_date)


def _by_date(incident: Incident) -> tuple[bool, str, str]:
    day = incident.date.earliest or incident.date.latest
    return day is None, day.isoformat() if day else "", incident.id


def _incident(evidence: Evidence, rules: RuleSet, judgements: Sequence[Judgement]) -> Incident:
    computed = dict(_decisions(evidence, rules))
    verdicts = judging.verdicts(judgements, evidence.codebook)
    decided = judging.decided(computed, verdicts, evidence)
    chosen = {field: outcome for field, (_, outcome) in decided.items()}
    types = chosen["event_type"].names
    date = chosen["date"].date or _UNDATED
    claims = [telling.claim for telling in evidence.tellings]
    speakers = dict.fromkeys(t.source.key for t in evidence.asserted)
    return Incident(
        id=stable_id("i", evidence.fresh[0].id),
        claim_ids=tuple(claim.id for claim in claims),
        event_type=types[0],
        also_types=types[1:],
        context=any(claim.specificity is Specificity.CONTEXT for claim in claims),
        date=date,
        place_id=_place_id(chosen),
        perpetrators=chosen["perpetrator"].names if "perpetrator" in chosen else (),
        targets=chosen["target"].names if "target" in chosen else (),
        counts=_counts(chosen),
        sources=len(speakers),
        values=(
            *judging.marked(_values(decided), _values(computed), verdicts),
            _source_value(evidence, len(speakers)),
            *judging.reviewed(judgements, [claim.id for claim in claims]),
        ),
        disagreements=(
            *judging.disagreements(_values(computed), verdicts),
            *_disagreements(evidence, chosen, date, rules),
        ),
    )


def _decisions(evidence: Evidence, rules: RuleSet) -> Iterator[tuple[str, tuple[str, Outcome]]]:
    """Apply the rules of every field; fields that nobody speaks of are left out."""
    questions: list[tuple[str, str, object]] = [
        ("event_type", "event_type", evidence),
        ("date", "date", dated(evidence.asserted)),
    ]
    yield from _applied(questions, rules)
    if (place := place_decision(evidence, rules)) is not None:
        yield "place", place
    doers, targets = _actors(evidence, _DOERS), _actors(evidence, _TARGETS)
    yield from _applied(
        [("perpetrator", "perpetrator", doers), ("target", "target", targets)], rules
    )
    yield from count_decisions(evidence, rules).items()
    yield from _applied([("grading", "grading", evidence)], rules)


def _applied(
    questions: Iterable[tuple[str, str, object]], rules: RuleSet
) -> Iterator[tuple[str, tuple[str, Outcome]]]:
    for field, named, asked in questions:
        decision = apply(named, asked, rules)
        if decision is not None:
            yield field, decision


def _actors(evidence: Evidence, roles: frozenset[ActorRole]) -> list[Named]:
    return [
        Named(telling, actor)
        for telling in evidence.asserted
        for actor in telling.claim.actors
        if actor.role in roles
    ]


def _place_id(chosen: Mapping[str, Outcome]) -> str | None:
    place = chosen["place"].place if "place" in chosen else None
    return place.id if place else None


def _counts(chosen: Mapping[str, Outcome]) -> dict[CountKind, Range]:
    found = {kind: chosen[kind.value].range for kind in CountKind if kind.value in chosen}
    return {kind: value for kind, value in found.items() if value is not None}


def _values(decided: Mapping[str, tuple[str, Outcome]]) -> Iterator[Value]:
    for field, (rule, outcome) in decided.items():
        ids = tuple(telling.id for telling in outcome.tellings)
        yield Value(field, outcome.text, rule, ids, outcome.range, probability=outcome.probability)


def _source_value(evidence: Evidence, number: int) -> Value:
    first = {telling.source.key: telling for telling in reversed(evidence.asserted)}
    labels = sorted(telling.source.label for telling in first.values())
    ids = tuple(telling.id for telling in evidence.asserted)
    return Value("sources", f"{number}: {'; '.join(labels)}", "independent-sources", ids)


def _disagreements(
    evidence: Evidence, chosen: Mapping[str, Outcome], date: WideDate, rules: RuleSet
) -> Iterator[Disagreement]:
    yield from told_otherwise.whether_disagreements(evidence)
    yield from told_otherwise.count_disagreements(evidence, rules)
    yield from told_otherwise.date_disagreements(evidence, date)
    if "place" in chosen:
        yield from told_otherwise.place_disagreements(evidence, chosen["place"])
    yield from told_otherwise.perpetrator_disagreements(evidence)
