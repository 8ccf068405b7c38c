"""Reads the table of expressions."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

TABLE = Path(__file__).with_name("expressions.tsv")
_MARKED = re.compile(r"\[(.*?)\]")
_NONE = "-"

Days = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression of time in a sentence.

    Attributes:
        kind: what sort of expression it is.
        plain: whether anyone would give it the same days; how wide the others are is a rule.
        sentence: the sentence.
        start: offset of the expression; ``None`` where the sentence holds no date.
        end: offset after it.
        published: publication date, if known.
        days: first and last day; either may be open.
        country: where the report is from, if the reading hangs on it.
        counted_from: day of the event told before, for "two days later".
        moment: moment of publication, where its hour and zone are known.
        zone: IANA time zone of the event's place, where the reading hangs on it.
    """

    kind: str
    plain: bool
    sentence: str
    start: int | None
    end: int | None
    published: date | None
    days: Days
    country: str | None
    counted_from: date | None
    moment: datetime | None = None
    zone: str | None = None


def expressions() -> list[Expression]:
    """Return the table's expressions, in order."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [_expression(line) for line in lines if line and not line.startswith("#")]


def _expression(line: str) -> Expression:
    kind, plain, marked, published, earliest, latest, country, counted, *zone = line.split("\t")
    found = _MARKED.search(marked)
    return Expression(
        kind=kind,
        plain=plain == "plain",
        sentence=_MARKED.sub(r"\1", marked),
        start=found.start() if found else None,
        end=found.end() - 2 if found else None,
        published=_day(published[:10]),
        days=(_day(earliest), _day(latest)),
        country=None if country == _NONE else country,
        counted_from=_day(counted),
        moment=datetime.fromisoformat(published) if "T" in published else None,
        zone=zone[0] if zone else None,
    )


def _day(written: str) -> date | None:
    return None if written == _NONE else date.fromisoformat(written)
