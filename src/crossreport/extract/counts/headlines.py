"""People whom headlines list without articles: "Man, toddler killed", "Boy, 2, and man shot"."""

from spacy.tokens import Token

from crossreport.extract.counts.people import Group, People
from crossreport.extract.counts.words import has_determiner
from crossreport.extract.victims import noun_kind

_BETWEEN = {",", "and", "&"}
_OPENING = 2  # words before the first noun of the headline, at most


def listed_before(group: Group, people: People) -> Group | None:
    """Return the person at the head of a headline who shares the lot of the one after a comma.

    The parser takes the first of them for a dependent of its own. Both stand bare: with an
    article the second is an apposition ("the owner, a baker, was killed").
    """
    if not _is_bare(group.head):
        return None
    doc, start = people.sentence.doc, people.sentence.start
    place = group.first - 1
    while place > start and (doc[place].text.lower() in _BETWEEN or doc[place].is_digit):
        place -= 1
    first = doc[place]
    is_apart = start <= place < group.first - 1
    if not is_apart or place > start + _OPENING or not _is_bare(first):
        return None
    return next(iter(people.read(first, strong=False)), None)


def _is_bare(noun: Token) -> bool:
    is_noun = noun_kind(noun) is not None and noun.tag_ not in ("NNS", "NNPS")
    return is_noun and noun.pos_ != "PRON" and not has_determiner(noun)
