"""Gives texts set in capitals the case they would have, so that the parser can read them.

A word is written as it usually is (``data/word_case.txt.gz``), names of the codebook as they stand
there, and an abbreviation set in brackets after its words gives those words capitals. All else is
taken for a name. Lengths never change: a character stays where it was.
"""

import gzip
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

from crossreport.codebook import load_codebook, read_yaml

_WORD = re.compile(r"[^\W\d_]+(?:['’.][^\W\d_]+)*")
_LETTER = re.compile(r"[^\W\d_]")
_OPENS_SENTENCE = re.compile(r"""(?:^|[.!?]["'”’)\]]*\s+)["'“(\[]*$""")
_ABBREVIATION = re.compile(r"[\[(]\s*([A-Z][A-Z0-9-]{1,9})\s*[\])]")
_POSSESSIVE = re.compile(r"['’]S$")
_FEWEST_LETTERS = 12
_CAPITALS = 0.9  # share of a text's letters from which it is set in capitals
_LONGEST_NAME = 8  # words
_LONGEST_AREA = 4  # words of a department's name
_PARTICLES = {"de", "del", "y", "da", "do", "dos", "das"}
_BEFORE = 8  # characters that tell whether a sentence begins


def is_in_capitals(text: str) -> bool:
    """Say whether a text is set in capitals; a few words never are, they may be a name."""
    letters = _LETTER.findall(text)
    return len(letters) >= _FEWEST_LETTERS and sum(
        letter.isupper() for letter in letters
    ) >= _CAPITALS * len(letters)


def restore(texts: Sequence[str]) -> list[str]:
    """Return texts of one document with the usual case, those in capitals alone being changed.

    Args:
        texts: the document's passages; abbreviations explained in one are known in all.
    """
    chosen = [text for text in texts if is_in_capitals(text)]
    abbreviations = {m[1] for text in chosen for m in _ABBREVIATION.finditer(text)}
    abbreviations = {a for a in abbreviations if usual_case().get(a.lower()) != "s"}
    return [_restored(text, abbreviations) if is_in_capitals(text) else text for text in texts]


@cache
def usual_case() -> Mapping[str, str]:
    """Return words to "s" (written small) or "c" (written in capitals)."""
    packed = files("crossreport.extract.data").joinpath("word_case.txt.gz").read_bytes()
    lines = gzip.decompress(packed).decode().splitlines()
    return {line[2:]: line[0] for line in lines}


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in read_yaml("casing").items()}


@cache
def _names() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Return the codebook's names of several words, as written, by their first word."""
    book = load_codebook()
    written = [
        *(n for a in book.actors.values() for n in (a.name, *a.aliases)),
        *(n for s in book.sources.values() for n in (s.name, *s.aliases)),
        *(n for c in book.countries.values() for n in (c.name, *c.names)),
    ]
    found: dict[str, set[tuple[str, ...]]] = {}
    for name in written:
        words = tuple(_WORD.findall(name))
        if len(words) > 1 and any(w[0].isupper() for w in words):
            found.setdefault(words[0].upper(), set()).add(words)
    return {first: tuple(sorted(n, key=len, reverse=True)) for first, n in found.items()}


def _restored(text: str, abbreviations: Iterable[str]) -> str:
    words = list(_WORD.finditer(text))
    cases = [_usual(match.group(), abbreviations) for match in words]
    _set_particles(text, words, cases)
    _set_areas(text, words, cases)
    _set_months(text, words, cases)
    _set_titles(words, cases)
    for start, stop in _explained(text, words):
        _capitalize(cases, start, stop)
    for start, name in _known(text, words):
        cases[start : start + len(name)] = [
            _like(word.group(), model)
            for word, model in zip(words[start : start + len(name)], name, strict=True)
        ]
    for at, match in enumerate(words):
        if _opens_sentence(text, match, words[at - 1].group() if at else ""):
            cases[at] = cases[at][:1].upper() + cases[at][1:]
    return _put(text, words, cases)


def _set_areas(text: str, words: Sequence[re.Match[str]], cases: list[str]) -> None:
    """Give the name of a department or the like its capitals, though its words are common ones."""
    lists = _lists()
    for at, match in enumerate(words):
        if match.group().lower() not in lists["areas"]:
            continue
        first = at
        while first and at - first < _LONGEST_AREA and text[words[first - 1].end()] == " ":
            if words[first - 1].group().lower() in lists["inside_names"] - _PARTICLES:
                break
            first -= 1
        opens = first and (
            words[first - 1].group().lower() == "in" or text[words[first - 1].end()] == ","
        )
        inside = [word.group().lower() for word in words[first:at]]
        if opens and inside and not lists["offices"] & set(inside):
            for place in range(first, at):
                if inside[place - first] not in lists["inside_names"]:
                    cases[place] = cases[place][:1].upper() + cases[place][1:]


