"""Write docs/record.md, the reference of the record's tables, from the comments on them.

Usage: python scripts/build_record_docs.py [--check]

With --check nothing is written; the exit status is 1 when the page is stale.
"""

import sys
from pathlib import Path

from sqlalchemy import Column, Table

from crossreport.store.migrations import newest
from crossreport.store.tables import (
    bookkeeping,
    claims,
    datasets,
    documents,
    incidents,
    metadata,
    places,
)

PAGE = Path(__file__).resolve().parent.parent / "docs" / "record.md"

_INTRODUCTION = f"""\
# The record

<!-- Written by scripts/build_record_docs.py; change the tables' comments instead of this page. -->

A record is one SQLite file (schema {newest()}). Any program that reads SQLite can query it:

```sql
-- Every figure of people killed, with the words that carry it and who says so.
SELECT documents.publisher, claims.speaker, claim_counts.low, claim_counts.best,
       claim_counts.high, claim_counts.count_quote
FROM claim_counts
JOIN claims ON claims.id = claim_counts.owner_id
JOIN documents ON documents.id = claims.document_id
WHERE claim_counts.kind = 'killed';
```

Rules that hold everywhere:

- An empty cell (`NULL`) means that nobody said; it never means 0.
- A span is three columns, `…_start`, `…_end` and `…_quote`: offsets into `documents.text` of the
  row's document, in Unicode code points, and the words that stand there. They are checked
  whenever something is stored; what fails is in `refusals`.
- Intervals of days include both ends.
- Lists are JSON arrays.
- `incidents` and all that belongs to them are computed from `claims`, and computed again when
  claims change. Only `judgements` are a person's; they stay whatever is computed again.

The table `document_search` is the full-text index:
`SELECT rowid FROM document_search WHERE document_search MATCH 'bridge'` gives `documents.number`.

A record of an earlier version is brought to the present schema when it is opened; one of a later
version is refused. The files in `crossreport/store/migrations` say how.
"""

_GROUPS = {
    "Documents": documents,
    "What documents say": claims,
    "Rows of other datasets": datasets,
    "Places": places,
    "Incidents": incidents,
    "Bookkeeping": bookkeeping,
}


def _type(column: Column[object]) -> str:
    """Return a column's type with what it must be or point to."""
    facts = [str(column.type).lower()]
    if column.primary_key:
        facts.append("key")
    elif not column.nullable:
        facts.append("never empty")
    facts += [f"→ `{key.target_fullname}`" for key in column.foreign_keys]
    return ", ".join(facts)


def _table(table: Table) -> str:
    rows = "\n".join(f"| `{c.name}` | {_type(c)} | {c.comment or ''} |" for c in table.columns)
    head = "| Column | Type | Meaning |\n| --- | --- | --- |"
    return f"### {table.name}\n\n{table.comment}\n\n{head}\n{rows}\n"


def page() -> str:
    """Return the whole page."""
    parts = [_INTRODUCTION]
    shown = set()
    for title, module in _GROUPS.items():
        own = [one for one in vars(module).values() if isinstance(one, Table)]
        shown |= {table.name for table in own}
        parts += [f"## {title}\n", *map(_table, own)]
    missing = set(metadata.tables) - shown
    if missing:
        raise SystemExit(f"tables that no group shows: {', '.join(sorted(missing))}")
    return "\n".join(parts)


def main() -> int:
    """Write the page, or check it."""
    text = page()
    if "--check" in sys.argv[1:]:
        if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == text:
            return 0
        print(f"{PAGE.name} is stale; run: python scripts/build_record_docs.py", file=sys.stderr)
        return 1
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
