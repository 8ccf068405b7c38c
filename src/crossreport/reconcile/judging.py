"""What people judged, laid over what the rules give; neither makes the other vanish."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from crossreport.codebook import Codebook
from crossreport.model import Disagreement, DisagreementKind, Judgement, Value, Verdict
from crossreport.reconcile.evidence import Evidence
from crossreport.reconcile.judged_values import JudgedValue, JudgedValueError, read_value
from crossreport.reconcile.outcome import Outcome

RULE = "judged"
REVIEW = "review"
"""The field that says whether somebody accepted the incident."""

Decided = dict[str, tuple[str, Outcome]]


@dataclass(frozen=True, slots=True)
class Judged:
    """A person's value, read."""

    judgement: Judgement
    value: JudgedValue


def verdicts(judgements: Iterable[Judgement], codebook: Codebook) -> dict[str, list[Judged]]:
    """Return the judged values by field, the newest first: it holds, the others contradict it.

    A value that no longer can be read (a type that left the codebook) is passed over; it is
    among the judgements, as one that cannot be followed.
    """
    found: dict[str, list[Judged]] = {}
    for one in newest_first(judgements):
        if one.verdict is Verdict.VALUE and one.field is not None:
            try:
                value = read_value(one.field, one.value or "", codebook)
            except JudgedValueError:
                continue
            found.setdefault(one.field, []).append(Judged(one, value))
    return found


def newest_first(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return the judgements that stand, the newest first."""
    standing = [one for one in judgements if one.withdrawn_at is None]
    return sorted(standing, key=lambda one: (one.made_at, one.id), reverse=True)


def decided(
    computed: Decided, judged: Mapping[str, Sequence[Judged]], evidence: Evidence
) -> Decided:
    """Return the decisions with those of people in the place of the rules'."""
    found = dict(computed)
    for field, ones in judged.items():
        value = ones[0].value
        tellings = computed[field][1].tellings if field in computed else evidence.asserted
        found[field] = (
            RULE,
            Outcome(
                text=value.text,
                tellings=tellings,
                range=value.range,
                date=value.date,
                place=value.place,
                names=value.names,
            ),
        )
    return found


def marked(
    values: Iterable[Value], computed: Iterable[Value], judged: Mapping[str, Sequence[Judged]]
) -> Iterator[Value]:
    """Yield values, those of people with their judgement and what they stand instead of."""
    by_field = {value.field: value for value in computed}
    for value in values:
        if value.field in judged:
            by = judged[value.field][0].judgement.id
            yield replace(value, judgement_id=by, instead_of=by_field.get(value.field))
        else:
            yield value


def reviewed(judgements: Iterable[Judgement], claims: Sequence[str]) -> Iterator[Value]:
    """Yield the value that says that somebody accepted the incident, or said that it is none."""
    for one in newest_first(judgements):
        if (verdict := reviewing(one)) is not None:
            yield Value(REVIEW, verdict.value, RULE, tuple(claims), judgement_id=one.id)
            return


def reviewing(judgement: Judgement) -> Verdict | None:
    """Return whether a judgement accepts or rejects an incident; who adds one accepts it."""
    if judgement.verdict is Verdict.ADDED:
        return Verdict.ACCEPTED
    decided = judgement.verdict in (Verdict.ACCEPTED, Verdict.REJECTED)
    return judgement.verdict if decided else None


def disagreements(
    computed: Iterable[Value], judged: Mapping[str, Sequence[Judged]]
) -> Iterator[Disagreement]:
    """Tell where a person's value differs from the rules', or from another person's."""
    by_field = {value.field: value for value in computed}
    for field, (first, *others) in sorted(judged.items()):
        given = by_field.get(field)
        against = [] if given is None else [(given.text, given.rule, given.claim_ids)]
        against += [(one.value.text, _by(one.judgement), ()) for one in others]
        for text, whose, claims in against:
            if text != first.value.text:
                said = f"{first.value.text} ({_by(first.judgement)})"
                words = f"{field}: {said} against {text} ({whose})"
                yield Disagreement(field, DisagreementKind.JUDGED, words, (), tuple(claims))


def _by(judgement: Judgement) -> str:
    return f"judged by {judgement.author}, {judgement.made_at:%Y-%m-%d}"
