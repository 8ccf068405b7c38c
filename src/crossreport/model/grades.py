"""What a user thinks of a source."""

from dataclasses import dataclass
from enum import StrEnum


class Reliability(StrEnum):
    """How far a source is to be believed: the letters of the Admiralty (NATO) code."""

    A = "A"  # completely reliable
    B = "B"  # usually reliable
    C = "C"  # fairly reliable
    D = "D"  # not usually reliable
    E = "E"  # unreliable
    F = "F"  # cannot be judged


class Nearness(StrEnum):
    """How near a source is to what it tells, after the scales of sources that ACLED tells apart."""

    WITNESS = "witness"  # was there
    LOCAL = "local"  # of the area
    NATIONAL = "national"
    INTERNATIONAL = "international"


@dataclass(frozen=True, slots=True)
class SourceGrade:
    """A user's grades of one source.

    Attributes:
        source: its name, as in the codebook or in the reports.
        reliability: ``None`` where it is not graded.
        nearness: ``None`` where it is not graded.
        note: why.
    """

    source: str
    reliability: Reliability | None = None
    nearness: Nearness | None = None
    note: str = ""
