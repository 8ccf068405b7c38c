"""Writes the record in other formats."""
