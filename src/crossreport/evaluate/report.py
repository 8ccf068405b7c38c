"""The outcome of a comparison with a gold file."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from crossreport.evaluate.checks import Check

_COUNT_END = re.compile(r"incident\.\w+\.(?:low|best|high)")


@dataclass(frozen=True, slots=True)
class IncidentScore:
    """How the record's incidents stand to the gold's, each named in words.

    Attributes:
        gold: number of incidents in the gold.
        record: number of incidents in the record that count: paired ones, and those that are no
            context events.
        paired: gold incidents that an incident of the record was paired with.
        once: those of them that are neither split nor merged with another.
        missed: gold incidents that no incident of the record tells.
        merged: gold incidents that share their incident of the record with another one.
        split: further incidents of the record for a gold incident that has one.
        extra: incidents of the record that are none by the gold.
        extra_context: natural disasters that the gold doesn't name; they are no errors.
    """

    gold: int
    record: int
    paired: tuple[str, ...]
    once: tuple[str, ...]
    missed: tuple[str, ...]
    merged: tuple[str, ...]
    split: tuple[str, ...]
    extra: tuple[str, ...]
    extra_context: tuple[str, ...]

    @property
    def recall(self) -> float | None:
        """Paired gold incidents over all of them; ``None`` when the gold has none."""
        return len(self.paired) / self.gold if self.gold else None

    @property
    def precision(self) -> float | None:
        """Paired incidents of the record over all that count; ``None`` when there are none."""
        return len(self.paired) / self.record if self.record else None


@dataclass(frozen=True, slots=True)
class GoldReport:
    """Everything that was compared.

    Attributes:
        incidents: how many were found, and how.
        checks: every value compared.
        extra_aggregates: aggregate claims that are none by the gold.
        extra_trends: trend claims that are none by the gold.
        surplus_counts: figures of paired incidents of which the gold says nothing; for a person
            to look at.
    """

    incidents: IncidentScore
    checks: tuple[Check, ...]
    extra_aggregates: tuple[str, ...] = ()
    extra_trends: tuple[str, ...] = ()
    surplus_counts: tuple[str, ...] = ()

    @property
    def fields(self) -> Mapping[str, tuple[int, int]]:
        """Per area and field, how many values are right, of how many."""
        found: dict[str, tuple[int, int]] = {}
        for check in self.checks:
            right, total = found.get(check.key, (0, 0))
            found[check.key] = (right + check.ok, total + 1)
        return found

    @property
    def counts(self) -> tuple[int, int]:
        """How many ends of counts of paired incidents are right, of how many."""
        ends = [values for key, values in self.fields.items() if _COUNT_END.fullmatch(key)]
        return sum(right for right, _ in ends), sum(total for _, total in ends)

    @property
    def wrong(self) -> tuple[Check, ...]:
        """The checks that failed."""
        return tuple(check for check in self.checks if not check.ok)

    @property
    def perfect(self) -> bool:
        """Whether nothing at all is wrong."""
        return not self.misses()

    def misses(self) -> list[str]:
        """Return everything that is wrong, a line each."""
        score = self.incidents
        named: tuple[tuple[str, Iterable[str]], ...] = (
            ("missed", score.missed),
            ("merged", score.merged),
            ("split", score.split),
            ("false", score.extra),
            ("false aggregate", self.extra_aggregates),
            ("false trend", self.extra_trends),
        )
        lines = [f"{what}: {words}" for what, found in named for words in found]
        return lines + [f"{check.area}: {check.words()}" for check in self.wrong]

    def as_dict(self) -> dict[str, Any]:
        """Return the report as plain values."""
        score = self.incidents
        return {
            "incidents": {
                "gold": score.gold,
                "record": score.record,
                "found": len(score.paired),
                "found_once": len(score.once),
                "recall": score.recall,
                "precision": score.precision,
                "missed": list(score.missed),
                "merged": list(score.merged),
                "split": list(score.split),
                "extra": list(score.extra),
                "extra_context": list(score.extra_context),
            },
            "counts": {"right": self.counts[0], "total": self.counts[1]},
            "fields": {
                key: {"right": right, "total": total} for key, (right, total) in self.fields.items()
            },
            "extra_aggregates": list(self.extra_aggregates),
            "extra_trends": list(self.extra_trends),
            "surplus_counts": list(self.surplus_counts),
            "wrong": [check.as_dict() for check in self.wrong],
            "perfect": self.perfect,
        }

    def lines(self) -> list[str]:
        """Return the report as lines of text."""
        score = self.incidents
        lines = [
            f"incidents: {len(score.paired)} of {score.gold} found, {len(score.once)} exactly "
            f"once; recall {_share(score.recall)}, precision {_share(score.precision)}",
            "counts of found incidents: {} of {} ends right".format(*self.counts),
        ]
        lines += [
            f"  {key}: {right} of {total}" for key, (right, total) in sorted(self.fields.items())
        ]
        misses = self.misses()
        lines.append(f"misses: {len(misses) or 'none'}")
        lines += [f"  {line}" for line in misses]
        for what, found in (
            ("figures of which the gold says nothing", self.surplus_counts),
            ("context events of which the gold says nothing", score.extra_context),
        ):
            if found:
                lines.append(f"{what}: {len(found)}")
                lines += [f"  {words}" for words in found]
        return lines


def _share(value: float | None) -> str:
    return "cannot be told" if value is None else f"{value:.1%}"
