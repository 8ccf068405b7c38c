"""Verbs and adjectives that say what happened to people, with the words for those people."""

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Token

from crossreport.extract.counts.arguments import (
    companions,
    direct_object,
    is_passive,
    object_of,
    own_subject,
    patient_of,
    possessor,
    subject,
)
from crossreport.extract.counts.hit import Hit
from crossreport.extract.counts.people import People
from crossreport.extract.counts.reality import Reality, reality
from crossreport.extract.counts.vocabulary import Frame, VerbEntry, count_book
from crossreport.extract.counts.words import is_age
from crossreport.extract.victims import is_doer, lemma, noun_kind, victim_book
from crossreport.model import CountKind, VictimKind

_OBJECT_PHRASE = {"conj", "dep", "appos", "dobj"}
_THEN = {"then", "and", "finally", ","}
_REFLEXIVES = {"himself", "herself", "themselves", "itself", "self"}


def predicate_hits(token: Token, people: People) -> Iterator[Hit]:
    """Yield what a verb or adjective says of people."""
    if token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB"):
        suicide = next(_suicides(token), None)
        if suicide is not None:
            yield suicide
            return
        yield from _verb(token, people)
    if token.i > people.sentence.start:
        yield from _then_oneself(token)
    yield from _adjective(token, people)
    yield from _fatal_share(token, people)


# -- verbs


def _verb(verb: Token, people: People) -> Iterator[Hit]:
    for frame in count_book().frames:
        if lemma(verb) in frame.verbs and _holds(frame, verb, people):
            yield from _hits(verb, frame.entry, people)
            return
    entry = count_book().verbs.get(lemma(verb))
    if entry is not None:
        yield from _hits(verb, entry, people)


def _hits(verb: Token, entry: VerbEntry, people: People) -> Iterator[Hit]:
    patient = _patient(verb, entry, people)
    if patient is None or _is_compound(verb, patient):
        return
    is_killing = entry.lethal and (is_lethal(verb) or _is_murder_suicide(verb))
    kind = CountKind.KILLED if is_killing else entry.kind
    if (entry.figured or kind is CountKind.HELD) and not _is_figured(patient, people):
        return
    if kind is CountKind.ESCAPED and not _was_captive(verb, patient):
        return
    if patient.lower_ in _REFLEXIVES:
        yield _to_oneself(verb, patient, kind)
        return
    yield Hit(kind, verb, patient, entry.strong, reality(verb))
    for other in companions(verb, patient):
        if other.i > verb.i or people.figure_of(other) is not None:
            yield Hit(kind, verb, other, False, reality(verb))


def _is_compound(verb: Token, patient: Token) -> bool:
    """Say whether a word only says which victim is meant: "shooting victim dies"."""
    is_next = patient.i == verb.i + 1 and lemma(patient) in count_book().victims
    return is_next and verb.lower_ in count_book().victims_of


def _is_murder_suicide(verb: Token) -> bool:
    """Say whether somebody shoots others in what the sentence calls a murder and suicide."""
    if verb.lemma_.lower() not in count_book().open_hits or direct_object(verb) is None:
        return False
    words = [t.lower_ for t in verb.sent if not t.is_punct]
    return ("murder", "suicide") in pairwise(words) or "murder-suicide" in words


def _to_oneself(verb: Token, reflexive: Token, kind: CountKind) -> Hit:
    """Return what somebody did to himself; in a "murder-suicide" who shot himself is dead."""
    words = {t.lower_ for t in verb.sent}
    killed = not words.isdisjoint(count_book().suicide) and "attempted" not in words
    told = CountKind.KILLED if killed else kind
    return Hit(told, verb, _self(verb, reflexive), True, reality(verb), by_own_hand=True)


def _then_oneself(token: Token) -> Iterator[Hit]:
    """Read "killed two guards and then himself", "shot his wife, then himself"."""
    if token.lower_ not in _REFLEXIVES or token.nbor(-1).lower_ not in _THEN:
        return
    verb = token.head
    while verb.pos_ != "VERB" and verb.dep_ in _OBJECT_PHRASE and verb.head.i < verb.i:
        verb = verb.head
    entry = count_book().verbs.get(lemma(verb))
    if entry is None or entry.patient != "object" or direct_object(verb) in (None, token):
        return
    kind = CountKind.KILLED if entry.lethal and is_lethal(verb) else entry.kind
    yield _to_oneself(verb, token, kind)


def _is_figured(patient: Token, people: People) -> bool:
    figure = people.figure_of(patient)
    return figure is not None and figure.number.stated != 0


