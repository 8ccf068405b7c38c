"""Resolves the places that claims name."""
