"""Data of the extractors; ``ATTRIBUTION.md`` tells where it comes from."""
