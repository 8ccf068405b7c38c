"""Estimates m and u from the pairs of a record itself, without anybody's labels.

Splink compares pairs of the reference population (two reports, one country, one month of days);
which of them tell one incident is not known, so expectation maximisation finds the m, u and share
of matches that make the outcomes likeliest (Winkler 1988; Splink does the same). What the shipped
weights say counts as much as some pairs would (a Dirichlet prior), so that a small record does not
wander off from what is known, and a level that was hardly seen keeps its shipped values.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from crossreport.link.own import LinkingError
from crossreport.link.pairs import Pairs
from crossreport.link.weights import Comparison, LinkingModel

LEAST_CLAIMS = 2_000
"""Claims that a record must hold for weights of its own."""

_LEAST_MATCHES = 200.0  # expected pairs of one incident
_SHIPPED_PAIRS = 100.0  # what the shipped weights count for
_SEEN = 30  # pairs in which a level must be seen
_MOST_ROUNDS = 500
_SETTLED = 1e-5
_PRIORS = (1e-4, 0.3)  # beyond these something else than incidents was found

Reals = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class LevelEstimate:
    """One level, before and after.

    Attributes:
        comparison: what is compared, as shown to people.
        level: the level, as shown to people.
        shipped: m and u as shipped.
        own: m and u of the record; the shipped ones where it was hardly seen.
        seen: in how many pairs it held.
        kept: whether the shipped values are kept.
    """

    comparison: str
    level: str
    shipped: tuple[float, float]
    own: tuple[float, float]
    seen: int
    kept: bool


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a record's pairs say.

    Attributes:
        pairs: how many pairs were compared.
        matches: how many of them are expected to tell one incident.
        rounds: of expectation maximisation, until it settled.
        prior: probability that two claims of the reference population tell one incident.
        levels: each level that weighs something, by comparison and level id.
    """

    pairs: int
    matches: float
    rounds: int
    prior: float
    levels: dict[str, dict[str, LevelEstimate]]


def estimated(pairs: Pairs, model: LinkingModel) -> Estimate:
    """Return what pairs of the reference population say about the model's m and u.

    Args:
        pairs: compared, whatever they weigh.
        model: gives the start, and what is kept where little was seen.

    Raises:
        LinkingError: too few pairs tell one incident, or the estimates do not settle.
    """
    counts = np.bincount(pairs.kind, minlength=len(pairs.findings)).astype(np.float64)
    tables = [_Table.of(pairs, model, at) for at in range(len(model.comparisons))]
    prior, rounds, moved = model.prior, 0, 1.0
    while moved >= _SETTLED and rounds < _MOST_ROUNDS:
        odds = np.log(prior / (1 - prior)) + sum(table.log_odds() for table in tables)
        match = counts / (1 + np.exp(-odds))
        moved = max(table.learn(match, counts - match) for table in tables)
        before, prior = prior, _tempered(match.sum(), counts.sum(), model.prior)
        moved, rounds = max(moved, abs(prior - before) / before), rounds + 1
    if moved >= _SETTLED:
        raise LinkingError(
            f"own weights did not settle in {_MOST_ROUNDS} rounds; go on with the shipped ones"
        )
    matches = float(match.sum())
    if matches < _LEAST_MATCHES or not _PRIORS[0] < prior < _PRIORS[1]:
        raise LinkingError(
            f"of {len(pairs):,} pairs of claims about {matches:,.0f} tell one incident; own "
            f"weights need {_LEAST_MATCHES:,.0f} or more, and at most {_PRIORS[1]:.0%} of all; "
            "go on with the shipped ones"
        )
    levels = {
        comparison.id: table.estimates(counts, (matches, len(pairs) - matches), comparison)
        for comparison, table in zip(model.comparisons, tables, strict=True)
    }
    return Estimate(len(pairs), matches, rounds, prior, levels)


def _tempered(matches: float, pairs: float, shipped: float) -> float:
    return float((matches + _SHIPPED_PAIRS * shipped) / (pairs + _SHIPPED_PAIRS))


class _Table:
    """The levels of one comparison that weigh something, and which finding is of which."""

    def __init__(self, shipped: Reals, level_of: npt.NDArray[np.int64]) -> None:
        self._shipped = shipped  # rows m and u
        self._values = shipped.copy()
        self._level_of = level_of  # of findings; -1 where nothing is known

    @classmethod
    def of(cls, pairs: Pairs, model: LinkingModel, at: int) -> "_Table":
        weighing = [one for one in model.comparisons[at].levels if one.m is not None]
        place = {level.id: number for number, level in enumerate(weighing)}
        shipped = np.array([[one.m for one in weighing], [one.u for one in weighing]], np.float64)
        level_of = [place.get(found.outcomes[at].id, -1) for found in pairs.findings]
        return cls(shipped / shipped.sum(axis=1, keepdims=True), np.array(level_of, np.int64))

    def log_odds(self) -> Reals:
        """Return for each finding what this comparison adds to the log odds."""
        weights = np.append(np.log(self._values[0] / self._values[1]), 0.0)
        found: Reals = weights[self._level_of]
        return found

    def learn(self, match: Reals, other: Reals) -> float:
        """Take new values from the expected pairs; return how much any of them moved."""
        before = self._values
        self._values = np.stack([self._shares(match, 0), self._shares(other, 1)])
        return float(np.abs(self._values - before).max())

    def _shares(self, expected: Reals, row: int) -> Reals:
        held = self.seen(expected) + _SHIPPED_PAIRS * self._shipped[row]
        shares: Reals = held / held.sum()
        return shares

    def seen(self, counts: Reals) -> Reals:
        """Return in how many pairs each level holds."""
        known = self._level_of >= 0
        size = self._shipped.shape[1]
        found: Reals = np.bincount(
            self._level_of[known], counts[known].astype(np.float64), minlength=size
        ).astype(np.float64)
        return found

    def estimates(
        self, counts: Reals, expected: tuple[float, float], comparison: Comparison
    ) -> dict[str, LevelEstimate]:
        """Return the levels as they are to be used.

        Args:
            counts: of findings.
            expected: pairs of one incident, and of two.
            comparison: what is compared.
        """
        seen = self.seen(counts)
        kept = seen < _SEEN
        # What was never seen in so many pairs may still be of one pair in twice as many.
        own = np.maximum(self._values, 0.5 / np.array(expected)[:, None])
        if kept.all():
            own = self._shipped.copy()
        else:
            # What was hardly seen keeps its share; the others have the rest, as they were found.
            own[:, kept] = self._shipped[:, kept]
            rest = 1 - own[:, kept].sum(axis=1)
            own[:, ~kept] *= (rest / own[:, ~kept].sum(axis=1))[:, None]
        weighing = (level for level in comparison.levels if level.m is not None)
        return {
            level.id: LevelEstimate(
                comparison.label,
                level.label,
                (level.m or 0.0, level.u or 0.0),
                (float(own[0, number]), float(own[1, number])),
                round(float(seen[number])),
                bool(kept[number]),
            )
            for number, level in enumerate(weighing)
        }
