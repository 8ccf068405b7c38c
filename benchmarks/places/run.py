"""Scores place resolution on public sets of gold toponyms.

    python -m benchmarks.places.run [--set lgl|geovirus|ucdp] [--shared ../shared] [--misses N]

``lgl`` and ``geovirus``: share of gold toponyms with coordinates that are resolved within 161 km
(unresolved ones count as wrong), mean and median error of the resolved ones, area under the curve
of logarithmic error (0 best, 1 worst, over all toponyms), and the ceiling: the share for which the
gazetteer holds any candidate within 161 km. ``ucdp``: distinct Syrian place names of precision 1
and 2, one document per name with its district and governorate, half of the names held out of the
supplement.
"""

import argparse
import csv
import gzip
import json
import sys
import time
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import log
from pathlib import Path
from statistics import mean, median
from tempfile import TemporaryDirectory

from benchmarks.shared import shared_dir
from crossreport.geocode import Gazetteer, best_place, bundled_supplements, resolve_document
from crossreport.geocode.candidates import options_of
from crossreport.geocode.wording import read_wording
from crossreport.model import (
    Document,
    Place,
    PlaceKind,
    PlaceMention,
    PlaceRole,
    Refusal,
    Segment,
    SegmentKind,
    Span,
    stable_id,
)
from crossreport.model.geodesy import LatLon, distance_km

_WITHIN_KM = 161.0
_RIGHT_KM = 10.0
_WRONG_KM = 50.0
_POINT = 2  # UCDP's precision of a place named or near one
_FAR_KM = 20_038.0  # half the way round the world


@dataclass(frozen=True, slots=True)
class Gold:
    """One text with its toponyms and where they are."""

    document: Document
    mentions: tuple[PlaceMention, ...]
    points: tuple[LatLon, ...]


def text_document(identifier: str, text: str, title: str | None) -> Document:
    """Wrap a text as the ingest step would."""
    return Document(
        id=identifier,
        text=text,
        sha256="",
        source=identifier,
        media_type="text/plain",
        segments=(Segment(0, len(text), SegmentKind.BODY),),
        title=title,
        language="en",
    )


def read_lgl(folder: Path) -> Iterator[Gold]:
    """Read the Local-Global Lexicon: local American newspapers."""
    for article in ET.parse(folder / "lgl.xml").getroot():
        text = article.findtext("text") or ""
        document = text_document(article.get("docid", ""), text, article.findtext("title"))
        mentions, points = [], []
        for toponym in article.iter("toponym"):
            tag = toponym.find("gaztag")
            if tag is None or tag.findtext("lat") is None:
                continue
            start, end = int(toponym.findtext("start") or 0), int(toponym.findtext("end") or 0)
            mentions.append(_mention(document, start, end))
            points.append((float(tag.findtext("lat") or 0), float(tag.findtext("lon") or 0)))
        yield Gold(document, tuple(mentions), tuple(points))


def read_geovirus(folder: Path) -> Iterator[Gold]:
    """Read GeoVirus: Wikinews articles on epidemics (offsets there count from 1)."""
    for article in ET.parse(folder / "GeoVirus.xml").getroot():
        text = article.findtext("text") or ""
        document = text_document(article.findtext("source") or "", text, None)
        mentions, points = [], []
        for place in article.iter("location"):
            name, start = place.findtext("name") or "", int(place.findtext("start") or 1) - 1
            if text[start : start + len(name)] != name:
                start = text.find(name, max(0, start - 5))
            if start < 0:
                continue
            mentions.append(_mention(document, start, start + len(name)))
            points.append((float(place.findtext("lat") or 0), float(place.findtext("lon") or 0)))
        yield Gold(document, tuple(mentions), tuple(points))


def _mention(document: Document, start: int, end: int) -> PlaceMention:
    span = Span.of(document.id, document.text, start, end)
    return PlaceMention(name=span.quote, span=span)


