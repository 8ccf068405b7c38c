"""Reads files of many formats into documents and finds copies."""
