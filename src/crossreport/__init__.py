"""Reads news reports of violent incidents and writes one reconciled record per incident."""

from importlib.metadata import PackageNotFoundError, version

from crossreport.store import Record

try:
    __version__ = version("crossreport")
except PackageNotFoundError:  # run from a source tree that was never installed
    __version__ = "0"

__all__ = ["Record", "__version__"]
