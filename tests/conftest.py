"""Fixtures that many tests use."""

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("CROSSREPORT_SHARED", Path(__file__).parents[2] / "shared"))


@pytest.fixture(scope="session")
def shared_dir() -> Path:
    """Return the folder of benchmark data; skip without it, except where it must be there."""
    if not SHARED.is_dir():
        if os.environ.get("CI"):
            pytest.fail(f"benchmark data is missing: {SHARED} (CI must not skip these tests)")
        pytest.skip(f"no benchmark data at {SHARED}")
    return SHARED
