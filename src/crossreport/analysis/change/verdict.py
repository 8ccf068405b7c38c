"""The verdict on a claim, in one plain sentence, with what it rests on and what would tell more."""

from collections.abc import Iterator, Sequence
from math import inf, isnan

from crossreport.analysis.areas import PRECISE_KM
from crossreport.analysis.change.answer import Check, Placebo, Question, Verdict, Volume
from crossreport.analysis.change.checks import clear
from crossreport.analysis.change.estimate import EXACT, Estimate
from crossreport.analysis.change.exact import Ratio
from crossreport.analysis.change.settings import limits, say
from crossreport.analysis.selection import Member, Membership, bounded
from crossreport.model import Direction

_VAGUE_DAYS = 31
_MANY = 100.0
_VOLUME = {
    Volume.NONE: "no_volume",
    Volume.AUTO: "volume",
    Volume.COVARIATE: "volume_free",
    Volume.OFFSET: "volume_offset",
}


def number(value: float) -> str:
    """Return a ratio as people read it."""
    if value == inf or value > _MANY:
        return "over 100"
    return f"{value:.2f}" if value < 10 else f"{value:.0f}"


def judge(
    question: Question,
    found: Estimate,
    *,
    against: Ratio | None,
    placebo: Placebo,
    windows: Sequence[Check],
) -> tuple[Verdict, str]:
    """Return the verdict and its sentence.

    Borne out is a claim where the whole interval lies on its side, more dates at which nothing is
    claimed do not show the same than chance gives, no other window says the opposite, and what it
    is compared with did not change alike. Contradicted is one where the whole interval lies on
    the other side, or leaves no room for a change worth the name.
    """
    effect = found.effect
    told = _effect(question, effect)
    beside = _beside(question, against)
    if not _supports(question.claim, effect):
        if _denies(question.claim, effect):
            return Verdict.CONTRADICTED, say(
                "sentences", "contradicted", effect=told, against=beside
            )
        return Verdict.CANNOT_TELL, _open(told, effect)
    if against is not None and not _supports(question.claim, against):
        return Verdict.CANNOT_TELL, say(
            "sentences", "against_open", effect=told, other=_other(question), **_numbers(against)
        )
    if _restless(placebo):
        return Verdict.CANNOT_TELL, say(
            "sentences", "placebo", effect=told, clear=placebo.clear, dates=len(placebo.dates)
        )
    for check in windows:
        if check.effect is not None and _supports(_opposite(question.claim), check.effect):
            return Verdict.CANNOT_TELL, say(
                "sentences", "windows", effect=told, name=check.name, **_numbers(check.effect)
            )
    return Verdict.BORNE_OUT, say("sentences", "borne_out", effect=told, against=beside)


def _open(told: str, effect: Ratio) -> str:
    room = "room_none" if clear(effect) else "room_both"
    return say("sentences", "cannot_tell", effect=told, room=say("sentences", room))


def _effect(question: Question, effect: Ratio) -> str:
    what = question.what.label
    return say("sentences", "effect", what=what, after=question.after, **_numbers(effect))


def _beside(question: Question, against: Ratio | None) -> str:
    if against is None:
        return ""
    return say("sentences", "against_same", other=_other(question), **_numbers(against))


def _other(question: Question) -> str:
    return question.against.label if question.against else ""


def _numbers(effect: Ratio) -> dict[str, str]:
    return {
        "ratio": number(effect.ratio),
        "low": number(effect.low),
        "high": number(effect.high),
    }


def _supports(claim: Direction, effect: Ratio) -> bool:
    """Say whether the whole interval lies on the side of the claim."""
    return effect.low > 1 if claim is Direction.INCREASE else effect.high < 1


def _opposite(claim: Direction) -> Direction:
    return Direction.DECREASE if claim is Direction.INCREASE else Direction.INCREASE


def _denies(claim: Direction, effect: Ratio) -> bool:
    """Say whether the interval leaves no room for a change worth the name."""
    small = limits().small_change
    return effect.high < small if claim is Direction.INCREASE else effect.low > 1 / small


def _restless(placebo: Placebo) -> bool:
    """Say whether the series makes steps at dates at which nothing is claimed."""
    dates = len(placebo.dates)
    return dates >= limits().placebo_least and placebo.clear > limits().placebo_share * dates


def assumptions(
    question: Question, found: Estimate, *, compared: bool, drawn: bool
) -> Iterator[str]:
    """Yield what the answer rests on, a sentence each."""
    yield say("assumptions", "step")
    if found.method == EXACT or found.design is None or found.step is None:
        yield say("assumptions", "no_trend")
        yield say("assumptions", "poisson")
        yield say("assumptions", "no_volume")
    else:
        yield say("assumptions", "trend" if found.design.trend else "no_trend")
        yield say("assumptions", "season" if found.design.season else "no_season")
        sigma = f"{found.step.sigma2**0.5:.2f}"
        rho = f"{found.step.rho:.2f}"
        yield say("assumptions", "noise", sigma=sigma, rho=rho, period=question.period)
        yield say("assumptions", _VOLUME[found.design.volume])
    if compared:
        yield say("assumptions", "against", what=question.what.label, other=_other(question))
    yield say("assumptions", "resampled" if drawn else "exact", draws=question.draws)


def would_tell(
    question: Question,
    found: Estimate,
    verdict: Verdict,
    *,
    longer: int | None,
    compared: bool,
    near: Sequence[Member],
) -> Iterator[str]:
    """Yield what is missing, or would tell more, the most useful first."""
    rise, fall = found.detectable()
    if not isnan(rise):
        yield say("would_tell", "seen", up=number(rise), down=number(fall))
    if verdict is Verdict.CANNOT_TELL:
        if found.method == EXACT:
            count = f"{found.counts.sum():.0f}"
            yield say("would_tell", "more", count=count)
        if longer is not None:
            bins = f"{longer} {question.period}s"
            yield say("would_tell", "longer", bins=bins, target=f"{limits().target:g}")
    if question.against is None:
        yield say("would_tell", "against")
    elif not compared:
        yield say("would_tell", "against_few", other=_other(question))
    yield from vagueness(question, near)


def vagueness(question: Question, near: Sequence[Member]) -> Iterator[str]:
    """Yield what better information on single incidents, near the date, would add."""
    unnamed = sum(not one.case.named for one in near) if question.what.actors else 0
    places = [one.case.place for one in near if one.membership is Membership.POSSIBLE]
    placed = sum(one is None or one.radius_km > PRECISE_KM for one in places)
    dated = sum(_vague(one) for one in near)
    counts = (
        ("named", unnamed),
        ("placed", placed if question.what.where else 0),
        ("dated", dated),
    )
    for key, count in counts:
        if count:
            yield say("would_tell", key, count=f"{count:,}")


def _vague(member: Member) -> bool:
    days = bounded(member.case.incident.date)
    return days is None or (days[1] - days[0]).days >= _VAGUE_DAYS - 1
