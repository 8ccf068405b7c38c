"""Rules by the name that the codebook gives them."""

from collections.abc import Callable
from typing import Generic, TypeVar

F = TypeVar("F", bound=Callable[..., object])


class Registry(Generic[F]):
    """Functions of one sort, by name."""

    def __init__(self, sort: str) -> None:
        self.sort = sort
        self._functions: dict[str, F] = {}

    def __call__(self, name: str) -> Callable[[F], F]:
        """Return a decorator that registers a function under a name."""

        def register(function: F) -> F:
            self._functions[name] = function
            return function

        return register

    def __getitem__(self, name: str) -> F:
        return self._functions[name]

    def __contains__(self, name: str) -> bool:
        return name in self._functions

    @property
    def names(self) -> tuple[str, ...]:
        """All names, in the order of registration."""
        return tuple(self._functions)
