"""A record of many made-up incidents, to see how the overview bears them."""

from datetime import date, timedelta
from pathlib import Path

import numpy as np
from sqlalchemy import create_engine

from crossreport.codebook import load_codebook
from crossreport.model import CountKind, DateBasis
from crossreport.store import Record
from crossreport.store.tables.incidents import incident_counts, incidents
from crossreport.store.tables.places import places

PLACES = 4000
DAYS = 3650
_ACTORS = 60
_FIRST = date(2014, 1, 1)
# UCDP GED where_prec with the radius that its importer gives, and how often each occurs.
_PRECISIONS = ((1, 5.0, 0.5), (2, 25.0, 0.4), (4, 100.0, 0.08), (6, 400.0, 0.02))


def simulate(path: Path, *, size: int, seed: int = 1) -> None:
    """Write a record of ``size`` incidents around a hundred towns, over ten years."""
    Record.open(path).close()
    random = np.random.default_rng(seed)
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        connection.execute(places.insert(), _places(random))
        made = _incidents(random, size)
        connection.execute(incidents.insert(), made)
        killed = random.negative_binomial(1, 0.15, size)
        connection.execute(
            incident_counts.insert(),
            [
                {
                    "incident_id": row["id"],
                    "kind": CountKind.KILLED,
                    "low": int(best * 0.8),
                    "best": int(best),
                    "high": int(best * 1.3),
                }
                for row, best in zip(made, killed, strict=True)
            ],
        )
    engine.dispose()


def _places(random: np.random.Generator) -> list[dict[str, object]]:
    towns = random.uniform((30, 20), (38, 48), (100, 2))
    around = towns[random.integers(0, 100, PLACES)] + random.normal(0, 0.25, (PLACES, 2))
    kinds = random.choice(len(_PRECISIONS), PLACES, p=[share for _, _, share in _PRECISIONS])
    return [
        {
            "id": f"p-{number}",
            "name": f"Place {number}",
            "kind": "town",
            "country": f"X{chr(65 + number % 5)}",
            "admin1": f"Area {number % 40}",
            "latitude": float(latitude),
            "longitude": float(longitude),
            "radius_km": _PRECISIONS[kind][1],
            "ucdp_precision": _PRECISIONS[kind][0],
            "acled_precision": 1,
            "basis": "named",
        }
        for number, ((latitude, longitude), kind) in enumerate(zip(around, kinds, strict=True))
    ]


def _incidents(random: np.random.Generator, size: int) -> list[dict[str, object]]:
    types = sorted(load_codebook().event_types)
    starts = np.sort(random.integers(0, DAYS, size))
    widths = random.choice((0, 0, 0, 0, 4, 30), size)
    actors = random.zipf(1.5, size) % _ACTORS
    return [
        {
            "id": f"i-{number:012d}",
            "event_type": types[int(actor + number) % len(types)],
            "also_types": [],
            "context": False,
            "date_earliest": _FIRST + timedelta(days=int(start)),
            "date_latest": _FIRST + timedelta(days=int(start + width)),
            "date_basis": DateBasis.RECONCILED,
            "place_id": f"p-{random.integers(0, PLACES)}",
            "perpetrators": [f"Group {actor}"],
            "targets": [],
            "sources": 1,
        }
        for number, (start, width, actor) in enumerate(zip(starts, widths, actors, strict=True))
    ]
