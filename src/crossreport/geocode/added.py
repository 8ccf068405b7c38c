"""Places that the user added, in one file beside the embedded gazetteer.

They belong to the user and not to a record: an organisation's villages and p-codes serve all its
records. What made a record is told all the same, as their digest is part of the gazetteer's
version, and every step is done again when it changes. The file is SQLite, so that a country dump of
a hundred thousand names opens at once.
"""

import hashlib
import json
import os
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from crossreport.geocode.entries import Box, GazetteerEntry, Match
from crossreport.geocode.names import exact_key, loose_keys
from crossreport.geocode.supplements import NamedEntry
from crossreport.geocode.table import GazetteerFileError
from crossreport.model import PlaceKind

_SCHEMA = """
CREATE TABLE IF NOT EXISTS sources (
    name TEXT PRIMARY KEY, layout TEXT NOT NULL, file TEXT NOT NULL, places INTEGER NOT NULL,
    countries TEXT NOT NULL, digest TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS places (
    id TEXT PRIMARY KEY, source TEXT NOT NULL REFERENCES sources (name) ON DELETE CASCADE,
    entry TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS names (
    key TEXT NOT NULL, loose INTEGER NOT NULL, alternate INTEGER NOT NULL,
    place TEXT NOT NULL REFERENCES places (id) ON DELETE CASCADE
);
CREATE INDEX IF NOT EXISTS names_by_key ON names (key, loose);
CREATE INDEX IF NOT EXISTS names_by_place ON names (place);
"""
_KEPT = tuple(f.name for f in fields(GazetteerEntry) if f.name not in {"match", "box"})


@dataclass(frozen=True, slots=True)
class AddedSource:
    """One file that the user added.

    Attributes:
        name: what it is listed and removed by.
        layout: how it was read ("geonames", "cod-ab", "geojson", "csv").
        file: the file's name.
        places: how many places it gave.
        countries: ISO codes of the countries that they lie in.
        digest: of the places with their names.
    """

    name: str
    layout: str
    file: str
    places: int
    countries: tuple[str, ...]
    digest: str


def user_places() -> Path:
    """Return the file of the user's places, whether it exists or not.

    ``CROSSREPORT_GAZETTEER`` names another; else it lies where the system keeps users' data.
    """
    if named := os.environ.get("CROSSREPORT_GAZETTEER"):
        return Path(named)
    home = Path.home()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return base / "crossreport" / "gazetteer.sqlite"


class AddedPlaces:
    """The user's places. Nothing is written before the first ``put``."""

    def __init__(self, path: Path) -> None:
        """Open the file for reading, where there is one.

        Raises:
            GazetteerFileError: it is no such file, or cannot be read.
        """
        self.path = path
        self._found: sqlite3.Connection | None = None
        if path.is_file():
            try:
                self._found = _read_only(path)
                self._found.execute("SELECT 1 FROM sources JOIN places JOIN names LIMIT 1")
            except sqlite3.Error as error:
                raise GazetteerFileError(
                    f"the added places {path} cannot be read ({error}); move the file away, and "
                    "add the places again"
                ) from error

    @property
    def version(self) -> str:
        """A digest of all that was added; empty where nothing was."""
        return " ".join(f"{one.name}:{one.digest}" for one in self.sources())

    def sources(self) -> list[AddedSource]:
        """Return what was added, by name."""
        rows = self._ask("SELECT name, layout, file, places, countries, digest FROM sources")
        return [
            AddedSource(name, layout, file, places, tuple(json.loads(countries)), digest)
            for name, layout, file, places, countries, digest in sorted(rows)
        ]

    def by_key(self, key: str, *, loose: bool) -> Iterator[tuple[GazetteerEntry, bool]]:
        """Yield the entries of a folded name, and whether it is another than the one shown."""
        rows = self._ask(
            "SELECT DISTINCT entry, alternate FROM names JOIN places ON id = place "
            "WHERE key = ? AND loose = ? ORDER BY alternate, id",
            key, loose,
        )  # fmt: skip
        for entry, alternate in rows:
            yield _read(entry), bool(alternate)

    def put(self, name: str, layout: str, file: str, entries: Iterable[NamedEntry]) -> AddedSource:
        """Keep the places of a file, in place of those added before under the same name.

        Args:
            name: what they are listed and removed by.
            layout: how the file was read.
            file: its name.
            entries: the places, each with its own identifier; they are written as they come.

        Raises:
            GazetteerFileError: the file cannot be written.
        """
        digest = hashlib.sha256()
        countries: set[str] = set()
        places = 0
        with self._writing() as connection:
            connection.execute("DELETE FROM sources WHERE name = ?", (name,))
            connection.execute(
                "INSERT INTO sources VALUES (?, ?, ?, 0, '[]', '')", (name, layout, file)
            )
            for one in entries:
                text = _written(one.entry)
                digest.update(f"{text}\n{one.names!r}\n".encode())
                countries.add(one.entry.country)
                places += 1
                connection.execute(
                    "INSERT INTO places VALUES (?, ?, ?)", (one.entry.id, name, text)
                )
                connection.executemany("INSERT INTO names VALUES (?, ?, ?, ?)", _names(one))
            source = AddedSource(
                name, layout, file, places, tuple(sorted(countries)), digest.hexdigest()[:12]
            )
            connection.execute(
                "UPDATE sources SET places = ?, countries = ?, digest = ? WHERE name = ?",
                (places, json.dumps(source.countries), source.digest, name),
            )
        return source

    def remove(self, name: str) -> bool:
        """Remove what was added under a name; say whether there was anything.

        Raises:
            GazetteerFileError: the file cannot be written.
        """
        if not any(one.name == name for one in self.sources()):
            return False
        with self._writing() as connection:
            connection.execute("DELETE FROM sources WHERE name = ?", (name,))
        return True

    def _ask(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        return [] if self._found is None else self._found.execute(query, values).fetchall()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Open the file to write; all that is done in it is kept, or nothing is."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path)) as connection:
                connection.execute("PRAGMA foreign_keys = ON")
                connection.executescript(_SCHEMA)
                with connection:
                    yield connection
        except (OSError, sqlite3.Error) as error:
            raise GazetteerFileError(
                f"the added places cannot be kept in {self.path} ({error}); name another file in "
                "the environment variable CROSSREPORT_GAZETTEER"
            ) from error
        self._found = _read_only(self.path)


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)


