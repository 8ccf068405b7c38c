"""Who stands where around a verb: subject, object, and those that it shares with other verbs."""

from collections.abc import Iterator

from spacy.tokens import Token

from crossreport.extract.counts.vocabulary import count_book
from crossreport.extract.victims import lemma, noun_kind

_OBJECTS = {"dobj", "obj"}
_SUBJECTS = {"nsubj", "nsubjpass"}
_CONTROLLED = {"advcl", "pcomp", "xcomp", "oprd", "acomp", "ccomp", "prep", "conj"}


def direct_object(verb: Token) -> Token | None:
    """Return the direct object of a verb, not counting a reflexive beside another object."""
    right = [t for t in verb.rights if t.dep_ in _OBJECTS]
    if len(right) > 1 and right[-1].i - right[0].i < 3:  # "his ex-wife" may be three objects
        return right[-1]
    found = next((t for t in (*right, *verb.lefts) if t.dep_ in _OBJECTS), None)
    if found is None and verb.dep_ == "amod" and own_subject(verb) is not None:
        return verb.head if verb.head.i > verb.i else None  # "two clerks sustained injuries"
    return found


def own_subject(verb: Token) -> Token | None:
    """Return the subject that the parse gives to a verb itself, or to its auxiliary."""
    found = next((t for t in verb.children if t.dep_ in _SUBJECTS), None)
    if found is not None:
        return _without_its_clause(found)
    helpers = (t for t in verb.lefts if t.dep_ in ("aux", "auxpass"))
    return next((t for aux in helpers for t in aux.children if t.dep_ in _SUBJECTS), None)


def _without_its_clause(found: Token) -> Token:
    """Return the noun before a bare participle that the parse took for the subject itself.

    In "a boy shot in the leg has died" it is the shot that may have died.
    """
    if found.tag_ not in ("VBN", "VBD") or found.dep_ != "nsubj":
        return found
    own = next((t for t in found.lefts if t.dep_ == "nsubj"), None)
    return found if own is None or any(t.dep_ == "aux" for t in found.lefts) else own


def is_passive(verb: Token) -> bool:
    """Say whether a verb form is passive by its own words."""
    if any(t.dep_ in ("auxpass", "nsubjpass") for t in verb.children):
        return True
    return verb.tag_ in ("VBN", "VBD") and any(
        t.dep_ == "aux" and t.lemma_ in ("be", "get") for t in verb.lefts
    )


def subject(verb: Token) -> Token | None:
    """Return the subject of a verb, its own or the one that it shares or is controlled by."""
    step = verb
    for _ in range(6):
        found = own_subject(step) or (_noun_before(step) if is_passive(step) else None)
        if found is not None:
            return found
        if step.dep_ in ("acl", "relcl") and step.head.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
            return _all_found(step.head)
        head = step.head
        if step.dep_ == "ccomp" and step.tag_ not in ("VBN", "VBG", "VB", "JJ"):
            return None
        if step.dep_ not in _CONTROLLED or head.i == step.i:
            return None
        is_complement = step.dep_ in ("xcomp", "oprd", "ccomp", "acomp") or (
            step.dep_ == "advcl"
            and (step.pos_ == "ADJ" or lemma(head) in count_book().perception)
            and not any(t.dep_ in ("mark", "prep") and t.i < step.i for t in step.lefts)
        )
        if is_complement and (held := _controller_object(head)) is not None:
            return held
        if head.pos_ not in ("VERB", "AUX", "ADP", "SCONJ"):
            return None
        step = head
    return None


def _all_found(noun: Token) -> Token:
    """Return the first of those found together: "found a man and a woman suffering from wounds"."""
    first = noun
    while first.dep_ == "conj" and first.head.pos_ in ("NOUN", "PROPN", "NUM"):
        first = first.head
    is_found = first.dep_ in _OBJECTS and lemma(first.head) in count_book().perception
    return first if is_found else noun


def _controller_object(head: Token) -> Token | None:
    """Return the object that a complement speaks of: "found a man dead", "forced many to flee"."""
    return None if is_passive(head) else direct_object(head)


