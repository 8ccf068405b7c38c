"""Which documents are rows of other people's datasets, and how those code them."""

from sqlalchemy import Index, Table

from crossreport.store.tables.columns import (
    integer,
    metadata,
    position,
    real,
    reference,
    span,
    text,
)

dataset_rows = Table(
    "dataset_rows",
    metadata,
    reference("document_id", "documents.id", "the document that is the row", key=True),
    text("scheme", "the dataset, for example ucdp-ged"),
    text("row_id", "the event's identifier there"),
    Index("dataset_rows_by_id", "scheme", "row_id", unique=True),
    comment="Documents that are rows of other people's datasets.",
)

dataset_codes = Table(
    "dataset_codes",
    metadata,
    reference("document_id", "dataset_rows.document_id", "the row", key=True),
    position(),
    text("variable", "the dataset's name of the column"),
    *span("code", "the code"),
    comment="The codes of rows of other people's datasets.",
)

dataset_places = Table(
    "dataset_places",
    metadata,
    reference("document_id", "dataset_rows.document_id", "the row", key=True),
    text("id", "identifier of the place"),
    text("name", "as the dataset names it"),
    text("kind", "what it is, by the dataset's precision code"),
    text("country", "ISO 3166-1 alpha-2 code; empty where the dataset's name of it is not known"),
    text("admin1", "first-level area", null=True),
    text("admin2", "second-level area", null=True),
    real("latitude", "WGS 84 degrees, as given"),
    real("longitude", "WGS 84 degrees, as given"),
    real("radius_km", "how far the event may lie from the point, by the precision code"),
    integer("ucdp_precision", "UCDP GED where_prec, 1 to 7"),
    integer("acled_precision", "ACLED geo_precision, 1 to 3"),
    text("gazetteer_id", "always empty", null=True),
    text("pcode", "always empty", null=True),
    text("basis", "always named"),
    comment="Where datasets themselves put the events of their rows.",
)
