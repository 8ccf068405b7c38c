"""Exit codes of every command."""

from enum import IntEnum


class Exit(IntEnum):
    """What a command's exit code says."""

    OK = 0
    BELOW = 1  # a score lies below the threshold that was asked for
    USAGE = 2  # what was given: arguments that cannot be meant, inputs that cannot be read
    RECORD = 3  # where it is kept: the record, or an output, cannot be opened, read or written
    INTERRUPTED = 4  # stopped by Ctrl-C; the same command goes on where it stopped
    INTERNAL = 70  # a fault of the program


MEANING: dict[Exit, str] = {
    Exit.OK: "done",
    Exit.BELOW: "`evaluate gold --fail-under`: a score lies below the threshold",
    Exit.USAGE: "what was given: arguments that cannot be meant (a name that the record does not "
    "know, a day that is none), or inputs that cannot be read or hold nothing that can be taken",
    Exit.RECORD: "where it is kept: the record or an output cannot be opened, read or written; or "
    "the record has no such id",
    Exit.INTERRUPTED: "stopped by Ctrl-C; the same command goes on where it stopped",
    Exit.INTERNAL: "a fault of the program; `CROSSREPORT_DEBUG=1` shows where",
}
