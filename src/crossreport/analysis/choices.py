"""What a person may choose of a question; apart, so that the command line names it at once."""

from enum import StrEnum


class By(StrEnum):
    """What a series is broken down by."""

    COUNTRY = "country"
    ADMIN1 = "admin1"
    ADMIN2 = "admin2"
    ACTOR = "actor"
    TYPE = "type"
    VICTIMS = "victims"
    ACTIVITY = "activity"


class Volume(StrEnum):
    """How reporting volume is reckoned with."""

    AUTO = "auto"  # incidents are told about in proportion to it, where the record can tell it
    COVARIATE = "covariate"  # as the series itself says
    OFFSET = "offset"  # exactly in proportion
    NONE = "none"
