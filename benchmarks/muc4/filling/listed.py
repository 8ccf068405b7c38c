"""The official list of places (task documentation, set-list-location): names and their types.

A location may hold names of the list only, so that a name of the text is looked up in it: as it
stands, without a point of the compass or an article, or under the name that the list gives instead.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from benchmarks.muc4.slots import set_values
from benchmarks.shared import shared_dir

_SET_LIST = "data/muc4/TASKDOC/templ-doc-basic/set-list-location.v4"
_SYNONYMS = "data/muc4/TASKDOC/templ-doc-more/places-synonyms.v3"
_ENTRY = re.compile(r"([A-Z0-9][^()]*?) \(([^)?]+)\??\)\s*$")
_SYNONYM = re.compile(r"([A-Z][A-Z. ]+?) (?:=|->) ([A-Z][A-Z. ]+?)\s*(?:<-NEW)?\s*$")
_BEFORE = re.compile(
    r"^(?:THE )?(?:(?:NORTH|SOUTH)(?:EASTERN|WESTERN|ERN)|EASTERN|WESTERN|CENTRAL|DOWNTOWN)? ?"
)
_ARTICLE = re.compile(r"^(?:EL|LA|LOS|LAS) ")
_WORD = re.compile(r"[A-Z0-9.'-]+")
_MARKS = "'.-"  # beside a word
_MOST_WORDS = 4  # of a name
_BESIDE = 24  # characters before a name in which its type may stand


@cache
def set_list() -> Mapping[str, tuple[str, ...]]:
    """Return the types of each place of the official list."""
    found: dict[str, list[str]] = {}
    path: Path = shared_dir() / _SET_LIST
    for line in path.read_text(encoding="latin-1").splitlines():
        match = _ENTRY.match(line.strip())
        if match:
            types = found.setdefault(match[1], [])
            if match[2].strip() not in types:
                types.append(match[2].strip())
    return {name: tuple(types) for name, types in found.items()}


@cache
def _synonyms() -> Mapping[str, str]:
    path: Path = shared_dir() / _SYNONYMS
    lines = path.read_text(encoding="latin-1").splitlines()
    return {m[1]: m[2] for line in lines if (m := _SYNONYM.match(line.strip()))}


def listed_name(name: str) -> str:
    """Return a place's name as the official list has it; empty where it has none.

    Args:
        name: A name of the text, in any case.
    """
    return next((form for form in _forms(name.upper()) if form in set_list()), "")


def _forms(name: str) -> Iterator[str]:
    bare = _BEFORE.sub("", name)
    for form in dict.fromkeys((name, bare, _ARTICLE.sub("", bare))):
        yield form
        if form in _synonyms():
            yield _synonyms()[form]


def told_type(name: str, text: str, start: int, end: int) -> str:
    """Return the type of a listed place that the words beside it tell; empty where none does.

    Args:
        name: Its name in the list.
        text: The report's text, in capitals.
        start: Where the name begins in it.
        end: Where it ends.
    """
    after = text[end : end + _BESIDE]
    before = text[max(0, start - _BESIDE) : start]
    for kind in set_list()[name]:
        if re.match(rf"['\"]*,? (?:[A-Z]+ )?{re.escape(kind)}\b", after):
            return kind
        if re.search(rf"\b{re.escape(kind)} OF (?:THE )?['\"]*$", before):
            return kind
    return ""


def typed_names(text: str, start: int, end: int) -> Iterator[tuple[str, str]]:
    """Yield the listed places of a part of a text whose types the words beside them tell.

    Args:
        text: A report's text, in capitals.
        start: Where the part begins in it.
        end: Where it ends.

    Yields:
        Names as they are listed, and types: of several names in the same words the longest.
    """
    words = list(_WORD.finditer(text, start, end))
    passed = 0
    for at, first in enumerate(words):
        if at < passed:
            continue
        for last in range(min(at + _MOST_WORDS, len(words)), at, -1):
            name = " ".join(word[0] for word in words[at:last]).strip(_MARKS)
            if name not in set_list() or is_nation(name):
                continue
            ends = words[last - 1].start() + len(words[last - 1][0].rstrip(_MARKS))
            if told := told_type(name, text, first.start(), ends):
                yield name, told
                passed = last
                break


def usual_type(name: str) -> str:
    """Return the type of a listed place of which no words tell it."""
    types = set_list()[name]
    return next((kind for kind in ("CITY", "NEIGHBORHOOD") if kind in types), types[0])


def is_nation(name: str) -> bool:
    """Say whether a name is that of a nation."""
    return name.upper() in set_values("nation")
