"""Builds the Syrian supplement of the gazetteer from UCDP GED.

    PYTHONPATH=src python scripts/build_syria_supplement.py GED_CSV_GZ

Takes the distinct places of precision 1 and 2 (a named place, or near one) with their areas and
coordinates, takes the kind word off the name ("Sarjah village"), and leaves out what the
gazetteer already has under that name within 10 km. UCDP GED is CC BY 4.0; see ATTRIBUTION.md.
"""

import argparse
import csv
import gzip
import re
from collections.abc import Iterator
from pathlib import Path

from crossreport.geocode import Gazetteer
from crossreport.geocode.wording import read_wording
from crossreport.model import stable_id
from crossreport.model.geodesy import LatLon, distance_km

OUTPUT = Path(__file__).parents[1] / "src/crossreport/geocode/data/ucdp-syria.supplement.csv"
COLUMNS = (
    "id", "name", "kind", "country", "admin1", "admin2", "latitude", "longitude",
    "alternate_names",
)  # fmt: skip
SAME_KM = 10.0
AREAS = {"admin1", "admin2", "area", "country"}  # coded as points, but no points


def main() -> None:
    """Read the events, write the places."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("events", type=Path, help="ged-syria-….csv.gz")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    arguments = parser.parse_args()
    rows = list(places(arguments.events, Gazetteer.open(bundled=False)))
    with arguments.output.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{arguments.output}: {len(rows)} places")


def places(events: Path, gazetteer: Gazetteer) -> Iterator[dict[str, str]]:
    """Yield one row a place, sorted by name and area; precision 1 wins over 2."""
    chosen: dict[tuple[str, str], dict[str, str]] = {}
    with gzip.open(events, "rt", encoding="utf-8") as lines:
        for event in sorted(csv.DictReader(lines), key=lambda e: (e["where_prec"], e["id"])):
            if float(event["where_prec"]) <= 2 and event["adm_1"]:
                name = " ".join(event["where_coordinates"].split())
                chosen.setdefault((name, event["adm_1"]), event)
    for (written, area), event in sorted(chosen.items()):
        names, kind = names_of(written, gazetteer)
        point = float(event["latitude"]), float(event["longitude"])
        if kind in AREAS or any(_known(name, point, gazetteer) for name in names):
            continue
        yield {
            "id": stable_id("p", written, area),
            "name": names[0],
            "kind": kind or "town",
            "country": "SY",
            "admin1": area,
            "admin2": event["adm_2"].removesuffix(" district"),
            "latitude": f"{point[0]:.5f}",
            "longitude": f"{point[1]:.5f}",
            "alternate_names": "|".join(names[1:]),
        }


def names_of(written: str, gazetteer: Gazetteer) -> tuple[list[str], str]:
    """Return the names in "Tadmur/Palmyra town", "Tall Hassan village (Tell Hasan)", and the kind.

    Kind words of small places go; those of sites stay in the name, where they belong ("Tabqa dam"),
    with the bare name left out: it's the town's. What stands in brackets can be another
    name, or the area ("Wadi (Homs)"), which is left out.
    """
    outside, *inside = re.split(r"[()]", written)
    names: list[str] = []
    feature = ""
    inside = [i for i in inside if not any(e.box for e in gazetteer.search(i.strip()))]
    for part in [*outside.split("/"), *inside]:
        wording = read_wording(part.strip())
        if not wording.full:
            continue
        feature = feature or wording.feature
        names.append(wording.base if wording.feature in {"town", ""} else wording.full)
    return list(dict.fromkeys(names)), feature


def _known(name: str, point: LatLon, gazetteer: Gazetteer) -> bool:
    return any(distance_km(e.point, point) <= SAME_KM for e in gazetteer.lookup(name))


if __name__ == "__main__":
    main()
