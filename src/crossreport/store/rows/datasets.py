"""Rows of other people's datasets, as rows of ours."""

from collections.abc import Sequence
from typing import Any

from crossreport.model import Code, DatasetRow
from crossreport.store.rows.parts import Row, span_columns, span_of
from crossreport.store.rows.places import place_of, place_row


def dataset_row(row: DatasetRow) -> dict[str, Any]:
    """Return the row that says which event of which dataset a document is."""
    return {"document_id": row.document_id, "scheme": row.scheme, "row_id": row.row_id}


def code_rows(row: DatasetRow) -> list[dict[str, Any]]:
    """Return the rows of its codes."""
    return [
        {
            "document_id": row.document_id,
            "position": position,
            "variable": code.variable,
            **span_columns("code", code.span),
        }
        for position, code in enumerate(row.codes)
    ]


def dataset_place_rows(row: DatasetRow) -> list[dict[str, Any]]:
    """Return the row of its place, if it has one."""
    return [] if row.place is None else [{"document_id": row.document_id, **place_row(row.place)}]


def dataset_row_of(row: Row, codes: Sequence[Row], place: Row | None) -> DatasetRow:
    """Return the dataset's row from ours."""
    document = row["document_id"]
    return DatasetRow(
        document_id=document,
        scheme=row["scheme"],
        row_id=row["row_id"],
        codes=tuple(Code(one["variable"], span_of(one, "code", document)) for one in codes),
        place=None if place is None else place_of(place, ()),
    )
