"""What can be wrong with a question to the record."""

from crossreport.model.errors import CrossreportError


class AnalysisError(CrossreportError):
    """A question that the record cannot be asked, or has no answer to."""

    code = "analysis"


class MissingExtraError(AnalysisError):
    """A library of the extra ``analysis`` is not installed."""

    code = "missing-extra"


def missing_extra(what: str) -> MissingExtraError:
    """Return the error that says what to install for a part that needs more than the default.

    Args:
        what: the part, as the subject of a sentence ("the test of change").
    """
    return MissingExtraError(
        f"{what} needs more than the default installation: pip install 'crossreport[analysis]'"
    )
