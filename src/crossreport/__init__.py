"""Reads news reports of violent incidents and writes one reconciled record per incident."""

from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crossreport.store import Record

try:
    __version__ = version("crossreport")
except PackageNotFoundError:  # run from a source tree that was never installed
    __version__ = "0"

__all__ = ["Record", "__version__"]


def __getattr__(name: str) -> Any:
    """Import the record when it is first asked for; it takes longer than a command's help."""
    if name == "Record":
        from crossreport.store import Record

        return Record
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
