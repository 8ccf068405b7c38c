"""Measures the tests of what is said about the violence, on worlds whose truth is known."""
