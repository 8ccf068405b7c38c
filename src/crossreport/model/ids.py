"""Identifiers that are a function of content, so that the same input gives the same record."""

import hashlib
import json

_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def stable_id(prefix: str, *parts: str | int | None) -> str:
    """Return an identifier that depends on nothing but its parts.

    Args:
        prefix: one letter or word that says what kind of thing it names.
        parts: what makes the thing itself, in a fixed order.

    Returns:
        ``prefix-`` and 12 hexadecimal digits of a SHA-256.
    """
    return f"{prefix}-{hashlib.sha256(_ENCODE(parts).encode()).hexdigest()[:12]}"
