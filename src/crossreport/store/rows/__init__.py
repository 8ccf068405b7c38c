"""Turns model objects into rows and rows into equal model objects. No I/O here."""
