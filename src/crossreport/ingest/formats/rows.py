"""Rows of articles: which column is what, and a row's article."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from crossreport.ingest.article import Article
from crossreport.ingest.formats.base import sha256_of
from crossreport.ingest.options import FIELDS, IngestOptions
from crossreport.ingest.refusals import Refused, one_line
from crossreport.ingest.vocabulary import fold, press


def map_columns(present: Iterable[str], options: IngestOptions) -> dict[str, str]:
    """Return the column of each field: as the caller says, else under its usual names.

    Raises:
        Refused: a column that the caller names is not there, or no column holds the text.
    """
    names = list(present)
    folded = {fold(name).replace(" ", "_"): name for name in reversed(names)}
    mapping: dict[str, str] = {}
    for field in FIELDS:
        wanted = options.columns.get(field)
        if wanted is not None:
            if wanted not in names:
                raise Refused(
                    "missing-column", f"has no column {wanted!r} for {field}; {_present(names)}"
                )
            mapping[field] = wanted
            continue
        usual = next((folded[n] for n in press().columns[field] if n in folded), None)
        if usual is not None and usual not in options.columns.values():
            mapping[field] = usual
    if "text" not in mapping:
        raise Refused(
            "missing-column",
            f"has no column that holds the text; {_present(names)}; "
            "say which with --column text=NAME",
        )
    return mapping


def _present(names: list[str]) -> str:
    shown = ", ".join(one_line(n, 40) for n in names[:30])
    return f"its columns are {shown or 'none'}"


def row_article(
    row: Mapping[str, Any], mapping: Mapping[str, str], *, source: str, media_type: str
) -> Article:
    """Return the article of one row.

    The hash is of the row as canonical JSON (all columns, sorted), so that the spelling of the
    file does not matter.

    Raises:
        Refused: the row has no text.
    """
    cells = {field: as_text(row.get(column)) for field, column in mapping.items()}
    text = cells.get("text")
    if not text or not text.strip():
        raise Refused("no-text", "has no text; nothing to read")
    return Article(
        source=source,
        sha256=sha256_of(canonical(row)),
        media_type=media_type,
        text=text,
        own_id=(cells.get("id") or "").strip() or None,
        title=cells.get("title"),
        title_beside=True,
        publisher=cells.get("publisher"),
        author=cells.get("author"),
        published=cells.get("published"),
        address=cells.get("address"),
        language=cells.get("language"),
    )


def canonical(row: Mapping[str, Any]) -> bytes:
    """Return the row's canonical bytes: JSON, keys sorted, no white space, ASCII."""
    return json.dumps(row, sort_keys=True, separators=(",", ":"), default=str).encode()


def as_text(value: Any) -> str | None:
    """Return a cell as text; a list of names is joined, anything structured is left out."""
    match value:
        case None | bool():
            return None
        case str():
            return value
        case list() | tuple():
            parts = [as_text(v) for v in value]
            return ", ".join(p for p in parts if p) or None
        case dict():
            return as_text(value.get("name") or value.get("title"))
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value)
