"""Folds names so that spellings that differ in nothing that matters compare equal."""

import unicodedata

_APOSTROPHES = str.maketrans("", "", "'’‘ʼʻ`´ʿʾ")
_TO_SPACE = str.maketrans(dict.fromkeys("-‐‑‒–—/.,", " "))


def fold_name(name: str) -> str:
    """Return ``name`` without case, accents, apostrophes, hyphens and a leading article.

    "The Da’esh" and "Daesh", "al-Qaeda" and "Al Qaeda" fold to the same.
    """
    plain = "".join(
        char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char)
    )
    words = plain.casefold().translate(_APOSTROPHES).translate(_TO_SPACE).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words)
