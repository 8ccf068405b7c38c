"""What can be wrong with a file that is exchanged."""

from crossreport.model.errors import CrossreportError


class ExchangeError(CrossreportError):
    """A file that cannot be read as what it should be, or words that say no way to exchange it."""

    code = "exchange"


class OutputError(ExchangeError):
    """A file that cannot be written."""

    code = "output"
