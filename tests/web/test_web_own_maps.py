"""Boundaries and a basemap of the reader's own are drawn, and asked of this server only."""

import json
import struct
import zlib
from urllib.request import Request, urlopen

READY = "#map[data-ready=true]"
SQUARE = [[30.0, 30.0], [45.0, 30.0], [45.0, 40.0], [30.0, 40.0], [30.0, 30.0]]


def png(size, colour):
    """Return a picture of one colour."""

    def chunk(name, data):
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    rows = (b"\0" + bytes(colour) * size) * size
    head = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def varint(number):
    """Return a number in seven bits a byte."""
    made = bytearray()
    while True:
        made.append(number & 0x7F | (0x80 if number > 0x7F else 0))
        number >>= 7
        if not number:
            return bytes(made)


def pmtiles(tile):
    """Return an archive (PMTiles, version 3) with one picture for the whole world."""
    folder = b"".join(map(varint, (1, 0, 1, len(tile), 1)))
    about = b"{}"
    start = 127
    places = [start, len(folder), start + len(folder), len(about), 0, 0]
    data = start + len(folder) + len(about)
    numbers = struct.pack("<11Q", *places, data, len(tile), 1, 1, 1)
    kinds = bytes([1, 1, 1, 2, 0, 0])  # clustered; nothing packed; PNG; zooms 0 to 0
    box = struct.pack("<4i", -1_800_000_000, -850_000_000, 1_800_000_000, 850_000_000)
    centre = struct.pack("<Bii", 0, 0, 0)
    return b"PMTiles\x03" + numbers + kinds + box + centre + folder + about + tile


def test_own_boundaries_and_basemap_are_drawn(serve, look, examples, tmp_path):
    basemap, boundaries = tmp_path / "base.pmtiles", tmp_path / "lines.geojson"
    basemap.write_bytes(pmtiles(png(256, (20, 90, 40))))
    line = {
        "type": "Feature",
        "properties": {},
        "geometry": {"type": "LineString", "coordinates": SQUARE},
    }
    boundaries.write_text(json.dumps({"type": "FeatureCollection", "features": [line]}))
    address = serve(examples, "--basemap", basemap, "--boundaries", boundaries)
    page = look(address, "/?map=5/35/38")
    page.wait_for_selector(READY)
    asked = page.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
    assert any(name.endswith("/data/basemap.pmtiles") for name in asked)
    assert page.evaluate("overview.map.drawnLayers()") == [
        "sea", "land", "lakes", "basemap", "areas", "borders", "boundaries",
    ]  # fmt: skip


def test_a_basemap_is_given_in_the_ranges_asked_for(serve, examples, tmp_path):
    basemap = tmp_path / "base.pmtiles"
    basemap.write_bytes(pmtiles(png(256, (20, 90, 40))))
    headers = {"Range": "bytes=0-126", "Accept-Encoding": "gzip"}
    with urlopen(
        Request(serve(examples, "--basemap", basemap) + "data/basemap.pmtiles", headers=headers)
    ) as answer:
        assert answer.status == 206
        assert answer.read() == basemap.read_bytes()[:127]