def _names(one: NamedEntry) -> list[tuple[str, bool, bool, str]]:
    """Return the rows of a place's names; spellings that fold alike are one."""
    keys: dict[tuple[str, bool], bool] = {}
    for position, name in enumerate((one.entry.name, *one.names)):
        if key := exact_key(name):
            keys.setdefault((key, False), position > 0)
        for key in loose_keys(name):
            keys.setdefault((key, True), position > 0)
    return [(key, loose, alternate, one.entry.id) for (key, loose), alternate in keys.items()]


def _written(entry: GazetteerEntry) -> str:
    facts: dict[str, Any] = {key: getattr(entry, key) for key in _KEPT}
    if entry.box is not None:
        facts["box"] = [entry.box.south, entry.box.west, entry.box.north, entry.box.east]
    return json.dumps(facts, sort_keys=True, ensure_ascii=False)


def _read(text: str) -> GazetteerEntry:
    known = {one.name for one in fields(GazetteerEntry)}
    facts = {key: value for key, value in json.loads(text).items() if key in known}
    box = facts.pop("box", None)
    facts["kind"] = PlaceKind(facts["kind"])
    return GazetteerEntry(**facts, box=Box(*box) if box else None)


def winning(
    added: Sequence[GazetteerEntry], others: Sequence[GazetteerEntry]
) -> list[GazetteerEntry]:
    """Return the entries of a name, of which the added ones win in their country.

    An added entry replaces others of its rank whose name was met no better: a village that only
    sounds like a city leaves the city. Where both are known to lie in different first-level areas,
    they are two places; the other one stays for texts that put it there, without the number of its
    inhabitants that would make it win elsewhere. What replaces inherits inhabitants and extent.
    """
    result = []
    replaced: set[str] = set()
    behind: set[str] = set()
    for entry in added:
        same = [o for o in others if _same_name(entry, o)]
        apart = {o.id for o in same if _apart(entry, o)}
        behind |= apart
        replaced |= {o.id for o in same} - apart
        result.append(_inheriting(entry, same))
    left = [o for o in others if o.id not in replaced]
    return result + [replace(o, population=0, capital=False) if o.id in behind else o for o in left]


def _same_name(entry: GazetteerEntry, other: GazetteerEntry) -> bool:
    """Say whether two are of one country and rank, and the added one's name was met as well."""
    level = (entry.match > Match.ALTERNATE, other.match > Match.ALTERNATE)
    return other.country == entry.country and _rank(other) == _rank(entry) and level[0] <= level[1]


def _apart(entry: GazetteerEntry, other: GazetteerEntry) -> bool:
    if _rank(entry) is PlaceKind.ADMIN1 or not entry.admin1_id or not other.admin1_id:
        return False
    return entry.admin1_id != other.admin1_id


def _inheriting(entry: GazetteerEntry, same: Sequence[GazetteerEntry]) -> GazetteerEntry:
    """Give an added entry the inhabitants of the largest, the rest of the one that it replaces."""
    largest = max(same, key=lambda o: o.population, default=entry)
    replaced = [o for o in same if not _apart(entry, o)]
    known = max(replaced, key=lambda o: o.population, default=entry)
    return replace(
        entry,
        population=entry.population or largest.population,
        capital=entry.capital or known.capital,
        box=entry.box or known.box,
        admin1=entry.admin1 or known.admin1,
        admin1_id=entry.admin1_id or known.admin1_id,
        admin1_code=entry.admin1_code or known.admin1_code,
    )


def _rank(entry: GazetteerEntry) -> PlaceKind:
    return PlaceKind.TOWN if entry.kind is PlaceKind.SITE else entry.kind