def _opens_sentence(text: str, match: re.Match[str], before: str) -> bool:
    """Say whether a sentence begins with a word; a full stop may belong to an abbreviation."""
    dotted = before.lower() in _lists()["titles"] or "." in before or len(before) == 1
    gap = text[: match.start()][-_BEFORE:]
    return _OPENS_SENTENCE.search(gap) is not None and not (dotted and "." in gap)


def _put(text: str, words: Sequence[re.Match[str]], cases: Sequence[str]) -> str:
    pieces: list[str] = []
    end = 0
    for match, word in zip(words, cases, strict=True):
        pieces += [text[end : match.start()], word]
        end = match.end()
    whole = "".join([*pieces, text[end:]])
    return whole if len(whole) == len(text) else text


def _usual(word: str, abbreviations: Iterable[str]) -> str:
    """Return one word in its usual case; a possessive ending is small."""
    ending = _POSSESSIVE.search(word)
    if ending:
        return _usual(word[: ending.start()], abbreviations) + ending.group().lower()
    if len(word) == 1 and word not in "A":
        return word
    case = usual_case().get(word.lower())
    if case == "s":
        return word.lower()
    if case == "c" or word in abbreviations or not re.search(r"[AEIOUYÁÉÍÓÚ]", word):
        return word
    return ".".join(part[:1] + part[1:].lower() for part in word.split("."))


def _like(word: str, model: str) -> str:
    """Write a word as a name of the codebook has it."""
    if model.isupper() and len(model) > 1:
        return word
    return word.lower() if model.islower() else word[:1] + word[1:].lower()


def _is_name(word: str) -> bool:
    return word[:1].isupper() and len(word) > 1


def _beside(text: str, left: re.Match[str], right: re.Match[str]) -> bool:
    return not text[left.end() : right.start()].strip(" -.")


def _set_particles(text: str, words: Sequence[re.Match[str]], cases: list[str]) -> None:
    """Write "la" of "LA PAZ" with a capital, from the right: "San Luis de la Reina"."""
    for at in range(len(words) - 2, -1, -1):
        small = cases[at].lower() in _lists()["particles"]
        if small and _is_name(cases[at + 1]) and _beside(text, words[at], words[at + 1]):
            after = at and cases[at - 1] in ("de", "del")
            cases[at] = cases[at].lower() if after else cases[at].capitalize()


def _set_months(text: str, words: Sequence[re.Match[str]], cases: list[str]) -> None:
    for at, match in enumerate(words):
        if match.group().lower() in _lists()["months"]:
            dated = re.match(r"\s+\d", text[match.end() :]) or re.search(
                r"\d\s+$", text[: match.start()]
            )
            led = at > 0 and words[at - 1].group().lower() in _lists()["before_months"]
            cases[at] = cases[at].capitalize() if dated or led else cases[at].lower()


def _set_titles(words: Sequence[re.Match[str]], cases: list[str]) -> None:
    for at in range(len(words) - 2, -1, -1):
        if cases[at].strip(".") in _lists()["titles"] and _is_name(cases[at + 1]):
            cases[at] = cases[at].capitalize()


def _capitalize(cases: list[str], start: int, stop: int) -> None:
    for at in range(start, stop):
        if cases[at] not in _lists()["inside_names"]:
            cases[at] = cases[at][:1].upper() + cases[at][1:]


def _explained(text: str, words: Sequence[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """Yield the words that an abbreviation in brackets stands for.

    Its letters are their initials, in this order or, where the abbreviation is of another
    language, in any: "Patriotic Front of the North [FPN]".
    """
    index = {match.start(): at for at, match in enumerate(words)}
    for match in _ABBREVIATION.finditer(text):
        at = index.get(match.start(1))
        if at is None:
            continue
        letters = sorted(match[1].replace("-", ""))
        initials: list[str] = []
        for start in range(at - 1, max(-1, at - 1 - _LONGEST_NAME), -1):
            if text[words[start].end() : words[start + 1].start()].strip(" -'[("):
                break
            word = words[start].group()
            if word.lower() not in _lists()["inside_names"]:
                initials.append(word[0])
            if len(initials) == len(letters) and sorted(initials) == letters:
                yield start, at
                break


def _known(text: str, words: Sequence[re.Match[str]]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield where names of the codebook stand, the longest first."""
    at = 0
    while at < len(words):
        name = next(
            (n for n in _names().get(words[at].group(), ()) if _stands(text, words, at, n)), None
        )
        if name is not None:
            yield at, name
        at += len(name) if name else 1


def _stands(text: str, words: Sequence[re.Match[str]], at: int, name: Sequence[str]) -> bool:
    span = words[at : at + len(name)]
    return [w.group() for w in span] == [n.upper() for n in name] and all(
        _beside(text, left, right) for left, right in pairwise(span)
    )