def patient_of(verb: Token, *, instrument: bool = False) -> Token | None:
    """Return the one who suffers a transitive verb."""
    if is_passive(verb):
        return subject(verb)
    found = direct_object(verb)
    if found is not None:
        return found
    if verb.dep_ == "amod":
        return verb.head if verb.tag_ == "VBN" else None
    if verb.tag_ not in ("VBN", "VBD"):
        return None
    if verb.dep_ == "acl":
        return _under_one_article(verb.head)
    if _shares_object(verb):
        return None
    if verb.dep_ == "conj" and own_subject(verb) is None:
        first = verb.head
        has_object = direct_object(first) is not None
        return None if has_object or not _is_harm(first) else patient_of(first)
    own = own_subject(verb)
    if own is not None:
        return own if _may_suffer(own, verb, instrument=instrument) else None
    if verb.dep_ in ("oprd", "xcomp", "ccomp", "advcl") and verb.tag_ == "VBN":
        return subject(verb)
    return None


def _under_one_article(noun: Token) -> Token:
    """Return the first of people who share an article, and with it what is said of the last.

    "A boy and man wounded by gunfire" are both wounded, "the mayor and a man wounded" are not.
    """
    first = noun
    while first.dep_ == "conj" and first.head.pos_ == "NOUN" and _is_bare_person(first):
        first = first.head
    is_new = any(t.lower_ in ("a", "an") for t in first.lefts) and noun_kind(first) is not None
    return first if is_new else noun


def _is_bare_person(noun: Token) -> bool:
    is_one = noun.tag_ == "NN" and noun_kind(noun) is not None
    return is_one and not any(t.dep_ in ("det", "poss", "nummod") for t in noun.lefts)


def _noun_before(verb: Token) -> Token | None:
    """Return the noun right before the auxiliary where the parse lost it to another clause.

    In "a girl was hit by a shell and a boy, 9, was killed" the boy may hang on the shell.
    """
    first = next((t for t in verb.lefts if t.dep_ in ("aux", "auxpass")), None)
    if first is None or verb.dep_ != "conj":
        return None
    place = first.i - 1
    while place > verb.sent.start and (
        verb.doc[place].is_punct or verb.doc[place].is_digit or verb.doc[place].pos_ == "ADV"
    ):
        place -= 1
    before = verb.doc[place]
    return before if before.pos_ in ("NOUN", "PROPN") and before.dep_ == "conj" else None


def _is_harm(verb: Token) -> bool:
    return lemma(verb) in count_book().verbs or is_passive(verb)


def companions(verb: Token, patient: Token) -> Iterator[Token]:
    """Yield those who share the patient's lot: a second subject, "along with two others"."""
    if patient.head.i == verb.i and patient.dep_ in _SUBJECTS:
        yield from (t for t in verb.lefts if t.dep_ == patient.dep_ and t.i != patient.i)
    for child in (*verb.rights, *patient.rights):
        if child.lower_ in ("along", "together", "alongside"):
            yield from (t for t in child.subtree if t.dep_ == "pobj" and t.i <= child.i + 4)


def _shares_object(verb: Token) -> bool:
    """Say whether a later verb holds the object of both ("shot and killed two men")."""
    return any(
        t.dep_ == "conj" and direct_object(t) is not None and own_subject(t) is None
        for t in verb.rights
    )


def _may_suffer(own: Token, verb: Token, *, instrument: bool) -> bool:
    """Say whether a subject before a bare "shot" or "killed" is the one who suffers.

    Headlines and elliptic clauses leave the auxiliary out ("one man was killed and two others
    wounded"); a subject that acts by trade does not suffer by default.
    """
    if own.dep_ == "nsubjpass":
        return True
    if instrument or any(t.dep_ in ("aux",) for t in verb.lefts):
        return False
    if any(t.dep_ in ("prep", "prt") and _is_aim(t, verb) for t in verb.rights):
        return False
    if any(t.dep_ == "agent" for t in verb.rights):
        return True
    return lemma(own) not in count_book().agents and own.lower_ not in count_book().agents


def _is_aim(word: Token, verb: Token) -> bool:
    """Say whether a word tells the aim: "shot at police", not "shot in leg at fair"."""
    if word.lower_ == "at":
        return word.i <= verb.i + 2
    return word.lower_ in ("into", "up", "toward", "towards")


def possessor(noun: Token) -> Token | None:
    """Return who possesses a noun: "the farmer's death", "his life"."""
    return next((t for t in noun.lefts if t.dep_ == "poss"), None)


def object_of(token: Token, *prepositions: str) -> Token | None:
    """Return the object of one of the given prepositions under a token."""
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative") and child.lower_ in prepositions:
            for inner in child.children:
                if inner.dep_ in ("pobj", "pcomp"):
                    return inner
    return None
