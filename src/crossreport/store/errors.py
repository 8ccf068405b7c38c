"""What can be wrong with a record."""

from crossreport.model.errors import CrossreportError


class RecordError(CrossreportError):
    """The record cannot be opened, read or written."""

    code = "record"


class NoRecordError(RecordError):
    """There is no record at this address, and none was to be made."""

    code = "no-record"


class NotARecordError(RecordError):
    """Something else is stored at this address."""

    code = "not-a-record"


class NewerRecordError(RecordError):
    """The record was written by a later version of Crossreport."""

    code = "newer-record"


class LockedRecordError(RecordError):
    """Another program is writing the record."""

    code = "locked-record"


class ReadOnlyRecordError(RecordError):
    """The record, or the folder it is in, cannot be written."""

    code = "read-only-record"


class UnknownIdError(RecordError):
    """The record holds nothing of this name."""

    code = "unknown-id"
