"""Rules for who did it and who was harmed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from crossreport.model import ActorMention
from crossreport.reconcile.evidence import Telling
from crossreport.reconcile.outcome import Outcome, sources
from crossreport.reconcile.rules.registry import Registry


@dataclass(frozen=True, slots=True)
class Named:
    """An actor in one claim."""

    telling: Telling
    actor: ActorMention

    @property
    def key(self) -> str:
        """Equal for two mentions of one actor."""
        return self.actor.actor_id or self.actor.name.casefold()


ActorRule = Callable[[Sequence[Named]], Outcome | None]
ACTOR_RULES: Registry[ActorRule] = Registry("perpetrator")


@ACTOR_RULES("actors-named")
def _named(mentions: Sequence[Named]) -> Outcome | None:
    named = [one for one in mentions if one.actor.actor_id is not None]
    return _outcome(named) if named else None


@ACTOR_RULES("actors-described")
def _described(mentions: Sequence[Named]) -> Outcome | None:
    return _outcome(mentions) if mentions else None


def _outcome(mentions: Sequence[Named]) -> Outcome:
    by_key: dict[str, list[Named]] = {}
    for one in mentions:
        by_key.setdefault(one.key, []).append(one)
    ranked = sorted(by_key.values(), key=lambda ones: (-_support(ones), ones[0].key))
    kept = [ones for ones in ranked if _stands_beside(ones, ranked[0])]
    names = tuple(min(one.actor.name for one in ones) for ones in kept)
    tellings = dict.fromkeys(one.telling for ones in kept for one in ones)
    return Outcome(", ".join(names), tuple(tellings), names=names)


def _support(ones: Sequence[Named]) -> int:
    return sources(one.telling for one in ones)


def _stands_beside(ones: Sequence[Named], lead: Sequence[Named]) -> bool:
    """Whether an actor is told together with the leading one, or by as many sources."""
    together = {one.telling.id for one in ones} & {one.telling.id for one in lead}
    return bool(together) or _support(ones) == _support(lead)
