"""Pronouns for people counted earlier in the sentence: "seized three men and shot them"."""

from dataclasses import replace

from spacy.tokens import Token

from crossreport.extract.counts.arguments import subject
from crossreport.extract.counts.hit import Hit
from crossreport.extract.counts.people import Group, People
from crossreport.extract.victims import lemma, noun_kind, victim_book


def named_before(group: Group, hit: Hit, people: People) -> Group:
    """Return the people that a pronoun stands for, with the words that carry their figure.

    The nearest plural before the pronoun is meant, other than the one who acts on them; where
    the words give their number ("both", "all three"), the nearest of that number.

    Args:
        group: people as read; returned unchanged where they are no pronoun, or where nobody
            before them fits.
        hit: what befell them.
        people: the people of the sentence.
    """
    number = _wanted(group, people)
    if number is None or hit.predicate.i < people.sentence.start:
        return group
    doer = subject(hit.predicate)
    for token in reversed(people.sentence.doc[people.sentence.start : group.first]):
        if token.pos_ not in ("NOUN", "PROPN") or noun_kind(token) is None:
            continue
        if token.tag_ not in ("NNS", "NNPS") and lemma(token) not in victim_book().several:
            continue
        if doer is not None and token.i in (doer.i, _head_of(doer)):
            continue
        groups = people.read(token, strong=False)
        if not groups or groups[0].head.i != token.i:
            continue
        meant = groups[0]
        if number and meant.number.stated != number:
            continue
        return replace(meant, subsets=()) if meant.number.stated is not None else group
    return group


def _head_of(token: Token) -> int:
    """Return the noun that a relative pronoun stands for; the token itself else."""
    return token.head.head.i if token.tag_ in ("WP", "WDT") else token.i


def _wanted(group: Group, people: People) -> int | None:
    """Return the number that a pronoun asks for, 0 for any; ``None`` for no pronoun."""
    pronouns, word = victim_book().pronouns, group.head.lower_
    if word in pronouns and (people.figure_at(group.head) is None):
        return pronouns[word] or 0
    words = [t.lower_ for t in group.head.doc[group.first : group.last + 1]]
    bare = not group.nouns or group.nouns == (group.head,)
    if bare and group.head.pos_ == "NUM" and words[0] in ("all", "the"):
        return group.number.stated
    return None