def score(texts: Iterator[Gold], gazetteer: Gazetteer, misses: int) -> dict[str, float]:
    """Resolve all texts and measure the errors."""
    errors: list[float] = []
    unresolved = reachable = 0
    listed = 0
    started = time.perf_counter()
    for gold in texts:
        found = resolve_document(gold.document, gold.mentions, gazetteer)
        for mention, point in zip(gold.mentions, gold.points, strict=True):
            place = found[mention]
            near = any(
                distance_km(option.entry.point, point) <= _WITHIN_KM
                for option in options_of(read_wording(mention.name), PlaceKind.UNKNOWN, gazetteer)
            )
            reachable += near
            if isinstance(place, Refusal):
                unresolved += 1
                errors.append(_FAR_KM)
            else:
                errors.append(distance_km((place.latitude, place.longitude), point))
            if errors[-1] > _WITHIN_KM and listed < misses:
                listed += 1
                _show(mention, place, point, near, gold.document)
    resolved = [e for e in errors if e < _FAR_KM]
    right = sum(e <= _WITHIN_KM for e in errors)
    return {
        "toponyms": len(errors),
        "resolved": len(errors) - unresolved,
        "accuracy_161km": round(100 * right / len(errors), 2),
        "precision_161km": round(100 * right / max(1, len(resolved)), 2),
        "mean_km": round(mean(resolved), 1),
        "median_km": round(median(resolved), 2),
        "auc": round(mean(log(e + 1) / log(_FAR_KM + 1) for e in errors), 4),
        "ceiling_161km": round(100 * reachable / len(errors), 2),
        "toponyms_per_second": round(len(errors) / (time.perf_counter() - started)),
    }


def _show(
    mention: PlaceMention, place: Place | Refusal, point: LatLon, near: bool, document: Document
) -> None:
    got = (
        f"{place.name}, {place.admin1}, {place.country} ({place.gazetteer_id})"
        if isinstance(place, Place)
        else place.code
    )
    where = document.text[max(0, mention.span.start - 40) : mention.span.end + 30]
    print(f"{mention.name!r} gold {point} reachable={near} got {got} | {where!r}", file=sys.stderr)


@dataclass(frozen=True, slots=True)
class Coded:
    """A name that UCDP's coders placed to the town or near it.

    Attributes:
        name: as coded.
        areas: the district and the governorate that they give, as far as they do.
        point: latitude and longitude.
    """

    name: str
    areas: tuple[str, ...]
    point: LatLon


