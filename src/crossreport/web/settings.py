"""What a person chooses when they serve a record."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8349


@dataclass(frozen=True, slots=True)
class Mark:
    """A day that a person wants to see on the timeline, with its name."""

    day: date
    label: str


@dataclass(frozen=True, slots=True)
class Settings:
    """How a record is served.

    Attributes:
        record: the record's path or address.
        host: the address to listen on; another than loopback needs a token.
        port: the port; 0 lets the system choose one.
        token: what a browser must bring once; ``None`` asks for none.
        names: whether names of private persons are shown.
        boundaries: a GeoJSON file with boundaries to draw over the map.
        basemap: a PMTiles file to draw under it.
        marks: days to mark on the timeline.
    """

    record: str
    host: str = DEFAULT_HOST
    port: int = DEFAULT_PORT
    token: str | None = None
    names: bool = False
    boundaries: Path | None = None
    basemap: Path | None = None
    marks: tuple[Mark, ...] = ()
