"""Whether the words say that a thing happened, or only that it might, should or did not."""

from enum import Enum

from spacy.tokens import Token

from crossreport.extract.counts.vocabulary import count_book
from crossreport.model import CountKind

_CHAIN = {"xcomp", "ccomp", "pcomp", "acl", "conj", "advcl", "prep", "relcl"}


class Reality(Enum):
    """How a predicate stands to what happened."""

    REAL = "real"
    UNREAL = "unreal"  # planned, possible, hypothetical, denied
    NEGATED = "negated"  # it did not happen to these people
    WITHOUT = "without"  # "without killing anyone": like negated, but a zero may be meant


def reality(predicate: Token) -> Reality:
    """Say how a verb, adjective or noun of harm stands to what happened."""
    book = count_book()
    if any(child.dep_ == "neg" for child in predicate.children):
        return Reality.NEGATED
    if predicate.dep_ == "pcomp" and predicate.head.lower_ == "without":
        return Reality.WITHOUT
    if _carrier_is_negated(predicate):
        return Reality.NEGATED
    if any(t.lower_ in book.unreal["adverbs"] for t in predicate.children):
        return Reality.UNREAL
    if predicate.pos_ in ("NOUN", "ADJ") and any(
        t.lower_ in book.unreal["adjectives"] for t in predicate.lefts
    ):
        return Reality.UNREAL
    unreal = _is_unreal(predicate) or _is_rate(predicate) or _is_open(predicate)
    return Reality.UNREAL if unreal else Reality.REAL


def _is_open(predicate: Token) -> bool:
    """Say whether the words leave open which of two things befell them ("killed or wounded")."""
    either = [predicate.head, predicate] if predicate.dep_ == "conj" else [predicate]
    for verb in either:
        joined = [t for t in verb.rights if t.dep_ == "conj"]
        if any(t.lower_ == "or" and t.dep_ == "cc" for t in verb.rights) and any(
            _kind(t) not in (None, _kind(verb)) for t in joined
        ):
            return _kind(verb) is not None
    return False


def _kind(verb: Token) -> CountKind | None:
    entry = count_book().verbs.get(verb.lemma_.lower())
    return None if entry is None else entry.kind


def _carrier_is_negated(predicate: Token) -> bool:
    """See the negation on the copula of an adjective, or on "be found dead"."""
    head = predicate.head
    return predicate.dep_ in ("acomp", "oprd", "attr") and any(
        child.dep_ == "neg" for child in head.children
    )


def _is_unreal(token: Token) -> bool:
    """Climb from a predicate through the clauses that hold it."""
    book, step = count_book(), token
    for _ in range(12):
        if _has_modal(step) or _has_mark(step):
            return True
        if step.dep_ not in _CHAIN and not (
            (step.dep_ in ("acomp", "oprd", "attr", "dobj", "pobj") and step is token)
            or step.dep_ in ("acomp", "oprd")
        ):
            return False
        head = step.head
        infinitive = any(t.dep_ == "aux" and t.lower_ == "to" for t in step.children)
        if step.dep_ == "conj":
            if step.i < head.i or not _shares_modal(step):
                return False
            step = head
            continue
        if step.dep_ in ("relcl", "advcl"):
            return infinitive and step.dep_ == "advcl" and head.lemma_ not in book.real_governors
        if head.pos_ in ("VERB", "AUX", "ADJ"):
            if _is_governed(step, head, infinitive=infinitive):
                return True
        elif head.pos_ in ("NOUN", "PROPN") and (
            head.lemma_.lower() in book.unreal["nouns"] and (infinitive or step.dep_ == "prep")
        ):
            return True
        if step.dep_ == "ccomp" and head.lemma_.lower() not in book.unreal["governors"]:
            return False
        step = head
    return False


def _is_governed(step: Token, head: Token, *, infinitive: bool) -> bool:
    """Say whether a verb or adjective leaves open what a clause under it tells."""
    book = count_book()
    if infinitive and (head.lower_ == "going" or head.lemma_ in book.unreal["adjectives"]):
        return True
    return head.lemma_.lower() in book.unreal["governors"] and _binds(step, infinitive=infinitive)


def _binds(step: Token, *, infinitive: bool) -> bool:
    """Say whether a governor reaches the clause: "tried to", "denied killing", "feared dead"."""
    is_finite = step.dep_ == "ccomp" and any(
        t.dep_ in ("nsubj", "nsubjpass") and t.i < step.i for t in step.children
    )
    if is_finite and not infinitive:
        return step.head.lemma_.lower() in count_book().unreal["clause_governors"]
    return infinitive or step.tag_ in ("VBG", "VBN", "JJ") or step.dep_ in ("xcomp", "oprd")


def _has_modal(token: Token) -> bool:
    unreal = count_book().unreal
    for child in token.children:
        if child.dep_ == "aux" and child.lower_ in unreal["modals"]:
            later = any(t.lower_ in unreal["past_future"] for t in token.children)
            return not (later and child.lower_ in ("would", "'d"))
    return False


def _has_mark(token: Token) -> bool:
    marks = count_book().unreal["marks"]
    return any(t.dep_ in ("mark", "advmod", "prep") and t.lower_ in marks for t in token.lefts)


def _shares_modal(step: Token) -> bool:
    """Say whether a second verb stands under the auxiliary of the first."""
    has_own = any(t.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for t in step.children)
    return not has_own and step.tag_ in ("VB", "VBN", "VBG", "JJ", "NN", "NNS")


def _is_rate(token: Token) -> bool:
    rates = count_book().unreal["rates"]
    for child in token.rights:
        if child.lower_ in rates:
            return True
        if child.dep_ == "npadvmod" and child.lemma_ in ("year", "month", "week", "day"):
            return any(t.lower_ in ("a", "each", "every") for t in child.lefts)
    return False
