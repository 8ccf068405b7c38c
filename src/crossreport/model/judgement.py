"""A person's decision. Never erased, only withdrawn."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Verdict(StrEnum):
    """What a person decided about two claims."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision about two claims, with who and when.

    Attributes:
        withdrawn_at: when it was withdrawn; ``None`` while it holds.
    """

    id: str
    left: str
    right: str
    verdict: Verdict
    author: str
    made_at: datetime
    note: str = ""
    withdrawn_at: datetime | None = None
