"""Short names of the reasons for which a claim is kept but makes no incident."""

from enum import StrEnum


class Reason(StrEnum):
    """Why a claim does not become, or join, an incident."""

    PLANNED = "planned"
    POSSIBLE = "possible"
    HYPOTHETICAL = "hypothetical"
    HABITUAL = "habitual"
    UNCONFIRMED = "unconfirmed"
    GENERAL = "general"  # no date, no place, no figure: a statement about events in general
    UNSPECIFIC = "unspecific"  # an event too vaguely placed and dated to be told from others
    BACKGROUND = "background"  # an event of the past named in passing


CLAIM_REASONS: dict[Reason, str] = {
    Reason.PLANNED: "planned or announced, not reported as happened",
    Reason.POSSIBLE: "a possibility or a fear, not reported as happened",
    Reason.HYPOTHETICAL: "a condition or a supposition",
    Reason.HABITUAL: "something said to happen repeatedly, no single event",
    Reason.UNCONFIRMED: "a rumour, or something the source doubts",
    Reason.GENERAL: "a general statement without date, place or figure",
    Reason.UNSPECIFIC: "date and place too vague to tell it from other events",
    Reason.BACKGROUND: "an earlier event named as background",
}
