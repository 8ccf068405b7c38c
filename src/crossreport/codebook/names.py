"""Folds names so that spellings that differ in nothing that matters compare equal."""

import re
import unicodedata

_APOSTROPHE = "['’‘ʼʻ`´ʿʾ]"
_POSSESSIVE = re.compile(rf"{_APOSTROPHE}s\b")
_DROPPED = re.compile(_APOSTROPHE)
_BETWEEN_WORDS = re.compile(r"[\W_]+")


def fold_name(name: str) -> str:
    """Return ``name`` without case, accents, apostrophes, punctuation and a leading article.

    "The Da’esh" and "Daesh", "al-Qaeda" and "Al Qaeda" fold to the same. A possessive ending is
    dropped, so that "Syria's army" and "Syria army" do too.
    """
    if not name.isascii():
        parts = unicodedata.normalize("NFKD", name)
        name = "".join(char for char in parts if not unicodedata.combining(char))
    bare = _DROPPED.sub("", _POSSESSIVE.sub("", name.casefold()))
    words = _BETWEEN_WORDS.sub(" ", bare).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words)


def as_tokens(words: str) -> str:
    """Return ``words`` with hyphens set apart by spaces, as tokenizers part them."""
    return " ".join(words.replace("-", " - ").split())
