"""Folds place names, so that the spellings of one place meet.

Two foldings, tried in this order:

* ``exact_key``: case, diacritics, apostrophes (ayn, hamza), hyphens and a few written
  abbreviations (``St.`` for Saint). Names that differ by nothing else are the same name.
* ``loose_keys``: also articles with their assimilation (``al-``, ``ez-``, ``ash-``), the
  romanisations of Arabic (kh/ḫ, q/k/g, dh/z, ou/oo/u/o, ee/i/y, ai/ay/ei), doubled consonants and
  the endings ``-a``, ``-ah``, ``-eh``. Different places can share one of these keys, so a match by
  it scores lower and needs the context to agree.
"""

import re
import unicodedata
from functools import cache, lru_cache
from hashlib import blake2b

from crossreport.codebook import read_yaml

_LETTERS = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ə": "a", "æ": "ae", "œ": "oe", "þ": "th",
        "ð": "d", "ħ": "h", "ŋ": "n", "ß": "ss", "ĸ": "k",
        # Arabic letters that are written one for another
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ئ": "ي",
        "ؤ": "و", "ة": "ه", "ۀ": "ه", "ک": "ك", "ڪ": "ك", "گ": "ك", "ـ": None, "ء": None,
    }
)  # fmt: skip
# Apostrophes, ayn, hamza and prime marks: written or left out at will.
_SILENT = re.compile(r"['’‘`´ʻʼʽʾʿˈ′ʹ‛＇]")
_SEPARATOR = re.compile(r"[\W_]+")
_ARABIC_SCRIPT = re.compile(r"[؀-ۿ]")
_LATIN = re.compile(r"[a-z]")
# Arabic as scholars write it (DIN 31635, ISO 233): one sign for what others write with two letters.
# Š alone is also a letter of Czech, Latvian and others; together with long vowels it is Arabic.
_SCHOLARLY = re.compile(r"(?i)[ḫǧḏṯġ]|š.*[āīū]|[āīū].*š")
_SIGNS = str.maketrans(
    {"ḫ": "kh", "Ḫ": "Kh", "ǧ": "j", "Ǧ": "J", "ḏ": "dh", "Ḏ": "Dh", "ṯ": "th", "Ṯ": "Th",
     "ġ": "gh", "Ġ": "Gh", "š": "sh", "Š": "Sh"}
)  # fmt: skip

_ARTICLES = frozenset({"al", "el", "il", "ul", "l"})
# Assimilated articles, with the letters that must follow ("ash-Shaykh", "ez-Zor").
_ASSIMILATED = re.compile(r"[aeiu](?P<c>sh|th|dh|[dlnrstz])")
_GLUED_ARTICLE = re.compile(r"[ae](?:(sh|th|dh|[dnrstz])(?=\1))(?=[a-z]{3})")
_CONSONANTS = (
    (re.compile(r"tch|tsch"), "ch"),
    (re.compile(r"ch(?=[aeiouy])"), "sh"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"gh"), "g"),
    (re.compile(r"dh"), "z"),
    (re.compile(r"th"), "t"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"dj"), "j"),
    (re.compile(r"[qg]|c(?!h)"), "k"),
    (re.compile(r"x"), "ks"),
)
_DOUBLED = re.compile(r"([^\Waeiouwy])\1+")
_FINAL_H = re.compile(r"(?<=[aei])[ht]$")
_FINAL_A = re.compile(r"(?<=[^aeiouwy])(?:e|ie)$")
_VOWELS = re.compile(r"[aeiouwy]+")


@lru_cache(maxsize=65536)
def exact_key(name: str) -> str:
    """Return the name without case, diacritics, apostrophes and punctuation.

    ``St.``, ``Ft.`` and ``Mt.`` become the words they stand for (place_words.yaml).
    """
    text = unicodedata.normalize("NFKD", name).casefold()
    text = unicodedata.normalize("NFKD", text).translate(_LETTERS)
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = _SILENT.sub("", unicodedata.normalize("NFKC", text).translate(_LETTERS))
    tokens = _SEPARATOR.sub(" ", text).split()
    if len(tokens) > 1:
        written = _abbreviated_words()
        tokens = [written.get(token, token) for token in tokens]
    return " ".join(tokens)


@cache
def _abbreviated_words() -> dict[str, str]:
    table: dict[str, str] = read_yaml("place_words")["abbreviated_words"]
    return table


def loose_keys(name: str) -> tuple[str, ...]:
    """Return the keys under which other romanisations of the name are looked for.

    One key, or two for a name with an ``e``, which writes either an a or an i; as many again for
    Arabic in letters of one sign each (``Ḫān Šayḫūn`` for Khan Shaykhun). Empty for names that
    leave fewer than three letters, which would meet too much, and for scripts with one spelling
    (only Latin and Arabic names are folded).
    """
    written = unicodedata.normalize("NFC", name)
    if not _SCHOLARLY.search(written):
        return _loose_keys(exact_key(name))
    spelled = written.translate(_SIGNS)
    return tuple(sorted({*_loose_keys(exact_key(name)), *_loose_keys(exact_key(spelled))}))


def _loose_keys(key: str) -> tuple[str, ...]:
    if _ARABIC_SCRIPT.search(key):
        folded = "".join(_without_arabic_article(token) for token in key.split())
        return (folded,) if len(folded) > 2 else ()
    if not _LATIN.search(key):
        return ()
    tokens = [_fold_consonants(token) for token in _without_articles(key.split())]
    joined = "".join(tokens)
    keys = {_fold_vowels(joined.replace("e", vowel)) for vowel in "ai"}
    return tuple(sorted(k for k in keys if len(k) > 2))


def _without_arabic_article(token: str) -> str:
    return token[2:] if token.startswith("ال") and len(token) > 4 else token


def _without_articles(tokens: list[str]) -> list[str]:
    kept: list[str] = []
    for index, token in enumerate(tokens):
        following = tokens[index + 1] if index + 1 < len(tokens) else ""
        if following and _is_article(token, following):
            continue
        if index and (glued := _GLUED_ARTICLE.match(token)):
            token = token[glued.end() :]
        kept.append(token)
    return kept


def _is_article(token: str, following: str) -> bool:
    if token in _ARTICLES:
        return True
    assimilated = _ASSIMILATED.fullmatch(token)
    return assimilated is not None and following.startswith(assimilated["c"])


def _fold_consonants(token: str) -> str:
    token = _FINAL_H.sub("", token) if len(token) > 3 else token
    token = _FINAL_A.sub("a", token) if len(token) > 3 else token
    for pattern, letter in _CONSONANTS:
        token = pattern.sub(letter, token)
    return _DOUBLED.sub(r"\1", token)


def _fold_vowels(joined: str) -> str:
    return _DOUBLED.sub(r"\1", _VOWELS.sub(lambda run: _vowel_class(run[0]), joined))


@lru_cache(maxsize=4096)
def _vowel_class(run: str) -> str:
    """Write a run of vowels by its glides: ``ou``, ``aw`` → u; ``ay``, ``ei`` → i."""
    letters = run.translate(_GLIDES)
    if len(letters) > 1:
        letters = letters.replace("a", "") or "a"
    return re.sub(r"(.)\1+", r"\1", letters)


_GLIDES = str.maketrans("ouwyie", "uuuiii")


def name_hash(key: str) -> int:
    """Return the 40-bit number under which a folded name stands in the gazetteer's index.

    Among a million names an unknown one meets another's number once in a million look-ups.
    """
    return int.from_bytes(blake2b(key.encode(), digest_size=5).digest(), "big")
