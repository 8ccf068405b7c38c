"""Computes an incident's values from its claims by named rules."""
