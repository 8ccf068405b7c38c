"""What cannot be judged."""

from crossreport.model.errors import CrossreportError


class JudgementError(CrossreportError, ValueError):
    """A judgement that cannot be meant: one line says what is wrong and what to do."""

    code = "judgement"
