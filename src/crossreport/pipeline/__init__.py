"""The steps from reports to incidents, each of them safe to stop and to run again."""

from crossreport.pipeline.areas import centre_of_area
from crossreport.pipeline.comparing import Comparison, Of, Side, Told, compare, sides
from crossreport.pipeline.comparing_rules import RulesCompared, compare_rules
from crossreport.pipeline.corpus import run_corpus, score_corpus
from crossreport.pipeline.extraction import extract
from crossreport.pipeline.grading import GradesError, put_grades, read_grades
from crossreport.pipeline.importing import Imported, import_rows
from crossreport.pipeline.judging import (
    JudgementConflict,
    JudgementError,
    JudgementState,
    Missed,
    add_judgements,
    find_words,
    incident_reviews,
    judge_added,
    judge_different,
    judge_incident,
    judge_same,
    judge_split,
    judge_unsure,
    judge_value,
    judgement_conflicts,
    judgement_states,
    missed_in_claim,
    named_place,
    withdraw_judgement,
)
from crossreport.pipeline.linking import (
    Costs,
    estimate_weights,
    link,
    linking_model,
    set_costs,
    use_shipped,
)
from crossreport.pipeline.outcome import Outcome
from crossreport.pipeline.progress import SILENT, Progress
from crossreport.pipeline.reconciling import check_rules, chosen_rules
from crossreport.pipeline.steps import (
    geocode,
    ingest,
    ingest_files,
    reconcile,
    run,
)
from crossreport.pipeline.workers import WorkerError, default_workers

__all__ = [
    "SILENT",
    "Comparison",
    "Costs",
    "GradesError",
    "Imported",
    "JudgementConflict",
    "JudgementError",
    "JudgementState",
    "Missed",
    "Of",
    "Outcome",
    "Progress",
    "RulesCompared",
    "Side",
    "Told",
    "WorkerError",
    "add_judgements",
    "centre_of_area",
    "check_rules",
    "chosen_rules",
    "compare",
    "compare_rules",
    "default_workers",
    "estimate_weights",
    "extract",
    "find_words",
    "geocode",
    "import_rows",
    "incident_reviews",
    "ingest",
    "ingest_files",
    "judge_added",
    "judge_different",
    "judge_incident",
    "judge_same",
    "judge_split",
    "judge_unsure",
    "judge_value",
    "judgement_conflicts",
    "judgement_states",
    "link",
    "linking_model",
    "missed_in_claim",
    "named_place",
    "put_grades",
    "read_grades",
    "reconcile",
    "run",
    "run_corpus",
    "score_corpus",
    "set_costs",
    "sides",
    "use_shipped",
    "withdraw_judgement",
]
