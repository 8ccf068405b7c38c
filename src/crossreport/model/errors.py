"""The errors that a user is told in one line."""

from typing import ClassVar


class CrossreportError(Exception):
    """Something a person can act on: what is wrong, where, and what to do.

    Attributes:
        code: short name of the kind of error, for programs.
    """

    code: ClassVar[str] = "error"
