"""The gazetteer's file: named numpy arrays in one memory-mapped file.

Layout: 8 bytes of magic, 8 bytes length of the header (little-endian), a JSON header, then the
arrays, each aligned to 16 bytes. Opening maps the file and reads the header only, whatever the
number of places; the operating system brings in the pages that look-ups touch.
"""

import hashlib
import json
import mmap
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt

from crossreport.model.errors import CrossreportError

MAGIC = b"XRGAZ\x00\x00\x01"
_ALIGN = 16


class GazetteerFileError(CrossreportError):
    """A gazetteer file is missing, cut short or of another version."""

    code: ClassVar[str] = "gazetteer-file"


@dataclass(frozen=True, slots=True)
class PackedTable:
    """The arrays of one file and the facts of its header.

    Attributes:
        arrays: read-only views into the mapped file.
        facts: what the builder wrote beside them (sources, counts, country codes).
        digest: SHA-256 of the content, as written by the builder.
    """

    arrays: Mapping[str, npt.NDArray[Any]]
    facts: Mapping[str, Any]
    digest: str


def write_table(
    path: Path, arrays: Mapping[str, npt.NDArray[Any]], facts: Mapping[str, Any]
) -> None:
    """Write a file; the same arrays and facts give the same bytes."""
    blobs = {name: np.ascontiguousarray(array) for name, array in sorted(arrays.items())}
    digest = hashlib.sha256()
    layout: dict[str, dict[str, Any]] = {}
    offset = 0
    for name, array in blobs.items():
        digest.update(name.encode() + array.dtype.str.encode() + array.tobytes())
        layout[name] = {"dtype": array.dtype.str, "shape": list(array.shape), "offset": offset}
        offset += -(-array.nbytes // _ALIGN) * _ALIGN
    digest.update(json.dumps(facts, sort_keys=True).encode())
    header = json.dumps(
        {"arrays": layout, "facts": dict(facts), "digest": digest.hexdigest(), "bytes": offset},
        sort_keys=True,
        ensure_ascii=True,
    ).encode()
    header += b" " * (-(len(MAGIC) + 8 + len(header)) % _ALIGN)
    with path.open("wb") as out:
        out.write(MAGIC + len(header).to_bytes(8, "little") + header)
        for array in blobs.values():
            out.write(array.tobytes() + b"\0" * (-array.nbytes % _ALIGN))


def read_table(path: Path) -> PackedTable:
    """Map a file.

    Raises:
        GazetteerFileError: there is no such file, it is no gazetteer, or it is cut short.
    """
    try:
        with path.open("rb") as source:
            view = memoryview(mmap.mmap(source.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError) as error:
        raise GazetteerFileError(f"the gazetteer {path} cannot be opened: {error}") from error
    if bytes(view[:8]) != MAGIC:
        raise GazetteerFileError(f"{path} is no gazetteer of this version; reinstall the package")
    length = int.from_bytes(view[8:16], "little")
    base = 16 + length
    try:
        header = json.loads(bytes(view[16:base]))
        if base + header["bytes"] > len(view):
            raise ValueError("file is cut short")
        arrays = {
            name: np.frombuffer(
                view, dtype=spec["dtype"], count=int(np.prod(spec["shape"])),
                offset=base + spec["offset"],
            ).reshape(spec["shape"])
            for name, spec in header["arrays"].items()
        }  # fmt: skip
    except (ValueError, KeyError, TypeError) as error:
        raise GazetteerFileError(f"the gazetteer {path} is damaged: {error}") from error
    return PackedTable(arrays, header["facts"], header["digest"])
