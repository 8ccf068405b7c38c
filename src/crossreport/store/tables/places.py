"""Places as resolved, and which mention or claim is where."""

from sqlalchemy import Table
from sqlalchemy.schema import Column
from sqlalchemy.types import JSON

from crossreport.store.tables.columns import integer, metadata, position, real, reference, text

places = Table(
    "places",
    metadata,
    text("id", "identifier of this resolution", primary_key=True),
    text("name", "as shown to people"),
    text("kind", "what it is"),
    text("country", "ISO 3166-1 alpha-2 code"),
    text("admin1", "first-level area", null=True),
    text("admin2", "second-level area", null=True),
    real("latitude", "of the centre, WGS 84 degrees"),
    real("longitude", "of the centre, WGS 84 degrees"),
    real("radius_km", "the event lies within this distance of the centre"),
    integer("ucdp_precision", "UCDP GED where_prec, 1 to 7"),
    integer("acled_precision", "ACLED geo_precision, 1 to 3"),
    text("gazetteer_id", "the entry it rests on; empty: built from several", null=True),
    text("pcode", "code in the administrative tables of humanitarian data", null=True),
    text("basis", "named: the text says so; setting, publisher: it is only from there"),
    comment="A point with the radius within which an event lies.",
)

place_candidates = Table(
    "place_candidates",
    metadata,
    reference("place_id", "places.id", "the place", key=True),
    position(),
    text("gazetteer_id", "the entry"),
    text("name", "its name"),
    text("country", "ISO 3166-1 alpha-2 code"),
    text("admin1", "first-level area", null=True),
    real("latitude", "WGS 84 degrees"),
    real("longitude", "WGS 84 degrees"),
    real("score", "0 to 1"),
    Column("reasons", JSON, nullable=False, comment="what spoke for and against it (list)"),
    comment="What else was considered for a place, best first.",
)

resolutions = Table(
    "resolutions",
    metadata,
    text("mention_id", "the mention (claim_places and its like)", primary_key=True),
    reference("place_id", "places.id", "the place", null=True, index=True),
    reference("refusal_id", "refusals.id", "why it has none", null=True, index=True),
    comment="What each place mention was resolved to.",
)

claim_locations = Table(
    "claim_locations",
    metadata,
    reference("claim_id", "claims.id", "the claim", key=True),
    reference("place_id", "places.id", "the place", index=True),
    comment="The best place of each claim; claims without one are unplaced.",
)
