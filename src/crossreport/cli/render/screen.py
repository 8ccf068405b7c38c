"""Consoles: standard output for data, standard error for progress and messages."""

import os
import sys

from rich.console import Console

WIDE = 116
"""From this width on, incidents are shown one a line."""

_UNBOUNDED = 10_000


def out() -> Console:
    """Return the console for data. Lines are wrapped for a terminal only, never in a pipe."""
    bounded = sys.stdout.isatty() or "COLUMNS" in os.environ
    return Console(
        file=sys.stdout,
        width=None if bounded else _UNBOUNDED,
        markup=False,
        emoji=False,
        highlight=False,
    )


def err() -> Console:
    """Return the console for progress and messages."""
    return Console(file=sys.stderr, markup=False, emoji=False, highlight=False)
