"""Running figures: "the toll rose to 19", "puts the number of those who fled at 64"."""

from collections.abc import Iterator

from spacy.tokens import Token

from crossreport.extract.counts.arguments import direct_object, object_of
from crossreport.extract.counts.hit import Hit
from crossreport.extract.counts.people import People
from crossreport.extract.counts.reality import reality
from crossreport.extract.counts.vocabulary import count_book
from crossreport.extract.victims import lemma, noun_kind
from crossreport.model import CountKind

_REACH = 14  # tokens of "the number of X whom … hurt" before the word for what befell them


def toll_hits(token: Token, people: People) -> Iterator[Hit]:
    """Yield what a noun for a running figure says of people."""
    book, word = count_book(), lemma(token)
    if word in book.toll_nouns and _is_toll(token):
        yield from _hits(token, CountKind.KILLED, people)
    elif word in book.toll_alone:
        figure = _after_verb(token, people)
        if figure is not None:
            yield Hit(CountKind.KILLED, token, figure, True, reality(token))
    elif word == "number":
        yield from _number_of(token, people)


def _is_toll(token: Token) -> bool:
    words = count_book().toll_with
    return any(lemma(t) in words for t in token.lefts) or (
        (inner := object_of(token, "of")) is not None and lemma(inner) in words
    )


def _number_of(token: Token, people: People) -> Iterator[Hit]:
    """Read "the number of dead rose to 14"; "a number of" is a figure and no total."""
    if people.figure_at(token) is not None:
        return
    kinds = count_book().number_of
    preposition = next((t for t in token.rights if t.lower_ == "of"), None)
    if preposition is None:
        return
    measured = next((t for t in preposition.rights if noun_kind(t) is not None), None)
    told: list[CountKind] = []
    for inner in token.doc[preposition.i + 1 : min(preposition.i + _REACH, token.sent.end)]:
        if people.figure_at(inner) is not None and inner.pos_ == "NUM":
            break
        kind = kinds.get(lemma(inner)) or kinds.get(inner.lower_)
        if kind is not None and any(a.i == preposition.i for a in inner.ancestors):
            told.append(kind)
    if told:  # inmates are held until the words say more: "the number of inmates who escaped"
        kind = next((k for k in told if k is not CountKind.HELD), told[0])
        yield from _hits(token, kind, people, measured=measured)


def _hits(
    token: Token, kind: CountKind, people: People, *, measured: Token | None = None
) -> Iterator[Hit]:
    figure = _figure(token, people) or _after_verb(token, people)
    if figure is not None:
        yield Hit(kind, token, figure, True, reality(token), measured=measured)


def _figure(token: Token, people: People) -> Token | None:
    for inner in (
        object_of(token, "of", "at", "to"),
        *(t for t in token.rights if t.dep_ in ("nummod", "appos")),
    ):
        if inner is not None and people.figure_of(inner) is not None:
            return inner
    verb = token.head
    if lemma(verb) not in count_book().toll_verbs:
        return None
    for inner in (object_of(verb, *count_book().toll_to), direct_object(verb), _attribute(verb)):
        if inner is not None and inner.i != token.i and people.figure_of(inner) is not None:
            return inner
    return None


def _attribute(verb: Token) -> Token | None:
    return next((t for t in verb.rights if t.dep_ in ("attr", "npadvmod", "acomp")), None)


def _after_verb(token: Token, people: People) -> Token | None:
    """Return the figure that "at" or "to" puts, wherever the parse hangs it.

    A verb of putting or rising must stand before it, on either side of the noun; headlines
    ("Toll of blast rises to 12") and long relative clauses lead the parse astray.
    """
    book, doc = count_book(), token.doc
    for quantity in people.quantities:
        before = quantity.first - 1
        if before <= token.i or doc[before].lower_ not in book.toll_to:
            continue
        counted = people.figure_of(doc[quantity.core])
        words = doc[max(token.sent.start, token.i - 4) : before]
        if counted is not None and any(lemma(t) in book.toll_verbs for t in words):
            return doc[quantity.core]
    return None
