"""What is declared, pinned and shipped is what the package needs."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path
from zipfile import ZipFile

import pytest
from hatchling.builders.wheel import WheelBuilder
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "crossreport"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PIN = re.compile(r"^([\w.-]+)==([^ ;\\]+)", re.MULTILINE)

# Starlette imports the first when a form comes, and does not ask for it; zoneinfo of the standard
# library finds its time zones in the second.
LOADED_BY_OTHERS = {"python-multipart", "tzdata"}


def declared() -> list[Requirement]:
    return [Requirement(line) for line in PROJECT["project"]["dependencies"]]


def declared_for_extras() -> list[Requirement]:
    extras = PROJECT["project"]["optional-dependencies"]
    return [Requirement(line) for lines in extras.values() for line in lines]


def imported() -> Iterator[str]:
    """Top-level modules that the package imports, its own and Python's left out."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Import(names=names):
                    found = [name.name for name in names]
                case ast.ImportFrom(module=str(module), level=0):
                    found = [module]
                case ast.Constant(value=str(text)) if re.fullmatch(r"[a-z_]+(\.[a-z_]+)+", text):
                    found = [text]  # modules that are imported by name
                case _:
                    continue
            yield from (name.partition(".")[0] for name in found)


@cache
def needed() -> frozenset[str]:
    distributions = packages_distributions()
    modules = set(imported()) - sys.stdlib_module_names - {"crossreport"}
    return frozenset(canonicalize_name(d) for m in modules for d in distributions.get(m, []))


def test_what_is_imported_is_declared_and_nothing_else() -> None:
    everything = [*declared(), *declared_for_extras()]
    assert {canonicalize_name(one.name) for one in everything} == needed() | LOADED_BY_OTHERS


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_pins_what_is_declared_and_names_no_host(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    pinned: dict[str, list[str]] = {}
    for name, version in PIN.findall(text):
        pinned.setdefault(canonicalize_name(name), []).append(version)
    extras = declared_for_extras() if "dev" in lock else []
    for one in [*declared(), *extras]:
        versions = pinned[canonicalize_name(one.name)]
        assert all(one.specifier.contains(version) for version in versions), one
    assert "torch" not in pinned
    assert "://" not in text
    assert "index-url" not in text
    assert len(PIN.findall(text)) <= text.count("--hash=sha256:")


def test_locks_agree() -> None:
    run, dev = (
        set(PIN.findall((ROOT / name).read_text(encoding="utf-8")))
        for name in ("requirements.lock", "requirements-dev.lock")
    )
    assert run <= dev


def test_the_wheel_holds_code_data_and_licences(tmp_path: Path) -> None:
    (built,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    shipped = set(ZipFile(built).namelist())
    files = {
        path.relative_to(PACKAGE.parent).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert files <= shipped
    assert {"crossreport/py.typed", "crossreport/geocode/data/ATTRIBUTION.md"} <= shipped
    assert {Path(name).name for name in shipped if "/licenses/" in name} == {"LICENSE", "NOTICE"}
    assert {name.partition("/")[0] for name in shipped if ".dist-info" not in name} == {
        "crossreport"
    }


def test_every_source_of_shipped_data_is_in_the_notice() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    told = (PACKAGE / "geocode" / "data" / "ATTRIBUTION.md").read_text(encoding="utf-8")
    sources = re.findall(r"\*\*(.+?)\*\*", told)
    assert sources
    for source in sources:
        assert source.split(",")[0].split(" postal")[0] in notice, source
    data = [p.name for p in (PACKAGE / "geocode/data").iterdir() if p.suffix in (".bin", ".csv")]
    assert data
    assert [name for name in data if name not in notice] == []