def _patient(verb: Token, entry: VerbEntry, people: People) -> Token | None:
    if entry.patient == "subject":
        if verb.dep_ == "amod" and own_subject(verb) is None:
            return verb.head
        return subject(verb)
    if entry.patient == "object":
        return _sufferer(verb, entry, people)
    noun = patient_of(verb)
    if noun is None:
        return None
    return (
        object_of(noun, "of")
        or (noun if people.figure_of(noun) is not None else possessor(noun))
        or next((t for t in noun.lefts if people.figure_of(t) is not None and noun_kind(t)), None)
        or (noun if noun_kind(noun) is not None else None)
    )


def _sufferer(verb: Token, entry: VerbEntry, people: People) -> Token | None:
    """Return who suffers a transitive verb.

    Of "teen fatally shot outside store" the parse may make the store the object, and of "the
    bullet grazed a guard's head" it is the head.
    """
    found = patient_of(verb, instrument=entry.instrument)
    if found is None or noun_kind(found) is not None or found.dep_ not in ("dobj", "obj"):
        return found
    owner = possessor(found)
    if owner is not None and lemma(found) in victim_book().body_parts:
        return owner
    own = own_subject(verb)
    if own is None or not is_lethal(verb) or lemma(own) in count_book().agents:
        return found
    return found if people.read(found, strong=entry.strong) else own


def _self(verb: Token, reflexive: Token) -> Token:
    """Return who did it to himself; the reflexive where the sentence only says "he"."""
    who = subject(verb)
    return reflexive if who is None or who.pos_ not in ("NOUN", "PROPN") else who


def _was_captive(verb: Token, patient: Token) -> bool:
    """Say whether an escape is one from captivity, and not from danger or from the police."""
    book = count_book()
    if any(noun_kind(t) is VictimKind.DETAINEES for t in patient.subtree):
        return True
    words = {lemma(t) for t in verb.sent}
    return not words.isdisjoint(book.prisons | book.captors)


def is_lethal(verb: Token) -> bool:
    """Say whether words beside a verb make a wound a death ("fatally shot", "shot dead")."""
    lethal = count_book().lethal
    for child in verb.children:
        is_lethal_word = child.lower_ in lethal["adverbs"] and not _is_of_some(child)
        if is_lethal_word and (child.lower_ != "dead" or child.i > verb.i):
            return True
        if child.lower_ == "to" and any(t.lower_ in lethal["nouns"] for t in child.children):
            return True
        if child.dep_ in ("dobj", "nsubj", "nsubjpass") and any(
            t.lower_ in lethal["adjectives"] - {"self-inflicted"} for t in child.lefts
        ):
            return True
    after = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    return after is not None and after.lower_ == "dead"


def _is_of_some(word: Token) -> bool:
    """Say whether a lethal word is said of a part only: "one fatally", "one dead"."""
    if word.i == 0:
        return False
    before = word.nbor(-1)
    return before.pos_ == "NUM" or before.lower_ in ("none", "neither")


def _suicides(verb: Token) -> Iterator[Hit]:
    for frame in count_book().suicides:
        if lemma(verb) not in frame.verbs or not _holds(frame, verb, None):
            continue
        who = subject(verb) or direct_object(verb)
        reflexive = next((t for t in verb.subtree if t.lower_ in _REFLEXIVES), None)
        patient = who if reflexive is None else _self(verb, reflexive)
        if patient is not None:
            kind, state, means = CountKind.KILLED, reality(verb), frame.entry.means
            yield Hit(kind, verb, patient, True, state, by_own_hand=True, means=means)
            return


def _holds(frame: Frame, verb: Token, people: People | None) -> bool:
    tests, barred = frame.tests.items(), frame.barred.items()
    return all(_test(name, wanted, verb, people) for name, wanted in tests) and not any(
        _test(name, unwanted, verb, people) for name, unwanted in barred
    )


def _ends_stretch(word: Token) -> bool:
    """Tell whether a word says how far a part reaches ("from the waist down")."""
    before = word.nbor(-1) if word.i else None
    return before is not None and before.dep_ == "pobj" and before.head.lower_ == "from"


