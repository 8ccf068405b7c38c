"""What the shared encoder answers, and in which order its numbers stand.

Classes are those of MUC-4's fill rules, in the words of the codebook: the set whose keys the
encoder learned from. Training and inference read the same lists, so that a column means the same
in both.
"""

from enum import StrEnum


class Role(StrEnum):
    """What a phrase is to an incident."""

    PERPETRATOR = "perpetrator"  # persons
    ORGANIZATION = "organization"  # that is responsible
    TARGET = "target"  # things attacked
    VICTIM_NAME = "victim-name"
    VICTIM = "victim"  # persons harmed or attacked, by description
    WEAPON = "weapon"
    PLACE = "place"  # where it happened


ROLES: tuple[Role, ...] = tuple(Role)

BIO = ("O", "B", "I")

EVENT_TYPES = ("attack", "bombing", "kidnapping", "arson", "robbery", "forced-work-stoppage")

DOCUMENT = ("relevant", *EVENT_TYPES)

STAGES = ("accomplished", "attempted", "threatened")

HUMAN_EFFECTS = ("death", "injury", "no-injury-or-death", "regained-freedom", "unknown")

HUMAN_TYPES = (
    "civilian",
    "diplomat",
    "government-official",
    "former-government-official",
    "former-active-military",
    "legal-or-judicial",
    "political-figure",
    "law-enforcement",
    "active-military",
    "security-guard",
)

THING_TYPES = (
    "commercial",
    "civilian-residence",
    "communications",
    "diplomat-office-or-residence",
    "energy",
    "financial",
    "government-office-or-residence",
    "law-enforcement-facility",
    "organization-office",
    "political-figure-office-or-residence",
    "transport-vehicle",
    "transportation-facility",
    "transportation-route",
    "water",
    "other",
)

THING_EFFECTS = ("destroyed", "some-damage", "no-damage", "unknown")

WEAPON_TYPES = (
    "gun",
    "machine-gun",
    "mortar",
    "handgun",
    "rifle",
    "explosive",
    "bomb",
    "vehicle-bomb",
    "dynamite",
    "mine",
    "aerial-bomb",
    "grenade",
    "molotov-cocktail",
    "projectile",
    "missile",
    "rocket",
    "cutting-device",
    "fire",
    "stone",
    "torture",
)

PERPETRATOR_KINDS = ("terrorist-act", "state-sponsored-violence")

CONFIDENCES = (
    "reported-as-fact",
    "claimed-or-admitted",
    "suspected-or-accused",
    "suspected-or-accused-by-authorities",
    "possible",
)

ATTRIBUTES: dict[str, tuple[str, ...]] = {
    "stage": STAGES,
    "human-effect": HUMAN_EFFECTS,
    "human-type": HUMAN_TYPES,
    "thing-type": THING_TYPES,
    "thing-effect": THING_EFFECTS,
    "weapon-type": WEAPON_TYPES,
    "perpetrator-kind": PERPETRATOR_KINDS,
    "confidence": CONFIDENCES,
}
"""What is asked of a phrase beside its role, one class each."""

VECTOR = 64
"""Length of the two vectors of a token that tell one entity, one incident from another."""
