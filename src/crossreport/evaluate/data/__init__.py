"""Vocabulary of gold files."""
