"""One thing compared, with its outcome."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Check:
    """One value of a record against the gold.

    Attributes:
        area: ``incident``, ``claim``, ``document``, ``copy``, ``aggregate``, ``trend`` or
            ``not-incident``.
        subject: the gold incident's id, or the file; with a quote where one is needed.
        field: what was compared.
        ok: whether the record is right.
        wanted: what the gold says.
        got: what the record says.
    """

    area: str
    subject: str
    field: str
    ok: bool
    wanted: str
    got: str

    @property
    def key(self) -> str:
        """Area and field in one word."""
        return f"{self.area}.{self.field}"

    def words(self) -> str:
        """Return the outcome in a line for people."""
        return f"{self.subject}: {self.field}: wanted {self.wanted}; the record has {self.got}"

    def as_dict(self) -> dict[str, Any]:
        """Return the check as plain values."""
        return {
            "area": self.area,
            "subject": self.subject,
            "field": self.field,
            "ok": self.ok,
            "wanted": self.wanted,
            "got": self.got,
        }


def shortened(text: str, length: int = 70) -> str:
    """Return a text on one line, cut with an ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"
