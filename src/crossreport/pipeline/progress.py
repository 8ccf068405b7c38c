"""How a step tells what it is doing."""

from typing import Protocol


class Progress(Protocol):
    """Told by each step as it goes; a front end shows it."""

    def begin(self, step: str, total: int | None) -> None:
        """A step begins; ``total`` things are to be done, ``None`` when nobody knows yet."""

    def advance(self, step: str, note: str = "") -> None:
        """One more thing is done; ``note`` names it."""

    def end(self, step: str, summary: str) -> None:
        """A step has ended; ``summary`` says in a few words what it did."""


class Silent:
    """Tells nobody."""

    def begin(self, step: str, total: int | None) -> None:
        """Do nothing."""

    def advance(self, step: str, note: str = "") -> None:
        """Do nothing."""

    def end(self, step: str, summary: str) -> None:
        """Do nothing."""


SILENT = Silent()
