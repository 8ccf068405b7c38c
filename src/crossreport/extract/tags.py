"""Finds attributions appended to a sentence (", the army said on Monday.") before the parse.

They are the commonest form of attribution in news, and the commonest cause of a wrong parse: a
long sentence is then read as the object of "said". Cut off beforehand, both parts parse well.
"""

import re
from collections.abc import Iterator
from functools import cache

from crossreport.codebook import load_codebook
from crossreport.extract.vocabulary import frame_words

_IRREGULAR = {"say": ("says", "said"), "tell": ("tells", "told")}


def _forms(lemma: str) -> tuple[str, ...]:
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    stem = lemma[:-1] if lemma.endswith("y") and lemma[-2] not in "aeiou" else lemma
    if stem != lemma:
        return stem + "ies", stem + "ied"
    return lemma + "s", lemma + ("d" if lemma.endswith("e") else "ed")


@cache
def _pattern() -> re.Pattern[str]:
    verbs = sorted(
        {
            form
            for verb in load_codebook().speech_verbs.values()
            if " " not in verb.id and not verb.relay
            for form in _forms(verb.id)
        },
        key=len,
        reverse=True,
    )
    time = "|".join(sorted(frame_words()["after_speech"]))
    never = "|".join(sorted(frame_words()["not_speakers"]))
    return re.compile(
        rf"""
        ,["”’']?\s+
        (?P<tag>
          (?!(?:{never})\b)
          (?P<who>(?:[^,.;:"“”\n]|(?<=\b[A-Z][a-z])\.|(?<=\b[A-Z][a-z][a-z])\.|(?<=\b[A-Z])\.){{2,110}}?)
          \s(?P<verb>{"|".join(verbs)})
          (?:\s(?:(?i:{time})\b|(?:the\s)?[A-Z]|reporters\b|journalists\b|us\b|me\b)
             [^.;,"“”\n]{{0,60}})?
        )
        (?=[.!?]["”’']?(?:\s|$))
        """,
        re.VERBOSE,
    )


def appended(text: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of appended attributions: speaker, verb and what follows."""
    for match in _pattern().finditer(text):
        who = match["who"].split()
        if len(who) <= 14:
            yield match.span("tag")
