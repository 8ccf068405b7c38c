"""Finds the claims that tell the same incident."""
