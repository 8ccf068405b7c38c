"""Model objects as plain data, and back from what a file holds."""

from typing import Any, TypeVar

from crossreport.exchange.errors import ExchangeError
from crossreport.model import plain
from crossreport.model.plain import to_plain

__all__ = ["from_plain", "to_plain"]

T = TypeVar("T")


def from_plain(value: Any, kind: type[T], what: str) -> T:
    """Return the model object that plain data describes.

    Args:
        value: the plain data.
        kind: the class of the object.
        what: what it is called in an error.

    Raises:
        ExchangeError: the data describes no such object.
    """
    try:
        return plain.from_plain(value, kind)
    except plain.PlainError as error:
        told = f"{what} does not describe a {kind.__name__}: {error}"
        raise ExchangeError(told) from error
