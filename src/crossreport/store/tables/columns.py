"""Columns that many tables have."""

from typing import Any

from sqlalchemy import Boolean, Column, Date, Double, ForeignKey, Integer, MetaData, Text

metadata = MetaData()


def text(name: str, comment: str, *, null: bool = False, **options: Any) -> Column[Any]:
    """Return a text column."""
    return Column(name, Text, nullable=null, comment=comment, **options)


def integer(name: str, comment: str, *, null: bool = False, **options: Any) -> Column[Any]:
    """Return an integer column."""
    return Column(name, Integer, nullable=null, comment=comment, **options)


def real(name: str, comment: str, *, null: bool = False) -> Column[Any]:
    """Return a column of double precision."""
    return Column(name, Double, nullable=null, comment=comment)


def flag(name: str, comment: str) -> Column[Any]:
    """Return a yes-or-no column."""
    return Column(name, Boolean, nullable=False, comment=comment)


def reference(
    name: str,
    target: str,
    comment: str,
    *,
    null: bool = False,
    key: bool = False,
    index: bool = False,
) -> Column[Any]:
    """Return a column that points to another table's row; the row goes away with that row.

    Without an ``index`` (or a key that begins with the column) removing the other row is slow.
    """
    return Column(
        name,
        Text,
        ForeignKey(target, ondelete="CASCADE"),
        nullable=null,
        primary_key=key,
        index=index,
        comment=comment,
    )


def position() -> Column[Any]:
    """Return the column that keeps the order of the rows of one owner, from 0."""
    return integer("position", "order among its owner's rows, from 0", primary_key=True)


def span(prefix: str, what: str, *, null: bool = False) -> tuple[Column[Any], ...]:
    """Return the three columns of a span in the row's document."""
    return (
        integer(f"{prefix}_start", f"offset of {what} in the document's text", null=null),
        integer(f"{prefix}_end", f"offset after {what}", null=null),
        text(f"{prefix}_quote", what, null=null),
    )


def days(prefix: str, what: str, *, null: bool = False) -> tuple[Column[Any], ...]:
    """Return the columns of an interval of days with its basis and words."""
    return (
        Column(
            f"{prefix}_earliest", Date, comment=f"first possible day of {what}; empty: nobody said"
        ),
        Column(
            f"{prefix}_latest", Date, comment=f"last possible day of {what}; empty: nobody said"
        ),
        text(f"{prefix}_basis", f"what the days of {what} rest on", null=null),
        *span(prefix, f"the words that date {what}", null=True),
    )


def likely_day(prefix: str, what: str) -> tuple[Column[Any], ...]:
    """Return the columns of a day inferred inside a wider interval."""
    return (
        Column(f"{prefix}_likely", Date, comment=f"likeliest day of {what}, inferred; empty: none"),
        text(f"{prefix}_likely_rule", "the rule that infers the likeliest day", null=True),
    )


def moved_days(prefix: str, what: str) -> tuple[Column[Any], ...]:
    """Return the columns of days that are other ones at the place than where they were told."""
    told = "where the place has another day"
    return (
        text(
            f"{prefix}_moved", f"the rule by which {what} has another day at its place", null=True
        ),
        text(f"{prefix}_told_in", f"zone of the clock that tells {what}, {told}", null=True),
        text(
            f"{prefix}_zone",
            f"IANA time zone, or country, of the place of {what}, {told}",
            null=True,
        ),
        Column(f"{prefix}_told_earliest", Date, comment=f"first possible day as told, {told}"),
        Column(f"{prefix}_told_latest", Date, comment=f"last possible day as told, {told}"),
        Column(f"{prefix}_told_likely", Date, comment=f"likeliest day as told, {told}"),
        text(f"{prefix}_told_likely_rule", "the rule that infers the likeliest day", null=True),
    )


def figures() -> tuple[Column[Any], ...]:
    """Return the columns of a range; empty means nobody said, never 0."""
    return (
        integer("low", "least number the words allow; empty: nobody said", null=True),
        integer("best", "most likely number; empty: nobody said", null=True),
        integer("high", "greatest number the words allow; empty: open", null=True),
    )


def attribution() -> tuple[Column[Any], ...]:
    """Return the columns that say who says so; all empty when the document itself speaks."""
    return (
        text("speaker", "who says so; empty: the document itself", null=True),
        text("speaker_id", "the speaker in the codebook", null=True),
        text("speaker_kind", "what sort of source speaks", null=True),
        *span("speaker", "the words that name the speaker", null=True),
        Column("speaker_carried", Boolean, comment="taken over from a sentence it continues"),
        text("speaker_via", "who relays the speaker", null=True),
    )
