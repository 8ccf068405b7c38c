"""The codebook's reference page is the one its data give."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_reference_is_not_stale() -> None:
    run = subprocess.run(
        [sys.executable, "scripts/build_codebook_docs.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
