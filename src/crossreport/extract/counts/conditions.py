"""How people fare, told without a verb of harm: "in critical condition", "two gunshot victims"."""

from collections.abc import Iterator

from spacy.tokens import Token

from crossreport.extract.counts.arguments import patient_of, possessor, subject
from crossreport.extract.counts.hit import Hit
from crossreport.extract.counts.people import People
from crossreport.extract.counts.reality import Reality, reality
from crossreport.extract.counts.vocabulary import count_book
from crossreport.extract.counts.words import multiple
from crossreport.extract.victims import lemma, noun_kind
from crossreport.model import CountKind


def condition_hits(token: Token, people: People) -> Iterator[Hit]:
    """Yield what a word for a condition, an injury or a victim says of people."""
    book, word = count_book(), lemma(token)
    if word in book.conditions["nouns"]:
        yield from _in_condition(token)
    elif token.lower_ in book.conditions["behind"]:
        yield from _behind(token)
    elif word in book.victims and _is_figured(token, people):
        yield from _victims(token)
    elif word in book.multiplied and multiple(token) is not None:
        yield Hit(book.multiplied[word], token, token, False, Reality.REAL, counted=True)
    elif word in book.nouns and book.nouns[word].borne:
        yield from _owned(token)


def _is_figured(token: Token, people: People) -> bool:
    """Say whether a number stands before a noun: "two", not "several" or "no"."""
    figure = people.figure_of(token)
    return figure is not None and bool(figure.number.stated)


def _in_condition(token: Token) -> Iterator[Hit]:
    """Read "was listed in stable condition", "two in critical condition"."""
    states = count_book().conditions["states"]
    if token.head.lower_ != "in" or not any(t.lower_ in states for t in token.lefts):
        return
    holder = token.head.head
    if holder.pos_ in ("VERB", "AUX"):
        patient = patient_of(holder) or subject(holder)
        if patient is not None:
            yield Hit(CountKind.INJURED, holder, patient, False, reality(holder))
    elif holder.pos_ == "NUM" or noun_kind(holder) is not None or holder.ent_type_ == "PERSON":
        yield Hit(CountKind.INJURED, token, holder, True, Reality.REAL)


def _behind(token: Token) -> Iterator[Hit]:
    """Read "a guard critical after the attack"."""
    noun = token.head
    if token.dep_ == "amod" and token.i == noun.i + 1 and noun_kind(noun) is not None:
        yield Hit(CountKind.INJURED, token, noun, True, Reality.REAL)


def _victims(token: Token) -> Iterator[Hit]:
    """Read "two gunshot victims"."""
    kinds = count_book().victims_of
    kind = next((kinds[t.lower_] for t in token.lefts if t.lower_ in kinds), None)
    if kind is not None:
        yield Hit(kind, token, token, True, Reality.REAL)


def _owned(token: Token) -> Iterator[Hit]:
    """Read "the boy's injuries are not life-threatening"; fatal ones kill."""
    owner = possessor(token)
    if owner is None or token.dep_ not in ("nsubj", "nsubjpass"):
        return
    fatal = any(t.lower_ in count_book().lethal["adjectives"] for t in token.head.children)
    kind = CountKind.KILLED if fatal else CountKind.INJURED
    yield Hit(kind, token, owner, True, reality(token.head) if fatal else Reality.REAL)
