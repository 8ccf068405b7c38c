"""Refusals of this step: one line each that says what, where, and what to do."""

from crossreport.model import Refusal, stable_id


class Refused(Exception):  # noqa: N818 - not an error of the program, a verdict on an input
    """An input, or a row of it, that cannot be taken in.

    Attributes:
        code: the short name of the reason.
        message: what is wrong and what to do, without the subject's name.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message

    def about(self, subject: str) -> Refusal:
        """Return the refusal of ``subject``."""
        return refuse(subject, self.code, self.message)


def refuse(subject: str, code: str, message: str) -> Refusal:
    """Return a refusal of the step ``ingest``.

    Args:
        subject: the path, with ``#row`` for a row of a table.
        code: the short name of the reason.
        message: what is wrong and what to do, on one line.
    """
    subject = one_line(subject)
    return Refusal(
        id=stable_id("r", "ingest", subject, code),
        step="ingest",
        subject=subject,
        code=code,
        message=f"{subject}: {one_line(message)}",
    )


def one_line(text: str, limit: int = 400) -> str:
    """Make ``text`` safe to show: printable characters of one line, no lone surrogates."""
    clean = text.encode("utf-8", "backslashreplace").decode("utf-8")
    shown = "".join(c if c.isprintable() else " " for c in clean)
    return shown if len(shown) <= limit else shown[: limit - 1] + "…"
