"""Tells the layout of a file of places and reads it."""

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from crossreport.codebook import read_yaml
from crossreport.geocode.entries import GazetteerEntry, Match
from crossreport.geocode.gazetteer import Gazetteer
from crossreport.geocode.layouts import cod_ab, geojson, geonames, plain
from crossreport.geocode.layouts.rows import Row, Taken, numbered
from crossreport.geocode.supplements import NamedEntry
from crossreport.geocode.table import GazetteerFileError
from crossreport.geocode.wording import read_wording
from crossreport.model import PlaceKind

_SHOWN = 5  # faults that a message gives
_ZIP = b"PK\x03\x04"
_DELIMITERS = "\t;,|"
_FIELD_MOST = 1_000_000  # characters of one cell: GeoNames lists all other names in one


@dataclass(frozen=True, slots=True)
class PlacesRead:
    """What a file of places holds.

    Attributes:
        layout: "geonames", "cod-ab", "geojson" or "csv".
        entries: the places.
        faults: number of the line (of the feature, in GeoJSON) and reason of what makes no place.
        passed: how many rows are of a kind of which nothing is reported.
        rough: number, name, and the area around it that stands for a place of which neither
            coordinates are given nor any are known.
    """

    layout: str
    entries: tuple[NamedEntry, ...]
    faults: tuple[tuple[int, str], ...] = ()
    passed: int = 0
    rough: tuple[tuple[int, str, str], ...] = ()

    @property
    def unit(self) -> str:
        """What the numbers count."""
        return "feature" if self.layout == "geojson" else "line"

    def fault_line(self, path: str) -> str:
        """Return the first faults in one line."""
        shown = "; ".join(f"{self.unit} {line} {why}" for line, why in self.faults[:_SHOWN])
        more = len(self.faults) - _SHOWN
        return f"{path}: {shown}" + (f" (and {more} more)" if more > 0 else "")


def read_places(
    path: Path, *, source: str, gazetteer: Gazetteer, country: str | None = None
) -> PlacesRead:
    """Read the places of a file, whatever its layout.

    Args:
        path: GeoNames dump (as text or zip), COD-AB table, GeoJSON, or a table with a header.
        source: goes before the places' identifiers.
        gazetteer: knows countries by their names, and areas that come without coordinates.
        country: ISO code for rows that name none.

    Raises:
        GazetteerFileError: it cannot be read, or no layout fits it.
    """
    taken = Taken()
    sheets = _sheets(path) if path.suffix.lower() in {".xlsx", ".xls", ".ods"} else None
    if sheets is None and geonames.is_dump(_first_row(path)):
        geonames.take(source, _dump_rows(path), taken, area_of=gazetteer.by_code)
        return _read("geonames", taken)
    country_of = _Countries(gazetteer, country)
    if sheets is None:
        text = _text(path)
        if text.lstrip().startswith("{"):
            found = geojson.features(text, str(path))
            locate = _Areas(gazetteer)
            geojson.take(source, found, taken, country_of=country_of, locate=locate)
            return _read("geojson", taken)
        sheets = [list(_table(text))]
    areas = cod_ab.Areas(country_of)
    layouts = {_take(source, rows, taken, areas) for rows in sheets} - {""}
    areas.place(source, taken, _Areas(gazetteer))
    if not layouts:
        raise GazetteerFileError(f"{path}: {_unknown(sheets)}")
    return _read(min(layouts), taken)


def _unknown(sheets: Sequence[Sequence[tuple[int, list[str]]]]) -> str:
    head = next((rows[0][1] for rows in sheets if rows), [])
    if geonames.is_code_list(head):
        return (
            "is GeoNames' list of the codes of areas, which has no coordinates; add the dump of "
            "the country, which names its areas itself"
        )
    return (
        f"its layout is not known; line 1 reads {', '.join(head)[:120]!r}. Needed is a "
        "GeoNames dump, GeoJSON, a table with adm1_pcode and the like, or one with the "
        "columns name, latitude, longitude and country"
    )


def _read(layout: str, taken: Taken) -> PlacesRead:
    return PlacesRead(
        layout, tuple(taken.entries), tuple(sorted(taken.faults)), taken.passed, tuple(taken.rough)
    )


def _take(
    source: str, rows: Sequence[tuple[int, list[str]]], taken: Taken, areas: cod_ab.Areas
) -> str:
    """Read the rows of one table; return its layout, empty where none fits."""
    if not rows:
        return ""
    header = [
        column.strip().lstrip("\ufeff#").casefold().replace(" ", "_") for column in rows[0][1]
    ]
    named = [
        Row(line, dict(zip(header, cells, strict=False)))
        for line, cells in rows[1:]
        if not _tags(cells)
    ]
    if cod_ab.is_table(header):
        areas.read(named, taken)
        return "cod-ab"
    if plain.is_table(header):
        plain.take(source, named, taken, country_of=areas.country_of)
        return "csv"
    return ""


