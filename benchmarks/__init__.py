"""Measurements of the product on public data; not part of the installed package."""