def _test(name: str, wanted: object, verb: Token, people: People | None) -> bool:
    if name == "several":
        who = subject(verb)
        return who is not None and _is_several(who, people)
    if name == "passive":
        return any(t.dep_ == "auxpass" for t in verb.children)
    if name == "transitive":
        return is_passive(verb) or direct_object(verb) is not None
    if name == "own":
        noun = patient_of(verb)
        return noun is not None and any(t.lower_ == "own" for t in noun.lefts)
    words = wanted if isinstance(wanted, frozenset) else frozenset()
    if name == "particle":
        return any(
            t.lower_ in words and not _ends_stretch(t)
            for t in verb.children
            if t.dep_ in ("prt", "advmod", "ccomp", "xcomp")
        )
    if name == "object":
        noun = patient_of(verb)
        return noun is not None and (lemma(noun) in words or noun.lower_ in words)
    if name == "subject":
        who = subject(verb)
        return who is not None and lemma(who) in words
    if name == "victims":
        return _is_of_kind(patient_of(verb), words)
    if name == "doers":
        return _is_of_kind(object_of(verb, "by") if is_passive(verb) else subject(verb), words)
    if name == "complement":
        return any(
            lemma(t) in words or t.lower_ in words
            for t in verb.children
            if t.dep_ in ("oprd", "acomp", "attr", "xcomp", "dobj", "advmod", "npadvmod", "ccomp")
        )
    return _test_preposition(name, words, verb)


def _is_of_kind(noun: Token | None, kinds: frozenset[str]) -> bool:
    if noun is None:
        return False
    kind = noun_kind(noun)
    return (kind is not None and kind.value in kinds) or ("doers" in kinds and is_doer(noun))


def _test_preposition(name: str, words: frozenset[str], verb: Token) -> bool:
    *outer, last = name.split()
    start = verb
    for word in outer:
        step = next((t for t in start.children if t.lower_ == word), None)
        if step is None:
            return False
        start = step
    for child in start.children:
        if child.lower_ == last:
            for noun in child.children:
                if lemma(noun) in words or noun.lower_ in words:
                    return True
    return False


def _is_several(who: Token, people: People | None) -> bool:
    """Say whether a subject is more than one person, and none of those who did it."""
    if people is None or lemma(who) in victim_book().perpetrators:
        return False
    groups = people.read(who, strong=False)
    return any((group.number.range.low or 0) > 1 and not group.anaphoric for group in groups)


# -- adjectives


def _fatal_share(adverb: Token, people: People) -> Iterator[Hit]:
    """Read "three people were shot, one fatally"."""
    if adverb.lower_ not in count_book().lethal["adverbs"] - {"dead"} or adverb.i == 0:
        return
    before = adverb.nbor(-1)
    if people.figure_of(before) is not None and not before.is_punct:
        yield Hit(CountKind.KILLED, adverb, before, True, Reality.REAL, share=True)


def _adjective(token: Token, people: People) -> Iterator[Hit]:
    kind = count_book().adjectives.get(token.lower_)
    if kind is None or (token.tag_ in ("VBD",) and people.figure_of(token) is None):
        return
    if (
        token.tag_ == "VBN"
        and lemma(token) in count_book().verbs
        and people.figure_of(token) is None
    ):
        return
    patient = _described(token, people)
    if patient is None:
        return
    if token.lower_ == "unaccounted" and not any(
        t.lower_ == "for" for t in token.doc[token.i + 1 : token.i + 2]
    ):
        return
    yield Hit(kind, token, patient, True, reality(token))


def _before_comma(word: Token) -> Token | None:
    """Return the person of "boy dead, three others wounded", which the parse reads on."""
    if word.dep_ != "amod" or word.head.i < word.i or word.nbor(1).text != ",":
        return None
    aged = next((t for t in word.lefts if is_age(t)), None)
    if aged is not None:
        return aged
    noun = word.nbor(-1) if word.i > word.sent.start else None
    return noun if noun is not None and noun_kind(noun) is not None else None


def _described(word: Token, people: People) -> Token | None:
    """Return whom an adjective describes; the adjective itself when it stands for them."""
    if people.figure_of(word) is not None:
        return word
    before = _before_comma(word)
    if before is not None:
        return before
    if word.dep_ == "amod":
        is_people = noun_kind(word.head) is not None or people.figure_at(word.head) is not None
        return word.head if is_people else None
    aged = next((t for t in word.lefts if is_age(t)), None)
    if aged is not None and word.dep_ not in ("amod", "acomp"):
        return aged
    own = next((t for t in word.children if t.dep_ in ("nsubj", "nsubjpass")), None)
    if own is not None:
        return own
    if word.dep_ in ("acomp", "oprd", "attr", "xcomp", "ccomp", "advcl", "acl", "relcl", "conj"):
        return subject(word)
    return None
