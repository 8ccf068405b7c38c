"""What speaks for a pair of killed and injured, as named numbers.

Shares are of the reports. No sign knows a word of a place, a weapon or a sort of event, nor how
large a number is, so that what they weigh holds for a battle as for a quarrel.
"""

from crossreport.model import CountKind
from crossreport.reconcile.chooser.candidates import Candidate
from crossreport.reconcile.chooser.told import Told

_KILLED, _INJURED = CountKind.KILLED, CountKind.INJURED


def signs(candidate: Candidate, told: Told, by_rules: Candidate) -> dict[str, float]:
    """Return the signs of a candidate by name.

    Args:
        candidate: the pair.
        told: what the reports say.
        by_rules: what the rules give that look at one kind at a time.
    """
    found = {
        "both by the rules": candidate == by_rules,
        "injured by the rules": candidate.injured == by_rules.injured,
        "told together": told.share(told.pairs.get((candidate.killed, candidate.injured), ())),
        "nobody at all": not candidate.killed and not candidate.injured,
    }
    found |= _of_killed(candidate.killed, told)
    found |= _of_injured(candidate, told)
    found |= _of_all_hit(candidate, told)
    if not candidate.injured:
        found |= _of_none_injured(candidate, told)
    return {name: float(value) for name, value in found.items() if value}


def _of_killed(number: int, told: Told) -> dict[str, float]:
    support = told.support(_KILLED, number)
    larger = [one for n, one in told.numbers[_KILLED].items() if n > number]
    own = told.words["own_death"]
    found: dict[str, float] = {
        "killed in the lead": told.share(support.lead),
        "killed as a whole": told.share(support.whole),
        "more killed told": told.share(name for one in larger for name in one.reports),
        "more killed stated": told.share(name for one in larger for name in one.stated),
        "killed with the doer": own.share if number - 1 in told.numbers[_KILLED] else 0.0,
        "killed by no figure": not support.reports,
    }
    if not number:
        death = told.words["death"]
        found |= {
            "none killed": 1.0,
            "none killed, death in words": death.share,
            "none killed, death in the headline": death.headline,
        }
    return found


def _of_injured(candidate: Candidate, told: Told) -> dict[str, float]:
    support = told.support(_INJURED, candidate.injured)
    return {
        "injured in the lead": told.share(support.lead),
        "injured stated": told.share(support.stated),
        "injured called wounded": told.share(support.hurt),
        "injured beside the dead": told.share(support.beside),
        "injured by no figure": not support.reports,
    }


def _of_all_hit(candidate: Candidate, told: Told) -> dict[str, float]:
    """Signs that a figure of injured holds the dead as well: "two people were shot"."""
    number = candidate.killed + candidate.injured
    support = told.support(_INJURED, number) if candidate.killed else None
    beyond = (name for name, n in told.largest[_INJURED].items() if n > number)
    found = {"more hit told": told.share(beyond)}
    if support is not None:
        found |= {
            "all hit": told.share(support.reports),
            "all hit in the lead": told.share(support.lead),
            "all hit called wounded": told.share(support.hurt),
            "all hit told as others": told.share(support.others),
        }
    return found


def _of_none_injured(candidate: Candidate, told: Told) -> dict[str, float]:
    alive, hurt = told.words["alive"], told.words["hurt"]
    others = {name for one in told.numbers[_INJURED].values() for name in one.others}
    return {
        "none injured but killed": bool(candidate.killed),
        "none injured, one killed": candidate.killed == 1,
        "none injured, injured told": told.share(told.largest[_INJURED]),
        "none injured, others told": told.share(others),
        "none injured, survival in words": alive.share,
        "none injured, wounds in words": hurt.share,
        "none injured, wounds in the headline": hurt.headline,
        "none injured, the doer's own death": told.words["own_death"].share,
        "none injured, a stated zero": _INJURED in told.none,
    }
