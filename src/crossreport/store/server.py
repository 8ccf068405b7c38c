"""Opens a database on a server."""

from sqlalchemy import Engine, create_engine
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from crossreport.store.errors import RecordError


def open_engine(address: str) -> Engine:
    """Return the engine of a database's address.

    Raises:
        RecordError: the address cannot be meant, or its driver is not installed.
    """
    try:
        return create_engine(address)
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        where = address.rpartition("@")[2]
        raise RecordError(
            f"the record {where} cannot be opened: {error}; give a path, or the address of a "
            "database whose driver is installed"
        ) from error
