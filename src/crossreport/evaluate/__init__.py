"""Scores a record against what people coded."""
