"""Where the benchmark data is."""

import os
from pathlib import Path

ROOT = Path(__file__).parents[1]
"""The checkout."""


def shared_dir() -> Path:
    """Return the folder of benchmark data: ``CROSSREPORT_SHARED``, or ``shared`` beside ROOT."""
    named = os.environ.get("CROSSREPORT_SHARED")
    return Path(named) if named else ROOT.parent / "shared"


def violent_corpus() -> Path:
    """Return the folder of the Violent Corpus."""
    return shared_dir() / "data" / "violent-corpus"
