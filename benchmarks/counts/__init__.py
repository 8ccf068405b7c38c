"""Counts of killed and injured on the Violent Corpus."""
