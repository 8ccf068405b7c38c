"""One reader for each format, and the registry of them."""
