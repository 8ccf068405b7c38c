"""People's judgements: stored with author and time, followed, and set side by side."""

from crossreport.pipeline.judging.adding import Missed, find_words, judge_added, missed_in_claim
from crossreport.pipeline.judging.errors import JudgementError
from crossreport.pipeline.judging.following import claims_of, whole_linking
from crossreport.pipeline.judging.making import (
    add_judgements,
    judge_different,
    judge_incident,
    judge_same,
    judge_split,
    judge_unsure,
    judge_value,
    withdraw_judgement,
)
from crossreport.pipeline.judging.naming import named_place
from crossreport.pipeline.judging.states import (
    JudgementConflict,
    JudgementState,
    incident_decisions,
    incident_reviews,
    judgement_conflicts,
    judgement_states,
)

__all__ = [
    "JudgementConflict",
    "JudgementError",
    "JudgementState",
    "Missed",
    "add_judgements",
    "claims_of",
    "find_words",
    "incident_decisions",
    "incident_reviews",
    "judge_added",
    "judge_different",
    "judge_incident",
    "judge_same",
    "judge_split",
    "judge_unsure",
    "judge_value",
    "judgement_conflicts",
    "judgement_states",
    "missed_in_claim",
    "named_place",
    "whole_linking",
    "withdraw_judgement",
]
