"""Model objects as plain data (dictionaries, lists, strings, numbers), and back."""

from datetime import time
from typing import Any, TypeVar

from cattrs.errors import BaseValidationError
from cattrs.preconf.json import JsonConverter, make_converter

T = TypeVar("T")


class PlainError(ValueError):
    """Plain data that describes no object of the kind that is asked for."""


def _converter() -> JsonConverter:
    converter = make_converter(forbid_extra_keys=True)
    converter.register_unstructure_hook(time, time.isoformat)
    converter.register_structure_hook(time, lambda value, _: time.fromisoformat(value))
    return converter


_CONVERTER = _converter()


def to_plain(value: Any) -> Any:
    """Return a model object, or a collection of them, as plain data."""
    return _CONVERTER.unstructure(value)


def from_plain(value: Any, kind: type[T]) -> T:
    """Return the model object that plain data describes.

    Raises:
        PlainError: the data describes no such object; the message says why, on one line.
    """
    try:
        return _CONVERTER.structure(value, kind)
    except (BaseValidationError, TypeError, ValueError, KeyError) as error:
        raise PlainError(_cause(error)) from error


def _cause(error: BaseException) -> str:
    """Return the innermost complaint, on one line."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return " ".join(f"{type(error).__name__} {error}".split())
