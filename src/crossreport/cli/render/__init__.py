"""Puts records into words and tables for people. Reads model objects, prints to a console."""
