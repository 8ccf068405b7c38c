"""Computes an incident's values from its claims, and what a report is about, by named rules."""

from crossreport.reconcile.evidence import ungraded
from crossreport.reconcile.judged_values import (
    JUDGED_FIELDS,
    UNKNOWN,
    JudgedValue,
    JudgedValueError,
    place_words,
    range_words,
    read_value,
)
from crossreport.reconcile.judging import REVIEW, newest_first, reviewing
from crossreport.reconcile.locating import chosen_places
from crossreport.reconcile.main_incident import main_incidents
from crossreport.reconcile.reconciler import reconcile
from crossreport.reconcile.rules.sets import DEFAULT, RuleSet, rule_set, rule_sets

__all__ = [
    "DEFAULT",
    "JUDGED_FIELDS",
    "REVIEW",
    "UNKNOWN",
    "JudgedValue",
    "JudgedValueError",
    "RuleSet",
    "chosen_places",
    "main_incidents",
    "newest_first",
    "place_words",
    "range_words",
    "read_value",
    "reconcile",
    "reviewing",
    "rule_set",
    "rule_sets",
    "ungraded",
]
