"""Fixtures that many tests use."""

import os
from pathlib import Path

import pytest

from benchmarks.shared import shared_dir as find_shared

# pytest-xdist sets it for its workers, and the programs that tests start would fold their tables.
os.environ.pop("COLUMNS", None)


@pytest.fixture(scope="session")
def shared_dir() -> Path:
    """Return the folder of benchmark data; skip without it, except where it must be there."""
    shared = find_shared()
    if not shared.is_dir():
        told = f"no benchmark data at {shared} (name its folder with CROSSREPORT_SHARED)"
        if os.environ.get("CI"):
            pytest.fail(f"{told}; CI must not skip these tests")
        pytest.skip(told)
    return shared
