"""What sources say of many events at once, with what the record holds of it, for the page."""

from collections.abc import Sequence
from dataclasses import dataclass

from crossreport.analysis.said import Said, TotalCheck, TrendCheck, Verdict, total_words
from crossreport.analysis.said import trend_words as words_of_trend
from crossreport.analysis.said.areas import Part
from crossreport.analysis.said.totals import by_perpetrator
from crossreport.analysis.said.wording import claim_words
from crossreport.analysis.selection import Member
from crossreport.model import AggregateClaim, Direction, Document, TrendClaim
from crossreport.store import Record
from crossreport.web.asking import BETWEEN, Asked


@dataclass(frozen=True, slots=True)
class Meant:
    """Some incidents that a statement is about.

    Attributes:
        title: which they are.
        members: the incidents, each certain or possible.
    """

    title: str
    members: Sequence[Member]


@dataclass(frozen=True, slots=True)
class Statement:
    """A total or a trend that a source states.

    Attributes:
        claim: the statement.
        document: where it stands.
        words: what it says, in the record's words.
        verdict: how it stands to the record; also the name of a style.
        told: the verdict, with by how many.
        sentences: what the record says to it.
        perpetrator: whether the one who speaks did it.
        meant: the incidents that count.
        again: the same question for the form; ``None`` where it has none.
    """

    claim: AggregateClaim | TrendClaim
    document: Document
    words: str
    verdict: str
    told: str
    sentences: Sequence[str]
    perpetrator: bool
    meant: Sequence[Meant]
    again: Asked | None


def statements(said: Said, record: Record) -> list[Statement]:
    """Return the statements, totals first.

    Args:
        said: the checks.
        record: the record to read documents from, covered as it is to be shown.
    """
    documents: dict[str, Document] = {}

    def document(name: str) -> Document:
        if name not in documents:
            documents[name] = record.document(name)
        return documents[name]

    return [
        *(_total(one, document(one.claim.document_id)) for one in said.totals),
        *(_trend(one, document(one.claim.document_id)) for one in said.trends),
    ]


def _total(found: TotalCheck, document: Document) -> Statement:
    by = f" by {found.incidents.by:,}" if found.incidents.by is not None else ""
    decided = found.verdict in (Verdict.SHORT, Verdict.EXCEEDED)
    period = found.claim.period
    days = {"from": period.earliest, "to": period.latest}
    return Statement(
        claim=found.claim,
        document=document,
        words=claim_words(found),
        verdict=found.verdict.replace(" ", "-"),
        told=f"{found.verdict}{by if decided else ''}",
        sentences=total_words(found),
        perpetrator=found.by_perpetrator,
        meant=[Meant("Incidents that count", found.members)] if found.members else [],
        again=_asked(found, {key: str(day) for key, day in days.items() if day}),
    )


def _trend(found: TrendCheck, document: Document) -> Statement:
    since = found.claim.since.earliest if found.claim.since else None
    meant = (Meant("Before the day", found.before), Meant("From the day on", found.after))
    claim = found.claim.direction
    test = {} if since is None else {"after": str(since)}
    if since and claim is not Direction.UNCHANGED:
        test["claim"] = claim.value
    return Statement(
        claim=found.claim,
        document=document,
        words=claim_words(found),
        verdict=found.reply.answer.replace(" ", "-"),
        told=found.reply.answer,
        sentences=words_of_trend(found),
        perpetrator=by_perpetrator(found.claim),
        meant=[one for one in meant if one.members],
        again=_asked(found, test) if test else None,
    )


def _asked(found: TotalCheck | TrendCheck, texts: dict[str, str]) -> Asked | None:
    """Return the question of a statement for the form; a side of a country has no name for it."""
    areas = found.where.areas
    if any(isinstance(one, Part) for one in areas) or not (areas or found.claim.actor):
        return None
    if areas:
        texts["area"] = f"{BETWEEN} ".join(one.label for one in areas)
    if found.claim.actor is not None:
        texts["actor"] = found.claim.actor.name
    return Asked(texts)
