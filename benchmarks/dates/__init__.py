"""Expressions of time in context, and what is made of them."""
