"""Answers questions about a record: series, tests of what is said about the violence."""
