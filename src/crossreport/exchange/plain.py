"""Model objects as plain data (dictionaries, lists, strings, numbers), and back."""

from datetime import time
from typing import Any, TypeVar

from cattrs.errors import BaseValidationError
from cattrs.preconf.json import JsonConverter, make_converter

from crossreport.exchange.errors import ExchangeError

T = TypeVar("T")


def _converter() -> JsonConverter:
    converter = make_converter(forbid_extra_keys=True)
    converter.register_unstructure_hook(time, time.isoformat)
    converter.register_structure_hook(time, lambda value, _: time.fromisoformat(value))
    return converter


_CONVERTER = _converter()


def to_plain(value: Any) -> Any:
    """Return a model object, or a collection of them, as plain data."""
    return _CONVERTER.unstructure(value)


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
        return _CONVERTER.structure(value, kind)
    except (BaseValidationError, TypeError, ValueError, KeyError) as error:
        raise ExchangeError(
            f"{what} does not describe a {kind.__name__}: {_cause(error)}"
        ) from error


def _cause(error: BaseException) -> str:
    """Return the innermost complaint, on one line."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return " ".join(f"{type(error).__name__} {error}".split())
