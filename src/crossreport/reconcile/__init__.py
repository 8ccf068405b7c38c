"""Computes an incident's values from its claims, and what a report is about, by named rules."""

from crossreport.reconcile.main_incident import main_incidents
from crossreport.reconcile.reconciler import reconcile

__all__ = ["main_incidents", "reconcile"]
