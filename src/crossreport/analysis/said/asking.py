"""Asks the test of change whether there are more or fewer events since a day."""

from datetime import date

from crossreport.analysis.change import Question, Verdict, ask
from crossreport.analysis.errors import AnalysisError
from crossreport.analysis.said.trends import Answer, Reply
from crossreport.analysis.selection import Selection
from crossreport.model import Direction

_ANSWERS = {
    Verdict.BORNE_OUT: Answer.BORNE_OUT,
    Verdict.CONTRADICTED: Answer.CONTRADICTED,
    Verdict.CANNOT_TELL: Answer.CANNOT_TELL,
}


def ask_change(what: Selection, since: date, until: date | None, direction: Direction) -> Reply:
    """Return what the test of change says to a claim, with its usual settings.

    Args:
        what: the incidents that are meant.
        since: the first day that is after.
        until: the last day to look at; ``None`` for all.
        direction: what is claimed.
    """
    if direction is Direction.UNCHANGED:
        return Reply(
            Answer.CANNOT_TELL,
            "a test finds a change, or none of a size that it could have seen; never that there is "
            "none at all",
            ("how small a change would count as none (crossreport test change tells the range)",),
        )
    try:
        found = ask(Question(what=what.during(None, until), after=since, claim=direction))
    except AnalysisError as error:
        return Reply(Answer.CANNOT_TELL, str(error))
    return Reply(_ANSWERS[found.verdict], found.sentence, found.would_tell)