def _tags(cells: Sequence[str]) -> bool:
    """Say whether a row holds HXL's tags of the columns ("#adm1+code")."""
    return all(cell.lstrip().startswith("#") for cell in cells if cell.strip())


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
        if content[:4] == _ZIP:
            content = _zipped(path, content)
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise GazetteerFileError(f"{path}, line {line}: is not in UTF-8; save it so") from error
    except (OSError, zipfile.BadZipFile) as error:
        raise GazetteerFileError(f"{path} cannot be read: {_told(error)}") from error


def _first_row(path: Path) -> list[str]:
    """Return the cells of a dump's first line; of other files whatever comes of it."""
    return next((cells for _, cells in _dump_rows(path)), [])


def _dump_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a dump one by one, as it can have millions; quotes are letters there."""
    line = 0
    try:
        with _opened(path) as source:
            for line, raw in enumerate(source, start=1):
                text = raw.decode("utf-8-sig" if line == 1 else "utf-8").rstrip("\r\n")
                if text.strip():
                    yield line, text.split("\t")
    except UnicodeDecodeError as error:
        raise GazetteerFileError(f"{path}, line {line}: is not in UTF-8; save it so") from error
    except (OSError, zipfile.BadZipFile) as error:
        raise GazetteerFileError(f"{path} cannot be read: {_told(error)}") from error


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    with path.open("rb") as source:
        if source.read(4) != _ZIP:
            source.seek(0)
            yield source
            return
        source.seek(0)
        with zipfile.ZipFile(source) as archive, archive.open(_text_in(archive, path)) as inner:
            yield inner


def _zipped(path: Path, content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(_text_in(archive, path))


def _text_in(archive: zipfile.ZipFile, path: Path) -> str:
    names = [n for n in archive.namelist() if n.endswith(".txt") and "readme" not in n.lower()]
    if len(names) != 1:
        raise GazetteerFileError(f"{path} holds {len(names)} text files and not one; unpack it")
    return names[0]


def _table(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a table of text with the numbers of their lines."""
    first = text.split("\n", 1)[0].strip("\r")
    delimiter = max(_DELIMITERS, key=first.count)
    csv.field_size_limit(_FIELD_MOST)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield reader.line_num, row
    except csv.Error as error:
        raise GazetteerFileError(f"line {reader.line_num} of the table: {error}") from error


def _told(error: Exception) -> str:
    """Return an error's message, without the number and the path that the system puts to it."""
    return getattr(error, "strerror", None) or str(error)


def _sheets(path: Path) -> list[list[tuple[int, list[str]]]]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_path(str(path))
        sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    except (OSError, CalamineError) as error:
        raise GazetteerFileError(f"{path} cannot be read: {_told(error)}") from error
    return [
        list(numbered(([_cell(value) for value in row] for row in rows), 1)) for rows in sheets
    ]  # fmt: skip


def _cell(value: Any) -> str:
    whole = isinstance(value, float) and value.is_integer()
    return str(int(value)) if whole else str(value)


class _Countries:
    """Tells ISO codes from what a table says of the country."""

    def __init__(self, gazetteer: Gazetteer, default: str | None) -> None:
        self._gazetteer = gazetteer
        self._default = default.upper() if default else None
        self._iso3 = {k.casefold(): str(v) for k, v in read_yaml("place_words")["iso3"].items()}

    def __call__(self, written: str) -> str | None:
        """Return the code of a country by a code or name; the default for an empty cell."""
        if not written:
            return self._default
        if len(written) == 2 and self._gazetteer.by_code(written.upper()):
            return written.upper()
        if found := self._iso3.get(written.casefold()):
            return found
        known = (e for e in self._gazetteer.search(written) if e.kind is PlaceKind.COUNTRY)
        return next((e.country for e in known if e.match <= Match.ALTERNATE), self._default)


class _Areas:
    """Finds areas of the gazetteer by name, level and country."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def __call__(self, name: str, level: int, country: str, first: str) -> GazetteerEntry | None:
        """Return the area of a name; below the first level, else the town that it is named for.

        Level 0 is the country itself, whatever the name.
        """
        if level == 0:
            return self._gazetteer.by_code(country)
        kinds = [PlaceKind.ADMIN1] if level == 1 else [PlaceKind.ADMIN2, PlaceKind.TOWN]
        found = [
            entry
            for kind in kinds
            for entry in self._gazetteer.search(name)
            if entry.country == country and entry.kind is kind
        ]
        within = [e for e in found if e.admin1 and _same(e.admin1, first)]
        return next(iter(within if first else found), None)


def _same(one: str, other: str) -> bool:
    from crossreport.geocode.names import loose_keys

    bases = (read_wording(one).base, read_wording(other).base)
    keys = [set(loose_keys(base)) for base in bases]
    return bases[0].casefold() == bases[1].casefold() or bool(keys[0] & keys[1])
