"""Rows of resolved places and their candidates."""

from collections.abc import Sequence
from typing import Any

from crossreport.model import Candidate, Place, PlaceBasis, PlaceKind
from crossreport.store.rows.parts import Row


def place_row(place: Place) -> dict[str, Any]:
    """Return the row of a place, without its candidates."""
    return {
        "id": place.id,
        "name": place.name,
        "kind": place.kind,
        "country": place.country,
        "admin1": place.admin1,
        "admin2": place.admin2,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "radius_km": place.radius_km,
        "ucdp_precision": place.ucdp_precision,
        "acled_precision": place.acled_precision,
        "gazetteer_id": place.gazetteer_id,
        "pcode": place.pcode,
        "basis": place.basis,
    }


def candidate_rows(place: Place) -> list[dict[str, Any]]:
    """Return the rows of a place's candidates."""
    return [
        {
            "place_id": place.id,
            "position": position,
            "gazetteer_id": candidate.gazetteer_id,
            "name": candidate.name,
            "country": candidate.country,
            "admin1": candidate.admin1,
            "latitude": candidate.latitude,
            "longitude": candidate.longitude,
            "score": candidate.score,
            "reasons": list(candidate.reasons),
        }
        for position, candidate in enumerate(place.candidates)
    ]


def place_of(row: Row, candidates: Sequence[Row]) -> Place:
    """Return the place of a row and its candidates' rows."""
    return Place(
        id=row["id"],
        name=row["name"],
        kind=PlaceKind(row["kind"]),
        country=row["country"],
        admin1=row["admin1"],
        admin2=row["admin2"],
        latitude=row["latitude"],
        longitude=row["longitude"],
        radius_km=row["radius_km"],
        ucdp_precision=row["ucdp_precision"],
        acled_precision=row["acled_precision"],
        gazetteer_id=row["gazetteer_id"],
        candidates=tuple(_candidate_of(candidate) for candidate in candidates),
        pcode=row["pcode"],
        basis=PlaceBasis(row["basis"]),
    )


def _candidate_of(row: Row) -> Candidate:
    return Candidate(
        row["gazetteer_id"],
        row["name"],
        row["country"],
        row["admin1"],
        row["latitude"],
        row["longitude"],
        row["score"],
        tuple(row["reasons"]),
    )
