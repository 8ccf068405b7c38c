"""Linking against a truth that is known: a simulator of incidents and of those who tell them."""