def read_ucdp(path: Path) -> list[Coded]:
    """Read distinct names of precision 1 and 2 with their areas and coordinates."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = {
            (
                r["where_coordinates"].strip(),
                r["adm_1"],
                r["adm_2"],
                float(r["latitude"]),
                float(r["longitude"]),
            )
            for r in csv.DictReader(lines)
            if float(r["where_prec"]) <= 2 and r["adm_1"]
        }
    first: dict[tuple[str, str], Coded] = {}
    for name, area, district, latitude, longitude in sorted(rows):
        areas = tuple(a for a in (district, area) if a)
        first.setdefault((name, area), Coded(name, areas, (latitude, longitude)))
    return list(first.values())


def held_out(name: str, area: str) -> bool:
    """Say whether a name belongs to the half that the supplement must not know."""
    return int(stable_id("p", name, area)[-1], 16) % 2 == 1


def half_supplement(folder: Path) -> Path:
    """Write the Syrian supplement without the held-out half."""
    source = next(p for p in bundled_supplements() if "ucdp" in p.name)
    header, *rows = source.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [row for row in rows if int(row.split(",")[0][-1], 16) % 2 == 0]
    target = folder / source.name
    target.write_text(header + "".join(kept), encoding="utf-8")
    return target


def score_ucdp(path: Path, gazetteer: Gazetteer, misses: int) -> dict[str, float]:
    """Place the held-out names as reports would write them, with their district and governorate.

    A place is *right* within 10 km; *rough and true* when it says a wider area that holds the
    point; *wrong* when the point is more than 50 km away and outside what it says.
    """
    rows = [row for row in read_ucdp(path) if held_out(row.name, row.areas[-1])]
    counts = Counter[str]()
    radii = []
    for number, row in enumerate(rows):
        place = _told(f"ucdp-{number}", row, gazetteer)
        if place is None:
            counts["refused"] += 1
            continue
        error = distance_km((place.latitude, place.longitude), row.point)
        verdict = _verdict(error, place)
        counts[verdict] += 1
        if verdict == "rough_and_true":
            radii.append(place.radius_km)
        if verdict == "wrong" and counts[verdict] <= misses:
            print(row, "got", place.name, place.country, round(error), file=sys.stderr)
    kinds = ("right", "rough_and_true", "near", "wrong", "refused")
    shares = {kind: round(100 * counts[kind] / len(rows), 1) for kind in kinds}
    return {"names": len(rows), **shares, "median_radius_km": median(radii) if radii else 0.0}


def _verdict(error: float, place: Place) -> str:
    if error <= _RIGHT_KM and place.ucdp_precision <= _POINT:
        return "right"
    if error <= place.radius_km:
        return "rough_and_true"
    return "wrong" if error > _WRONG_KM else "near"


def _told(identifier: str, row: Coded, gazetteer: Gazetteer) -> Place | None:
    """Place an event that a report puts into a village of a district of a governorate."""
    words = (row.name, *row.areas)
    document = text_document(identifier, ", ".join((*words, "Syria")), None)
    mentions: list[PlaceMention] = []
    start = 0
    for word in words:
        mention = _mention(document, start, start + len(word))
        role = PlaceRole.CONTAINER if mentions else PlaceRole.EVENT
        kind = PlaceKind.UNKNOWN
        if mentions:
            kind = PlaceKind.ADMIN1 if word == words[-1] else PlaceKind.ADMIN2
        mentions.append(replace(mention, role=role, kind_hint=kind))
        start += len(word) + 2
    return best_place(mentions, resolve_document(document, mentions, gazetteer, hints=("SY",)))


def measure() -> dict[str, float]:
    """Measure what ``benchmarks/floors.json`` holds floors for, as shares.

    ``gold_acc161`` is of all gold toponyms, ``gold_prec161`` of those that were resolved.
    """
    folder = shared_dir() / "data" / "geoparsing"
    gazetteer = Gazetteer.open()
    measured = {}
    for name, read in (("lgl", read_lgl), ("geovirus", read_geovirus)):
        report = score(read(folder), gazetteer, 0)
        measured[f"{name}.gold_acc161"] = report["accuracy_161km"] / 100
        measured[f"{name}.gold_prec161"] = report["precision_161km"] / 100
    return measured


def main() -> None:
    """Run the asked-for sets and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=shared_dir())
    parser.add_argument("--set", choices=["lgl", "geovirus", "ucdp"], action="append")
    parser.add_argument("--misses", type=int, default=0, help="print so many wrong ones")
    arguments = parser.parse_args()
    folder = arguments.shared / "data" / "geoparsing"
    if not folder.is_dir():
        print(f"skipped: no benchmark data at {folder}; name its parent with --shared")
        return
    report: dict[str, dict[str, float]] = {}
    for name in arguments.set or ["lgl", "geovirus", "ucdp"]:
        if name == "ucdp":
            with TemporaryDirectory() as scratch:
                half = half_supplement(Path(scratch))
                gazetteer = Gazetteer.open(bundled=False, supplements=[half])
            path = arguments.shared / "data/ucdp-ged-syria/ged-syria-2016-2019.csv.gz"
            report[name] = score_ucdp(path, gazetteer, arguments.misses)
        else:
            gazetteer = Gazetteer.open()
            reader = read_lgl if name == "lgl" else read_geovirus
            report[name] = score(reader(folder), gazetteer, arguments.misses)
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
