"""A question to the record as the address holds it: which incidents, counted how, tested for what.

The texts are kept as they were written, so that the form shows them again whatever is wrong.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from crossreport.analysis.bins import Period
from crossreport.analysis.change import Question
from crossreport.analysis.errors import AnalysisError
from crossreport.analysis.naming import Atlas, names_file
from crossreport.analysis.selection import Selection, Wanted, otherwise
from crossreport.model import Direction
from crossreport.model.harmless import printable

E = TypeVar("E", bound=StrEnum)

FIELDS = ("from", "to", "area", "actor", "type", "victims", "per", "measure")
"""What the address holds of the incidents meant, and of how they are counted."""

TEST_FIELDS = ("after", "claim", "window", "against")
"""What the address holds of the test of change."""

BETWEEN = ";"
"""Between several names in one field; any of them is meant."""

_LONGEST = 400
_WIDEST = 1000


class Measure(StrEnum):
    """What a series counts."""

    INCIDENTS = "incidents"
    KILLED = "killed"
    INJURED = "injured"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was written.

    Attributes:
        texts: what stands in each field; fields that are empty are not there.
    """

    texts: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, query: QueryParams) -> "Asked":
        """Read a question from an address; names of one field may be repeated."""
        found = {
            name: f"{BETWEEN} ".join(one.strip() for one in query.getlist(name) if one.strip())
            for name in (*FIELDS, *TEST_FIELDS)
        }
        return cls({name: printable(text)[:_LONGEST] for name, text in found.items() if text})

    def __getitem__(self, name: str) -> str:
        """Return what stands in a field."""
        return self.texts.get(name, "")

    def day(self, name: str) -> str:
        """Return what stands in a field for a day, if it is one; browsers take nothing else."""
        try:
            return date.fromisoformat(self[name]).isoformat()
        except ValueError:
            return ""

    def key(self, *names: str) -> tuple[str, ...]:
        """Return what tells two questions apart by some fields."""
        return tuple(self[name] for name in names)

    def query(self) -> str:
        """Return the question as an address holds it."""
        return urlencode(self.texts)

    @property
    def wanted(self) -> Wanted:
        """The incidents meant.

        Raises:
            AnalysisError: a day is none, or an area is a file.
        """
        return Wanted(
            since=_day(self["from"], "the first day") if self["from"] else None,
            until=_day(self["to"], "the last day") if self["to"] else None,
            where=tuple(map(_area, self._names("area"))),
            actors=self._names("actor"),
            types=self._names("type"),
            victims=self._names("victims"),
        )

    @property
    def period(self) -> Period | None:
        """How long a bin is; ``None`` leaves it to the length of the whole."""
        return _one_of(Period, self["per"], "a period") if self["per"] else None

    @property
    def measure(self) -> Measure:
        """What the series counts."""
        return _one_of(Measure, self["measure"] or "incidents", "a measure")

    def question(self, chosen: Selection, atlas: Atlas) -> Question:
        """Return the question whether something changed.

        Raises:
            AnalysisError: a field cannot be understood, or a name is not known.
        """
        against = tuple(map(_area, self._names("against")))
        return Question(
            what=chosen,
            after=_day(self["after"], "the day of the change"),
            claim=_one_of(Direction, self["claim"] or "increase", "a claim"),
            period=self.period or Period.WEEK,
            window=_window(self["window"]) if self["window"] else None,
            against=otherwise(chosen, against, atlas) if against else None,
        )

    def _names(self, name: str) -> tuple[str, ...]:
        return tuple(filter(None, (one.strip() for one in self[name].split(BETWEEN))))


def _day(text: str, what: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise AnalysisError(f"{what}, {text}, is no day; write it as 2023-02-06") from None


def _area(text: str) -> str:
    """Return the name of an area.

    Raises:
        AnalysisError: it names a file, which nobody who asks from afar may have read.
    """
    if names_file(text):
        raise AnalysisError(f"{text} is a file; files are read by the command line only")
    return text


def _window(text: str) -> int:
    if not (text.isdecimal() and text.isascii() and 2 <= int(text) <= _WIDEST):
        raise AnalysisError(f"the window, {text}, is no number from 2 to {_WIDEST}")
    return int(text)


def _one_of(kind: Callable[[str], E], text: str, what: str) -> E:
    try:
        return kind(text.lower())
    except ValueError:
        known = ", ".join(one.value for one in kind)  # type: ignore[attr-defined]
        raise AnalysisError(f"{text} is not {what}; known are {known}") from None
