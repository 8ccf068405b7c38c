"""Signs of violence and harm in single words, found without a parse.

A sign is what the codebook knows of a word: the event types it can name, the weapon it is, what it
says happened to people. A word can have several; words of one sign stand for each other.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from crossreport.codebook import Codebook, Strength, Trigger, load_codebook, read_yaml

_WORD = re.compile(r"[A-Za-z]+")
_VOWELS = "aeiou"


def words_of(text: str) -> Iterator[tuple[int, str]]:
    """Yield the words of a text, without figures and marks: offset, and the word in lower case."""
    return ((match.start(), match.group().lower()) for match in _WORD.finditer(text))


@cache
def signs() -> Mapping[str, frozenset[str]]:
    """Return the signs of every word form that has any; ``word:`` names the lemma itself."""
    found: dict[str, set[str]] = {}
    irregular = read_yaml("gate")["irregular"]
    for lemma, sign in _lemmas(load_codebook()):
        for form in {lemma, *_forms(lemma), *irregular.get(lemma, ())}:
            found.setdefault(form, set()).update((sign, f"word:{lemma}"))
    return {form: frozenset(names) for form, names in found.items()}


def _lemmas(book: Codebook) -> Iterator[tuple[str, str]]:
    """Yield single words of the codebook with what they are a sign of."""
    for kind in book.event_types.values():
        for trigger in kind.triggers.all:
            if len(trigger.words) == 1 and not kind.context:
                yield trigger.lemma, f"{_strength(trigger)}:{kind.id}"
    for weapon in book.weapons.values():
        for term in weapon.terms:
            yield _last(term), f"weapon:{weapon.id}"
    counts, victims = read_yaml("count_verbs"), read_yaml("victims")
    for part in ("verbs", "nouns"):
        for word, entry in counts[part].items():
            yield word, f"harm:{entry.get('kind', 'casualty')}"
    for word, harm in counts["adjectives"].items():
        yield word, f"harm:{harm}"
    for word in _plain((*victims["perpetrators"], *victims["kinds"]["militants"])):
        yield word, "doer"


def _strength(trigger: Trigger) -> str:
    """Return how surely a trigger tells of violence: a death may be of old age."""
    if trigger.generic:
        return "death"
    return "event" if trigger.strength is Strength.STRONG else "weak"


def _plain(terms: Iterable[str]) -> Iterator[str]:
    return (
        term for term in terms if _WORD.fullmatch(term) and not term.endswith(("self", "selves"))
    )


def _last(term: str) -> str:
    return ([term] + [word for _, word in words_of(term)])[-1]


def _forms(lemma: str) -> Iterator[str]:
    """Yield the regular forms of a noun or verb."""
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    yield stem + "ing"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        yield from (lemma[:-1] + "ies", lemma[:-1] + "ied")
    elif lemma.endswith(("s", "x", "z", "ch", "sh")):
        yield from (lemma + "es", lemma + "ed")
    else:
        yield from (lemma + "s", stem + "ed")
    if re.search(r"[^aeiou][aeiou][^aeiouwxy]$", lemma):
        yield from (lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing")
