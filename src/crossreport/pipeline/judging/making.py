"""Records judgements and lets the record follow them."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from crossreport.model import Claim, ClaimAnchor, Judgement, Verdict, stable_id
from crossreport.pipeline.judging import following
from crossreport.pipeline.judging.errors import JudgementError
from crossreport.pipeline.judging.following import all_anew
from crossreport.pipeline.judging.naming import named_place
from crossreport.pipeline.judging.told import check_added
from crossreport.store.errors import UnknownIdError

if TYPE_CHECKING:
    from crossreport.store import Record


def judge_same(
    record: "Record",
    one: str,
    other: str,
    *,
    author: str,
    at: datetime | None = None,
    note: str = "",
    follow: bool = True,
) -> Judgement:
    """Judge that two incidents, or two claims, are one incident.

    Args:
        record: where it goes.
        one: identifier of an incident or a claim.
        other: another of the same.
        author: who decides.
        at: when, with a zone; now when not given.
        note: why.
        follow: whether to bring the record up to date at once.

    Raises:
        JudgementError: no author, no zone, or both are the same.
        UnknownIdError: an identifier is not in the record.
    """
    return _two(record, (one, other), Verdict.SAME, Who(author, at, note), follow=follow)


def judge_different(
    record: "Record",
    one: str,
    other: str,
    *,
    author: str,
    at: datetime | None = None,
    note: str = "",
    follow: bool = True,
) -> Judgement:
    """Judge that two incidents, or two claims, are two incidents; as ``judge_same`` otherwise."""
    return _two(record, (one, other), Verdict.DIFFERENT, Who(author, at, note), follow=follow)


def judge_unsure(
    record: "Record",
    one: str,
    other: str,
    *,
    author: str,
    at: datetime | None = None,
    note: str = "",
    follow: bool = True,
) -> Judgement:
    """Note that two were looked at and cannot be decided; as ``judge_same`` otherwise."""
    return _two(record, (one, other), Verdict.UNSURE, Who(author, at, note), follow=follow)


def judge_split(
    record: "Record",
    incident_id: str,
    claim_ids: Sequence[str],
    *,
    author: str,
    at: datetime | None = None,
    note: str = "",
    follow: bool = True,
) -> Judgement:
    """Judge that some claims of an incident tell another one; both parts stay whole.

    Args:
        record: where it goes.
        incident_id: the incident.
        claim_ids: those of its claims that tell another incident.
        author: who decides.
        at: when, with a zone; now when not given.
        note: why.
        follow: whether to bring the record up to date at once.

    Raises:
        JudgementError: no author, no zone, or the claims are none or all of the incident.
        UnknownIdError: the incident, or one of the claims in it, is not there.
    """
    claims = _claims(record, incident_id)
    known = {claim.id for claim in claims}
    for name in claim_ids:
        if name not in known:
            raise UnknownIdError(f"there is no claim {name} in the incident {incident_id}")
    apart = [claim for claim in claims if claim.id in claim_ids]
    rest = [claim for claim in claims if claim.id not in claim_ids]
    if not apart:
        raise JudgementError("no claims; name those that tell another incident")
    if not rest:
        raise JudgementError("these are all claims of the incident; leave some that stay in it")
    made = Who(author, at, note).judgement(Verdict.DIFFERENT, apart, rest)
    return stored(record, made, follow=follow)


def judge_value(
    record: "Record",
    incident_id: str,
    field: str,
    value: str,
    *,
    author: str,
    at: datetime | None = None,
    note: str = "",
    follow: bool = True,
) -> Judgement:
    """Judge the value of a field of an incident; what the rules give stays beside it.

    Args:
        record: where it goes.
        incident_id: the incident, or one of its claims.
        field: one of ``reconcile.JUDGED_FIELDS``.
        value: as ``reconcile.read_value`` reads it; of places also a name, of the record or of the
            gazetteer.
        author: who decides.
        at: when, with a zone; now when not given.
        note: why.
        follow: whether to bring the record up to date at once.

    Raises:
        JudgementError: no author or zone.
        JudgedValueError: there is no such field, or the words are no value of it.
        UnknownIdError: there is no such incident.
    """
    from crossreport.codebook import load_codebook
    from crossreport.reconcile import read_value

    claims = _claims(record, incident_id)
    words = named_place(value, record) if field == "place" else value
    read = read_value(field, words, load_codebook())
    written = words if field in ("place", "date") else read.text
    made = Who(author, at, note).judgement(
        Verdict.VALUE, claims, (), field=field, value=_plain(written)
    )
    return stored(record, made, follow=follow)


def judge_incident(
    record: "Record",
    incident_id: str,
    verdict: Verdict,
    *,
    author: str,
    at: datetime | None = None,
    note: str = "",
    follow: bool = True,
) -> Judgement:
    """Judge whether an incident is one: ``Verdict.ACCEPTED`` or ``Verdict.REJECTED``.

    Raises:
        JudgementError: no author or zone, or another verdict.
        UnknownIdError: there is no such incident, not even a rejected one.
    """
    if verdict not in (Verdict.ACCEPTED, Verdict.REJECTED):
        raise JudgementError(f"an incident is accepted or rejected, not {verdict}")
    made = Who(author, at, note).judgement(verdict, _claims(record, incident_id), ())
    return stored(record, made, follow=follow)


def withdraw_judgement(
    record: "Record",
    judgement_id: str,
    *,
    author: str | None = None,
    at: datetime | None = None,
    follow: bool = True,
) -> Judgement:
    """Withdraw a judgement; it stays in the record as withdrawn, with who and when.

    Raises:
        JudgementError: a time without zone, or it is withdrawn already.
        UnknownIdError: there is no such judgement.
    """
    who = Who(author or "-", at, "")
    known = {one.id: one for one in record.judgements()}
    if judgement_id not in known:
        raise UnknownIdError(f"there is no judgement {judgement_id}")
    if known[judgement_id].withdrawn_at is not None:
        raise JudgementError(f"the judgement {judgement_id} is withdrawn already")
    was = following.before(record, known[judgement_id]) if follow else None
    record.withdraw_judgement(judgement_id, at=who.at, by=who.author if author else None)
    if was is not None:
        following.follow(record, known[judgement_id], was)
    return next(one for one in record.judgements() if one.id == judgement_id)


def add_judgements(
    record: "Record", judgements: Iterable[Judgement], *, follow: bool = True
) -> tuple[int, int]:
    """Take in a colleague's judgements; return how many were new, and how many withdrawn anew.

    Raises:
        JudgementError: one of them adds an incident that cannot be read; nothing is taken in.
    """
    known = {one.id: one for one in record.judgements()}
    new, gone = [], []
    for one in judgements:
        check_added(one)
        if one.id not in known:
            new.append(one)
        elif one.withdrawn_at is not None and known[one.id].withdrawn_at is None:
            gone.append(one)
    for one in (*new, *gone):
        record.add_judgement(one)
    if follow and (new or gone):
        all_anew(record)
    return len(new), len(gone)


class Who:
    """Who judges, when and why; checked."""

    def __init__(self, author: str, at: datetime | None, note: str) -> None:
        self.author, self.note = " ".join(author.split()), note.strip()
        if not self.author:
            raise JudgementError("who decides? name an author (--author, or CROSSREPORT_AUTHOR)")
        given = datetime.now(UTC) if at is None else at
        if given.tzinfo is None:
            raise JudgementError(f"the time {given.isoformat()} has no zone")
        self.at = given.astimezone(UTC)
        self.when = self.at.isoformat()

    def judgement(
        self,
        verdict: Verdict,
        left: Sequence[Claim],
        right: Sequence[Claim],
        *,
        field: str | None = None,
        value: str | None = None,
    ) -> Judgement:
        """Return the judgement, named after its content."""
        sides = [tuple(ClaimAnchor.of(claim) for claim in side) for side in (left, right)]
        ids = [" ".join(one.claim_id for one in side) for side in sides]
        return Judgement(
            id=stable_id("j", *ids, verdict, self.author, self.when, field, value),
            left=left[0].id,
            right=(right or left)[0].id,
            verdict=verdict,
            author=self.author,
            made_at=self.at,
            note=self.note,
            field=field,
            value=value,
            left_claims=sides[0],
            right_claims=sides[1],
        )


def _two(
    record: "Record", names: tuple[str, str], verdict: Verdict, who: Who, *, follow: bool
) -> Judgement:
    left, right = (_claims(record, name, whole=name.startswith("i-")) for name in names)
    if {claim.id for claim in left} & {claim.id for claim in right}:
        raise JudgementError("both are the same, or one is part of the other; name two")
    return stored(record, who.judgement(verdict, left, right), follow=follow)


def _claims(record: "Record", name: str, *, whole: bool = True) -> list[Claim]:
    """Return the claims of an incident, of the incident of a claim, or only that claim.

    Incidents that somebody rejected are found too.
    """
    found: Sequence[str] = _members(record, name) if whole else (name,)
    said = record.excerpt(found).claims
    if not said:
        what = "incident" if whole else "claim"
        raise UnknownIdError(f"there is no {what} {name} in the record {record.where}")
    return [said[one] for one in found if one in said]


def _members(record: "Record", name: str) -> Sequence[str]:
    """Return the claims of an incident, also of one that is kept as rejected."""
    from crossreport.store.excerpts import read_members

    with record.snapshot() as connection:
        found = read_members(connection, name)
    if found:
        return found
    return next((ids for ids in record.clusters() if name in ids or _names(name, ids)), ())


def _names(incident_id: str, claim_ids: Sequence[str]) -> bool:
    """Whether an incident of these claims has that identifier, made of one of them."""
    return any(stable_id("i", claim) == incident_id for claim in claim_ids)


def _plain(words: str) -> str:
    return " ".join(words.split())


def stored(record: "Record", judgement: Judgement, *, follow: bool) -> Judgement:
    """Store a judgement, and let the record follow it if that is wanted."""
    was = following.before(record, judgement) if follow else None
    record.add_judgement(judgement)
    if was is not None:
        following.follow(record, judgement, was)
    return judgement
