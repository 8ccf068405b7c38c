"""Computes an incident's values from its claims by named rules."""

from crossreport.reconcile.reconciler import reconcile

__all__ = ["reconcile"]
