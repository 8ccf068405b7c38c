"""Reads claims out of documents."""
