"""The parts that many rows have: spans, intervals, ranges, attributions."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_type_hints

from crossreport.model import (
    Attribution,
    DateBasis,
    LikelyDay,
    LikelyRule,
    Moved,
    Range,
    Span,
    SpeakerKind,
    WideDate,
    ZoneRule,
)

Row = Mapping[str, Any]
"""One row of a table, by column name."""


def span_columns(prefix: str, span: Span | None) -> dict[str, Any]:
    """Return the columns of a span."""
    return {
        f"{prefix}_start": span.start if span else None,
        f"{prefix}_end": span.end if span else None,
        f"{prefix}_quote": span.quote if span else None,
    }


def optional_span(row: Row, prefix: str, document_id: str | None) -> Span | None:
    """Return the span that a row holds under a prefix, if any."""
    start = row[f"{prefix}_start"]
    if start is None or document_id is None:
        return None
    return Span(document_id, start, row[f"{prefix}_end"], row[f"{prefix}_quote"])


def span_of(row: Row, prefix: str, document_id: str) -> Span:
    """Return the span that a row holds under a prefix."""
    return Span(document_id, row[f"{prefix}_start"], row[f"{prefix}_end"], row[f"{prefix}_quote"])


def days_columns(prefix: str, days: WideDate | None) -> dict[str, Any]:
    """Return the columns of an interval of days."""
    return {
        f"{prefix}_earliest": days.earliest if days else None,
        f"{prefix}_latest": days.latest if days else None,
        f"{prefix}_basis": days.basis if days else None,
        **span_columns(prefix, days.span if days else None),
    }


def days_of(row: Row, prefix: str, document_id: str | None) -> WideDate:
    """Return the interval that a row holds under a prefix."""
    return WideDate(
        row[f"{prefix}_earliest"],
        row[f"{prefix}_latest"],
        DateBasis(row[f"{prefix}_basis"]),
        optional_span(row, prefix, document_id),
        _likely(row, prefix),
        _moved(row, prefix),
    )


def likely_columns(prefix: str, days: WideDate) -> dict[str, Any]:
    """Return the columns of the likeliest day of an interval."""
    likely = days.likely
    return {
        f"{prefix}_likely": likely.day if likely else None,
        f"{prefix}_likely_rule": likely.rule if likely else None,
    }


def _likely(row: Row, prefix: str) -> LikelyDay | None:
    day = row.get(f"{prefix}_likely")  # not every table has the column
    return None if day is None else LikelyDay(day, LikelyRule(row[f"{prefix}_likely_rule"]))


def moved_columns(prefix: str, days: WideDate) -> dict[str, Any]:
    """Return the columns that tell why days are other ones at the place."""
    told = days.moved
    likely = told.likely if told else None
    return {
        f"{prefix}_moved": told.rule if told else None,
        f"{prefix}_told_in": told.told_in if told else None,
        f"{prefix}_zone": told.zone if told else None,
        f"{prefix}_told_earliest": told.earliest if told else None,
        f"{prefix}_told_latest": told.latest if told else None,
        f"{prefix}_told_likely": likely.day if likely else None,
        f"{prefix}_told_likely_rule": likely.rule if likely else None,
    }


def _moved(row: Row, prefix: str) -> Moved | None:
    rule = row.get(f"{prefix}_moved")  # not every table has the column
    if rule is None:
        return None
    return Moved(
        ZoneRule(rule),
        row[f"{prefix}_told_in"],
        row[f"{prefix}_zone"],
        row[f"{prefix}_told_earliest"],
        row[f"{prefix}_told_latest"],
        _likely(row, f"{prefix}_told"),
    )


def range_columns(range_: Range | None) -> dict[str, Any]:
    """Return the columns of a range."""
    if range_ is None:
        return {"low": None, "best": None, "high": None}
    return {"low": range_.low, "best": range_.best, "high": range_.high}


def range_of(row: Row) -> Range:
    """Return the range that a row holds."""
    return Range(row["low"], row["best"], row["high"])


def attribution_columns(attribution: Attribution | None) -> dict[str, Any]:
    """Return the columns of an attribution."""
    if attribution is None:
        names = ("speaker", "speaker_id", "speaker_kind", "speaker_carried", "speaker_via")
        return dict.fromkeys(names) | span_columns("speaker", None)
    return {
        "speaker": attribution.name,
        "speaker_id": attribution.speaker_id,
        "speaker_kind": attribution.kind,
        **span_columns("speaker", attribution.span),
        "speaker_carried": attribution.carried,
        "speaker_via": attribution.via,
    }


def attribution_of(row: Row) -> Attribution | None:
    """Return the attribution that a row holds, if any."""
    if row["speaker"] is None:
        return None
    return Attribution(
        row["speaker"],
        row["speaker_id"],
        SpeakerKind(row["speaker_kind"]),
        span_of(row, "speaker", row["document_id"]),
        row["speaker_carried"],
        row["speaker_via"],
    )


def spans_in(value: object) -> Iterator[Span]:
    """Yield every span anywhere in a model object."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from spans_in(item)
    elif value is not None:
        kind: Any = type(value)
        for name in _fields(kind):
            yield from spans_in(getattr(value, name))


@cache
def _fields(kind: type) -> tuple[str, ...]:
    """Return the names of a class's fields that can hold a span; none where it is no dataclass."""
    if not is_dataclass(kind):
        return ()
    types = get_type_hints(kind)
    return tuple(field.name for field in fields(kind) if _can_hold(types[field.name]))


def _can_hold(kind: Any) -> bool:
    """Say whether a value of a type can be, or have in it, a span."""
    inner = get_args(kind)
    if inner:
        return any(map(_can_hold, inner))
    return kind is Span or bool(isinstance(kind, type) and _fields(kind))
