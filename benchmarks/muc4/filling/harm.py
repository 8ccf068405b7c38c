"""What became of people, by the words that govern the noun that means them."""

from collections.abc import Iterator

from spacy.tokens import Token

from benchmarks.muc4.filling.vocabulary import words

DEATH = "DEATH"
INJURY = "INJURY"
UNHARMED = "NO INJURY"
FREED = "REGAINED FREEDOM"
_LISTS = ((DEATH, "killed"), (INJURY, "injured"), (UNHARMED, "unharmed"), (FREED, "freed"))
_SUFFERERS = {"dobj", "nsubjpass", "obj", "poss", "compound", "nmod"}
_FARTHEST = 6  # words up the tree


def harm_of(head: Token) -> str:
    """Return the effect that a sentence tells of some people; empty where it tells none.

    They are killed as the object of a verb or noun of killing, as the subject of dying, by an
    adjective or a clause of their own ("the murdered nurse", "two men shot dead").

    Args:
        head: The noun that means them.
    """
    told = {word for token in _governing(head) for word in (token.lower_, token.lemma_.lower())}
    return next((effect for effect, name in _LISTS if told & words(name)), "")


def _governing(head: Token) -> Iterator[Token]:
    """Yield the words that may tell what became of the people of a noun."""
    for child in head.children:
        if child.dep_ in {"amod", "acl", "acomp", "relcl"}:
            yield child
            yield from (c for c in child.children if c.dep_ in {"acomp", "oprd", "conj"})
    first = _first_conjunct(head)
    governor = first.head
    if first.dep_ in _SUFFERERS:
        yield governor
        yield from (c for c in governor.children if c.dep_ in {"oprd", "acomp", "ccomp", "prt"})
    elif first.dep_ == "nsubj" and governor.lemma_.lower() in words("suffering"):
        yield governor
        yield from (
            c for c in governor.children if c.dep_ in {"acomp", "advcl", "advmod", "dobj", "oprd"}
        )
    elif first.dep_ == "pobj" and governor.lower_ in {"of", "against", "to"}:
        yield governor.head


def _first_conjunct(head: Token) -> Token:
    """Return the noun to which a noun is coordinated or apposed, which has their common verb."""
    first = head
    for _ in range(_FARTHEST):
        if first.dep_ not in {"conj", "appos"}:
            break
        first = first.head
    return first
